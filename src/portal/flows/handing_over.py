"""At the dock: verified parcels are scanned for a carrier, which signs for them; then they have left.

Closing writes everything that is true from then on in one transaction: the handover, its parcels and shipments, the
first word of their tracking, and what is billed. The manifest follows: printing hundreds of lines would hold the locks.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import billing, inventory, outbound, shipping, tenancy
from portal.domains.billing import Done
from portal.domains.shipping import HandoverParcelView, HandoverSigned, HandoverView, LabelView, TrackingUpdate
from portal.kit import barcodes, clock, typeset
from portal.kit.reactions import Opener
from portal.reads.scanned_parcel import scanned_parcel


async def open_handover(session: AsyncSession, *, warehouse_id: UUID, account_id: UUID) -> HandoverView:
    """Parcels of a warehouse can be scanned for a carrier. Refuses a second open handover of the same pair."""
    house = await inventory.get_warehouse(session, warehouse_id)
    handover_id = await shipping.open_handover(
        session, warehouse_id=house.id, account_id=account_id, time_zone=house.time_zone
    )
    return await shipping.get_handover(session, handover_id)


async def scan_parcel(session: AsyncSession, handover_id: UUID, parcel_number: str) -> LabelView:
    """The parcel will leave with this handover; scanning it again changes nothing.

    Refuses an unknown parcel, a held shipment, and whatever :func:`shipping.scan_parcel` refuses.
    """
    parcel = await scanned_parcel(session, parcel_number)
    shipment = (await outbound.get_shipment(session, parcel.shipment_id)).shipment
    if shipment.held:
        raise outbound.ShipmentHeld(shipment_ids=[str(shipment.id)])
    return await shipping.scan_parcel(session, handover_id, parcel_id=parcel.id, warehouse_id=shipment.warehouse_id)


async def unscan_parcel(session: AsyncSession, handover_id: UUID, parcel_number: str) -> None:
    """The parcel stays here. Refuses an unknown parcel and a closed handover."""
    parcel = await scanned_parcel(session, parcel_number)
    await shipping.unscan_parcel(session, handover_id, parcel_id=parcel.id)


async def close_handover(session: AsyncSession, handover_id: UUID, *, signed_by: str) -> HandoverView:
    """The carrier has the parcels; the manifest is there within seconds.

    Refuses a closed or empty handover, and one with a parcel whose shipment was held meanwhile.
    """
    parcels = await shipping.close_handover(session, handover_id, signed_by=signed_by)
    handover = await shipping.get_handover(session, handover_id)
    await outbound.mark_handed_over(session, [parcel.parcel_id for parcel in parcels])
    await shipping.track(session, parcels[0].carrier, [_picked_up(parcel) for parcel in parcels])
    await billing.record(session, [_done(handover, parcel) for parcel in parcels])
    return handover


async def keep_manifest(opener: Opener, event: HandoverSigned) -> None:
    """The closed handover has its manifest, printed outside of any transaction and frozen; twice is once."""
    async with opener.open() as session:
        handover = await shipping.get_handover(session, event.handover_id)
        printed = await _printed(session, handover, await shipping.parcels_on(session, handover.id))
    manifest = await typeset.pdf("manifest", printed)
    async with opener.open() as session:
        await shipping.keep_manifest(session, handover.id, manifest)


def _picked_up(parcel: HandoverParcelView) -> TrackingUpdate:
    return TrackingUpdate(parcel.tracking_number, "picked_up", "handover", "", "", clock.now())


def _done(handover: HandoverView, parcel: HandoverParcelView) -> Done:
    return Done(
        kind="label", merchant_id=parcel.merchant_id, quantity=1, warehouse_id=handover.warehouse_id,
        document_type="parcel", document_id=parcel.parcel_id, source_key=f"label:{parcel.parcel_id}",
        attributes={
            "carrier": parcel.carrier, "service": parcel.service, "size_class": parcel.size_class, "zone": parcel.zone,
            "cost": parcel.cost, "currency": parcel.currency, "tracking_number": parcel.tracking_number,
        },
    )  # fmt: skip


async def _printed(
    session: AsyncSession, handover: HandoverView, parcels: Sequence[HandoverParcelView]
) -> dict[str, Any]:
    house = await inventory.get_warehouse(session, handover.warehouse_id)
    account = await shipping.get_account(session, handover.carrier_account_id)
    operator = await tenancy.get_operator(session)
    names = {
        merchant_id: (await tenancy.get_merchant(session, merchant_id)).name
        for merchant_id in sorted({parcel.merchant_id for parcel in parcels})
    }
    return {
        "locale": operator.locale, "number": handover.number, "barcode": barcodes.code128(handover.number),
        "date": clock.date_in(house.time_zone, handover.closed_at).isoformat(), "carrier": account.name,
        "warehouse": house.name, "operator": operator.name, "signed_by": handover.signed_by or "",
        "parcels": [
            {"number": p.tracking_number, "merchant": names[p.merchant_id], "size": p.size_class, "zone": p.zone}
            for p in parcels
        ],
    }  # fmt: skip
