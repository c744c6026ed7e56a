"""Every select of tenancy."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.tenancy.errors import MerchantMissing, SessionEnded
from portal.domains.tenancy.models import ApiKey, Membership, Merchant, Operator, SignInSession, User
from portal.domains.tenancy.rules import SESSION_IDLE
from portal.domains.tenancy.values import ApiKeyView, MembershipView, MerchantView, OperatorView, Principal, Terms
from portal.kit import clock
from portal.kit.crypto import Vault
from portal.kit.rows import all_as, one_as
from portal.kit.scope import DoorScope, enter, operator_of, tenant

_MEMBERSHIP = (
    Membership.id, Membership.operator_id, Membership.merchant_id, Membership.tenant_name,
    Membership.tenant_code, Membership.role, Membership.user_id, Membership.user_name, Membership.user_email,
)  # fmt: skip
_MERCHANT = (
    Merchant.merchant_id, Merchant.code, Merchant.name, Merchant.status, Merchant.reservation_policy, Merchant.locale,
    Merchant.registration_number, Merchant.postal_code, Merchant.address, Merchant.phone, Merchant.email,
    Merchant.version,
)  # fmt: skip
_OPERATOR = (
    Operator.operator_id, Operator.code, Operator.name, Operator.time_zone, Operator.currency, Operator.locale,
    Operator.registration_number, Operator.postal_code, Operator.address, Operator.phone, Operator.email,
)  # fmt: skip
_API_KEY = (
    ApiKey.id, ApiKey.name, ApiKey.prefix, ApiKey.scopes, ApiKey.created_by, ApiKey.created_at, ApiKey.last_used_at,
    ApiKey.expires_at, ApiKey.revoked_at,
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
    """Who holds this session cookie. Refuses one that ended; notes its use once a minute."""
    digest = vault.digest(token)
    await enter(session, DoorScope(digest))
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


async def list_api_keys(session: AsyncSession) -> Sequence[ApiKeyView]:
    """API keys of this operator or merchant, newest first."""
    scope = tenant(session)
    rows = await session.execute(
        select(*_API_KEY)
        .where(
            ApiKey.operator_id == scope.operator_id, ApiKey.merchant_id.is_not_distinct_from(scope.merchant_id)
        )
        .order_by(ApiKey.id.desc())
    )  # fmt: skip
    return all_as(ApiKeyView, rows)


async def get_merchant(session: AsyncSession, merchant_id: UUID) -> MerchantView:
    """One merchant. Refuses one that is not here."""
    row = (
        await session.execute(
            select(*_MERCHANT).where(Merchant.operator_id == operator_of(session), Merchant.merchant_id == merchant_id)
        )
    ).one_or_none()
    merchant = one_as(MerchantView, row)
    if merchant is None:
        raise MerchantMissing(id=str(merchant_id))
    return merchant


async def get_terms(session: AsyncSession, merchant_id: UUID) -> Terms:
    """What intake must know of a merchant, in one row. Refuses one that is not here."""
    given = {"operator_id": operator_of(session), "merchant_id": merchant_id}
    terms = one_as(Terms, (await session.execute(_TERMS, given)).one_or_none())
    if terms is None:
        raise MerchantMissing(id=str(merchant_id))
    return terms


_TERMS = (
    select(Merchant.status, Merchant.reservation_policy, Operator.time_zone)
    .join(Operator, Operator.operator_id == Merchant.operator_id)
    .where(Merchant.operator_id == bindparam("operator_id"), Merchant.merchant_id == bindparam("merchant_id"))
)


async def list_merchants(session: AsyncSession, *, after: str = "", limit: int = 200) -> Sequence[MerchantView]:
    """Merchants of this operator by code, beginning behind ``after``."""
    rows = await session.execute(
        select(*_MERCHANT)
        .where(Merchant.operator_id == operator_of(session), Merchant.code > after)
        .order_by(Merchant.code)
        .limit(limit)
    )
    return all_as(MerchantView, rows)


async def get_operator(session: AsyncSession) -> OperatorView:
    """The operator this session works for."""
    row = (await session.execute(select(*_OPERATOR).where(Operator.operator_id == operator_of(session)))).one()
    return all_as(OperatorView, [row])[0]


async def tenant_name(session: AsyncSession, merchant_id: UUID | None) -> str:
    """The name by which people know this operator or merchant."""
    return (await tenant_names(session, merchant_id))[0]


async def tenant_names(session: AsyncSession, merchant_id: UUID | None) -> tuple[str, str]:
    """The name by which people know this operator or merchant, and the code that stands in addresses."""
    known = await get_operator(session) if merchant_id is None else await get_merchant(session, merchant_id)
    return known.name, known.code


async def find_operator_id(session: AsyncSession, code: str) -> UUID | None:
    """The operator with this code, in the platform's scope."""
    return await session.scalar(select(Operator.operator_id).where(Operator.code == code))


async def list_operators(session: AsyncSession) -> Sequence[tuple[UUID, str]]:
    """Every operator with its time zone, in the scope of the platform or the relay."""
    rows = await session.execute(select(Operator.operator_id, Operator.time_zone).order_by(Operator.operator_id))
    return [(row.operator_id, row.time_zone) for row in rows]
