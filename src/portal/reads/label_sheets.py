"""Sheets of labels to stick on things: locations of a warehouse, products and cartons of an arrival."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import catalogue, inbound, inventory
from portal.kit import barcodes
from portal.kit.errors import Missing
from portal.kit.paging import Window

MOST = 1000


def _label(barcode: str, code: str, text: str) -> dict[str, str]:
    return {"barcode": barcodes.code128(barcode), "code": code, "text": text}


async def location_labels(
    session: AsyncSession, warehouse_id: UUID, *, zone: str | None, codes: Sequence[str]
) -> dict[str, Any]:
    """Data of ``documents/label_sheet.typ`` for locations by code, 1,000 at most; of one zone or with these codes.

    Refuses a warehouse that is not here, and when there is nothing to print.
    """
    house = await inventory.get_warehouse(session, warehouse_id)
    zones = {found.code: found.id for found in await inventory.list_zones(session, warehouse_id)}
    if zone is not None and zone not in zones:
        raise Missing(zone=zone)
    wanted = set(codes)
    found = await inventory.list_locations(
        session,
        Window(MOST if not wanted else 100_000),
        warehouse_id=warehouse_id,
        zone_id=zones[zone] if zone else None,
    )
    places = [place for place in found if not wanted or place.code in wanted][:MOST]
    if not places:
        raise Missing(warehouse_id=str(warehouse_id))
    return {"labels": [_label(place.barcode, place.code, f"{house.code} · {place.purpose}") for place in places]}


async def inbound_labels(session: AsyncSession, plan_id: UUID) -> dict[str, Any]:
    """Data of ``documents/label_sheet.typ``: one label a carton with the plan's number, then one a product.

    Refuses a plan that is not here.
    """
    plan = await inbound.get_plan(session, plan_id)
    cartons = min(plan.cartons or 1, MOST)
    labels = [_label(plan.number, plan.number, f"{n} / {cartons}") for n in range(1, cartons + 1)]
    codes = await catalogue.barcodes_of(session, [line.product_id for line in plan.lines])
    for line in plan.lines:
        single = next((code.code for code in codes.get(line.product_id, []) if code.quantity == 1), line.sku)
        if single.isascii():
            labels.append(_label(single, line.sku, line.name[:60]))
    return {"labels": labels}
