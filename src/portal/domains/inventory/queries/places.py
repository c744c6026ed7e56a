"""Warehouses, zones and locations as others see them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.errors import LocationMissing, WarehouseMissing
from portal.domains.inventory.models import Location, Warehouse, Zone
from portal.domains.inventory.queries.scoped import mine
from portal.domains.inventory.values import LocationView, WarehouseView, ZoneView
from portal.kit import clock
from portal.kit.finding import Match, begins
from portal.kit.hot import Hot
from portal.kit.paging import Window
from portal.kit.rows import all_as
from portal.kit.scope import operator_of

_WAREHOUSE = (
    Warehouse.id, Warehouse.code, Warehouse.name, Warehouse.time_zone, Warehouse.cut_off, Warehouse.postal_code,
    Warehouse.region, Warehouse.address, Warehouse.phone, Warehouse.priority,
)  # fmt: skip
_ZONE = (Zone.id, Zone.warehouse_id, Zone.code, Zone.name, Zone.temperature)
_LOCATION = (
    Location.id, Location.warehouse_id, Location.zone_id, Location.code, Location.barcode, Location.purpose,
    Location.aisle, Location.bay, Location.level, Location.walk_sequence,
)  # fmt: skip


class Place(NamedTuple):
    """What a movement needs to know of a location."""

    warehouse_id: UUID
    purpose: str
    code: str
    time_zone: str

    @property
    def today(self) -> date:
        return clock.date_in(self.time_zone)


async def list_warehouses(session: AsyncSession) -> Sequence[WarehouseView]:
    """Warehouses of the operator, the preferred first."""
    rows = await session.execute(
        select(*_WAREHOUSE).where(*mine(session, Warehouse)).order_by(Warehouse.priority, Warehouse.code)
    )
    return all_as(WarehouseView, rows)


async def warehouse_ids(session: AsyncSession) -> list[UUID]:
    """The operator's warehouses, the preferred first, for those who need no more of them."""
    return [row["id"] for row in await _IDS.rows(session, {"operator_id": operator_of(session)})]


_warehouses = Warehouse.__table__.c
_IDS = Hot(
    select(_warehouses.id)
    .where(_warehouses.operator_id == bindparam("operator_id"))
    .order_by(_warehouses.priority, _warehouses.code)
)


async def get_warehouse(session: AsyncSession, warehouse_id: UUID) -> WarehouseView:
    """One warehouse. Refuses one that is not here."""
    rows = await session.execute(select(*_WAREHOUSE).where(*mine(session, Warehouse), Warehouse.id == warehouse_id))
    found = all_as(WarehouseView, rows)
    if not found:
        raise WarehouseMissing(id=str(warehouse_id))
    return found[0]


async def list_zones(session: AsyncSession, warehouse_id: UUID) -> Sequence[ZoneView]:
    """Zones of a warehouse by code."""
    rows = await session.execute(
        select(*_ZONE).where(*mine(session, Zone), Zone.warehouse_id == warehouse_id).order_by(Zone.code)
    )
    return all_as(ZoneView, rows)


async def get_location(session: AsyncSession, location_id: UUID) -> LocationView:
    """One location. Refuses one that is not here."""
    rows = await session.execute(select(*_LOCATION).where(*mine(session, Location), Location.id == location_id))
    found = all_as(LocationView, rows)
    if not found:
        raise LocationMissing(id=str(location_id))
    return found[0]


async def find_location(session: AsyncSession, warehouse_id: UUID, code_or_barcode: str) -> LocationView | None:
    """The location of a warehouse that carries this code or this barcode."""
    rows = await session.execute(
        select(*_LOCATION)
        .where(
            *mine(session, Location), Location.warehouse_id == warehouse_id,
            or_(Location.barcode == code_or_barcode, Location.code == code_or_barcode),
        )
        .order_by(Location.barcode != code_or_barcode)
        .limit(1)
    )  # fmt: skip
    found = all_as(LocationView, rows)
    return found[0] if found else None


async def first_location(session: AsyncSession, warehouse_id: UUID, purpose: str) -> LocationView:
    """The first location of a purpose on the walk. Refuses when the warehouse has none."""
    rows = await session.execute(
        select(*_LOCATION)
        .where(*mine(session, Location), Location.warehouse_id == warehouse_id, Location.purpose == purpose)
        .order_by(Location.walk_sequence, Location.code)
        .limit(1)
    )
    found = all_as(LocationView, rows)
    if not found:
        raise LocationMissing(warehouse_id=str(warehouse_id), purpose=purpose)
    return found[0]


async def list_locations(
    session: AsyncSession,
    asked: Window,
    *,
    warehouse_id: UUID,
    zone_id: UUID | None = None,
    purpose: str | None = None,
    barcode: str | None = None,
) -> Sequence[LocationView]:
    """Locations of a warehouse by code, one more than the page."""
    query = select(*_LOCATION).where(*mine(session, Location), Location.warehouse_id == warehouse_id)
    if zone_id is not None:
        query = query.where(Location.zone_id == zone_id)
    if purpose is not None:
        query = query.where(Location.purpose == purpose)
    if barcode is not None:
        query = query.where(Location.barcode == barcode)
    if asked.after:
        query = query.where(Location.code > asked.after[0])
    return all_as(LocationView, await session.execute(query.order_by(Location.code).limit(asked.limit + 1)))


async def places(session: AsyncSession, location_ids: Iterable[UUID]) -> dict[UUID, Place]:
    """Locations by id with the zone of their warehouse's clock. Refuses when one is not here."""
    wanted = set(location_ids)
    rows = await session.execute(
        select(Location.id, Location.warehouse_id, Location.purpose, Location.code, Warehouse.time_zone)
        .join(Warehouse, (Warehouse.operator_id == Location.operator_id) & (Warehouse.id == Location.warehouse_id))
        .where(*mine(session, Location), Location.id.in_(wanted))
    )
    found = {row[0]: Place(*row[1:]) for row in rows}
    if missing := wanted - found.keys():
        raise LocationMissing(ids=sorted(str(id_) for id_ in missing))
    return found


async def find_locations(session: AsyncSession, text: str, limit: int) -> list[Match]:
    """Locations of the operator whose barcode is this or whose code begins so, with their warehouse as parent."""
    here = mine(session, Location)
    rows = await session.execute(
        select(Location.id, Location.code, Warehouse.code, Location.purpose, Location.warehouse_id, Location.barcode)
        .join(Warehouse, (Warehouse.operator_id == Location.operator_id) & (Warehouse.id == Location.warehouse_id))
        .where(*here, *mine(session, Warehouse))
        .where(or_(Location.barcode == text, begins(Location.code, text)))
        .order_by(Location.code)
        .limit(limit)
    )
    return [
        Match(id_, None, code, house, purpose, house_id, exact=text in (code, barcode))
        for id_, code, house, purpose, house_id, barcode in rows
    ]
