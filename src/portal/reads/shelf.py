"""One shelf and what lies on it, and whatever else a scanned code may stand for."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import catalogue, inventory, tenancy
from portal.domains.catalogue import BarcodeView
from portal.domains.inventory import LocationMissing, LocationView, StockView
from portal.kit.paging import Window
from portal.reads.order_list import merchant_names
from portal.reads.search import Hit, search

_ROWS = 200
_PRODUCTS = 5


class ShelfItem(msgspec.Struct, frozen=True):
    """Units of a product, lot and condition on a location; ``allocated`` of them wait for a picker."""

    product_id: UUID
    sku: str
    name: str
    merchant: str
    barcodes: Sequence[BarcodeView]
    location_id: UUID
    location_code: str
    purpose: str
    lot_id: UUID | None
    lot_code: str | None
    expires_on: date | None
    condition: str
    quantity: int
    allocated: int


class Shelf(msgspec.Struct, frozen=True):
    """A location and its contents; an empty one has no items."""

    location: LocationView
    items: Sequence[ShelfItem]


class ProductCard(msgspec.Struct, frozen=True):
    """A product, its codes, how it is kept, and everywhere it lies in the warehouse."""

    product_id: UUID
    sku: str
    name: str
    merchant: str
    barcodes: Sequence[BarcodeView]
    tracks_lots: bool
    tracks_expiry: bool
    places: Sequence[ShelfItem]


class Found(msgspec.Struct, frozen=True):
    """Everything that a code stands for: a shelf of this warehouse, products, and things with that number."""

    shelf: Shelf | None
    products: Sequence[ProductCard]
    others: Sequence[Hit]


async def get_shelf(session: AsyncSession, warehouse_id: UUID, code: str) -> Shelf:
    """The location with this code or barcode. Refuses one that the warehouse does not have."""
    found = await _shelf(session, warehouse_id, code)
    if found is None:
        raise LocationMissing(code=code)
    return found


async def look_up(session: AsyncSession, warehouse_id: UUID, code: str, *, may: frozenset[str]) -> Found:
    """What is this? Products by sku or barcode, the shelf, and only exact hits of all else that one may read.

    Refuses a warehouse that is not here.
    """
    await inventory.get_warehouse(session, warehouse_id)
    shelf = await _shelf(session, warehouse_id, code)
    merchants = [merchant.id for merchant in await tenancy.list_merchants(session)]
    called = await catalogue.find_products(session, merchants, code, _PRODUCTS, only_called=True) if merchants else []
    products = [await _card(session, warehouse_id, match.id) for match in called]
    hits = (await search(session, code, may=may)).items
    others = [hit for hit in hits if hit.exact and hit.kind not in ("location", "product")]
    return Found(shelf, products, others)


async def _shelf(session: AsyncSession, warehouse_id: UUID, code: str) -> Shelf | None:
    location = await inventory.find_location(session, warehouse_id, code.strip())
    if location is None:
        return None
    rows = await inventory.list_stock(session, Window(_ROWS), location_id=location.id)
    return Shelf(location, await _items(session, rows))


async def _card(session: AsyncSession, warehouse_id: UUID, product_id: UUID) -> ProductCard:
    product = (await catalogue.refs(session, [product_id]))[product_id]
    codes = await catalogue.barcodes_of(session, [product_id])
    rows = await inventory.list_stock(session, Window(_ROWS), product_id=product_id, warehouse_id=warehouse_id)
    merchants = await merchant_names(session)
    return ProductCard(
        product.id, product.sku, product.name, merchants.get(product.merchant_id, ""), codes.get(product.id, []),
        product.tracks_lots, product.tracks_expiry, await _items(session, rows),
    )  # fmt: skip


async def _items(session: AsyncSession, rows: Sequence[StockView]) -> list[ShelfItem]:
    product_ids = sorted({row.product_id for row in rows})
    products = await catalogue.refs(session, product_ids)
    codes = await catalogue.barcodes_of(session, product_ids)
    merchants = await merchant_names(session)
    items = [
        ShelfItem(
            row.product_id, products[row.product_id].sku, products[row.product_id].name,
            merchants.get(row.merchant_id, ""), codes.get(row.product_id, []), row.location_id, row.location_code,
            row.purpose, row.lot_id, row.lot_code, row.expires_on, row.condition, row.quantity, row.allocated,
        )
        for row in rows
    ]  # fmt: skip
    return sorted(items, key=lambda item: (item.location_code, item.sku, item.lot_code or ""))
