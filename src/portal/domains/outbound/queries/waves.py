"""Every select on waves and on the queue from which they are planned."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Select, and_, case, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.outbound.errors import WaveMissing
from portal.domains.outbound.models import Shipment, Wave
from portal.domains.outbound.queries.tenant import among, within
from portal.domains.outbound.values.shipments import ShipmentChange
from portal.domains.outbound.values.waves import LeftOut, WaveFilters, WavePreview, WaveView
from portal.kit.paging import Window
from portal.kit.rows import all_as, one_as
from portal.kit.scope import operator_of

EXAMPLES = 100
_WAVE = (
    Wave.id, Wave.number, Wave.warehouse_id, Wave.method, Wave.status, Wave.planned_by, Wave.created_at,
    Wave.released_at, Wave.closed_at, Wave.version,
)  # fmt: skip


async def get_wave(session: AsyncSession, wave_id: UUID) -> WaveView:
    """One wave. Refuses one that is not here."""
    return await _one(session, _waves(session, wave_id))


async def lock_wave(session: AsyncSession, wave_id: UUID) -> WaveView:
    """One wave, locked until the transaction ends; always before its shipments. Refuses one that is not here."""
    return await _one(session, _waves(session, wave_id).with_for_update())


async def _one(session: AsyncSession, query: Select[*tuple[Any, ...]]) -> WaveView:
    wave = one_as(WaveView, (await session.execute(query)).one_or_none())
    if wave is None:
        raise WaveMissing
    return wave


def _waves(session: AsyncSession, wave_id: UUID) -> Select[*tuple[Any, ...]]:
    return select(*_WAVE).where(Wave.operator_id == operator_of(session), Wave.id == wave_id)


async def list_waves(
    session: AsyncSession, asked: Window, *, warehouse_id: UUID | None = None, status: str | None = None
) -> Sequence[WaveView]:
    """Waves, newest first, one more than the page."""
    query = select(*_WAVE).where(Wave.operator_id == operator_of(session))
    if warehouse_id is not None:
        query = query.where(Wave.warehouse_id == warehouse_id)
    if status is not None:
        query = query.where(Wave.status == status)
    if asked.after:
        query = query.where(Wave.id < asked.after[0])
    return all_as(WaveView, await session.execute(query.order_by(Wave.id.desc()).limit(asked.limit + 1)))


async def lock_members(session: AsyncSession, wave_id: UUID) -> Sequence[ShipmentChange]:
    """The shipments of a wave, locked in key order."""
    rows = await session.execute(
        select(Shipment.id, Shipment.merchant_id, Shipment.wave_id, Shipment.status, Shipment.held)
        .where(*within(session, Shipment), Shipment.wave_id == wave_id)
        .order_by(Shipment.id)
        .with_for_update()
    )
    return all_as(ShipmentChange, rows)


async def count_members(session: AsyncSession, wave_id: UUID) -> dict[str, int]:
    """How many shipments of a wave are in each state."""
    rows = await session.execute(
        select(Shipment.status, func.count())
        .where(*within(session, Shipment), Shipment.wave_id == wave_id)
        .group_by(Shipment.status)
    )
    return {row[0]: row[1] for row in rows}


async def count_shipments(session: AsyncSession, wave_ids: Iterable[UUID]) -> dict[UUID, int]:
    """How many shipments are in each of these waves; one without any is absent."""
    rows = await session.execute(
        select(Shipment.wave_id, func.count())
        .where(*within(session, Shipment), among(Shipment.wave_id, wave_ids))
        .group_by(Shipment.wave_id)
    )
    return {wave_id: count for wave_id, count in rows if wave_id is not None}


async def choose(session: AsyncSession, warehouse_id: UUID, limit: int, filters: WaveFilters) -> Sequence[Any]:
    """The shipments that a wave takes, oldest in the queue first: rows of id, line_count, unit_count."""
    queue = (
        select(
            Shipment.id, Shipment.line_count, Shipment.unit_count, Shipment.queued_at,
            func.sum(Shipment.unit_count).over(order_by=(Shipment.queued_at, Shipment.id)).label("units_so_far"),
        )
        .where(
            *within(session, Shipment), Shipment.warehouse_id == warehouse_id, Shipment.status == "reserved",
            Shipment.wave_id.is_(None), ~Shipment.held, fits(filters),
        )
        .order_by(Shipment.queued_at, Shipment.id)
        .limit(limit)
        .subquery()
    )  # fmt: skip
    query = select(queue.c.id, queue.c.line_count, queue.c.unit_count).order_by(queue.c.queued_at, queue.c.id)
    if filters.max_units is not None:
        query = query.where(queue.c.units_so_far <= filters.max_units)
    return (await session.execute(query)).all()


def fits(filters: WaveFilters) -> Any:
    """Whether a shipment is what the wave's filters ask for."""
    conditions: list[Any] = [true()]
    if filters.shipment_ids:
        conditions.append(Shipment.id.in_(filters.shipment_ids))
    if filters.merchant_ids:
        conditions.append(Shipment.merchant_id.in_(filters.merchant_ids))
    if filters.single_item:
        conditions.append(Shipment.unit_count == 1)
    if filters.requested_until is not None:
        conditions.append(or_(Shipment.requested_date.is_(None), Shipment.requested_date <= filters.requested_until))
    return and_(*conditions)


def narrowed(method: str, filters: WaveFilters) -> WaveFilters:
    """The filters with what the method asks for by itself."""
    return msgspec.structs.replace(filters, single_item=True) if method == "single_item" else filters


async def preview_wave(
    session: AsyncSession, *, warehouse_id: UUID, method: str, limit: int, filters: WaveFilters
) -> WavePreview:
    """What a wave with these limits would take now, and why the other open shipments stay out."""
    filters = narrowed(method, filters)
    chosen = await choose(session, warehouse_id, limit, filters)
    reason = case(
        (Shipment.held, "held"),
        (Shipment.status == "awaiting_stock", "awaiting_stock"),
        (Shipment.status == "draft", "not_reserved"),
        (Shipment.wave_id.is_not(None), "in_another_wave"),
        (~fits(filters), "filtered_out"),
        else_="over_limit",
    )
    open_here = (
        *within(session, Shipment),
        Shipment.warehouse_id == warehouse_id,
        Shipment.status.in_(("draft", "awaiting_stock", "reserved")),
    )
    counted = await session.execute(select(reason, func.count()).where(*open_here).group_by(reason))
    counts = {row[0]: row[1] for row in counted}
    taken = {row.id for row in chosen}
    # The oldest first, and enough of them that those which are taken do not crowd the others out.
    rows = await session.execute(
        select(Shipment.id, Shipment.number, reason)
        .where(*open_here)
        .order_by(Shipment.queued_at, Shipment.id)
        .limit(len(taken) + EXAMPLES)
    )
    examples = [left for left in all_as(LeftOut, rows) if left.shipment_id not in taken][:EXAMPLES]
    counts["over_limit"] = counts.get("over_limit", 0) - len(taken)
    left_out = {why: count for why, count in sorted(counts.items()) if count}
    return WavePreview(
        len(chosen), sum(row.line_count for row in chosen), sum(row.unit_count for row in chosen), left_out, examples
    )
