"""Charges as they accrue, each with the operation behind it, and what is still to be priced or invoiced."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.billing.errors import ChargeMissing
from portal.domains.billing.models import Charge, Invoice, Operation, Rate, RateCard
from portal.domains.billing.queries.scoping import mine
from portal.domains.billing.rules import sentences
from portal.domains.billing.values import ChargeView, KindSum, OperationView
from portal.kit.paging import Window
from portal.kit.rows import all_as
from portal.kit.scope import operator_of

_CHARGE = (
    Charge.id, Charge.merchant_id, Charge.kind, Charge.quantity, Charge.unit_price, Charge.amount, Charge.currency,
    Charge.tax_bp, Charge.business_date, Charge.charged_at, Charge.reverses_id, Charge.invoice_id, Charge.explanation,
)  # fmt: skip
_OPERATION = (
    Operation.id, Operation.kind, Operation.quantity, Operation.occurred_at, Operation.warehouse_id,
    Operation.document_type, Operation.document_id, Operation.actor_name, Operation.attributes,
)  # fmt: skip
_WITH_OPERATION = select(*_CHARGE, *_OPERATION).join_from(
    Charge,
    Operation,
    and_(
        Operation.operator_id == Charge.operator_id,
        Operation.id == Charge.operation_id,
        Operation.merchant_id == Charge.merchant_id,
    ),
)


async def get_charge(session: AsyncSession, charge_id: UUID) -> ChargeView:
    """One charge with its operation. Refuses one that is not here."""
    row = (await session.execute(_WITH_OPERATION.where(mine(session, Charge), Charge.id == charge_id))).one_or_none()
    if row is None:
        raise ChargeMissing(id=str(charge_id))
    return _view(row)


async def list_charges(
    session: AsyncSession,
    asked: Window,
    *,
    merchant_id: UUID,
    since: date | None = None,
    until: date | None = None,
    invoice_id: UUID | None = None,
    document_id: UUID | None = None,
) -> Sequence[ChargeView]:
    """A merchant's charges, newest day first; one more than the page's limit when there are more."""
    statement = _WITH_OPERATION.where(mine(session, Charge), Charge.merchant_id == merchant_id)
    if since is not None:
        statement = statement.where(Charge.business_date >= since)
    if until is not None:
        statement = statement.where(Charge.business_date <= until)
    if invoice_id is not None:
        statement = statement.where(Charge.invoice_id == invoice_id)
    if document_id is not None:
        statement = statement.where(
            Operation.operator_id == operator_of(session), Operation.merchant_id == merchant_id,
            Operation.document_id == document_id,
        )  # fmt: skip
    if asked.after is not None:
        day, id_ = asked.after
        statement = statement.where(
            Charge.business_date <= day, (Charge.business_date < day) | (Charge.id < id_)
        )  # fmt: skip
    rows = await session.execute(
        statement.order_by(Charge.business_date.desc(), Charge.id.desc()).limit(asked.limit + 1)
    )
    return [_view(row) for row in rows]


async def sum_kinds(session: AsyncSession, merchant_id: UUID, *, since: date, until: date) -> Sequence[KindSum]:
    """A merchant's charges of a time by kind, without tax."""
    rows = await session.execute(
        select(Charge.kind, func.count(), func.sum(Charge.quantity), func.sum(Charge.amount))
        .where(
            mine(session, Charge), Charge.merchant_id == merchant_id, Charge.business_date >= since,
            Charge.business_date <= until,
        )
        .group_by(Charge.kind)
        .order_by(Charge.kind)
    )  # fmt: skip
    return [KindSum(kind, charges, int(quantity), int(amount)) for kind, charges, quantity, amount in rows]


async def sum_by_day(session: AsyncSession, merchant_id: UUID, *, since: date, until: date) -> dict[date, int]:
    """A merchant's charges without tax by business date, less what was reversed; days without any are absent."""
    rows = await session.execute(
        select(Charge.business_date, func.sum(Charge.amount))
        .where(
            mine(session, Charge), Charge.merchant_id == merchant_id, Charge.business_date >= since,
            Charge.business_date <= until,
        )
        .group_by(Charge.business_date)
    )  # fmt: skip
    return {row[0]: int(row[1]) for row in rows}


async def unpriced(
    session: AsyncSession, merchant_id: UUID, *, since: date | None, until: date | None, after: UUID | None, limit: int
) -> list[UUID]:
    """Operations of a merchant without a charge for which a card up to their day has a rate, by id."""
    # A difference of two sets stays linear whatever the planner thinks of a table that just grew; an anti-join did not.
    recorded = _within(select(Operation.id), Operation, merchant_id, since, until)
    charged = _within(select(Charge.operation_id), Charge, merchant_id, since, until)
    if after is not None:
        recorded, charged = recorded.where(Operation.id > after), charged.where(Charge.operation_id > after)
    without = recorded.where(mine(session, Operation)).except_(charged.where(mine(session, Charge))).subquery()
    has_rate = exists().where(
        RateCard.operator_id == Operation.operator_id, RateCard.merchant_id == Operation.merchant_id,
        RateCard.valid_from <= Operation.business_date, Rate.operator_id == RateCard.operator_id,
        Rate.merchant_id == RateCard.merchant_id, Rate.rate_card_id == RateCard.id, Rate.kind == Operation.kind,
    )  # fmt: skip
    found = (
        select(Operation.id)
        .join(without, without.c.id == Operation.id)
        .where(mine(session, Operation), Operation.merchant_id == merchant_id, has_rate)
    )
    return list(await session.scalars(found.order_by(Operation.id).limit(limit)))


def _within(
    statement: Select[tuple[UUID]], table: Any, merchant_id: UUID, since: date | None, until: date | None
) -> Select[tuple[UUID]]:
    # The first charge of an operation has the operation's date; a reversal may be later, which changes nothing here.
    statement = statement.where(table.merchant_id == merchant_id)
    if since is not None:
        statement = statement.where(table.business_date >= since)
    return statement if until is None else statement.where(table.business_date <= until)


async def merchants_to_invoice(session: AsyncSession, first: date, last: date) -> list[UUID]:
    """Merchants with charges up to ``last`` on no invoice, and no invoice for the period that began at ``first``."""
    invoiced = exists().where(
        Invoice.operator_id == Charge.operator_id, Invoice.merchant_id == Charge.merchant_id,
        Invoice.period_start == first,
    )  # fmt: skip
    found = await session.scalars(
        select(Charge.merchant_id)
        .where(
            Charge.operator_id == operator_of(session), Charge.invoice_id.is_(None), Charge.business_date <= last,
            ~invoiced,
        )
        .distinct()
        .order_by(Charge.merchant_id)
    )  # fmt: skip
    return list(found)


def _view(row: Row[Any]) -> ChargeView:
    charge, operation = list(row)[: len(_CHARGE)], list(row)[len(_CHARGE) :]
    [view] = all_as(ChargeView, [[*charge, sentences(charge[-1]), *all_as(OperationView, [operation])]])
    return view
