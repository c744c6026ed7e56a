"""What crosses the border of inventory: inputs and frozen views. Quantities are units of a product."""

from datetime import date, datetime, time
from uuid import UUID

import msgspec


class NewWarehouse(msgspec.Struct, frozen=True, kw_only=True):
    """A building to add. ``cut_off`` is local time in ``time_zone``; the lowest ``priority`` is preferred."""

    code: str
    name: str
    time_zone: str = "Asia/Tokyo"
    cut_off: time = time(15)
    postal_code: str = ""
    region: str = ""
    address: str = ""
    phone: str = ""
    priority: int = 100


class WarehouseView(msgspec.Struct, frozen=True):
    """A building of the operator."""

    id: UUID
    code: str
    name: str
    time_zone: str
    cut_off: time
    postal_code: str
    region: str
    address: str
    phone: str
    priority: int


class ZoneView(msgspec.Struct, frozen=True):
    """A part of a warehouse of one temperature."""

    id: UUID
    warehouse_id: UUID
    code: str
    name: str
    temperature: str


class NewLocation(msgspec.Struct, frozen=True, kw_only=True):
    """A place to add; without ``barcode`` its code is its barcode."""

    code: str
    purpose: str
    barcode: str | None = None
    aisle: int = 0
    bay: int = 0
    level: int = 0
    walk_sequence: int = 0


class LocationView(msgspec.Struct, frozen=True):
    """A place that can hold stock."""

    id: UUID
    warehouse_id: UUID
    zone_id: UUID
    code: str
    barcode: str
    purpose: str
    aisle: int
    bay: int
    level: int
    walk_sequence: int


class LotView(msgspec.Struct, frozen=True):
    """A batch of a product; ``expires_on`` is its last good day."""

    id: UUID
    product_id: UUID
    lot_code: str
    expires_on: date | None


class Received(msgspec.Struct, frozen=True, kw_only=True):
    """Units that came in from ``from_bucket`` (``supplier``, ``buyer`` for returns, ``assembly``)."""

    merchant_id: UUID
    product_id: UUID
    location_id: UUID
    quantity: int
    document_type: str
    document_id: UUID | None
    lot_id: UUID | None = None
    condition: str = "sellable"
    from_bucket: str = "supplier"


class Transfer(msgspec.Struct, frozen=True, kw_only=True):
    """Units of one condition (and lot) to bring from one location to another."""

    merchant_id: UUID
    product_id: UUID
    lot_id: UUID | None
    condition: str
    quantity: int
    from_location_id: UUID
    to_location_id: UUID
    document_id: UUID | None


class StoredUnits(msgspec.Struct, frozen=True):
    """Units of a merchant in a warehouse at a moment."""

    merchant_id: UUID
    warehouse_id: UUID
    units: int


class Demand(msgspec.Struct, frozen=True, kw_only=True):
    """One line asks for ``quantity`` units. Lines of one document get all or nothing, unless ``partial_ok``."""

    merchant_id: UUID
    document_id: UUID
    line_id: UUID
    product_id: UUID
    warehouse_id: UUID
    quantity: int
    queued_at: datetime
    partial_ok: bool = False


class Promise(msgspec.Struct, frozen=True):
    """What a document was promised, by line; ``complete`` when nothing of it waits."""

    complete: bool
    lines: dict[UUID, int]


class Filled(msgspec.Struct, frozen=True):
    """A document whose last waiting line was promised now."""

    document_id: UUID
    merchant_id: UUID


class AllocationView(msgspec.Struct, frozen=True):
    """``quantity`` units of a line to be fetched from a location."""

    id: UUID
    reservation_id: UUID
    document_id: UUID
    line_id: UUID
    merchant_id: UUID
    product_id: UUID
    location_id: UUID
    lot_id: UUID | None
    quantity: int
    walk_sequence: int
    location_code: str


class Allocated(msgspec.Struct, frozen=True):
    """Allocations in walk order, and the documents that found too little on the shelves and got none."""

    allocations: list[AllocationView]
    short: list[UUID]


class ShortResult(msgspec.Struct, frozen=True):
    """What became of missing units.

    ``reallocated``: where else to fetch them. ``waiting``: units that no shelf has now; ``unreserved`` of them are not
    even promised any more. ``lost``: other documents that had to give promises back.
    """

    reallocated: list[AllocationView]
    waiting: int
    unreserved: int
    lost: list[UUID]


class AvailabilityView(msgspec.Struct, frozen=True):
    """What of a product at a warehouse may still be promised: ``available = max(0, on_hand - reserved - safety)``."""

    merchant_id: UUID
    product_id: UUID
    warehouse_id: UUID
    on_hand: int
    reserved: int
    safety: int
    inbound: int
    available: int


class StockView(msgspec.Struct, frozen=True):
    """Units of a product, lot and condition at a location; ``allocated`` of them are pinned for shipments."""

    id: UUID
    merchant_id: UUID
    product_id: UUID
    warehouse_id: UUID
    location_id: UUID
    location_code: str
    purpose: str
    lot_id: UUID | None
    lot_code: str | None
    expires_on: date | None
    received_on: date
    condition: str
    quantity: int
    allocated: int


class FullestShelf(msgspec.Struct, frozen=True):
    """Where most of a product lies."""

    product_id: UUID
    location_code: str


class LotStock(msgspec.Struct, frozen=True):
    """Units of one lot in one condition at a warehouse."""

    product_id: UUID
    warehouse_id: UUID
    lot_id: UUID
    lot_code: str
    expires_on: date | None
    condition: str
    quantity: int


class MovementView(msgspec.Struct, frozen=True):
    """One line of the ledger: ``quantity`` left one bucket and entered another."""

    id: UUID
    merchant_id: UUID
    product_id: UUID
    lot_id: UUID | None
    warehouse_id: UUID
    quantity: int
    from_bucket: str
    from_location_id: UUID | None
    from_condition: str | None
    to_bucket: str
    to_location_id: UUID | None
    to_condition: str | None
    reason: str
    document_type: str
    document_id: UUID | None
    actor_name: str
    moved_at: datetime


class Discrepancy(msgspec.Struct, frozen=True):
    """Two records of the same units that disagree: ``kind`` says which, ``place_id`` the location or warehouse."""

    kind: str
    merchant_id: UUID
    product_id: UUID
    place_id: UUID
    expected: int
    found: int
