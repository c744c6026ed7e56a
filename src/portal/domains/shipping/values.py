"""What crosses shipping's border: what is asked for, and frozen views of what is there."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec


class CarrierAccountView(msgspec.Struct, frozen=True):
    """An operator's contract with a carrier, without its secrets. ``hook_token`` ends the address it reports to."""

    id: UUID
    carrier: str
    code: str
    name: str
    settings: dict[str, Any]
    hook_token: str
    created_at: datetime
    disabled_at: datetime | None


class NewLabel(msgspec.Struct, frozen=True, kw_only=True):
    """A label that was bought. ``cost`` in minor units of ``currency``; ``document`` is a PDF."""

    merchant_id: UUID
    parcel_id: UUID
    shipment_id: UUID
    carrier_account_id: UUID
    carrier: str
    carrier_name: str
    service: str
    size_class: int
    zone: str
    tracking_number: str
    cost: int
    currency: str
    document: bytes


class LabelView(msgspec.Struct, frozen=True):
    """A label without its document. Empty ``verified_at``: its number was not scanned on the parcel yet."""

    id: UUID
    merchant_id: UUID
    parcel_id: UUID
    shipment_id: UUID
    carrier_account_id: UUID
    carrier: str
    carrier_name: str
    service: str
    size_class: int
    zone: str
    tracking_number: str
    status: str
    cost: int
    currency: str
    tracking_status: str
    created_at: datetime
    verified_at: datetime | None
    voided_at: datetime | None


class HandoverView(msgspec.Struct, frozen=True):
    """Parcels given to a carrier at a time; ``parcels`` counts them."""

    id: UUID
    number: str
    warehouse_id: UUID
    carrier_account_id: UUID
    status: str
    signed_by: str | None
    created_at: datetime
    closed_at: datetime | None
    parcels: int


class HandoverParcelView(msgspec.Struct, frozen=True):
    """A parcel that was scanned for a handover, with what its label says."""

    id: UUID
    merchant_id: UUID
    parcel_id: UUID
    shipment_id: UUID
    tracking_number: str
    service: str
    size_class: int
    zone: str
    cost: int
    currency: str
    carrier: str
    scanned_at: datetime
    scanned_by: str


class TrackingEventView(msgspec.Struct, frozen=True):
    """What a carrier said about a parcel: our ``status``, and its own words."""

    label_id: UUID
    status: str
    raw_code: str
    raw_text: str
    place: str
    occurred_at: datetime
    received_at: datetime


class Tracked(msgspec.Struct, frozen=True):
    """What became of a carrier's message: events that were new, known, and about parcels that are not ours."""

    new: int
    known: int
    unknown_numbers: list[str]
