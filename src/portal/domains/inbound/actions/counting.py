"""At the dock: arrival, counting, taking units away to their places, closing."""

from collections import Counter
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Integer, Uuid, bindparam, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inbound.actions.changing import Held, change, locked
from portal.domains.inbound.errors import NotReceived, ReceiptMissing
from portal.domains.inbound.events import InboundArrived, InboundClosed, InboundPutAway, InboundReceived
from portal.domains.inbound.models import InboundLine, Receipt
from portal.domains.inbound.queries import list_receipts, mine, sum_missing
from portal.domains.inbound.values import Counted, ReceiptView, Taken
from portal.kit import clock, outbox
from portal.kit.ids import new_id
from portal.kit.scope import actor_of, operator_of


async def arrive(session: AsyncSession, plan_id: UUID) -> None:
    """The goods are at the dock. Refuses a plan that is not announced. Records InboundArrived."""
    plan = await locked(session, plan_id, "arrive")
    await change(session, plan, status="arrived", arrived_at=clock.now())
    await outbox.record(session, InboundArrived(merchant_id=plan.merchant_id, inbound_plan_id=plan_id))


async def receive(session: AsyncSession, plan_id: UUID, counts: Sequence[Counted]) -> list[UUID]:
    """Each count is a receipt and its line knows it; the plan is ``received`` once nothing expected is missing.

    Answers the receipts' ids in the order of the counts. Refuses a plan that is not being counted. Records
    InboundReceived.
    """
    plan = await locked(session, plan_id, "receive")
    receipt_ids = await _insert_receipts(session, plan, counts)
    await _raise_lines(session, plan, counts)
    status = "receiving" if await sum_missing(session, plan_id) else "received"
    await change(session, plan, status=status)
    units = sum(count.quantity for count in counts)
    damaged = sum(count.quantity for count in counts if count.condition == "damaged")
    await outbox.record(
        session, InboundReceived(merchant_id=plan.merchant_id, inbound_plan_id=plan_id, units=units, damaged=damaged)
    )
    return receipt_ids


async def put_away(session: AsyncSession, plan_id: UUID, taken: Sequence[Taken]) -> list[ReceiptView]:
    """Units of receipts have left the dock. Answers each receipt as it is after the units of that entry.

    Refuses a plan with nothing counted, a receipt of another plan, and more units than a receipt has left. Records
    InboundPutAway.
    """
    plan = await locked(session, plan_id, "put_away")
    receipts = {receipt.id: receipt for receipt in await list_receipts(session, plan_id)}
    moved: Counter[UUID] = Counter()
    after = []
    for entry in taken:
        receipt = receipts.get(entry.receipt_id)
        if receipt is None:
            raise ReceiptMissing(id=str(entry.receipt_id))
        moved[receipt.id] += entry.quantity
        total = receipt.put_away + moved[receipt.id]
        if total > receipt.quantity:
            raise NotReceived(receipt_id=str(receipt.id), left=receipt.quantity - receipt.put_away)
        after.append(_with(receipt, total))
    await session.execute(
        _PUT_AWAY,
        {"operator_id": operator_of(session), "merchant_id": plan.merchant_id, "ids": list(moved),
         "units": list(moved.values())},
    )  # fmt: skip
    await outbox.record(
        session,
        InboundPutAway(merchant_id=plan.merchant_id, inbound_plan_id=plan_id, units=sum(moved.values())),
    )
    return after


async def close(session: AsyncSession, plan_id: UUID) -> None:
    """Counting is over and the variance stays. Refuses a plan of which nothing was counted. Records InboundClosed."""
    plan = await locked(session, plan_id, "close")
    variance = await session.scalar(
        select(func.sum(InboundLine.received - InboundLine.expected)).where(
            mine(session, InboundLine), InboundLine.plan_id == plan_id
        )
    )
    await change(session, plan, status="closed", closed_at=clock.now())
    await outbox.record(
        session,
        InboundClosed(merchant_id=plan.merchant_id, inbound_plan_id=plan_id, variance=int(variance or 0)),
    )


async def _insert_receipts(session: AsyncSession, plan: Held, counts: Sequence[Counted]) -> list[UUID]:
    operator_id, actor, now = operator_of(session), actor_of(session), clock.now()
    rows: list[dict[str, Any]] = [
        {
            "operator_id": operator_id, "id": new_id(), "merchant_id": plan.merchant_id, "plan_id": plan.id,
            "line_id": count.line_id, "product_id": count.product_id, "lot_id": count.lot_id,
            "quantity": count.quantity, "put_away": 0, "condition": count.condition, "location_id": count.location_id,
            "actor_name": actor.name, "received_at": now,
        }
        for count in counts
    ]  # fmt: skip
    await session.execute(insert(Receipt), rows)
    return [row["id"] for row in rows]


async def _raise_lines(session: AsyncSession, plan: Held, counts: Sequence[Counted]) -> None:
    received: Counter[UUID] = Counter()
    damaged: Counter[UUID] = Counter()
    for count in counts:
        received[count.line_id] += count.quantity
        damaged[count.line_id] += count.quantity if count.condition == "damaged" else 0
    await session.execute(
        _RAISE_LINES,
        {"operator_id": operator_of(session), "merchant_id": plan.merchant_id, "ids": list(received),
         "units": list(received.values()), "damaged": [damaged[id_] for id_ in received]},
    )  # fmt: skip


def _with(receipt: ReceiptView, put_away: int) -> ReceiptView:
    return ReceiptView(
        receipt.id, receipt.line_id, receipt.product_id, receipt.lot_id, receipt.quantity, put_away,
        receipt.condition, receipt.location_id, receipt.actor, receipt.received_at,
    )  # fmt: skip


_RAISE_LINES = text(
    "update inbound_lines set received = received + given.units, damaged = inbound_lines.damaged + given.damaged"
    " from unnest(:ids, :units, :damaged) as given(id, units, damaged)"
    " where inbound_lines.operator_id = :operator_id and inbound_lines.merchant_id = :merchant_id"
    " and inbound_lines.id = given.id"
).bindparams(
    bindparam("ids", type_=ARRAY(Uuid)),
    bindparam("units", type_=ARRAY(Integer)),
    bindparam("damaged", type_=ARRAY(Integer)),
)
_PUT_AWAY = text(
    "update receipts set put_away = put_away + given.units from unnest(:ids, :units) as given(id, units)"
    " where receipts.operator_id = :operator_id and receipts.merchant_id = :merchant_id and receipts.id = given.id"
).bindparams(bindparam("ids", type_=ARRAY(Uuid)), bindparam("units", type_=ARRAY(Integer)))
