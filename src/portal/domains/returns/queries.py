"""Every select of returns."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.returns.errors import ReturnMissing
from portal.domains.returns.models import Inspection, Return, ReturnLine
from portal.domains.returns.rules import NOT_COMING
from portal.domains.returns.values import (
    InspectionView,
    ReturnFilter,
    ReturnItem,
    ReturnLineView,
    ReturnSum,
    ReturnView,
)
from portal.kit.finding import Match, begins, matches
from portal.kit.paging import Window
from portal.kit.rows import all_as
from portal.kit.scope import tenant

_RETURN = (
    Return.id, Return.merchant_id, Return.number, Return.order_id, Return.warehouse_id, Return.status, Return.wants,
    Return.note, Return.arrived_at, Return.resolved_at, Return.created_at, Return.version,
)  # fmt: skip
_LINE = (
    ReturnLine.id, ReturnLine.order_line_id, ReturnLine.product_id, ReturnLine.sku, ReturnLine.name,
    ReturnLine.quantity, ReturnLine.inspected, ReturnLine.reason,
)  # fmt: skip
_INSPECTION = (
    Inspection.id, Inspection.line_id, Inspection.quantity, Inspection.condition, Inspection.disposition,
    Inspection.note, Inspection.lot_id, Inspection.location_id, Inspection.actor_name, Inspection.inspected_at,
)  # fmt: skip


def mine(session: AsyncSession, table: Any) -> ColumnElement[bool]:
    """Rows of the operator, and on the merchant's side of the merchant alone."""
    scope = tenant(session)
    own: ColumnElement[bool] = table.operator_id == scope.operator_id
    return own if scope.merchant_id is None else and_(own, table.merchant_id == scope.merchant_id)


async def get_return(session: AsyncSession, return_id: UUID) -> ReturnView:
    """One return with lines and inspections. Refuses one that is not here."""
    row = (await session.execute(select(*_RETURN).where(mine(session, Return), Return.id == return_id))).one_or_none()
    if row is None:
        raise ReturnMissing(id=str(return_id))
    inspections = await session.execute(
        select(*_INSPECTION)
        .where(mine(session, Inspection), Inspection.return_id == return_id)
        .order_by(Inspection.inspected_at, Inspection.id)
    )
    lines = await lines_of(session, return_id)
    [view] = all_as(ReturnView, [[*row, lines, all_as(InspectionView, inspections)]])
    return view


async def lines_of(session: AsyncSession, return_id: UUID) -> list[ReturnLineView]:
    """Lines of a return."""
    rows = await session.execute(
        select(*_LINE)
        .where(mine(session, ReturnLine), ReturnLine.return_id == return_id)
        .order_by(ReturnLine.sku, ReturnLine.id)
    )
    return all_as(ReturnLineView, rows)


async def find_return_id(session: AsyncSession, number: str) -> UUID | None:
    """The return whose number stands on a parcel."""
    return await session.scalar(select(Return.id).where(mine(session, Return), Return.number == number.strip().upper()))


async def list_returns(session: AsyncSession, asked: Window, by: ReturnFilter | None = None) -> Sequence[ReturnItem]:
    """Returns, newest first; one more than the page's limit when there are more."""
    statement = _narrow(session, select(*_RETURN).where(mine(session, Return)), by or ReturnFilter())
    if asked.after is not None:
        statement = statement.where(Return.id < asked.after[0])
    rows = await session.execute(statement.order_by(Return.id.desc()).limit(asked.limit + 1))
    return all_as(ReturnItem, rows)


def returns_to_count(session: AsyncSession, by: ReturnFilter) -> Select[Any]:
    """The ids of the returns of a view."""
    query: Select[Any] = _narrow(session, select(Return.id).where(mine(session, Return)), by)
    return query


def _narrow(session: AsyncSession, statement: Any, by: ReturnFilter) -> Any:
    equal = {"merchant_id": by.merchant_id, "order_id": by.order_id, "warehouse_id": by.warehouse_id}
    for name, value in equal.items():
        if value is not None:
            statement = statement.where(getattr(Return, name) == value)
    if by.statuses:
        statement = statement.where(Return.status.in_(by.statuses))
    if by.beginning is not None:
        statement = statement.where(or_(begins(Return.number, by.beginning), Return.order_id.in_(by.of_orders)))
    return statement


async def sums_of(session: AsyncSession, return_ids: Sequence[UUID]) -> dict[UUID, ReturnSum]:
    """What the lines of these returns come to, by return."""
    rows = await session.execute(
        select(
            ReturnLine.return_id, func.count(), func.sum(ReturnLine.quantity), func.sum(ReturnLine.inspected),
            func.array_agg(ReturnLine.reason.distinct()),
        )
        .where(mine(session, ReturnLine), ReturnLine.return_id.in_(return_ids))
        .group_by(ReturnLine.return_id)
    )  # fmt: skip
    return {row[0]: ReturnSum(row[0], row[1], int(row[2]), int(row[3]), row[4]) for row in rows}


async def sum_coming_back(session: AsyncSession, order_line_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Units of these order lines that came or are coming back, by order line."""
    units = case((Return.status == "resolved", ReturnLine.inspected), else_=ReturnLine.quantity)
    rows = await session.execute(
        select(ReturnLine.order_line_id, func.sum(units))
        .join(Return, and_(Return.operator_id == ReturnLine.operator_id, Return.id == ReturnLine.return_id))
        .where(
            mine(session, ReturnLine), mine(session, Return), ReturnLine.order_line_id.in_(list(order_line_ids)),
            Return.status.not_in(NOT_COMING),
        )
        .group_by(ReturnLine.order_line_id)
    )  # fmt: skip
    return {order_line_id: int(quantity) for order_line_id, quantity in rows}


async def find_returns(session: AsyncSession, number: str, limit: int) -> list[Match]:
    """Returns whose number begins so."""
    shown = (Return.id, Return.merchant_id, Return.number, Return.wants, Return.status)
    return await matches(session, shown, [mine(session, Return)], Return.number, number, limit)
