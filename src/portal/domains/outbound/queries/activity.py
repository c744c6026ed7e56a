"""What left and how fast: units by product, shipments by hour, waves with their progress."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.outbound.models import Pick, PickList, Shipment, ShipmentLine
from portal.domains.outbound.queries.tenant import among, within
from portal.kit.rows import all_as
from portal.kit.scope import operator_of


class WaveProgress(msgspec.Struct, frozen=True):
    """Units of a wave's picks, and how many of them are picked."""

    wave_id: UUID
    units: int
    picked: int


async def units_left(
    session: AsyncSession, *, since: datetime, product_ids: Sequence[UUID] | None = None
) -> dict[UUID, int]:
    """Units of products in shipments that left since then, by product."""
    query = (
        select(ShipmentLine.product_id, func.sum(ShipmentLine.quantity))
        .join(
            Shipment,
            (Shipment.operator_id == ShipmentLine.operator_id)
            & (Shipment.id == ShipmentLine.shipment_id)
            & (Shipment.merchant_id == ShipmentLine.merchant_id),
        )
        .where(*within(session, Shipment), *within(session, ShipmentLine), Shipment.handed_over_at >= since)
        .group_by(ShipmentLine.product_id)
    )
    if product_ids is not None:
        query = query.where(among(ShipmentLine.product_id, product_ids))
    return {row[0]: int(row[1]) for row in await session.execute(query)}


async def left_by_hour(
    session: AsyncSession, warehouse_id: UUID, merchant_ids: Iterable[UUID], *, zone: str, since: datetime
) -> dict[int, int]:
    """Shipments that left a warehouse, by the hour of its clock."""
    hour = func.extract("hour", func.timezone(zone, Shipment.handed_over_at))
    rows = await session.execute(
        select(hour, func.count())
        .where(
            *within(session, Shipment), among(Shipment.merchant_id, merchant_ids),
            Shipment.warehouse_id == warehouse_id, Shipment.handed_over_at >= since,
        )
        .group_by(hour)
    )  # fmt: skip
    return {int(row[0]): row[1] for row in rows}


async def wave_progress(session: AsyncSession, wave_ids: Iterable[UUID]) -> dict[UUID, WaveProgress]:
    """How far the picking of these waves is, by wave; one without picks is absent."""
    rows = await session.execute(
        select(
            PickList.wave_id, func.sum(Pick.quantity).filter(Pick.status != "cancelled"),
            func.coalesce(func.sum(Pick.picked), 0),
        )
        .join(Pick, (Pick.operator_id == PickList.operator_id) & (Pick.pick_list_id == PickList.id))
        .where(PickList.operator_id == operator_of(session), *within(session, Pick))
        .where(among(PickList.wave_id, wave_ids))
        .group_by(PickList.wave_id)
    )  # fmt: skip
    return {one.wave_id: one for one in all_as(WaveProgress, [(w, int(u or 0), int(p)) for w, u, p in rows])}
