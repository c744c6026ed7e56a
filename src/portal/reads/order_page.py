"""One order as its page shows it: what was bought, why it waits, where its goods are, and what happened when."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import billing, orders, outbound
from portal.domains.billing import ChargeView
from portal.domains.orders import OrderView
from portal.domains.outbound import ParcelView, ShipmentLineView, ShipmentView
from portal.kit import outbox
from portal.kit.outbox import FeedItem
from portal.kit.paging import MAX_LIMIT, Window


class ShipmentOfOrder(msgspec.Struct, frozen=True):
    """A shipment with its lines and boxes."""

    shipment: ShipmentView
    lines: Sequence[ShipmentLineView]
    parcels: Sequence[ParcelView]


class OrderPage(msgspec.Struct, frozen=True):
    """An order and its shipments, oldest first."""

    order: OrderView
    shipments: Sequence[ShipmentOfOrder]


async def order_page(session: AsyncSession, order_id: UUID) -> OrderPage:
    """Everything about one order. Refuses one that is not here."""
    order = await orders.get_order(session, order_id)
    shipments = await outbound.shipments_of_order(session, order_id)
    lines = await outbound.lines_of(session, [shipment.id for shipment in shipments])
    return OrderPage(
        order,
        [
            ShipmentOfOrder(
                shipment,
                [line for line in lines if line.shipment_id == shipment.id and line.order_id == order_id],
                await outbound.parcels_of(session, shipment.id),
            )
            for shipment in shipments
        ],
    )


async def order_charges(session: AsyncSession, order_id: UUID) -> Sequence[ChargeView]:
    """What was charged for the order, its shipments and its parcels, oldest first; refuses an order not here."""
    page = await order_page(session, order_id)
    parcels = [parcel.id for found in page.shipments for parcel in found.parcels]
    charges: list[ChargeView] = []
    for document_id in (order_id, *(found.shipment.id for found in page.shipments), *parcels):
        charges += await billing.list_charges(
            session, Window(MAX_LIMIT), merchant_id=page.order.merchant_id, document_id=document_id
        )
    return sorted(charges, key=lambda charge: (charge.charged_at, charge.id))


async def order_timeline(session: AsyncSession, order_id: UUID) -> Sequence[FeedItem]:
    """What happened to the order, its shipments and its parcels, oldest first. Refuses an order that is not here."""
    page = await order_page(session, order_id)
    shipments = [found.shipment.id for found in page.shipments]
    parcels = [parcel.id for found in page.shipments for parcel in found.parcels]
    return await outbox.timeline(session, [order_id, *shipments, *parcels])
