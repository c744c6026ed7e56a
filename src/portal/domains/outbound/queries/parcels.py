"""Every select on parcels and what is in them."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.outbound.errors import ParcelMissing
from portal.domains.outbound.models import Parcel, ParcelItem, Shipment
from portal.domains.outbound.queries.tenant import among, within
from portal.domains.outbound.values.parcels import LabelledParcel, ParcelItemView, ParcelView
from portal.kit.rows import all_as

_PARCEL = (
    Parcel.id, Parcel.merchant_id, Parcel.shipment_id, Parcel.number, Parcel.status, Parcel.box_code,
    Parcel.length_mm, Parcel.width_mm, Parcel.height_mm, Parcel.weight_g, Parcel.packed_by, Parcel.created_at,
)  # fmt: skip


async def get_parcel(session: AsyncSession, parcel_id: UUID) -> ParcelView:
    """One parcel. Refuses one that is not here."""
    found = await _parcels(session, Parcel.id == parcel_id)
    if not found:
        raise ParcelMissing(id=str(parcel_id))
    return found[0]


async def find_parcel(session: AsyncSession, number: str) -> ParcelView | None:
    """The parcel with this number, as it is scanned from its label."""
    found = await _parcels(session, Parcel.number == number.strip().upper())
    return found[0] if found else None


async def parcels_of(session: AsyncSession, shipment_id: UUID) -> Sequence[ParcelView]:
    """Parcels of a shipment, in the order they were packed, cancelled ones included."""
    return await _parcels(session, Parcel.shipment_id == shipment_id)


async def labelled_parcels(session: AsyncSession, warehouse_id: UUID, limit: int) -> Sequence[LabelledParcel]:
    """Parcels of packed shipments that carry a label and are still in this warehouse, the longest packed first."""
    rows = await session.execute(
        select(Parcel.id, Parcel.number, Parcel.merchant_id, Parcel.status, Shipment.id, Shipment.number, Shipment.held)
        .join(
            Shipment,
            (Shipment.operator_id == Parcel.operator_id)
            & (Shipment.id == Parcel.shipment_id)
            & (Shipment.merchant_id == Parcel.merchant_id),
        )
        .where(
            *within(session, Parcel), *within(session, Shipment), Shipment.warehouse_id == warehouse_id,
            Shipment.status == "packed", Parcel.status.in_(("labelled", "verified")),
        )
        .order_by(Parcel.id)
        .limit(limit)
    )  # fmt: skip
    return all_as(LabelledParcel, rows)


async def parcel_numbers(session: AsyncSession, parcel_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Numbers of these parcels by id."""
    rows = await session.execute(
        select(Parcel.id, Parcel.number).where(*within(session, Parcel), among(Parcel.id, parcel_ids))
    )
    return {row.id: row.number for row in rows}


async def items_of(session: AsyncSession, parcel_ids: Sequence[UUID]) -> Sequence[ParcelItemView]:
    """What was scanned into these parcels."""
    rows = await session.execute(
        select(ParcelItem.parcel_id, ParcelItem.shipment_line_id, ParcelItem.product_id, ParcelItem.quantity)
        .where(*within(session, ParcelItem), among(ParcelItem.parcel_id, parcel_ids))
        .order_by(ParcelItem.parcel_id, ParcelItem.id)
    )
    return all_as(ParcelItemView, rows)


async def _parcels(session: AsyncSession, which: Any) -> list[ParcelView]:
    rows = await session.execute(select(*_PARCEL).where(*within(session, Parcel), which).order_by(Parcel.id))
    return all_as(ParcelView, rows)
