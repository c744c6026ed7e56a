"""The one way in which a shipment changes its state: locked in key order, checked against the verbs, updated."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.outbound.errors import ShipmentMissing, ShipmentState
from portal.domains.outbound.models import Shipment
from portal.domains.outbound.queries import among, lock_shipments, within
from portal.domains.outbound.rules import SHIPMENT_STEPS, verbs_from
from portal.domains.outbound.values import ShipmentChange


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
            allowed = verbs_from(SHIPMENT_STEPS, row.status)
            raise ShipmentState(shipment_id=str(row.id), status=row.status, verb=verb, allowed=allowed)
    if changing:
        await session.execute(
            update(Shipment)
            .where(*within(session, Shipment), among(Shipment.id, [row.id for row in changing]))
            .values(status=rule.target, version=Shipment.version + 1, **values)
            .execution_options(synchronize_session=False)
        )
    return changing
