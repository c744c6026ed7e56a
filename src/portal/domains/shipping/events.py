"""What happened in shipping."""

from typing import ClassVar
from uuid import UUID

from portal.kit.outbox import Event


class ParcelEvent(Event, frozen=True, kw_only=True):
    """Something about one parcel of a shipment."""

    subject: ClassVar[str] = "parcel"
    parcel_id: UUID
    shipment_id: UUID


class LabelBought(ParcelEvent, frozen=True, kw_only=True):
    """The carrier knows the parcel."""

    tracking_number: str


class LabelWanted(ParcelEvent, frozen=True, kw_only=True):
    """Somebody asked for a new label."""


class LabelVoided(ParcelEvent, frozen=True, kw_only=True):
    """The label counts no more here; the carrier is told after."""

    label_id: UUID


class LabelVerified(ParcelEvent, frozen=True, kw_only=True):
    """The label was scanned on its own parcel."""


class ParcelHandedOver(ParcelEvent, frozen=True, kw_only=True):
    """The carrier has the parcel."""

    handover_id: UUID


class HandoverSigned(Event, frozen=True, kw_only=True):
    """The carrier has signed; the manifest is printed after."""

    subject: ClassVar[str] = "handover"
    handover_id: UUID


class ParcelTracked(ParcelEvent, frozen=True, kw_only=True):
    """Where the parcel is has changed; ``status`` is one of TRACKING_STATES."""

    status: str
