"""People: who they are, where they have a role, and where they are signed in."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.tenancy.errors import InvitationMissing, SessionEnded
from portal.domains.tenancy.models import Invitation, Membership, SignInSession, User
from portal.domains.tenancy.rules import SESSION_IDLE
from portal.domains.tenancy.values import InvitationView, MembershipView, PersonView, Preferences, Principal
from portal.kit import clock
from portal.kit.crypto import Vault
from portal.kit.rows import all_as
from portal.kit.scope import DoorScope, enter, tenant

_MEMBERSHIP = (
    Membership.id, Membership.operator_id, Membership.merchant_id, Membership.tenant_name,
    Membership.tenant_code, Membership.role, Membership.user_id, Membership.user_name, Membership.user_email,
)  # fmt: skip


async def find_user(session: AsyncSession, email: str) -> User | None:
    """The user with this mail address, in the door's scope of the same address."""
    return await session.scalar(select(User).where(User.email == email.strip().lower()))


async def memberships_of(session: AsyncSession, user_id: UUID) -> Sequence[MembershipView]:
    """Where this person has a role, operators first, in the door's scope of the user."""
    rows = await session.execute(
        select(*_MEMBERSHIP)
        .where(Membership.user_id == user_id, Membership.revoked_at.is_(None))
        .order_by(Membership.merchant_id.is_not(None), Membership.tenant_name, Membership.id)
    )
    return all_as(MembershipView, rows)


async def principal_of_session(session: AsyncSession, vault: Vault, token: str) -> Principal:
    """Who holds this session cookie, in the door's scope of its digest.

    Refuses one that ended; notes its use once a minute.
    """
    digest = vault.digest(token)
    row = (
        await session.execute(
            select(
                SignInSession.id, SignInSession.user_id, SignInSession.membership_id, SignInSession.last_seen_at,
                SignInSession.expires_at, SignInSession.revoked_at,
            ).where(SignInSession.token_hash == digest)
        )
    ).one_or_none()  # fmt: skip
    now = clock.now()
    if row is None or row.revoked_at is not None or row.expires_at <= now or row.last_seen_at + SESSION_IDLE <= now:
        raise SessionEnded
    if (now - row.last_seen_at).total_seconds() > 60:
        await session.execute(update(SignInSession).where(SignInSession.token_hash == digest).values(last_seen_at=now))
    await enter(session, DoorScope(str(row.user_id)))
    held = await memberships_of(session, row.user_id)
    membership = next((found for found in held if found.id == row.membership_id), None)
    if membership is None:
        raise SessionEnded
    return Principal(
        "user", row.user_id, membership.user_name, membership.operator_id, membership.merchant_id, membership.may(),
        row.id, membership.role,
    )  # fmt: skip


async def list_sessions(session: AsyncSession, user_id: UUID) -> Sequence[SignInSession]:
    """Open sessions of a person, newest first, in the door's scope of the user."""
    await enter(session, DoorScope(str(user_id)))
    rows = await session.scalars(
        select(SignInSession)
        .where(
            SignInSession.user_id == user_id, SignInSession.revoked_at.is_(None), SignInSession.expires_at > clock.now()
        )
        .order_by(SignInSession.id.desc())
    )  # fmt: skip
    return rows.all()


async def list_members(session: AsyncSession) -> Sequence[MembershipView]:
    """Members of this operator or merchant, by name."""
    scope = tenant(session)
    rows = await session.execute(
        select(*_MEMBERSHIP)
        .where(
            Membership.operator_id == scope.operator_id, Membership.revoked_at.is_(None),
            Membership.merchant_id.is_not_distinct_from(scope.merchant_id),
        )
        .order_by(Membership.user_name, Membership.id)
    )  # fmt: skip
    return all_as(MembershipView, rows)


async def get_person(session: AsyncSession, user_id: UUID) -> PersonView:
    """A person with their preferences, in the door's scope of the user. Refuses one that is gone."""
    await enter(session, DoorScope(str(user_id)))
    row = (
        await session.execute(
            select(User.name, User.email, User.locale, User.theme, User.time_zone, User.tables).where(
                User.id == user_id
            )
        )
    ).one_or_none()
    if row is None:
        raise SessionEnded
    return PersonView(user_id, row.name, row.email, Preferences(row.locale, row.theme, row.time_zone, row.tables))


async def find_locale(session: AsyncSession, email: str) -> str | None:
    """The language of the person with this mail address, or None when nobody has it; the tenant's scope goes on."""
    scope = tenant(session)
    email = email.strip().lower()
    await enter(session, DoorScope(email))
    locale = await session.scalar(select(User.locale).where(User.email == email))
    await enter(session, scope)
    return locale


async def get_invitation(session: AsyncSession, vault: Vault, token: str) -> InvitationView:
    """What the link of an invitation leads to, at the front door. Refuses one that is not open."""
    digest = vault.digest(token)
    await enter(session, DoorScope(digest))
    row = (
        await session.execute(
            select(Invitation.email, Invitation.tenant_name, Invitation.role, Invitation.expires_at).where(
                Invitation.token_hash == digest, Invitation.accepted_at.is_(None), Invitation.revoked_at.is_(None),
                Invitation.expires_at > clock.now(),
            )
        )
    ).one_or_none()  # fmt: skip
    if row is None:
        raise InvitationMissing
    await enter(session, DoorScope(row.email))
    return InvitationView(*row, known=await find_user(session, row.email) is not None)
