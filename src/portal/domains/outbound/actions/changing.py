"""What an order's side may still change about its shipments: hold, address, cancellation."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.outbound.actions.opening import ship_columns
from portal.domains.outbound.actions.promising import withdraw_picks
from portal.domains.outbound.actions.stepping import refused_state, step
from portal.domains.outbound.events import ShipmentCancelled, ShipmentReaddressed
from portal.domains.outbound.models import Parcel, Shipment, ShipmentLine
from portal.domains.outbound.queries.shipments import lock_shipments
from portal.domains.outbound.queries.tenant import among, within
from portal.domains.outbound.rules import UNTIL_PACKED
from portal.domains.outbound.values.shipments import ShipTo
from portal.kit import outbox


async def set_held(session: AsyncSession, order_id: UUID, held: bool) -> list[UUID]:
    """The lines of this order are held or free; a shipment is held while any of its lines is. Answers its shipments.

    Refuses nothing and records nothing: the order records its hold.
    """
    return await set_many_held(session, [order_id], held)


async def set_many_held(session: AsyncSession, order_ids: Iterable[UUID], held: bool) -> list[UUID]:
    """The same as :func:`set_held` for many orders at once."""
    lines = within(session, ShipmentLine)
    rows = await session.scalars(
        update(ShipmentLine)
        .where(*lines, among(ShipmentLine.order_id, order_ids))
        .values(held=held)
        .returning(ShipmentLine.shipment_id)
        .execution_options(synchronize_session=False)
    )
    shipment_ids = sorted(set(rows))
    await lock_shipments(session, shipment_ids)
    any_held = exists().where(*lines, ShipmentLine.shipment_id == Shipment.id, ShipmentLine.held)
    await session.execute(
        update(Shipment)
        .where(*within(session, Shipment), among(Shipment.id, shipment_ids))
        .values(held=any_held, version=Shipment.version + 1)
        .execution_options(synchronize_session=False)
    )
    await session.flush()
    return shipment_ids


async def readdress(
    session: AsyncSession,
    shipment_ids: Iterable[UUID],
    *,
    ship_to: ShipTo,
    requested_date: date | None = None,
    requested_slot: str | None = None,
) -> None:
    """These shipments go to this recipient at this wished time. Refuses once packed. Records ShipmentReaddressed."""
    found = await lock_shipments(session, shipment_ids)
    for row in found:
        if row.status not in UNTIL_PACKED:
            raise refused_state(row, "readdress")
    await session.execute(
        update(Shipment)
        .where(*within(session, Shipment), among(Shipment.id, [row.id for row in found]))
        .values(
            **ship_columns(ship_to), requested_date=requested_date, requested_slot=requested_slot,
            version=Shipment.version + 1,
        )
        .execution_options(synchronize_session=False)
    )  # fmt: skip
    await outbox.record_all(
        session, [ShipmentReaddressed(merchant_id=row.merchant_id, shipment_id=row.id) for row in found]
    )
    await session.flush()


async def cancel_shipments(session: AsyncSession, shipment_ids: Iterable[UUID]) -> list[UUID]:
    """These shipments will not be sent and nobody picks for them; answers those for which that is new.

    The caller gives their stock back. Refuses once packed. Records ShipmentCancelled with the units to put back.
    """
    changed = await step(session, "cancel", shipment_ids)
    ids = [row.id for row in changed]
    await withdraw_picks(session, ids)
    await session.execute(
        update(Parcel)
        .where(*within(session, Parcel), among(Parcel.shipment_id, ids))
        .values(status="cancelled")
        .execution_options(synchronize_session=False)
    )
    rows = await session.execute(
        select(ShipmentLine.shipment_id, func.sum(ShipmentLine.picked))
        .where(*within(session, ShipmentLine), among(ShipmentLine.shipment_id, ids))
        .group_by(ShipmentLine.shipment_id)
    )
    picked = {shipment_id: int(units) for shipment_id, units in rows}
    await outbox.record_all(
        session,
        [
            ShipmentCancelled(
                merchant_id=row.merchant_id, shipment_id=row.id, wave_id=row.wave_id, picked_units=picked[row.id]
            )
            for row in changed
        ],
    )
    await session.flush()
    return ids
