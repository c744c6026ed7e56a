"""Orders as a list shows them: with why they wait, where they were bought, and where their goods are."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import channels, orders, outbound, shipping, tenancy
from portal.domains.orders import OrderFilter, OrderSummary
from portal.domains.outbound import ShipmentFilter, ShipmentView
from portal.kit.finding import bare
from portal.kit.paging import Window
from portal.kit.scope import tenant

_FOUND = 50


class OrderChoice(msgspec.Struct, frozen=True, kw_only=True):
    """All that a list of orders may be narrowed by, where their goods are included."""

    filter: OrderFilter
    shipment_statuses: Sequence[str] = ()
    warehouse_id: UUID | None = None


class ShipmentInOrder(msgspec.Struct, frozen=True):
    """A shipment with lines of the order."""

    id: UUID
    number: str
    status: str
    warehouse_id: UUID


class OrderItem(OrderSummary, frozen=True):
    """An order in a list. ``total`` in minor units of ``currency``; ``units`` of products; ``holds`` are open ones.

    ``merchant`` is its name, on the operator's side only.
    """

    holds: Sequence[str]
    shop: str
    platform: str
    units: int
    shipments: Sequence[ShipmentInOrder]
    tracking_numbers: Sequence[str]
    merchant: str


async def list_orders(
    session: AsyncSession,
    asked: Window,
    narrowed: OrderFilter,
    *,
    shipment_statuses: Sequence[str] = (),
    warehouse_id: UUID | None = None,
) -> list[OrderItem]:
    """A page of orders, one more than asked. The query also means tracking numbers."""
    chosen = OrderChoice(filter=narrowed, shipment_statuses=shipment_statuses, warehouse_id=warehouse_id)
    found, among = await resolved(session, chosen)
    return await _described(session, await orders.list_orders(session, asked, found, among=among))


async def resolved(session: AsyncSession, chosen: OrderChoice) -> tuple[OrderFilter, Select[Any] | None]:
    """A choice as the orders room takes it: its filter, and a select of the ids among which it chooses."""
    narrowed, among = chosen.filter, None
    if chosen.shipment_statuses or chosen.warehouse_id is not None:
        wanted = ShipmentFilter(statuses=chosen.shipment_statuses, warehouse_id=chosen.warehouse_id)
        among = outbound.orders_with(session, wanted)
    if narrowed.query:
        narrowed = msgspec.structs.replace(narrowed, found=await _tracked(session, narrowed.query))
    return narrowed, among


async def _tracked(session: AsyncSession, query: str) -> list[UUID]:
    parcels = await shipping.find_tracked(session, bare(query), _FOUND)
    lines = await outbound.lines_of(session, {parcel.shipment_id for parcel in parcels}) if parcels else []
    return sorted({line.order_id for line in lines})


async def _described(session: AsyncSession, found: Sequence[OrderSummary]) -> list[OrderItem]:
    if not found:
        return []
    ids = [order.id for order in found]
    held = await orders.open_holds(session, [order.id for order in found if order.held])
    shops = await channels.shops_by_id(session, {order.shop_id for order in found})
    units = await orders.units_of(session, ids)
    shipments = await outbound.shipments_of_orders(session, ids)
    numbers = await tracking_numbers(session, (one.id for some in shipments.values() for one in some))
    merchants = await merchant_names(session)
    return [
        OrderItem(
            **msgspec.structs.asdict(order), holds=[hold.reason for hold in held.get(order.id, [])],
            shop=shops[order.shop_id].name, platform=shops[order.shop_id].platform, units=units.get(order.id, 0),
            shipments=_short(shipments.get(order.id, [])),
            tracking_numbers=[n for one in shipments.get(order.id, []) for n in numbers.get(one.id, [])],
            merchant=merchants.get(order.merchant_id, ""),
        )
        for order in found
    ]  # fmt: skip


def _short(shipments: Sequence[ShipmentView]) -> list[ShipmentInOrder]:
    return [ShipmentInOrder(one.id, one.number, one.status, one.warehouse_id) for one in shipments]


async def tracking_numbers(session: AsyncSession, shipment_ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Tracking numbers of these shipments' parcels, by shipment."""
    found: dict[UUID, list[str]] = {}
    for label in await shipping.labels_of(session, sorted(set(shipment_ids))):
        found.setdefault(label.shipment_id, []).append(label.tracking_number)
    return found


async def merchant_names(session: AsyncSession) -> dict[UUID, str]:
    """Names of the operator's merchants; nothing on the merchant's side, where there is only one."""
    if tenant(session).merchant_id is not None:
        return {}
    return {
        merchant.id: merchant.name for merchant in await tenancy.list_merchants(session, limit=tenancy.ALL_MERCHANTS)
    }
