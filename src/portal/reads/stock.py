"""Stock as people read it: quantities of inventory with the names of catalogue and places."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import catalogue, inventory
from portal.domains.catalogue import ProductRef
from portal.domains.inventory import AvailabilityView, MovementView, StockView
from portal.kit.errors import Missing
from portal.kit.paging import Window
from portal.kit.scope import merchant_of

# As many products as a filter by words goes by; a page shows fewer.
MATCHES = 500


class StockItem(msgspec.Struct, frozen=True):
    """A product at a warehouse, in units. ``available`` may be promised: on hand less reserved less safety, never < 0.

    ``warehouse`` is its code.
    """

    product_id: UUID
    sku: str
    name: str
    warehouse_id: UUID
    warehouse: str
    on_hand: int
    reserved: int
    safety: int
    available: int
    inbound: int


class PlaceItem(msgspec.Struct, frozen=True):
    """Units of a product, lot and condition at a location; ``allocated`` of them are bound to shipments."""

    id: UUID
    merchant_id: UUID
    product_id: UUID
    sku: str
    name: str
    warehouse_id: UUID
    warehouse: str
    location_id: UUID
    location: str
    purpose: str
    lot_id: UUID | None
    lot_code: str | None
    expires_on: date | None
    received_on: date
    condition: str
    quantity: int
    allocated: int


class LotItem(msgspec.Struct, frozen=True):
    """Units of one lot in one condition at a warehouse, wherever they lie in it."""

    product_id: UUID
    sku: str
    name: str
    warehouse_id: UUID
    warehouse: str
    lot_id: UUID
    lot_code: str
    expires_on: date | None
    condition: str
    quantity: int


class MovementItem(msgspec.Struct, frozen=True):
    """One line of the ledger. An end is a location (``from_location``) or a bucket outside the walls."""

    id: UUID
    merchant_id: UUID
    product_id: UUID
    sku: str
    warehouse: str
    quantity: int
    from_bucket: str
    from_location: str | None
    from_condition: str | None
    to_bucket: str
    to_location: str | None
    to_condition: str | None
    lot_id: UUID | None
    reason: str
    document_type: str
    document_id: UUID | None
    actor_name: str
    moved_at: datetime


async def list_availability(
    session: AsyncSession,
    asked: Window,
    *,
    sku: str | None = None,
    q: str | None = None,
    warehouse: str | None = None,
    none_available: bool = False,
) -> list[StockItem]:
    """What of the merchant's products may be sold, by product and warehouse, one more than the page."""
    codes = await _warehouse_codes(session)
    product_ids = await _products_of(session, sku, q)
    warehouse_id = _id_of(codes, warehouse)
    if product_ids == set() or (warehouse and warehouse_id is None):
        return []
    rows = await inventory.list_availability(
        session, asked, product_ids=product_ids, warehouse_id=warehouse_id, none_available=none_available
    )
    named = await catalogue.refs(session, {row.product_id for row in rows})
    return [_stock_item(row, named[row.product_id], codes[row.warehouse_id]) for row in rows]


def _stock_item(row: AvailabilityView, product: ProductRef, warehouse: str) -> StockItem:
    return StockItem(
        row.product_id, product.sku, product.name, row.warehouse_id, warehouse, row.on_hand, row.reserved, row.safety,
        row.available, row.inbound,
    )  # fmt: skip


async def get_availability(session: AsyncSession, product_id: UUID, warehouse_id: UUID) -> StockItem:
    """One product at one warehouse. Refuses when it was never there."""
    rows = [row for row in await inventory.available(session, [product_id]) if row.warehouse_id == warehouse_id]
    if not rows:
        raise Missing(product_id=str(product_id), warehouse_id=str(warehouse_id))
    named, codes = await catalogue.refs(session, [product_id]), await _warehouse_codes(session)
    return _stock_item(rows[0], named[product_id], codes[warehouse_id])


async def list_places(
    session: AsyncSession,
    asked: Window,
    *,
    merchant_id: UUID | None = None,
    product_id: UUID | None = None,
    warehouse_id: UUID | None = None,
    location_id: UUID | None = None,
    condition: str | None = None,
    purpose: str | None = None,
) -> list[PlaceItem]:
    """Where units are, one more than the page."""
    rows = await inventory.list_stock(
        session, asked, merchant_id=merchant_id, product_id=product_id, warehouse_id=warehouse_id,
        location_id=location_id, condition=condition, purpose=purpose,
    )  # fmt: skip
    codes = await _warehouse_codes(session)
    named = await catalogue.refs(session, {row.product_id for row in rows})
    return [_place_item(row, named[row.product_id], codes[row.warehouse_id]) for row in rows]


def _place_item(row: StockView, product: ProductRef, warehouse: str) -> PlaceItem:
    return PlaceItem(
        row.id, row.merchant_id, row.product_id, product.sku, product.name, row.warehouse_id, warehouse,
        row.location_id, row.location_code, row.purpose, row.lot_id, row.lot_code, row.expires_on, row.received_on,
        row.condition, row.quantity, row.allocated,
    )  # fmt: skip


async def list_lots(
    session: AsyncSession,
    asked: Window,
    *,
    sku: str | None = None,
    q: str | None = None,
    expires_until: date | None = None,
) -> list[LotItem]:
    """Units by lot, warehouse and condition, one more than the page."""
    product_ids = await _products_of(session, sku, q)
    if product_ids == set():
        return []
    rows = await inventory.list_lots(session, asked, product_ids=product_ids, expires_until=expires_until)
    codes = await _warehouse_codes(session)
    named = await catalogue.refs(session, {row.product_id for row in rows})
    return [
        LotItem(
            row.product_id, named[row.product_id].sku, named[row.product_id].name, row.warehouse_id,
            codes[row.warehouse_id], row.lot_id, row.lot_code, row.expires_on, row.condition, row.quantity,
        )
        for row in rows
    ]  # fmt: skip


async def list_movements(
    session: AsyncSession,
    asked: Window,
    *,
    sku: str | None = None,
    q: str | None = None,
    product_id: UUID | None = None,
    document_id: UUID | None = None,
) -> list[MovementItem]:
    """The ledger with names, newest first, one more than the page."""
    product_ids = {product_id} if product_id else await _products_of(session, sku, q)
    if product_ids == set():
        return []
    rows = await inventory.list_movements(session, asked, product_ids=product_ids, document_id=document_id)
    ends = {end for row in rows for end in (row.from_location_id, row.to_location_id) if end is not None}
    found = await inventory.locations_by_id(session, ends)
    places = {id_: location.code for id_, location in found.items()}
    codes = await _warehouse_codes(session)
    named = await catalogue.refs(session, {row.product_id for row in rows})
    return [_movement_item(row, named[row.product_id].sku, codes[row.warehouse_id], places) for row in rows]


def _movement_item(row: MovementView, sku: str, warehouse: str, places: Mapping[UUID, str]) -> MovementItem:
    return MovementItem(
        row.id, row.merchant_id, row.product_id, sku, warehouse, row.quantity, row.from_bucket,
        places.get(row.from_location_id) if row.from_location_id else None, row.from_condition, row.to_bucket,
        places.get(row.to_location_id) if row.to_location_id else None, row.to_condition, row.lot_id, row.reason,
        row.document_type, row.document_id, row.actor_name, row.moved_at,
    )  # fmt: skip


async def _warehouse_codes(session: AsyncSession) -> dict[UUID, str]:
    return {house.id: house.code for house in await inventory.list_warehouses(session)}


def _id_of(codes: Mapping[UUID, str], code: str | None) -> UUID | None:
    return next((id_ for id_, known in codes.items() if known == code), None)


async def _products_of(session: AsyncSession, sku: str | None, q: str | None) -> set[UUID] | None:
    """The products that a filter names; None where there is no filter. A sku that is given is exact."""
    if sku:
        return {ref.id for ref in (await catalogue.find_by_skus(session, merchant_of(session), [sku])).values()}
    if q and q.strip():
        return {match.id for match in await catalogue.find_products(session, [merchant_of(session)], q, MATCHES)}
    return None
