"""Shipments, parcels and waves by the number on their papers or its beginning."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.outbound.models import Parcel, Shipment, Wave
from portal.domains.outbound.queries.tenant import among, within
from portal.kit.finding import Match, matches
from portal.kit.scope import operator_of

_SHIPMENT = (Shipment.id, Shipment.merchant_id, Shipment.number, Shipment.ship_region, Shipment.status)
_PARCEL = (Parcel.id, Parcel.merchant_id, Parcel.number, Parcel.box_code, Parcel.status, Parcel.shipment_id)


async def find_shipments(session: AsyncSession, number: str, limit: int) -> list[Match]:
    """Shipments whose number begins so."""
    return await matches(session, _SHIPMENT, within(session, Shipment), Shipment.number, number, limit)


async def find_parcels(session: AsyncSession, number: str, limit: int) -> list[Match]:
    """Parcels whose number begins so, with their shipment as parent."""
    return await matches(session, _PARCEL, within(session, Parcel), Parcel.number, number, limit)


async def find_waves(session: AsyncSession, number: str, limit: int) -> list[Match]:
    """Waves whose number begins so."""
    here = [Wave.operator_id == operator_of(session)]
    rows = await matches(
        session, (Wave.id, Wave.operator_id, Wave.number, Wave.method, Wave.status), here, Wave.number, number, limit
    )
    return [Match(row.id, None, row.title, row.subtitle, row.status, exact=row.exact) for row in rows]


async def numbers_of(session: AsyncSession, shipment_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Numbers of these shipments by id."""
    rows = await session.execute(
        select(Shipment.id, Shipment.number).where(*within(session, Shipment), among(Shipment.id, shipment_ids))
    )
    return {row.id: row.number for row in rows}
