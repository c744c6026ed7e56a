"""Every select of inbound."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inbound.errors import PlanMissing
from portal.domains.inbound.models import InboundLine, InboundPlan, Receipt
from portal.domains.inbound.rules import COUNTED_STATES
from portal.domains.inbound.values import DockUnits, PlanFilter, PlanItem, PlanLineView, PlanSum, PlanView, ReceiptView
from portal.kit.finding import Match, begins, matches
from portal.kit.paging import Window
from portal.kit.rows import all_as
from portal.kit.scope import tenant

_PLAN = (
    InboundPlan.id, InboundPlan.merchant_id, InboundPlan.number, InboundPlan.status, InboundPlan.warehouse_id,
    InboundPlan.supplier, InboundPlan.po_number, InboundPlan.expected_on, InboundPlan.cartons, InboundPlan.note,
    InboundPlan.arrived_at, InboundPlan.closed_at, InboundPlan.created_at, InboundPlan.version,
)  # fmt: skip
_LINE = (
    InboundLine.id, InboundLine.position, InboundLine.product_id, InboundLine.sku, InboundLine.name,
    InboundLine.expected, InboundLine.received, InboundLine.damaged, InboundLine.received - InboundLine.expected,
)  # fmt: skip
_RECEIPT = (
    Receipt.id, Receipt.line_id, Receipt.product_id, Receipt.lot_id, Receipt.quantity, Receipt.put_away,
    Receipt.condition, Receipt.location_id, Receipt.actor_name, Receipt.received_at,
)  # fmt: skip


def mine(session: AsyncSession, table: type[InboundPlan | InboundLine | Receipt]) -> ColumnElement[bool]:
    """Rows of the operator, and on the merchant's side of the merchant alone."""
    scope = tenant(session)
    own = table.operator_id == scope.operator_id
    return own if scope.merchant_id is None else and_(own, table.merchant_id == scope.merchant_id)


async def get_plan(session: AsyncSession, plan_id: UUID) -> PlanView:
    """One plan with its lines. Refuses one that is not here."""
    row = (
        await session.execute(select(*_PLAN).where(mine(session, InboundPlan), InboundPlan.id == plan_id))
    ).one_or_none()
    if row is None:
        raise PlanMissing(id=str(plan_id))
    [plan] = all_as(PlanItem, [row])
    return PlanView(**msgspec.structs.asdict(plan), lines=await lines_of(session, plan_id))


async def lines_of(session: AsyncSession, plan_id: UUID) -> list[PlanLineView]:
    """Lines of a plan in their order."""
    rows = await session.execute(
        select(*_LINE)
        .where(mine(session, InboundLine), InboundLine.plan_id == plan_id)
        .order_by(InboundLine.position, InboundLine.id)
    )
    return all_as(PlanLineView, rows)


async def list_plans(session: AsyncSession, asked: Window, by: PlanFilter | None = None) -> Sequence[PlanItem]:
    """Plans, newest first; one more than the page's limit when there are more."""
    statement = _narrow(session, select(*_PLAN).where(mine(session, InboundPlan)), by or PlanFilter())
    if asked.after is not None:
        statement = statement.where(InboundPlan.id < asked.after[0])
    rows = await session.execute(statement.order_by(InboundPlan.id.desc()).limit(asked.limit + 1))
    return all_as(PlanItem, rows)


def plans_to_count(session: AsyncSession, by: PlanFilter) -> Select[Any]:
    """The ids of the plans of a view."""
    query: Select[Any] = _narrow(session, select(InboundPlan.id).where(mine(session, InboundPlan)), by)
    return query


def _narrow(session: AsyncSession, statement: Any, by: PlanFilter) -> Any:
    equal = {"merchant_id": by.merchant_id, "warehouse_id": by.warehouse_id}
    for name, value in equal.items():
        if value is not None:
            statement = statement.where(getattr(InboundPlan, name) == value)
    if by.statuses:
        statement = statement.where(InboundPlan.status.in_(by.statuses))
    if by.beginning is not None:
        named = [begins(InboundPlan.number, by.beginning), InboundPlan.po_number == by.written]
        statement = statement.where(or_(*named, InboundPlan.supplier == by.written))
    if by.late_on is not None:
        statement = statement.where(InboundPlan.status == "announced", InboundPlan.expected_on < by.late_on)
    if by.differing_since is not None:
        differing = select(InboundLine.plan_id).where(
            mine(session, InboundLine), or_(InboundLine.received != InboundLine.expected, InboundLine.damaged > 0)
        )
        still = or_(InboundPlan.closed_at.is_(None), InboundPlan.closed_at >= by.differing_since)
        statement = statement.where(InboundPlan.status.in_(COUNTED_STATES), InboundPlan.id.in_(differing), still)
    return statement


async def sums_of(session: AsyncSession, plan_ids: Sequence[UUID]) -> dict[UUID, PlanSum]:
    """What the lines of these plans come to, by plan."""
    found = {plan_id: PlanSum(plan_id, 0, 0, 0, 0, False) for plan_id in plan_ids}
    rows = await session.execute(
        select(
            InboundLine.plan_id, func.count(), func.sum(InboundLine.expected), func.sum(InboundLine.received),
            func.sum(InboundLine.damaged),
            func.bool_or(or_(InboundLine.received != InboundLine.expected, InboundLine.damaged > 0)),
        )
        .where(mine(session, InboundLine), InboundLine.plan_id.in_(plan_ids))
        .group_by(InboundLine.plan_id)
    )  # fmt: skip
    for plan_id, lines, expected, received, damaged, differs in rows:
        found[plan_id] = PlanSum(plan_id, lines, int(expected), int(received), int(damaged), differs)
    return found


async def list_receipts(session: AsyncSession, plan_id: UUID) -> Sequence[ReceiptView]:
    """Every count of a plan, in the order in which they were made. Refuses a plan that is not here."""
    await get_plan(session, plan_id)
    rows = await session.execute(
        select(*_RECEIPT).where(mine(session, Receipt), Receipt.plan_id == plan_id).order_by(Receipt.id)
    )
    return all_as(ReceiptView, rows)


async def waiting_at_dock(session: AsyncSession, warehouse_id: UUID, limit: int) -> Sequence[DockUnits]:
    """What was counted at a warehouse and is not put away yet, the longest waiting first."""
    rows = await session.execute(
        select(
            Receipt.id, InboundPlan.id, InboundPlan.number, InboundPlan.merchant_id, Receipt.product_id,
            Receipt.lot_id, Receipt.quantity - Receipt.put_away, Receipt.condition, Receipt.location_id,
            Receipt.received_at,
        )
        .join(
            InboundPlan,
            (InboundPlan.operator_id == Receipt.operator_id)
            & (InboundPlan.merchant_id == Receipt.merchant_id)
            & (InboundPlan.id == Receipt.plan_id),
        )
        .where(
            mine(session, Receipt), mine(session, InboundPlan), InboundPlan.warehouse_id == warehouse_id,
            Receipt.put_away < Receipt.quantity,
        )
        .order_by(Receipt.id)
        .limit(limit)
    )  # fmt: skip
    return all_as(DockUnits, rows)


async def sum_missing(session: AsyncSession, plan_id: UUID) -> int:
    """Units that were expected and have not been counted yet, over-deliveries of other lines aside."""
    missing = func.greatest(InboundLine.expected - InboundLine.received, 0)
    found = await session.scalar(
        select(func.coalesce(func.sum(missing), 0)).where(mine(session, InboundLine), InboundLine.plan_id == plan_id)
    )
    return int(found or 0)


async def find_plans(session: AsyncSession, number: str, limit: int) -> list[Match]:
    """Plans whose number begins so."""
    shown = (InboundPlan.id, InboundPlan.merchant_id, InboundPlan.number, InboundPlan.supplier, InboundPlan.status)
    return await matches(session, shown, [mine(session, InboundPlan)], InboundPlan.number, number, limit)
