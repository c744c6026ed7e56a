"""Parcels and shipments on their way out: labelled, verified, handed over, and what the carrier says afterwards."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.outbound.actions.stepping import step, step_parcels
from portal.domains.outbound.errors import ShipmentHeld
from portal.domains.outbound.events import DeliveryFailed, ShipmentDelivered, ShipmentHandedOver, ShipmentReturned
from portal.domains.outbound.models import Parcel, Shipment
from portal.domains.outbound.queries.shipments import lines_of, lock_shipments
from portal.domains.outbound.queries.tenant import among, within
from portal.kit import clock, outbox

HERE = ("packed", "labelled", "verified")


async def mark_labelled(session: AsyncSession, parcel_ids: Iterable[UUID]) -> None:
    """The parcels carry a label that nobody has checked yet. Refuses parcels handed over or cancelled."""
    await step_parcels(session, "label", parcel_ids)
    await session.flush()


async def mark_unlabelled(session: AsyncSession, parcel_ids: Iterable[UUID]) -> None:
    """The parcels' label was voided. Refuses parcels handed over or cancelled."""
    await step_parcels(session, "unlabel", parcel_ids)
    await session.flush()


async def mark_verified(session: AsyncSession, parcel_ids: Iterable[UUID]) -> None:
    """The label was scanned on its own parcel. Refuses a parcel without a label."""
    await step_parcels(session, "verify", parcel_ids)
    await session.flush()


async def mark_handed_over(session: AsyncSession, parcel_ids: Iterable[UUID]) -> list[UUID]:
    """The carrier has these parcels; answers the shipments that thereby left completely.

    Refuses a parcel that is not verified and a held shipment. Records ShipmentHandedOver for each that left.
    """
    shipment_ids = await _shipments_of(session, parcel_ids)
    held = [str(row.id) for row in await lock_shipments(session, shipment_ids) if row.held]
    if held:
        raise ShipmentHeld(shipment_ids=held)
    await step_parcels(session, "hand_over", parcel_ids)
    complete = await _without_parcels_here(session, shipment_ids)
    changed = await step(session, "hand_over", complete, handed_over_at=clock.now())
    orders: dict[UUID, list[UUID]] = {}
    for line in await lines_of(session, [row.id for row in changed]):
        orders.setdefault(line.shipment_id, []).append(line.order_id)
    await outbox.record_all(
        session,
        [
            ShipmentHandedOver(merchant_id=row.merchant_id, shipment_id=row.id, order_ids=sorted(set(orders[row.id])))
            for row in changed
        ],
    )
    await session.flush()
    return [row.id for row in changed]


async def _shipments_of(session: AsyncSession, parcel_ids: Iterable[UUID]) -> Sequence[UUID]:
    rows = await session.scalars(
        select(Parcel.shipment_id).where(*within(session, Parcel), among(Parcel.id, parcel_ids)).distinct()
    )
    return rows.all()


async def _without_parcels_here(session: AsyncSession, shipment_ids: Sequence[UUID]) -> list[UUID]:
    here = exists().where(
        *within(session, Parcel),
        Parcel.shipment_id == Shipment.id,
        Parcel.status.in_(("packed", "labelled", "verified")),
    )
    rows = await session.scalars(
        select(Shipment.id).where(
            *within(session, Shipment), among(Shipment.id, shipment_ids), Shipment.status == "packed", ~here
        )
    )
    return list(rows)


async def mark_delivered(session: AsyncSession, shipment_ids: Iterable[UUID]) -> list[UUID]:
    """The recipients have these shipments; answers the new ones. Refuses what was not handed over.

    Records ShipmentDelivered for each.
    """
    changed = await step(session, "deliver", shipment_ids, delivered_at=clock.now())
    await outbox.record_all(
        session, [ShipmentDelivered(merchant_id=row.merchant_id, shipment_id=row.id) for row in changed]
    )
    await session.flush()
    return [row.id for row in changed]


async def mark_delivery_failed(session: AsyncSession, shipment_ids: Iterable[UUID]) -> list[UUID]:
    """The carrier could not deliver; a later delivery still may. Refuses what is not under way.

    Records DeliveryFailed for each new one.
    """
    changed = await step(session, "fail_delivery", shipment_ids)
    await outbox.record_all(
        session, [DeliveryFailed(merchant_id=row.merchant_id, shipment_id=row.id) for row in changed]
    )
    await session.flush()
    return [row.id for row in changed]


async def mark_returned(session: AsyncSession, shipment_ids: Iterable[UUID]) -> list[UUID]:
    """The carrier brought these shipments back undelivered. Refuses what is not under way. Records ShipmentReturned."""
    changed = await step(session, "return", shipment_ids)
    await outbox.record_all(
        session, [ShipmentReturned(merchant_id=row.merchant_id, shipment_id=row.id) for row in changed]
    )
    await session.flush()
    return [row.id for row in changed]
