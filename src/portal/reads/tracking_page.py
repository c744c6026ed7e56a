"""Where the parcels of a shipment are: their labels and everything the carriers said, without what a label cost."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import outbound, shipping


class TrackingLine(msgspec.Struct, frozen=True):
    """One thing a carrier said: ``status`` in our words, ``text`` in its own."""

    status: str
    text: str
    place: str
    occurred_at: datetime


class ParcelTracking(msgspec.Struct, frozen=True):
    """One parcel: its number, the carrier's number and state, and its way so far, oldest first."""

    parcel_number: str
    carrier: str
    tracking_number: str
    status: str
    events: Sequence[TrackingLine]


async def tracking_page(session: AsyncSession, shipment_id: UUID) -> list[ParcelTracking]:
    """Every parcel of the shipment that carries a label. Refuses a shipment that is not here."""
    detail = await outbound.get_shipment(session, shipment_id)
    numbers = {parcel.id: parcel.number for parcel in detail.parcels}
    said: dict[UUID, list[TrackingLine]] = {}
    for event in await shipping.tracking_of(session, shipment_id):
        line = TrackingLine(event.status, event.raw_text or event.raw_code, event.place, event.occurred_at)
        said.setdefault(event.label_id, []).append(line)
    return [
        ParcelTracking(
            numbers[label.parcel_id], label.carrier_name, label.tracking_number, label.tracking_status,
            said.get(label.id, []),
        )
        for label in await shipping.labels_of(session, [shipment_id])
    ]  # fmt: skip
