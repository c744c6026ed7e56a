"""From orders to reserved shipments: route, open, ask for stock, and say what came of it. Set-based for many orders."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import inventory, outbound
from portal.domains.inventory import Demand, Promise
from portal.domains.orders import Address, Shippable
from portal.domains.outbound import NewShipment, NewShipmentLine, OpenedShipment, ShipTo
from portal.flows.order_intake.routing import choose
from portal.kit.errors import Conflict


class NoWarehouse(Conflict):
    """The operator has no warehouse to send from."""

    code = "no_warehouse"
    title = "There is no warehouse to send from"


class ShortLine(msgspec.Struct, frozen=True):
    """A line that waits for stock: ``wanted`` units, of which ``reserved`` are promised already."""

    sku: str
    wanted: int
    reserved: int


class Sending(msgspec.Struct, frozen=True):
    """The shipment of an order; ``status`` is ``reserved`` or ``awaiting_stock``, then ``short`` says for what."""

    shipment_id: UUID
    number: str
    warehouse_id: UUID
    status: str
    short: Sequence[ShortLine] = ()


async def send(
    session: AsyncSession, orders: Sequence[Shippable], *, partial_ok: bool, day: date
) -> dict[UUID, Sending]:
    """Each order has a shipment, with its stock promised or waiting in the queue; answers by order.

    Refuses when there is no warehouse. Records ShipmentReserved or ShipmentShort per shipment.
    """
    if not orders:
        return {}
    new = await _routed(session, orders)
    opened = outbound.prepare_shipments(new, business_date=day)
    promises = await inventory.ask_and_reserve(session, _demands(new, opened, partial_ok))
    await outbound.open_promised(session, new, opened, {made.id for made in opened if promises[made.id].complete})
    return {
        order.order_id: _sending(shipment, made, promises[made.id])
        for order, shipment, made in zip(orders, new, opened, strict=True)
    }


async def _routed(session: AsyncSession, orders: Sequence[Shippable]) -> list[NewShipment]:
    warehouses = await inventory.warehouse_ids(session)
    if not warehouses:
        raise NoWarehouse
    products = {line.product_id for order in orders for line in order.lines}
    stocks = await inventory.available(session, sorted(products)) if len(warehouses) > 1 else []
    free = {(stock.warehouse_id, stock.product_id): stock.available for stock in stocks}
    return [_shipment(order, choose(_wanted(order), free, warehouses)) for order in orders]


def _wanted(order: Shippable) -> Counter[UUID]:
    wanted: Counter[UUID] = Counter()
    for line in order.lines:
        wanted[line.product_id] += line.units
    return wanted


def _shipment(order: Shippable, warehouse_id: UUID) -> NewShipment:
    return NewShipment(
        merchant_id=order.merchant_id, warehouse_id=warehouse_id, queued_at=order.queued_at,
        ship_to=ship_to(order.ship_to), requested_date=order.requested_date, requested_slot=order.requested_slot,
        note=order.note, held=order.held,
        lines=[
            NewShipmentLine(order.order_id, line.order_line_id, line.product_id, line.sku, line.name, line.units)
            for line in order.lines
        ],
    )  # fmt: skip


def ship_to(place: Address) -> ShipTo:
    """The recipient as a shipment has it."""
    return ShipTo(
        place.name, place.postal_code, place.country, place.region, place.city, place.line1, place.line2, place.phone
    )


def _demands(new: Sequence[NewShipment], opened: Sequence[OpenedShipment], partial_ok: bool) -> list[Demand]:
    return [
        Demand(
            merchant_id=made.merchant_id, document_id=made.id, line_id=line.line_id, product_id=line.product_id,
            warehouse_id=shipment.warehouse_id, quantity=line.quantity, partial_ok=partial_ok,
            queued_at=shipment.queued_at,
        )
        for shipment, made in zip(new, opened, strict=True)
        for line in made.lines
    ]  # fmt: skip


def _sending(shipment: NewShipment, made: OpenedShipment, promise: Promise) -> Sending:
    if promise.complete:
        return Sending(made.id, made.number, shipment.warehouse_id, "reserved")
    short = [
        ShortLine(new.sku, line.quantity, promise.lines.get(line.line_id, 0))
        for new, line in zip(shipment.lines, made.lines, strict=True)
        if promise.lines.get(line.line_id, 0) < line.quantity
    ]
    return Sending(made.id, made.number, shipment.warehouse_id, "awaiting_stock", short)
