"""Every select of inbound."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inbound.errors import PlanMissing
from portal.domains.inbound.models import InboundLine, InboundPlan, Receipt
from portal.domains.inbound.values import PlanItem, PlanLineView, PlanView, ReceiptView
from portal.kit.finding import Match, matches
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


async def list_plans(
    session: AsyncSession,
    asked: Window,
    *,
    status: str | None = None,
    merchant_id: UUID | None = None,
    warehouse_id: UUID | None = None,
) -> Sequence[PlanItem]:
    """Plans, newest first; one more than the page's limit when there are more."""
    statement = select(*_PLAN).where(mine(session, InboundPlan))
    if status is not None:
        statement = statement.where(InboundPlan.status == status)
    if merchant_id is not None:
        statement = statement.where(InboundPlan.merchant_id == merchant_id)
    if warehouse_id is not None:
        statement = statement.where(InboundPlan.warehouse_id == warehouse_id)
    if asked.after is not None:
        statement = statement.where(InboundPlan.id < asked.after[0])
    rows = await session.execute(statement.order_by(InboundPlan.id.desc()).limit(asked.limit + 1))
    return all_as(PlanItem, rows)


async def list_receipts(session: AsyncSession, plan_id: UUID) -> Sequence[ReceiptView]:
    """Every count of a plan, in the order in which they were made. Refuses a plan that is not here."""
    await get_plan(session, plan_id)
    rows = await session.execute(
        select(*_RECEIPT).where(mine(session, Receipt), Receipt.plan_id == plan_id).order_by(Receipt.id)
    )
    return all_as(ReceiptView, rows)


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
