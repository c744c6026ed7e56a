"""Parcels as they cross outbound's border: to be packed, packed, waiting for their carrier."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec


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


class ParcelItemView(msgspec.Struct, frozen=True):
    """Units of a shipment line that were scanned into a parcel."""

    parcel_id: UUID
    shipment_line_id: UUID
    product_id: UUID
    quantity: int


class LabelledParcel(msgspec.Struct, frozen=True):
    """A parcel with a label that waits for its carrier; ``status``: labelled, or verified once that was checked."""

    id: UUID
    number: str
    merchant_id: UUID
    status: str
    shipment_id: UUID
    shipment_number: str
    held: bool
