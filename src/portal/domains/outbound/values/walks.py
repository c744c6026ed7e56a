"""Walks over the floor as they cross outbound's border: pick lists and their stops."""

from datetime import datetime
from uuid import UUID

import msgspec


class NewPick(msgspec.Struct, frozen=True, kw_only=True):
    """Units of a shipment line to fetch from a location, as they were allocated."""

    allocation_id: UUID
    merchant_id: UUID
    shipment_id: UUID
    line_id: UUID
    product_id: UUID
    location_id: UUID
    zone_id: UUID | None
    lot_id: UUID | None
    quantity: int
    walk_sequence: int


class PickView(msgspec.Struct, frozen=True):
    """One stop of a walk."""

    id: UUID
    pick_list_id: UUID
    shipment_id: UUID
    shipment_line_id: UUID
    allocation_id: UUID
    merchant_id: UUID
    product_id: UUID
    location_id: UUID
    lot_id: UUID | None
    quantity: int
    picked: int
    status: str
    position: int
    tote: int
    warehouse_id: UUID


class PickListView(msgspec.Struct, frozen=True):
    """A walk for one picker, and how far it is."""

    id: UUID
    wave_id: UUID
    number: str
    picker: str | None
    created_at: datetime
    picks: int
    picks_open: int
    units: int
    units_picked: int


class OpenWalk(msgspec.Struct, frozen=True):
    """A walk that waits for its picker or for the rest of its stops; ``units_left`` are still on the shelves."""

    id: UUID
    number: str
    wave_number: str
    picker: str | None
    released_at: datetime | None
    stops: int
    stops_left: int
    units_left: int


class Picked(msgspec.Struct, frozen=True):
    """How a pick stands after a scan, and where its shipment is now."""

    pick_id: UUID
    picked: int
    remaining: int
    shipment_id: UUID
    shipment_status: str


class ShortPick(msgspec.Struct, frozen=True):
    """A stop of a wave at which units were missing."""

    id: UUID
    pick_list: str
    shipment_id: UUID
    shipment: str
    shipment_status: str
    merchant_id: UUID
    product_id: UUID
    location_id: UUID
    missing: int
