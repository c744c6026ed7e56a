"""One wave as the control room watches it: how far its shipments and walks are, and whose they are."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import catalogue, inventory, outbound, tenancy
from portal.domains.outbound import PickListView, ShipmentView, WaveView


class MerchantShare(msgspec.Struct, frozen=True):
    """One merchant's part of a wave."""

    merchant_id: UUID
    name: str
    shipments: int
    units: int


class Shortage(msgspec.Struct, frozen=True):
    """Units that were missing at a stop of the wave, and where their shipment stands now."""

    pick_id: UUID
    pick_list: str
    shipment_id: UUID
    shipment: str
    shipment_status: str
    merchant: str
    sku: str
    name: str
    location: str
    missing: int


class WavePage(msgspec.Struct, frozen=True):
    """A wave, its shipments counted by state and by merchant, its walks with their progress, and what was missing."""

    wave: WaveView
    shipments: int
    by_status: dict[str, int]
    merchants: Sequence[MerchantShare]
    pick_lists: Sequence[PickListView]
    shorts: Sequence[Shortage]


async def wave_page(session: AsyncSession, wave_id: UUID) -> WavePage:
    """Everything about one wave on one screen. Refuses one that is not here."""
    wave = await outbound.get_wave(session, wave_id)
    by_status = await outbound.count_members(session, wave_id)
    members = await outbound.shipments_of_wave(session, wave_id)
    names = {merchant.id: merchant.name for merchant in await tenancy.list_merchants(session)}
    return WavePage(
        wave,
        len(members),
        by_status,
        _shares(members, names),
        await outbound.pick_lists_of(session, wave_id),
        await _shorts(session, wave_id, names),
    )


async def _shorts(session: AsyncSession, wave_id: UUID, names: dict[UUID, str]) -> list[Shortage]:
    picks = await outbound.short_picks(session, wave_id)
    if not picks:
        return []
    products = await catalogue.refs(session, sorted({pick.product_id for pick in picks}))
    places = await inventory.locations_by_id(session, {pick.location_id for pick in picks})
    return [
        Shortage(
            pick.id, pick.pick_list, pick.shipment_id, pick.shipment, pick.shipment_status,
            names.get(pick.merchant_id, ""), products[pick.product_id].sku, products[pick.product_id].name,
            places[pick.location_id].code, pick.missing,
        )
        for pick in picks
    ]  # fmt: skip


def _shares(members: Sequence[ShipmentView], names: dict[UUID, str]) -> list[MerchantShare]:
    found: dict[UUID, tuple[int, int]] = {}
    for shipment in members:
        count, units = found.get(shipment.merchant_id, (0, 0))
        found[shipment.merchant_id] = count + 1, units + shipment.unit_count
    shares = [MerchantShare(id_, names.get(id_, ""), count, units) for id_, (count, units) in found.items()]
    return sorted(shares, key=lambda share: (-share.units, share.name))
