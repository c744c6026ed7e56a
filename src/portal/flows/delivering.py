"""On the road: carriers report where parcels are, and their shipments end accordingly."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import outbound, shipping
from portal.domains.outbound import ShipmentHandedOver
from portal.domains.shipping import ParcelTracked, Tracked
from portal.flows.services import Services

# States that can end a shipment; the others are news only.
_ENDS = ("delivered", "returned_to_sender", "lost")
_ON_THE_ROAD = ("handed_over", "delivery_failed")


async def hear(
    session: AsyncSession, services: Services, hook_token: str, headers: Mapping[str, str], body: bytes
) -> Tracked:
    """What a carrier reports is kept, each event once, when it was signed with the account's secret.

    Begins in the door's scope. Refuses an unknown address, a wrong signature and what cannot be read.
    """
    account = await shipping.enter_by_hook(session, hook_token)
    access = await shipping.access(session, services.vault, account.id)
    adapter = shipping.adapter_of(services.carriers, account.carrier)
    return await shipping.track(session, account.carrier, adapter.parse_tracking(headers, body, access))


async def follow_parcel(session: AsyncSession, event: ParcelTracked) -> None:
    """The shipment ends as its parcels have ended; while one is under way it stays open."""
    if event.status in _ENDS:
        await _follow(session, event.shipment_id)


async def follow_shipment(session: AsyncSession, event: ShipmentHandedOver) -> None:
    """A shipment whose parcels were reported at their end before the handover was closed ends now."""
    await _follow(session, event.shipment_id)


async def _follow(session: AsyncSession, shipment_id: UUID) -> None:
    shipment = (await outbound.get_shipment(session, shipment_id)).shipment
    if shipment.status not in _ON_THE_ROAD:
        return
    labels = await shipping.labels_of(session, [shipment_id])
    became = shipping.outcome([label.tracking_status for label in labels])
    if became == "delivered":
        await outbound.mark_delivered(session, [shipment_id])
    elif became == "returned":
        await outbound.mark_returned(session, [shipment_id])
    elif became == "failed":
        await outbound.mark_delivery_failed(session, [shipment_id])
