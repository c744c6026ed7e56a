"""Members: invited by mail link, joined, given another role, removed."""

from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.tenancy import passwords
from portal.domains.tenancy.actions.auditing import audit
from portal.domains.tenancy.errors import AlreadyMember, InvitationMissing, LastOwner, MemberMissing, RoleAbove
from portal.domains.tenancy.events import MemberInvited
from portal.domains.tenancy.models import Invitation, Membership, User
from portal.domains.tenancy.queries.people import find_user
from portal.domains.tenancy.queries.tenants import tenant_names
from portal.domains.tenancy.rules import INVITATION_LIFE, roles_of
from portal.kit import clock, outbox
from portal.kit.crypto import Vault, new_token
from portal.kit.errors import Invalid
from portal.kit.scope import Actor, DoorScope, OperatorScope, actor_of, enter, operator_of, tenant


async def invite(
    session: AsyncSession,
    vault: Vault,
    *,
    email: str,
    role: str,
    may_make_owners: bool,
    merchant_id: UUID | None = None,
) -> tuple[UUID, str]:
    """An open invitation exists; answers its id and the token for the mail link.

    Refuses a role of the other side, an owner made by a non-owner, and somebody who is a member already.
    ``merchant_id`` lets the operator invite a merchant's first people. Records MemberInvited.
    """
    merchant_id = merchant_id or tenant(session).merchant_id
    email = email.strip().lower()
    _check_role(role, "operator" if merchant_id is None else "merchant", may_make_owners)
    if await _member_with(session, merchant_id, email):
        raise AlreadyMember(email=email)
    token = new_token()
    name, code = await tenant_names(session, merchant_id)
    invitation = Invitation(
        operator_id=operator_of(session), merchant_id=merchant_id, email=email, role=role,
        tenant_name=name, tenant_code=code, token_hash=vault.digest(token),
        invited_by=actor_of(session).name, expires_at=clock.now() + INVITATION_LIFE,
    )  # fmt: skip
    session.add(invitation)
    await session.flush()
    await audit(session, "member.invite", "invitation", invitation.id, {"role": role}, merchant_id=merchant_id)
    await outbox.record(session, MemberInvited(merchant_id=merchant_id, invitation_id=invitation.id))
    return invitation.id, token


async def join(
    session: AsyncSession, vault: Vault, *, token: str, name: str, password: str, locale: str = "ja"
) -> tuple[UUID, UUID]:
    """The reader of the link is a member, and the trail says so; answers the ids of user and membership.

    A person who is known already proves it with the existing password and keeps their name. Refuses an invitation
    that is not open, and somebody new without a name.
    """
    await enter(session, DoorScope(vault.digest(token)))
    row = (
        await session.execute(
            update(Invitation)
            .where(
                Invitation.token_hash == vault.digest(token), Invitation.accepted_at.is_(None),
                Invitation.revoked_at.is_(None), Invitation.expires_at > clock.now(),
            )
            .values(accepted_at=clock.now())
            .returning(
                Invitation.operator_id, Invitation.merchant_id, Invitation.email, Invitation.role,
                Invitation.tenant_name, Invitation.tenant_code,
            )
        )
    ).one_or_none()  # fmt: skip
    if row is None:
        raise InvitationMissing
    user = await known_or_new_user(session, email=row.email, name=name, password=password, locale=locale)
    membership_id = await enroll(
        session,
        user=user,
        operator_id=row.operator_id,
        merchant_id=row.merchant_id,
        role=row.role,
        tenant=(row.tenant_name, row.tenant_code),
    )
    await enter(session, OperatorScope(row.operator_id, Actor("user", user.id, user.name)))
    joined = {"role": row.role}
    await audit(session, "member.join", "membership", membership_id, joined, merchant_id=row.merchant_id)
    return user.id, membership_id


async def known_or_new_user(session: AsyncSession, *, email: str, name: str, password: str, locale: str = "ja") -> User:
    """The person with this address, made now if unknown. Refuses a known address with another password."""
    email = email.strip().lower()
    await enter(session, DoorScope(email))
    user = await find_user(session, email)
    if user is None:
        if not name.strip():
            raise Invalid.field("name", "your name")
        user = User(email=email, name=name.strip(), locale=locale, password_hash=await passwords.hashed(password))
        session.add(user)
        await session.flush()
    elif user.disabled_at is not None or not await passwords.matches(password, user.password_hash):
        raise Invalid.field("password", "the password of your existing account")
    return user


async def enroll(
    session: AsyncSession,
    *,
    user: User,
    operator_id: UUID,
    merchant_id: UUID | None,
    role: str,
    tenant: tuple[str, str],
) -> UUID:
    """The user has a role at an operator or a merchant; a role that was taken away is given again.

    ``tenant`` is the name and the code by which people know it.
    """
    await enter(session, DoorScope(str(user.id)))
    existing = await session.scalar(
        select(Membership).where(
            Membership.user_id == user.id, Membership.operator_id == operator_id,
            Membership.merchant_id.is_not_distinct_from(merchant_id),
        )
    )  # fmt: skip
    membership = existing or Membership(
        operator_id=operator_id, merchant_id=merchant_id, user_id=user.id, user_name=user.name, user_email=user.email,
        tenant_name=tenant[0], tenant_code=tenant[1], role=role,
    )  # fmt: skip
    membership.role, membership.revoked_at = role, None
    session.add(membership)
    await session.flush()
    return membership.id


async def grant(session: AsyncSession, membership_id: UUID, *, role: str, may_make_owners: bool) -> None:
    """The member has this role. Refuses to lose the last owner, and owners made or unmade by others."""
    membership = await _get(session, membership_id)
    side = "operator" if membership.merchant_id is None else "merchant"
    _check_role(role, side, may_make_owners)
    await _check_owner_stays(session, membership, may_make_owners, leaves=role != "owner")
    before, membership.role = membership.role, role
    await session.flush()
    await audit(session, "member.grant", "membership", membership_id, {"from": before, "to": role})


async def revoke(session: AsyncSession, membership_id: UUID, *, may_make_owners: bool) -> None:
    """The person is no member any more; open sessions in this role end with their next request."""
    membership = await _get(session, membership_id)
    await _check_owner_stays(session, membership, may_make_owners, leaves=True)
    membership.revoked_at = clock.now()
    await session.flush()
    await audit(session, "member.revoke", "membership", membership_id, {"role": membership.role})


def _check_role(role: str, side: str, may_make_owners: bool) -> None:
    if role not in roles_of(side):
        raise Invalid.field("role", "one of " + ", ".join(roles_of(side)))
    if role == "owner" and not may_make_owners:
        raise RoleAbove(role=role)


async def _check_owner_stays(session: AsyncSession, member: Membership, may_make_owners: bool, *, leaves: bool) -> None:
    if member.role != "owner" or not leaves:
        return
    if not may_make_owners:
        raise RoleAbove(role="owner")
    owners = await session.scalars(
        select(Membership.id)
        .where(
            Membership.operator_id == member.operator_id, Membership.role == "owner", Membership.revoked_at.is_(None),
            Membership.merchant_id.is_not_distinct_from(member.merchant_id),
        )
        .order_by(Membership.id)
        .with_for_update()
    )  # fmt: skip
    if len(owners.all()) <= 1:
        raise LastOwner


async def _get(session: AsyncSession, membership_id: UUID) -> Membership:
    scope = tenant(session)
    membership = await session.scalar(
        select(Membership).where(
            Membership.operator_id == scope.operator_id, Membership.id == membership_id,
            Membership.merchant_id.is_not_distinct_from(scope.merchant_id), Membership.revoked_at.is_(None),
        )
    )  # fmt: skip
    if membership is None:
        raise MemberMissing(id=str(membership_id))
    return membership


async def _member_with(session: AsyncSession, merchant_id: UUID | None, email: str) -> bool:
    found = await session.scalar(
        select(func.count()).where(
            Membership.operator_id == operator_of(session), Membership.user_email == email,
            Membership.merchant_id.is_not_distinct_from(merchant_id), Membership.revoked_at.is_(None),
        )
    )  # fmt: skip
    return bool(found)
