"""Releasing a wave to the floor: who may go, what is walked for them, and who falls out."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Integer, Uuid, bindparam, insert, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.outbound.errors import WaveState
from portal.domains.outbound.events import ShipmentLeftWave, ShipmentReleased, WaveCancelled, WaveReleased
from portal.domains.outbound.models import PickList, Shipment, Wave
from portal.domains.outbound.queries.tenant import among, within
from portal.domains.outbound.queries.waves import lock_members, lock_wave
from portal.domains.outbound.rules import SHIPMENT_STEPS, WAVE_STEPS, verbs_from
from portal.domains.outbound.values.shipments import ShipmentChange
from portal.domains.outbound.values.walks import NewPick
from portal.domains.outbound.values.waves import PreparedWave, WaveView
from portal.domains.outbound.walks import Walk, walks
from portal.kit import clock, outbox
from portal.kit.ids import new_id, new_number
from portal.kit.scope import operator_of


async def prepare_release(session: AsyncSession, wave_id: UUID) -> PreparedWave:
    """The wave and its shipments are locked, and held ones have left it; answers those that may go.

    Refuses a wave that is not planned. Records ShipmentLeftWave for each held one.
    """
    wave = await lock_wave(session, wave_id)
    check_wave(wave, "release")
    members = [row for row in await lock_members(session, wave_id) if row.status == "reserved"]
    await leave_wave(session, wave_id, [row for row in members if row.held], "held")
    return PreparedWave(wave, [row for row in members if not row.held])


def check_wave(wave: WaveView, verb: str) -> None:
    """Refuse a verb that the wave's present state does not allow."""
    if wave.status not in WAVE_STEPS[verb].sources:
        allowed = verbs_from(WAVE_STEPS, wave.status)
        raise WaveState(wave_id=str(wave.id), status=wave.status, verb=verb, allowed=allowed)


async def leave_wave(session: AsyncSession, wave_id: UUID, rows: Sequence[ShipmentChange], reason: str) -> None:
    """These locked shipments are back in the queue, reserved. Records ShipmentLeftWave for each."""
    if not rows:
        return
    await session.execute(
        update(Shipment)
        .where(*within(session, Shipment), among(Shipment.id, [row.id for row in rows]))
        .values(status="reserved", wave_id=None, version=Shipment.version + 1)
        .execution_options(synchronize_session=False)
    )
    await outbox.record_all(
        session,
        [
            ShipmentLeftWave(merchant_id=row.merchant_id, shipment_id=row.id, wave_id=wave_id, reason=reason)
            for row in rows
        ],
    )


async def release_wave(
    session: AsyncSession, prepared: PreparedWave, picks: Sequence[NewPick], *, business_date: date | None = None
) -> WaveView:
    """Shipments with picks are released and on pick lists; those without have left the wave, still reserved.

    A wave that nobody is left in is cancelled. Refuses nothing: :func:`prepare_release` did. Records WaveReleased or
    WaveCancelled, and ShipmentReleased or ShipmentLeftWave for each shipment.
    """
    wave = prepared.wave
    walked = {pick.shipment_id for pick in picks}
    await leave_wave(session, wave.id, [row for row in prepared.members if row.id not in walked], "not_on_shelf")
    going = [row for row in prepared.members if row.id in walked]
    if not going:
        await set_wave(session, wave.id, "cancelled", closed_at=clock.now())
        await outbox.record(session, WaveCancelled(wave_id=wave.id))
        return await lock_wave(session, wave.id)
    await session.execute(
        update(Shipment)
        .where(*within(session, Shipment), among(Shipment.id, [row.id for row in going]))
        .values(status=SHIPMENT_STEPS["release"].target, version=Shipment.version + 1)
        .execution_options(synchronize_session=False)
    )
    await _write_walks(session, wave.id, walks(wave.method, picks), business_date or clock.now().date())
    await set_wave(session, wave.id, "released", released_at=clock.now())
    released = WaveReleased(wave_id=wave.id, warehouse_id=wave.warehouse_id, shipments=len(going))
    await outbox.record_all(
        session,
        [
            released,
            *(ShipmentReleased(merchant_id=row.merchant_id, shipment_id=row.id, wave_id=wave.id) for row in going),
        ],
    )
    await session.flush()
    return await lock_wave(session, wave.id)


async def set_wave(session: AsyncSession, wave_id: UUID, status: str, **values: Any) -> None:
    """The locked wave is in this state."""
    await session.execute(
        update(Wave)
        .where(Wave.operator_id == operator_of(session), Wave.id == wave_id)
        .values(status=status, version=Wave.version + 1, **values)
        .execution_options(synchronize_session=False)
    )


async def _write_walks(session: AsyncSession, wave_id: UUID, found: Sequence[Walk], day: date) -> None:
    operator_id, now = operator_of(session), clock.now()
    lists: list[dict[str, Any]] = [
        {
            "operator_id": operator_id, "id": new_id(), "wave_id": wave_id, "number": new_number("L", day),
            "picker": None, "created_at": now,
        }
        for _ in found
    ]  # fmt: skip
    await session.execute(insert(PickList), lists)
    await write_picks(
        session,
        [
            (made["id"], position, tote, pick)
            for made, walk in zip(lists, found, strict=True)
            for position, (pick, tote) in enumerate(walk, start=1)
        ],
    )


async def write_picks(session: AsyncSession, rows: Iterable[tuple[UUID, int, int, NewPick]]) -> None:
    """The picks stand on their lists at their positions: rows of list, position, tote and pick, in one statement."""
    rows = list(rows)
    picks = [pick for _, _, _, pick in rows]
    await session.execute(
        _INSERT_PICKS,
        {
            "operator_id": operator_of(session), "ids": [new_id() for _ in rows], "lists": [row[0] for row in rows],
            "positions": [row[1] for row in rows], "totes": [row[2] for row in rows],
            "merchants": [pick.merchant_id for pick in picks], "shipments": [pick.shipment_id for pick in picks],
            "lines": [pick.line_id for pick in picks], "allocations": [pick.allocation_id for pick in picks],
            "products": [pick.product_id for pick in picks], "locations": [pick.location_id for pick in picks],
            "lots": [pick.lot_id for pick in picks], "quantities": [pick.quantity for pick in picks],
        },
    )  # fmt: skip


# Arrays instead of a row at a time: the time left is that of the foreign keys.
_INSERT_PICKS = text(
    "insert into picks (operator_id, id, merchant_id, pick_list_id, shipment_id, shipment_line_id, allocation_id,"
    " product_id, location_id, lot_id, quantity, position, tote, picked, status)"
    " select :operator_id, given.*, 0, 'open' from unnest(:ids, :merchants, :lists, :shipments, :lines, :allocations,"
    " :products, :locations, :lots, :quantities, :positions, :totes) as given"
).bindparams(
    bindparam("operator_id", type_=Uuid()),
    *(
        bindparam(name, type_=ARRAY(Uuid()))
        for name in ("ids", "merchants", "lists", "shipments", "lines", "allocations", "products", "locations", "lots")
    ),
    *(bindparam(name, type_=ARRAY(Integer())) for name in ("quantities", "positions", "totes")),
)
