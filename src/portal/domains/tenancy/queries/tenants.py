"""Operators and merchants: their details, terms and names."""

from collections.abc import Sequence
from typing import cast
from uuid import UUID

from sqlalchemy import Table, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.tenancy.errors import MerchantMissing
from portal.domains.tenancy.models import Merchant, Operator
from portal.domains.tenancy.values import MembershipView, MerchantView, OperatorView, Terms, Workplace
from portal.kit.hot import Hot
from portal.kit.rows import all_as, one_as
from portal.kit.scope import MerchantScope, OperatorScope, enter, operator_of

_MERCHANT = (
    Merchant.merchant_id, Merchant.code, Merchant.name, Merchant.status, Merchant.reservation_policy, Merchant.locale,
    Merchant.registration_number, Merchant.postal_code, Merchant.address, Merchant.phone, Merchant.email,
    Merchant.suspended_at,
    Merchant.suspension_reason, Merchant.version,
)  # fmt: skip
_OPERATOR = (
    Operator.operator_id, Operator.code, Operator.name, Operator.time_zone, Operator.currency, Operator.locale,
    Operator.registration_number, Operator.postal_code, Operator.address, Operator.phone, Operator.email,
)  # fmt: skip


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
    terms = all_as(Terms, await _TERMS.rows(session, given))
    if not terms:
        raise MerchantMissing(id=str(merchant_id))
    return terms[0]


_merchants, _operators = cast(Table, Merchant.__table__), cast(Table, Operator.__table__)
_TERMS = Hot(
    select(_merchants.c.status, _merchants.c.reservation_policy, _operators.c.time_zone)
    .join_from(_merchants, _operators, _operators.c.operator_id == _merchants.c.operator_id)
    .where(_merchants.c.operator_id == bindparam("operator_id"), _merchants.c.merchant_id == bindparam("merchant_id"))
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


async def list_suspended(session: AsyncSession) -> Sequence[UUID]:
    """Merchants of this operator that are suspended."""
    rows = await session.scalars(
        select(Merchant.merchant_id)
        .where(Merchant.operator_id == operator_of(session), Merchant.status == "suspended")
        .order_by(Merchant.merchant_id)
    )
    return rows.all()


async def get_operator(session: AsyncSession) -> OperatorView:
    """The operator this session works for."""
    row = (await session.execute(select(*_OPERATOR).where(Operator.operator_id == operator_of(session)))).one()
    return all_as(OperatorView, [row])[0]


async def get_workplace(session: AsyncSession, membership: MembershipView) -> Workplace:
    """Where this membership works; the session works there from now on."""
    operator_id, merchant_id = membership.operator_id, membership.merchant_id
    scope = OperatorScope(operator_id) if merchant_id is None else MerchantScope(operator_id, merchant_id)
    await enter(session, scope)
    operator = await get_operator(session)
    name = None if merchant_id is None else (await get_merchant(session, merchant_id)).name
    return Workplace(operator.name, name, operator.currency, operator.time_zone)


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
