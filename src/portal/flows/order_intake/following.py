"""A newer version of an order, or its end, followed as far as the goods have not gone: until the floor works on it,
it simply changes; then a person must decide; once packed it is too late.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import inventory, orders, outbound, tenancy
from portal.domains.orders import NewOrder, OrderView
from portal.domains.outbound import UNTIL_PACKED, ShipmentView
from portal.flows.order_intake.sending import send, ship_to
from portal.kit import clock

_BEFORE_RELEASE = frozenset({"draft", "awaiting_stock", "reserved"})
# What the floor's work depends on; the rest of an order may change under its hands.
_PHYSICAL = frozenset({"address", "delivery", "lines"})


async def follow(session: AsyncSession, order_id: UUID, given: NewOrder) -> str:
    """The order follows this version, is held for a person, or stays as it is because it is too late.

    Answers the stage that made it too late, or nothing. Records what :func:`orders.change`,
    :func:`orders.hold_for_change` or :func:`orders.refuse_change` record.
    """
    order, shipments, stage = await with_goods(session, order_id)
    if given.source_version < order.source_version:
        return ""
    fields = await orders.differences(session, order_id, given)
    if stage and (fields & _PHYSICAL or order.status in ("fulfilled", "cancelled")):
        await orders.refuse_change(session, order_id, given, stage)
        return stage
    if fields & _PHYSICAL and any(view.status not in _BEFORE_RELEASE for view in shipments):
        await orders.hold_for_change(session, order_id, given)
    else:
        await orders.change(session, order_id, given)
        await _follow_goods(session, order_id, fields, shipments)
    await mirror_hold(session, order_id)
    return ""


async def with_goods(session: AsyncSession, order_id: UUID) -> tuple[OrderView, list[ShipmentView], str]:
    """The order, ours until the transaction ends, its shipments that are not cancelled, and :func:`late_stage`."""
    order = await orders.get_order(session, order_id, to_change=True)
    found = await outbound.shipments_of_order(session, order_id)
    shipments = [view for view in found if view.status != "cancelled"]
    return order, shipments, late_stage(order, shipments)


def late_stage(order: OrderView, shipments: Sequence[ShipmentView]) -> str:
    """How far an order is, when it is too late to change or cancel it; else nothing."""
    if order.status in ("fulfilled", "cancelled"):
        return order.status
    return next((view.status for view in shipments if view.status not in {*UNTIL_PACKED, "cancelled"}), "")


async def _follow_goods(
    session: AsyncSession, order_id: UUID, fields: frozenset[str], shipments: Sequence[ShipmentView]
) -> None:
    if "lines" in fields or not shipments:
        await withdraw(session, shipments)
        await send_again(session, [order_id])
    elif fields & _PHYSICAL:
        [order] = await orders.shippables(session, [order_id])
        await outbound.readdress(
            session,
            [view.id for view in shipments],
            ship_to=ship_to(order.ship_to),
            requested_date=order.requested_date,
            requested_slot=order.requested_slot,
        )


async def withdraw(session: AsyncSession, shipments: Sequence[ShipmentView]) -> None:
    """These shipments will not be sent, and their stock is free for others."""
    ids = [view.id for view in shipments]
    if ids:
        await outbound.cancel_shipments(session, ids)
        await inventory.release(session, ids)


async def send_again(session: AsyncSession, order_ids: Sequence[UUID]) -> None:
    """What these orders of one merchant still want goes into new shipments, in their old place in the queue."""
    ready = await orders.shippables(session, order_ids)
    if ready:
        terms = await tenancy.get_terms(session, ready[0].merchant_id)
        partial_ok = terms.reservation_policy == "partial"
        await send(session, ready, partial_ok=partial_ok, day=clock.date_in(terms.time_zone))


async def mirror_hold(session: AsyncSession, order_id: UUID) -> None:
    """Its shipments are held while the order is."""
    order = await orders.get_order(session, order_id)
    await outbound.set_held(session, order_id, order.held)
