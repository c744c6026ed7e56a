"""Whether a shipment's stock is promised: what the reservation decided, told to the shipment."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.outbound.actions.stepping import step
from portal.domains.outbound.events import ShipmentLeftWave, ShipmentReserved, ShipmentShort
from portal.domains.outbound.models import Pick
from portal.domains.outbound.queries.tenant import among, within
from portal.kit import outbox
from portal.kit.outbox import Event


async def mark_reserved(session: AsyncSession, shipment_ids: Iterable[UUID]) -> list[UUID]:
    """Every line of these shipments has its stock; answers those for which that is new.

    Refuses shipments beyond `awaiting_stock`, but leaves reserved ones alone. Records ShipmentReserved for each.
    """
    changed = await step(session, "reserve", shipment_ids)
    await outbox.record_all(
        session, [ShipmentReserved(merchant_id=row.merchant_id, shipment_id=row.id) for row in changed]
    )
    await session.flush()
    return [row.id for row in changed]


async def mark_awaiting_stock(session: AsyncSession, shipment_ids: Iterable[UUID]) -> list[UUID]:
    """These shipments wait for stock, out of their wave and with their open picks withdrawn; answers the new ones.

    What was picked of them already stays theirs. Refuses shipments picked or further. Records ShipmentShort for each,
    and ShipmentLeftWave for those that were in a wave.
    """
    changed = await step(session, "fall_short", shipment_ids, wave_id=None)
    await withdraw_picks(session, [row.id for row in changed if row.status in ("released", "picking")])
    events: list[Event] = [ShipmentShort(merchant_id=row.merchant_id, shipment_id=row.id) for row in changed]
    events += [
        ShipmentLeftWave(merchant_id=row.merchant_id, shipment_id=row.id, wave_id=row.wave_id, reason="short")
        for row in changed
        if row.wave_id is not None
    ]
    await outbox.record_all(session, events)
    await session.flush()
    return [row.id for row in changed]


async def withdraw_picks(session: AsyncSession, shipment_ids: list[UUID]) -> None:
    """Nobody picks for these shipments any more."""
    if shipment_ids:
        await session.execute(
            update(Pick)
            .where(*within(session, Pick), among(Pick.shipment_id, shipment_ids), Pick.status == "open")
            .values(status="cancelled")
            .execution_options(synchronize_session=False)
        )
