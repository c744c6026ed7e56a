"""Saying what will arrive, and that it will not."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inbound.actions.changing import change, locked
from portal.domains.inbound.events import InboundAnnounced, InboundCancelled
from portal.domains.inbound.models import InboundLine, InboundPlan
from portal.domains.inbound.queries import lines_of
from portal.domains.inbound.values import NewPlan, NewPlanLine
from portal.kit import clock, outbox
from portal.kit.ids import new_id, new_number
from portal.kit.scope import operator_of


async def announce(session: AsyncSession, plan: NewPlan, *, today: date) -> UUID:
    """A plan with its lines is announced; ``today`` dates its number. Records InboundAnnounced."""
    row = InboundPlan(
        operator_id=operator_of(session), id=new_id(), merchant_id=plan.merchant_id, number=new_number("IN", today),
        warehouse_id=plan.warehouse_id, status="announced", supplier=plan.supplier, po_number=plan.po_number,
        expected_on=plan.expected_on, cartons=plan.cartons, note=plan.note,
    )  # fmt: skip
    session.add(row)
    await session.flush()
    await _insert_lines(session, row.id, plan.merchant_id, plan.lines, first=1)
    await outbox.record(
        session, InboundAnnounced(merchant_id=plan.merchant_id, inbound_plan_id=row.id, number=row.number)
    )
    return row.id


async def add_lines(session: AsyncSession, plan_id: UUID, lines: Sequence[NewPlanLine]) -> None:
    """Products that nobody announced have lines too, so that they can be counted. Refuses a plan not being counted."""
    plan = await locked(session, plan_id, "receive")
    present = await lines_of(session, plan_id)
    known = {line.product_id for line in present}
    new = [line for line in lines if line.product_id not in known]
    await _insert_lines(session, plan_id, plan.merchant_id, new, first=len(present) + 1)


async def cancel(session: AsyncSession, plan_id: UUID) -> None:
    """The plan will not come. Refuses one whose counting has begun. Records InboundCancelled."""
    plan = await locked(session, plan_id, "cancel")
    await change(session, plan, status="cancelled", closed_at=clock.now())
    await outbox.record(session, InboundCancelled(merchant_id=plan.merchant_id, inbound_plan_id=plan_id))


async def _insert_lines(
    session: AsyncSession, plan_id: UUID, merchant_id: UUID, lines: Sequence[NewPlanLine], *, first: int
) -> None:
    if not lines:
        return
    operator_id = operator_of(session)
    await session.execute(
        insert(InboundLine),
        [
            {
                "operator_id": operator_id, "id": new_id(), "merchant_id": merchant_id, "plan_id": plan_id,
                "position": position, "product_id": line.product_id, "sku": line.sku, "name": line.name,
                "expected": line.expected, "received": 0, "damaged": 0,
            }
            for position, line in enumerate(lines, first)
        ],
    )  # fmt: skip
