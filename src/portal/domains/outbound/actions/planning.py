"""Planning a wave: choosing from the queue of reserved shipments."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.outbound.errors import NothingToPlan
from portal.domains.outbound.events import WavePlanned
from portal.domains.outbound.models import Shipment, Wave
from portal.domains.outbound.queries.tenant import among, within
from portal.domains.outbound.queries.waves import choose, narrowed, preview_wave
from portal.domains.outbound.values.waves import WaveFilters
from portal.kit import clock, outbox
from portal.kit.ids import new_id, new_number
from portal.kit.scope import actor_of, operator_of

EVERYTHING = WaveFilters()


async def plan_wave(
    session: AsyncSession,
    *,
    warehouse_id: UUID,
    method: str,
    limit: int,
    filters: WaveFilters = EVERYTHING,
    business_date: date | None = None,
) -> UUID:
    """A planned wave holds the oldest reserved, unheld shipments that fit, at most ``limit``; they stay reserved.

    Refuses when none fits, with the reasons counted. Records WavePlanned.
    """
    filters = narrowed(method, filters)
    operator_id, wave_id = operator_of(session), new_id()
    chosen = [row.id for row in await choose(session, warehouse_id, limit, filters)]
    if not chosen:
        preview = await preview_wave(session, warehouse_id=warehouse_id, method=method, limit=limit, filters=filters)
        raise NothingToPlan(left_out=preview.left_out)
    await session.execute(
        insert(Wave).values(
            operator_id=operator_id, id=wave_id, number=new_number("W", business_date or clock.now().date()),
            warehouse_id=warehouse_id, method=method, status="planned", planned_by=actor_of(session).name,
            released_at=None, closed_at=None,
        )
    )  # fmt: skip
    taken = await _take(session, wave_id, chosen)
    if not taken:
        raise NothingToPlan(left_out={"in_another_wave": len(chosen)})
    await outbox.record(session, WavePlanned(wave_id=wave_id, warehouse_id=warehouse_id, shipments=taken))
    await session.flush()
    return wave_id


async def _take(session: AsyncSession, wave_id: UUID, shipment_ids: list[UUID]) -> int:
    # Locked in key order and looked at again: another planner may have taken some in between.
    free = (*within(session, Shipment), among(Shipment.id, shipment_ids), *_free())
    locked = list(await session.scalars(select(Shipment.id).where(*free).order_by(Shipment.id).with_for_update()))
    await session.execute(
        update(Shipment)
        .where(*within(session, Shipment), among(Shipment.id, locked))
        .values(wave_id=wave_id, version=Shipment.version + 1)
        .execution_options(synchronize_session=False)
    )
    return len(locked)


def _free() -> tuple[Any, ...]:
    return Shipment.status == "reserved", Shipment.wave_id.is_(None), ~Shipment.held
