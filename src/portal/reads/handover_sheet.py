"""A handover as the dock sees it: what is loaded, and what was packed for this carrier and is still missing."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import outbound, shipping, tenancy
from portal.kit.paging import Window

MOST = 500


class LoadedParcel(msgspec.Struct, frozen=True):
    """A parcel that was scanned for a handover."""

    id: UUID
    parcel_id: UUID
    number: str
    shipment_id: UUID
    merchant_id: UUID
    merchant: str
    tracking_number: str
    service: str
    size_class: int
    cost: int
    currency: str
    scanned_at: datetime


class WaitingParcel(msgspec.Struct, frozen=True):
    """A parcel that should be on the handover; it is refused until its label is ``checked``, and while it is held."""

    parcel_id: UUID
    number: str
    shipment_id: UUID
    shipment: str
    merchant: str
    tracking_number: str
    checked: bool
    held: bool


async def loaded(session: AsyncSession, handover_id: UUID, asked: Window) -> list[LoadedParcel]:
    """Parcels of a handover in the order they were scanned, one more than the page."""
    parcels = await shipping.parcels_on(session, handover_id, asked)
    numbers = await outbound.parcel_numbers(session, [parcel.parcel_id for parcel in parcels])
    names = await _names(session)
    return [
        LoadedParcel(
            each.id, each.parcel_id, numbers.get(each.parcel_id, ""), each.shipment_id, each.merchant_id,
            names.get(each.merchant_id, ""), each.tracking_number, each.service, each.size_class, each.cost,
            each.currency, each.scanned_at,
        )
        for each in parcels
    ]  # fmt: skip


async def waiting(session: AsyncSession, handover_id: UUID) -> list[WaitingParcel]:
    """Parcels in the warehouse that carry a label of the handover's carrier and are on no handover."""
    handover = await shipping.get_handover(session, handover_id)
    parcels = await outbound.labelled_parcels(session, handover.warehouse_id, MOST)
    tracking = await _labels(session, handover.carrier_account_id, {parcel.shipment_id for parcel in parcels})
    gone = await shipping.on_handovers(session, [parcel.id for parcel in parcels])
    names = await _names(session)
    return [
        WaitingParcel(
            each.id, each.number, each.shipment_id, each.shipment_number, names.get(each.merchant_id, ""),
            tracking[each.id], each.status == "verified", each.held,
        )
        for each in parcels
        if each.id in tracking and each.id not in gone
    ]  # fmt: skip


async def _labels(session: AsyncSession, account_id: UUID, shipment_ids: Iterable[UUID]) -> dict[UUID, str]:
    labels = await shipping.labels_of(session, sorted(shipment_ids))
    return {label.parcel_id: label.tracking_number for label in labels if label.carrier_account_id == account_id}


async def _names(session: AsyncSession) -> dict[UUID, str]:
    merchants: Sequence[tenancy.MerchantView] = await tenancy.list_merchants(session, limit=tenancy.ALL_MERCHANTS)
    return {merchant.id: merchant.name for merchant in merchants}
