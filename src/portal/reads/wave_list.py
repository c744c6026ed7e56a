"""Waves with what a list of them shows: their shipments, and how far the picking is."""

from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import outbound
from portal.domains.outbound import WaveProgress, WaveView
from portal.kit.paging import Window


class WaveRow(msgspec.Struct, frozen=True):
    """A wave; ``units`` are those on its pick lists, so none before it is released."""

    id: UUID
    number: str
    warehouse_id: UUID
    method: str
    status: str
    planned_by: str
    created_at: datetime
    released_at: datetime | None
    closed_at: datetime | None
    version: int
    shipments: int
    units: int
    picked: int


async def list_waves(
    session: AsyncSession, asked: Window, *, warehouse_id: UUID | None = None, status: str | None = None
) -> list[WaveRow]:
    """Waves, newest first, one more than the page."""
    waves = await outbound.list_waves(session, asked, warehouse_id=warehouse_id, status=status)
    ids = [wave.id for wave in waves]
    shipments = await outbound.count_shipments(session, ids) if ids else {}
    progress = await outbound.wave_progress(session, ids) if ids else {}
    return [_row(wave, shipments.get(wave.id, 0), progress.get(wave.id)) for wave in waves]


def _row(wave: WaveView, shipments: int, progress: WaveProgress | None) -> WaveRow:
    units, picked = (progress.units, progress.picked) if progress else (0, 0)
    return WaveRow(**msgspec.structs.asdict(wave), shipments=shipments, units=units, picked=picked)
