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
    """It waits for stock."""


class ShipmentReaddressed(ShipmentEvent, frozen=True, kw_only=True):
    """Recipient or wished delivery time changed."""


class ShipmentCancelled(ShipmentEvent, frozen=True, kw_only=True):
    """It will not be sent. ``picked_units`` had been picked by then and have to be put back."""

    wave_id: UUID | None = None
    picked_units: int = 0


class ShipmentReleased(ShipmentEvent, frozen=True, kw_only=True):
    """It is on a pick list."""

    wave_id: UUID


class ShipmentLeftWave(ShipmentEvent, frozen=True, kw_only=True):
    """It is back in the queue. ``reason``: ``held``, ``not_on_shelf``, ``wave_cancelled``, or ``short`` of stock."""

    wave_id: UUID
    reason: str


class PickingBegan(ShipmentEvent, frozen=True, kw_only=True):
    """Its first unit was picked."""

    wave_id: UUID | None


class LinePicked(ShipmentEvent, frozen=True, kw_only=True):
    """Units of one line were scanned from their location."""

    pick_id: UUID
    product_id: UUID
    location_id: UUID
    quantity: int


class PickShort(ShipmentEvent, frozen=True, kw_only=True):
    """``missing`` units of a pick were not where they should be."""

    pick_id: UUID
    product_id: UUID
    location_id: UUID
    missing: int


class UnitsPutBack(ShipmentEvent, frozen=True, kw_only=True):
    """What was picked of a waiting shipment is on a shelf again."""

    units: int


class ShipmentPicked(ShipmentEvent, frozen=True, kw_only=True):
    """Every unit of it is at the packing place."""

    wave_id: UUID | None


class ShipmentPacked(ShipmentEvent, frozen=True, kw_only=True):
    """Every unit of it was scanned into a parcel."""

    parcel_ids: list[UUID]
    warehouse_id: UUID
    wave_id: UUID | None


class WaveEvent(Event, frozen=True, kw_only=True):
    """Something about one wave."""

    subject: ClassVar[str] = "wave"
    merchant_id: None = None
    wave_id: UUID


class WavePlanned(WaveEvent, frozen=True, kw_only=True):
    """Shipments were chosen for it."""

    warehouse_id: UUID
    shipments: int


class WaveReleased(WaveEvent, frozen=True, kw_only=True):
    """Its pick lists are on the floor."""

    warehouse_id: UUID
    shipments: int


class WaveCancelled(WaveEvent, frozen=True, kw_only=True):
    """Nothing more is picked for it; what was not picked is back in the queue."""


class WavePicked(WaveEvent, frozen=True, kw_only=True):
    """Nothing is left to pick for it."""


class WaveClosed(WaveEvent, frozen=True, kw_only=True):
    """Every shipment of it is packed, cancelled or has left it."""


class ShipmentHandedOver(ShipmentEvent, frozen=True, kw_only=True):
    """Its last parcel was given to the carrier."""

    order_ids: list[UUID]


class ShipmentDelivered(ShipmentEvent, frozen=True, kw_only=True):
    """The recipient has it."""


class DeliveryFailed(ShipmentEvent, frozen=True, kw_only=True):
    """The carrier could not deliver it."""


class ShipmentReturned(ShipmentEvent, frozen=True, kw_only=True):
    """The carrier brought it back."""
