"""Warehouses, their zones and locations."""

from datetime import time
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import get, patch, post
from litestar.params import FromPath, JSONBody, QueryParameter

from portal.api.deps import Cursor, Limit, Session
from portal.api.guards import needs
from portal.domains import inventory
from portal.domains.inventory import PURPOSES, LocationView, NewLocation, NewWarehouse, WarehouseView, ZoneView
from portal.kit.paging import Paged, page, window

Code = Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$", examples=["TYO"])]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200, examples=["東京倉庫"])]
Short = Annotated[str, msgspec.Meta(max_length=40)]
Long = Annotated[str, msgspec.Meta(max_length=300)]
Priority = Annotated[int, msgspec.Meta(ge=0, le=10_000, description="The lowest is preferred")]
Coordinate = Annotated[int, msgspec.Meta(ge=0, le=100_000)]
Purpose = Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(PURPOSES)})$")]
Zone = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*$", examples=["Asia/Tokyo"])]


OfId = Annotated[UUID | None, QueryParameter(description="Only of this one")]


class WarehouseInput(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A warehouse to open. ``cut_off`` is local time."""

    code: Code
    name: Name
    time_zone: Zone = "Asia/Tokyo"
    cut_off: time = time(15)
    postal_code: Short = ""
    region: Short = ""
    address: Long = ""
    phone: Short = ""
    priority: Priority = 100


class WarehouseChanges(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Details to change; what is absent stays."""

    name: Name | msgspec.UnsetType = msgspec.UNSET
    cut_off: time | msgspec.UnsetType = msgspec.UNSET
    postal_code: Short | msgspec.UnsetType = msgspec.UNSET
    region: Short | msgspec.UnsetType = msgspec.UNSET
    address: Long | msgspec.UnsetType = msgspec.UNSET
    phone: Short | msgspec.UnsetType = msgspec.UNSET
    priority: Priority | msgspec.UnsetType = msgspec.UNSET


class ZoneInput(msgspec.Struct, forbid_unknown_fields=True):
    """A part of a warehouse of one temperature."""

    code: Code
    name: Name
    temperature: Annotated[str, msgspec.Meta(pattern="^(ambient|chilled|frozen)$")] = "ambient"


class LocationInput(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A place for goods. Without ``barcode`` its code is printed as its barcode."""

    code: Code
    purpose: Purpose
    barcode: Annotated[str, msgspec.Meta(min_length=1, max_length=64)] | None = None
    aisle: Coordinate = 0
    bay: Coordinate = 0
    level: Coordinate = 0
    walk_sequence: Annotated[int, msgspec.Meta(ge=0, le=10_000_000)] = 0


class LocationsInput(msgspec.Struct, forbid_unknown_fields=True):
    """Up to 2,000 locations of one zone, all or none."""

    zone_id: UUID
    locations: Annotated[list[LocationInput], msgspec.Meta(min_length=1, max_length=2000)]


class LocationsAdded(msgspec.Struct, frozen=True):
    """Ids of the new locations in the order given."""

    ids: list[UUID]


@post("/warehouses", guards=[needs("warehouses:write")], summary="Open a warehouse", tags=["warehouses"])
async def add_warehouse(data: JSONBody[WarehouseInput], session: Session) -> WarehouseView:
    """Its code must be free at this operator."""
    warehouse_id = await inventory.add_warehouse(session, NewWarehouse(**msgspec.structs.asdict(data)))
    return await inventory.get_warehouse(session, warehouse_id)


@get("/warehouses", guards=[needs("warehouses:read")], summary="List warehouses", tags=["warehouses"])
async def list_warehouses(session: Session) -> list[WarehouseView]:
    """All of them, the preferred first."""
    return list(await inventory.list_warehouses(session))


@get("/warehouses/{warehouse_id:uuid}", guards=[needs("warehouses:read")], summary="One warehouse", tags=["warehouses"])
async def get_warehouse(warehouse_id: FromPath[UUID], session: Session) -> WarehouseView:
    """Its address, clock and cut-off."""
    return await inventory.get_warehouse(session, warehouse_id)


@patch(
    "/warehouses/{warehouse_id:uuid}", guards=[needs("warehouses:write")], summary="Change a warehouse",
    tags=["warehouses"],
)  # fmt: skip
async def revise_warehouse(
    warehouse_id: FromPath[UUID], data: JSONBody[WarehouseChanges], session: Session
) -> WarehouseView:
    """Only the details that are sent change; code and time zone stay for good."""
    changes: dict[str, Any] = {
        name: value for name, value in msgspec.structs.asdict(data).items() if value is not msgspec.UNSET
    }
    await inventory.revise_warehouse(session, warehouse_id, changes)
    return await inventory.get_warehouse(session, warehouse_id)


@post(
    "/warehouses/{warehouse_id:uuid}/zones", guards=[needs("warehouses:write")], summary="Add a zone",
    tags=["warehouses"],
)  # fmt: skip
async def add_zone(warehouse_id: FromPath[UUID], data: JSONBody[ZoneInput], session: Session) -> ZoneView:
    """Locations belong to zones."""
    zone_id = await inventory.add_zone(
        session, warehouse_id, code=data.code, name=data.name, temperature=data.temperature
    )
    return ZoneView(zone_id, warehouse_id, data.code, data.name, data.temperature)


@get(
    "/warehouses/{warehouse_id:uuid}/zones", guards=[needs("warehouses:read")], summary="List zones",
    tags=["warehouses"],
)  # fmt: skip
async def list_zones(warehouse_id: FromPath[UUID], session: Session) -> list[ZoneView]:
    """All zones of a warehouse by code."""
    await inventory.get_warehouse(session, warehouse_id)
    return list(await inventory.list_zones(session, warehouse_id))


@post(
    "/warehouses/{warehouse_id:uuid}/locations", guards=[needs("warehouses:write")], summary="Add locations",
    tags=["warehouses"],
)  # fmt: skip
async def add_locations(
    warehouse_id: FromPath[UUID], data: JSONBody[LocationsInput], session: Session
) -> LocationsAdded:
    """All or none: codes must be free in the warehouse, barcodes at the operator."""
    new = [NewLocation(**msgspec.structs.asdict(location)) for location in data.locations]
    return LocationsAdded(await inventory.add_locations(session, warehouse_id, data.zone_id, new))


@get(
    "/warehouses/{warehouse_id:uuid}/locations", guards=[needs("warehouses:read")], summary="List locations",
    tags=["warehouses"],
)  # fmt: skip
async def list_locations(
    warehouse_id: FromPath[UUID],
    session: Session,
    cursor: Cursor = None,
    limit: Limit = None,
    zone_id: OfId = None,
    purpose: Annotated[str | None, QueryParameter(pattern=f"^({'|'.join(PURPOSES)})$")] = None,
    barcode: Annotated[str | None, QueryParameter(description="As scanned", max_length=64)] = None,
) -> Paged[LocationView]:
    """By code."""
    await inventory.get_warehouse(session, warehouse_id)
    asked = window(cursor, limit, str)
    rows = await inventory.list_locations(
        session, asked, warehouse_id=warehouse_id, zone_id=zone_id, purpose=purpose, barcode=barcode
    )
    return page(rows, asked, "code")


HANDLERS = [
    add_warehouse, list_warehouses, get_warehouse, revise_warehouse, add_zone, list_zones, add_locations,
    list_locations,
]  # fmt: skip
