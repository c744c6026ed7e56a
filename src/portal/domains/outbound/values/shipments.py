"""Shipments as they cross outbound's border: to be opened, opened, changed, seen."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

import msgspec

from portal.domains.outbound.values.parcels import ParcelView


class ShipTo(msgspec.Struct, frozen=True):
    """Who receives, and where. Personal data."""

    name: str
    postal_code: str
    country: str
    region: str
    city: str
    line1: str
    line2: str = ""
    phone: str = ""


class NewShipmentLine(msgspec.Struct, frozen=True):
    """Units of one product for one order line."""

    order_id: UUID
    order_line_id: UUID
    product_id: UUID
    sku: str
    name: str
    quantity: int


class NewShipment(msgspec.Struct, frozen=True, kw_only=True):
    """A shipment to open. ``queued_at`` is its place in the queue for stock and waves; ``held``: its order is held."""

    merchant_id: UUID
    warehouse_id: UUID
    queued_at: datetime
    ship_to: ShipTo
    lines: Sequence[NewShipmentLine]
    requested_date: date | None = None
    requested_slot: str | None = None
    note: str = ""
    held: bool = False


class OpenedLine(NamedTuple):
    """A shipment line that now exists."""

    line_id: UUID
    product_id: UUID
    quantity: int


class OpenedShipment(msgspec.Struct, frozen=True):
    """A shipment that now exists, its lines in the order they were given."""

    id: UUID
    merchant_id: UUID
    number: str
    lines: Sequence[OpenedLine]


class ShipmentView(msgspec.Struct, frozen=True):
    """A shipment without personal data. ``version`` is its ETag."""

    id: UUID
    merchant_id: UUID
    number: str
    warehouse_id: UUID
    wave_id: UUID | None
    status: str
    held: bool
    queued_at: datetime
    ship_region: str
    requested_date: date | None
    requested_slot: str | None
    line_count: int
    unit_count: int
    created_at: datetime
    handed_over_at: datetime | None
    delivered_at: datetime | None
    version: int


class ShipmentChange(msgspec.Struct, frozen=True):
    """A shipment that is about to change, or has: the wave, ``status`` and hold that it had before."""

    id: UUID
    merchant_id: UUID
    wave_id: UUID | None
    status: str
    held: bool


class ShipmentLineView(msgspec.Struct, frozen=True):
    """Units of one product for one order line, and how many of them are picked and packed."""

    id: UUID
    shipment_id: UUID
    order_id: UUID
    order_line_id: UUID
    product_id: UUID
    sku: str
    name: str
    quantity: int
    picked: int
    packed: int


class ShipmentDetail(msgspec.Struct, frozen=True):
    """A shipment with its recipient (personal data), lines and parcels."""

    shipment: ShipmentView
    note: str
    ship_to: ShipTo
    lines: Sequence[ShipmentLineView]
    parcels: Sequence[ParcelView]
