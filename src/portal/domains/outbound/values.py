"""What crosses outbound's border: what is asked for, and frozen views of what is there."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

import msgspec


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


class ParcelView(msgspec.Struct, frozen=True):
    """One box of a shipment. Sizes in mm, weight in g."""

    id: UUID
    merchant_id: UUID
    shipment_id: UUID
    number: str
    status: str
    box_code: str
    length_mm: int
    width_mm: int
    height_mm: int
    weight_g: int
    packed_by: str
    created_at: datetime


class LabelledParcel(msgspec.Struct, frozen=True):
    """A parcel with a label that waits for its carrier; ``status``: labelled, or verified once that was checked."""

    id: UUID
    number: str
    merchant_id: UUID
    status: str
    shipment_id: UUID
    shipment_number: str
    held: bool


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


class ParcelItemView(msgspec.Struct, frozen=True):
    """Units of a shipment line that were scanned into a parcel."""

    parcel_id: UUID
    shipment_line_id: UUID
    product_id: UUID
    quantity: int


class ShipmentDetail(msgspec.Struct, frozen=True):
    """A shipment with its recipient (personal data), lines and parcels."""

    shipment: ShipmentView
    note: str
    ship_to: ShipTo
    lines: Sequence[ShipmentLineView]
    parcels: Sequence[ParcelView]


class WaveFilters(msgspec.Struct, frozen=True, kw_only=True):
    """Which reserved shipments a wave takes.

    No ``merchant_ids`` or ``shipment_ids`` means all; ``single_item``: one unit in all; ``requested_until``: without a
    wished delivery date or with one up to this; ``max_units``: the oldest that together stay within it.
    """

    merchant_ids: Sequence[UUID] = ()
    shipment_ids: Sequence[UUID] = ()
    single_item: bool = False
    requested_until: date | None = None
    max_units: int | None = None


class LeftOut(msgspec.Struct, frozen=True):
    """A shipment that a wave does not take, and why."""

    shipment_id: UUID
    number: str
    reason: str


class WavePreview(msgspec.Struct, frozen=True):
    """What a wave would take, and how many open shipments stay out by reason.

    Reasons: ``held``, ``awaiting_stock``, ``not_reserved``, ``in_another_wave``, ``filtered_out``, ``over_limit``.
    """

    shipments: int
    lines: int
    units: int
    left_out: dict[str, int]
    examples: Sequence[LeftOut]


class WaveView(msgspec.Struct, frozen=True):
    """Shipments released together. ``version`` is its ETag."""

    id: UUID
    number: str
    warehouse_id: UUID
    method: str
    status: str
    planned_by: str
    created_at: datetime
    released_at: datetime | None
    closed_at: datetime | None
    version: int


class PreparedWave(msgspec.Struct, frozen=True):
    """A wave locked for its release, with the shipments that may go."""

    wave: WaveView
    members: Sequence[ShipmentChange]

    @property
    def shipment_ids(self) -> list[UUID]:
        return [row.id for row in self.members]


class CancelledWave(msgspec.Struct, frozen=True):
    """Shipments that went back to the queue, and those of them whose allocations must be given back."""

    returned: Sequence[UUID]
    allocated: Sequence[UUID]


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


class NewParcel(msgspec.Struct, frozen=True, kw_only=True):
    """A box that was filled: sizes in mm, weight in g, and the units of each product scanned into it."""

    box_code: str
    length_mm: int
    width_mm: int
    height_mm: int
    weight_g: int
    contents: dict[UUID, int]


class Packed(msgspec.Struct, frozen=True):
    """Parcels that now exist, and whether they complete their shipment."""

    shipment_id: UUID
    merchant_id: UUID
    warehouse_id: UUID
    parcel_ids: Sequence[UUID]
    complete: bool
