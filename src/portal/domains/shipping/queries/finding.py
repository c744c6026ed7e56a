"""Labels by the carrier's number, whichever carrier it is."""

from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.shipping.models import Label
from portal.domains.shipping.queries.labels import here
from portal.kit.finding import begins
from portal.kit.rows import all_as

_SHORTEST = 4


class TrackedParcel(msgspec.Struct, frozen=True):
    """A label that counts, found by its number."""

    parcel_id: UUID
    shipment_id: UUID
    merchant_id: UUID
    tracking_number: str
    carrier_name: str
    status: str


_FOUND: tuple[Any, ...] = (
    Label.parcel_id, Label.shipment_id, Label.merchant_id, Label.tracking_number, Label.carrier_name,
    Label.tracking_status,
)  # fmt: skip


async def find_tracked(session: AsyncSession, number: str, limit: int) -> list[TrackedParcel]:
    """Parcels whose tracking number begins so; ``number`` without hyphens. Nothing for fewer than four letters."""
    if len(number) < _SHORTEST:
        return []
    rows = await session.execute(
        select(*_FOUND)
        .where(*here(session, Label), Label.status == "bought", begins(Label.tracking_number, number))
        .order_by(Label.tracking_number)
        .limit(limit)
    )
    return all_as(TrackedParcel, rows)


def shipments_of_carrier(session: AsyncSession, carrier: str) -> Select[UUID]:
    """The ids of shipments with a parcel that this carrier takes."""
    return select(Label.shipment_id).where(*here(session, Label), Label.status == "bought", Label.carrier == carrier)
