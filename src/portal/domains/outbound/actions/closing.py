"""How a wave ends: cancelled by a person, or picked and closed because its shipments are."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.outbound.actions.promising import withdraw_picks
from portal.domains.outbound.actions.releasing import check_wave, leave_wave, set_wave
from portal.domains.outbound.events import WaveCancelled, WaveClosed, WavePicked
from portal.domains.outbound.queries.waves import count_members, lock_members, lock_wave
from portal.domains.outbound.values.waves import CancelledWave
from portal.kit import clock, outbox

NOT_PICKED = ("reserved", "released", "picking")


async def cancel_wave(session: AsyncSession, wave_id: UUID) -> CancelledWave:
    """Every shipment that is not completely picked is back in the queue, reserved, and nobody picks for it.

    What was picked of it stays at the packing place as its own; the caller gives the allocations back. Shipments that
    are picked go on. Refuses once nothing is left to pick. Records WaveCancelled and ShipmentLeftWave for each.
    """
    check_wave(await lock_wave(session, wave_id), "cancel")
    members = [row for row in await lock_members(session, wave_id) if row.status in NOT_PICKED]
    await withdraw_picks(session, [row.id for row in members])
    await leave_wave(session, wave_id, members, "wave_cancelled")
    await set_wave(session, wave_id, "cancelled", closed_at=clock.now())
    await outbox.record(session, WaveCancelled(wave_id=wave_id))
    await session.flush()
    return CancelledWave([row.id for row in members], [row.id for row in members if row.status != "reserved"])


async def settle_wave(session: AsyncSession, wave_id: UUID) -> None:
    """A released wave's state follows from its shipments: picking, picked, or closed when none is on the floor.

    Refuses nothing, so that it may be said again. Records WavePicked or WaveClosed when that is new.
    """
    wave = await lock_wave(session, wave_id)
    if wave.status not in ("released", "picking", "picked"):
        return
    counts = await count_members(session, wave_id)
    if counts.get("released", 0) + counts.get("picking", 0):
        begun = any(counts.get(status) for status in ("picking", "picked", "packed", "handed_over", "delivered"))
        if begun and wave.status != "picking":
            await set_wave(session, wave_id, "picking")
    elif counts.get("picked"):
        if wave.status != "picked":
            await set_wave(session, wave_id, "picked")
            await outbox.record(session, WavePicked(wave_id=wave_id))
    else:
        await set_wave(session, wave_id, "closed", closed_at=clock.now())
        await outbox.record(session, WaveClosed(wave_id=wave_id))
    await session.flush()
