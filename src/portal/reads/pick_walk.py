"""A pick list as the picker walks it: each stop with its place, its goods, and the codes that will be scanned."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import catalogue, inventory, outbound
from portal.domains.catalogue import BarcodeView
from portal.domains.outbound import PickListView, PickView


class Stop(msgspec.Struct, frozen=True):
    """Take ``quantity`` units, of which ``picked`` are taken, from a location into a tote."""

    pick_id: UUID
    position: int
    tote: int
    status: str
    location_code: str
    location_barcode: str
    aisle: int
    bay: int
    level: int
    product_id: UUID
    sku: str
    name: str
    barcodes: Sequence[BarcodeView]
    lot_code: str | None
    expires_on: date | None
    quantity: int
    picked: int
    shipment_id: UUID


class PickWalk(msgspec.Struct, frozen=True):
    """A walk and its stops in order."""

    pick_list: PickListView
    stops: Sequence[Stop]


async def pick_walk(session: AsyncSession, pick_list_id: UUID) -> PickWalk:
    """One pick list with all that its screen shows. Refuses one that is not here."""
    pick_list = await outbound.get_pick_list(session, pick_list_id)
    return PickWalk(pick_list, await stops_of(session, await outbound.picks_of_list(session, pick_list_id)))


async def stops_of(session: AsyncSession, picks: Sequence[PickView]) -> list[Stop]:
    """These picks with their places, goods and codes, in the same order; five reads, however many they are."""
    product_ids = sorted({pick.product_id for pick in picks})
    products = await catalogue.refs(session, product_ids)
    codes = await catalogue.barcodes_of(session, product_ids)
    places = await inventory.locations_by_id(session, {pick.location_id for pick in picks})
    lots = await inventory.lots_by_id(session, {pick.lot_id for pick in picks if pick.lot_id is not None})
    stops = []
    for pick in picks:
        place, product = places[pick.location_id], products[pick.product_id]
        lot = lots[pick.lot_id] if pick.lot_id is not None else None
        stops.append(
            Stop(
                pick.id, pick.position, pick.tote, pick.status, place.code, place.barcode, place.aisle, place.bay,
                place.level, product.id, product.sku, product.name, codes.get(product.id, []),
                lot.lot_code if lot else None, lot.expires_on if lot else None, pick.quantity, pick.picked,
                pick.shipment_id,
            )
        )  # fmt: skip
    return stops
