"""The one way in which shipments and parcels change state: locked in key order, checked against the verbs, updated."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.outbound.errors import ParcelMissing, ParcelState, ShipmentMissing, ShipmentState
from portal.domains.outbound.models import Parcel, Shipment
from portal.domains.outbound.queries.shipments import lock_shipments
from portal.domains.outbound.queries.tenant import among, within
from portal.domains.outbound.rules import PARCEL_STEPS, SHIPMENT_STEPS, verbs_from
from portal.domains.outbound.values.shipments import ShipmentChange


async def step(
    session: AsyncSession, verb: str, shipment_ids: Iterable[UUID], **values: Any
) -> Sequence[ShipmentChange]:
    """The shipments are where the verb leads, with ``values`` set; answers those that changed, as they were before.

    Those that are there already are left alone. Refuses, changing nothing, when one is missing or elsewhere.
    """
    rule = SHIPMENT_STEPS[verb]
    wanted = set(shipment_ids)
    found = await lock_shipments(session, wanted)
    if len(found) < len(wanted):
        raise ShipmentMissing(shipment_ids=[str(id_) for id_ in sorted(wanted - {row.id for row in found})])
    changing = [row for row in found if row.status != rule.target]
    for row in changing:
        if row.status not in rule.sources:
            raise refused_state(row, verb)
    if changing:
        await session.execute(
            update(Shipment)
            .where(*within(session, Shipment), among(Shipment.id, [row.id for row in changing]))
            .values(status=rule.target, version=Shipment.version + 1, **values)
            .execution_options(synchronize_session=False)
        )
    return changing


def refused_state(row: ShipmentChange, verb: str) -> ShipmentState:
    """Why this verb cannot be done with this shipment now, and which can."""
    allowed = verbs_from(SHIPMENT_STEPS, row.status)
    return ShipmentState(shipment_id=str(row.id), status=row.status, verb=verb, allowed=allowed)


async def step_parcels(session: AsyncSession, verb: str, parcel_ids: Iterable[UUID]) -> None:
    """The parcels are where the verb leads, or are already. Refuses when one is missing or elsewhere."""
    rule = PARCEL_STEPS[verb]
    wanted = set(parcel_ids)
    found = (
        await session.execute(
            select(Parcel.id, Parcel.status)
            .where(*within(session, Parcel), among(Parcel.id, wanted))
            .order_by(Parcel.id)
            .with_for_update()
        )
    ).all()
    if len(found) < len(wanted):
        raise ParcelMissing(parcel_ids=[str(id_) for id_ in sorted(wanted - {row.id for row in found})])
    for row in found:
        if row.status not in rule.sources | {rule.target}:
            allowed = verbs_from(PARCEL_STEPS, row.status)
            raise ParcelState(parcel_id=str(row.id), status=row.status, verb=verb, allowed=allowed)
    await session.execute(
        update(Parcel)
        .where(*within(session, Parcel), among(Parcel.id, wanted))
        .values(status=rule.target)
        .execution_options(synchronize_session=False)
    )
