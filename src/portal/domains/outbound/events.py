"""What happened to shipments and waves. Everything about one shipment has it as subject, so it is its timeline."""

from typing import ClassVar
from uuid import UUID

from portal.kit.outbox import Event


class ShipmentEvent(Event, frozen=True, kw_only=True):
    """Something about one shipment."""

    subject: ClassVar[str] = "shipment"
    shipment_id: UUID


class ShipmentReserved(ShipmentEvent, frozen=True, kw_only=True):
    """Every line's stock is promised to it."""


class ShipmentShort(ShipmentEvent, frozen=True, kw_only=True):
    """It waits for stock, and has left its wave if it was in one (``wave_id``)."""

    wave_id: UUID | None = None


class ShipmentReaddressed(ShipmentEvent, frozen=True, kw_only=True):
    """Recipient or wished delivery time changed."""


class ShipmentCancelled(ShipmentEvent, frozen=True, kw_only=True):
    """It will not be sent. ``picked_units`` had been picked by then and have to be put back."""

    wave_id: UUID | None = None
    picked_units: int = 0


class ShipmentHandedOver(ShipmentEvent, frozen=True, kw_only=True):
    """Its last parcel was given to the carrier."""

    order_ids: list[UUID]


class ShipmentDelivered(ShipmentEvent, frozen=True, kw_only=True):
    """The recipient has it."""


class DeliveryFailed(ShipmentEvent, frozen=True, kw_only=True):
    """The carrier could not deliver it."""


class ShipmentReturned(ShipmentEvent, frozen=True, kw_only=True):
    """The carrier brought it back."""
