"""Opening warehouses, zones and locations, and keeping what is known of a warehouse."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.errors import LocationMissing, PlaceTaken, WarehouseMissing
from portal.domains.inventory.models import Location, Warehouse, Zone
from portal.domains.inventory.queries.places import get_warehouse, list_zones
from portal.domains.inventory.rules import PURPOSES
from portal.domains.inventory.values import NewLocation, NewWarehouse
from portal.kit.errors import Invalid
from portal.kit.ids import new_id
from portal.kit.scope import operator_of

REVISABLE = ("name", "cut_off", "postal_code", "region", "address", "phone", "priority")


async def add_warehouse(session: AsyncSession, warehouse: NewWarehouse) -> UUID:
    """A warehouse exists. Refuses a code that another has. Records nothing."""
    operator_id = operator_of(session)
    taken = await session.scalar(
        select(Warehouse.id).where(Warehouse.operator_id == operator_id, Warehouse.code == warehouse.code)
    )
    if taken is not None:
        raise PlaceTaken(code=warehouse.code)
    row = Warehouse(operator_id=operator_id, **msgspec.structs.asdict(warehouse))
    session.add(row)
    await session.flush()
    return row.id


async def revise_warehouse(session: AsyncSession, warehouse_id: UUID, changes: dict[str, Any]) -> None:
    """The named details are changed; code and clock stay. Refuses an unknown warehouse. Records nothing."""
    known = {name: value for name, value in changes.items() if name in REVISABLE}
    if not known:
        await get_warehouse(session, warehouse_id)
        return
    found = await session.scalar(
        update(Warehouse)
        .where(Warehouse.operator_id == operator_of(session), Warehouse.id == warehouse_id)
        .values(**known)
        .returning(Warehouse.id)
    )
    if found is None:
        raise WarehouseMissing(id=str(warehouse_id))


async def add_zone(
    session: AsyncSession, warehouse_id: UUID, *, code: str, name: str, temperature: str = "ambient"
) -> UUID:
    """A zone exists. Refuses an unknown warehouse and a code that another of its zones has. Records nothing."""
    await get_warehouse(session, warehouse_id)
    if any(zone.code == code for zone in await list_zones(session, warehouse_id)):
        raise PlaceTaken(code=code)
    row = Zone(
        operator_id=operator_of(session), warehouse_id=warehouse_id, code=code, name=name, temperature=temperature
    )
    session.add(row)
    await session.flush()
    return row.id


async def add_locations(
    session: AsyncSession, warehouse_id: UUID, zone_id: UUID, locations: Sequence[NewLocation]
) -> list[UUID]:
    """All these locations exist, or none; ids in the order given.

    Refuses an unknown zone, unknown purposes, and codes or barcodes that are taken or come twice. Records nothing.
    """
    if zone_id not in {zone.id for zone in await list_zones(session, warehouse_id)}:
        raise LocationMissing(zone_id=str(zone_id))
    if not locations:
        return []
    _check_words(locations)
    await _check_codes(session, warehouse_id, locations)
    operator_id, ids = operator_of(session), [new_id() for _ in locations]
    rows = [
        {
            **msgspec.structs.asdict(new), "barcode": new.barcode or new.code, "operator_id": operator_id, "id": id_,
            "warehouse_id": warehouse_id, "zone_id": zone_id,
        }
        for id_, new in zip(ids, locations, strict=True)
    ]  # fmt: skip
    await session.execute(insert(Location), rows)
    return ids


def _check_words(locations: Sequence[NewLocation]) -> None:
    wrong: dict[str, str] = {}
    codes: set[str] = set()
    barcodes: set[str] = set()
    for place, new in enumerate(locations):
        if new.purpose not in PURPOSES:
            wrong[f"locations[{place}].purpose"] = "one of " + ", ".join(PURPOSES)
        if new.code in codes:
            wrong[f"locations[{place}].code"] = "once in a list"
        if (new.barcode or new.code) in barcodes:
            wrong[f"locations[{place}].barcode"] = "once in a list"
        codes.add(new.code)
        barcodes.add(new.barcode or new.code)
    if wrong:
        raise Invalid(fields=wrong)


async def _check_codes(session: AsyncSession, warehouse_id: UUID, locations: Sequence[NewLocation]) -> None:
    codes = [new.code for new in locations]
    barcodes = [new.barcode or new.code for new in locations]
    same_code = (Location.warehouse_id == warehouse_id) & Location.code.in_(codes)
    taken = await session.execute(
        select(Location.code, Location.barcode)
        .where(Location.operator_id == operator_of(session), or_(same_code, Location.barcode.in_(barcodes)))
        .order_by(Location.code)
        .limit(20)
    )
    if found := [{"code": row.code, "barcode": row.barcode} for row in taken]:
        raise PlaceTaken(taken=found)
