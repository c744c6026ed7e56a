"""What waits for hands in a warehouse: walks to pick, arrivals to count, units at the dock with a shelf proposed."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import catalogue, inbound, inventory, outbound
from portal.domains.catalogue import BarcodeView
from portal.domains.inbound import DockUnits, PlanFilter
from portal.domains.outbound import OpenWalk
from portal.kit.paging import Window
from portal.reads.inbound_list import PlanRow, list_plans

WALKS = 200
ARRIVALS = 100
DOCK = 300
_TO_COUNT = ("announced", "arrived", "receiving")
_SHELVES = ("pick", "storage")


class DockItem(msgspec.Struct, frozen=True):
    """``quantity`` units of one count that stand at the dock, the codes on them, and where their like lies already.

    ``proposed`` is the shelf that holds most of the product, None for a product that is nowhere yet.
    """

    receipt_id: UUID
    plan_id: UUID
    plan_number: str
    product_id: UUID
    sku: str
    name: str
    barcodes: Sequence[BarcodeView]
    lot_code: str | None
    expires_on: date | None
    condition: str
    quantity: int
    location_code: str
    proposed: str | None


class FloorBoard(msgspec.Struct, frozen=True):
    """Work of one warehouse, each kind with what waits longest first; arrivals by their day."""

    walks: Sequence[OpenWalk]
    arrivals: Sequence[PlanRow]
    dock: Sequence[DockItem]


async def floor_board(session: AsyncSession, warehouse_id: UUID) -> FloorBoard:
    """All that a handheld can begin with in this warehouse. Refuses a warehouse that is not here."""
    await inventory.get_warehouse(session, warehouse_id)
    walks = await outbound.open_walks(session, warehouse_id, WALKS)
    asked = PlanFilter(statuses=_TO_COUNT, warehouse_id=warehouse_id)
    arrivals = await list_plans(session, Window(ARRIVALS), asked)
    arrivals.sort(key=lambda plan: (plan.status == "announced", plan.expected_on))
    dock = await inbound.waiting_at_dock(session, warehouse_id, DOCK)
    return FloorBoard(walks, arrivals[:ARRIVALS], await _items(session, warehouse_id, dock))


async def _items(session: AsyncSession, warehouse_id: UUID, dock: Sequence[DockUnits]) -> list[DockItem]:
    if not dock:
        return []
    product_ids = sorted({units.product_id for units in dock})
    products = await catalogue.refs(session, product_ids)
    codes = await catalogue.barcodes_of(session, product_ids)
    lots = await inventory.lots_by_id(session, {units.lot_id for units in dock if units.lot_id is not None})
    places = await inventory.locations_by_id(session, {units.location_id for units in dock})
    fullest = await _fullest_shelves(session, warehouse_id, product_ids)
    items = []
    for units in dock:
        product, lot = products[units.product_id], lots[units.lot_id] if units.lot_id is not None else None
        items.append(
            DockItem(
                units.receipt_id, units.plan_id, units.plan_number, product.id, product.sku, product.name,
                codes.get(product.id, []), lot.lot_code if lot else None, lot.expires_on if lot else None,
                units.condition, units.quantity, places[units.location_id].code,
                fullest.get(product.id) if units.condition == "sellable" else None,
            )
        )  # fmt: skip
    return items


async def _fullest_shelves(session: AsyncSession, warehouse_id: UUID, product_ids: Iterable[UUID]) -> dict[UUID, str]:
    found = await inventory.fullest_shelves(session, warehouse_id, product_ids, _SHELVES)
    return {shelf.product_id: shelf.location_code for shelf in found}
