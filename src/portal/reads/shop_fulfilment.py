"""What a shop is told of one of its orders: which lines left, with which tracking numbers, and whether that was all."""

from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import orders, outbound, shipping
from portal.domains.channels import Fulfilment, Tracking

_LEFT = ("handed_over", "delivered", "delivery_failed", "returned")


class ToldOrder(msgspec.Struct, frozen=True):
    """The shop that an order came from, and what it is told."""

    shop_id: UUID
    fulfilment: Fulfilment


async def what_left(session: AsyncSession, order_id: UUID, *, note: str) -> ToldOrder | None:
    """Everything of this order that a carrier has; None while that is nothing. Refuses an unknown order."""
    order = await orders.get_order(session, order_id)
    gone = [s.id for s in await outbound.shipments_of_order(session, order_id) if s.status in _LEFT]
    if not gone:
        return None
    units: dict[UUID, int] = {}
    for line in await outbound.lines_of(session, gone):
        units[line.order_line_id] = units.get(line.order_line_id, 0) + line.quantity
    labels = await shipping.labels_of(session, gone)
    fulfilment = Fulfilment(
        order_external_id=order.external_id,
        tracking=[Tracking(label.tracking_number, label.carrier_name) for label in labels],
        lines={line.external_id: units[line.id] // line.units_per_item for line in order.lines if line.id in units},
        complete=all(
            units.get(line.id, 0) >= line.quantity * line.units_per_item - line.cancelled_units for line in order.lines
        ),
        note=note,
    )
    return ToldOrder(order.shop_id, fulfilment)
