"""Places, stock as a double-entry ledger, and promises on it.

Owns warehouse, zone, location, lot, stock, movement, availability, reservation, allocation and count. Promises: every
unit is in exactly one place and every change of it is a movement; ``0 <= reserved <= on_hand`` per product and
warehouse; nothing is promised or pinned twice, however many ask at once. Physical moves are the operator's: they run
in its scope. A merchant's transactions ask, reserve and release.

A reservation is waiting → reserved → consumed, or released. An allocation is open → picked → issued, or released.
"""

from portal.domains.inventory.actions.allocating import allocate
from portal.domains.inventory.actions.bringing import move_many
from portal.domains.inventory.actions.filling import fill_waiting
from portal.domains.inventory.actions.issuing import issue
from portal.domains.inventory.actions.keeping import adjust, count, dispose, move
from portal.domains.inventory.actions.lots import ensure_lot
from portal.domains.inventory.actions.picking import pick, put_back
from portal.domains.inventory.actions.places import add_locations, add_warehouse, add_zone, revise_warehouse
from portal.domains.inventory.actions.promising import ask, ask_and_reserve, reserve
from portal.domains.inventory.actions.receiving import receive, receive_many
from portal.domains.inventory.actions.releasing import deallocate, release
from portal.domains.inventory.actions.safety import set_safety
from portal.domains.inventory.actions.shortage import pick_short
from portal.domains.inventory.errors import (
    AllocationDone,
    AllocationMissing,
    LocationMissing,
    LocationPurpose,
    LotDiffers,
    LotMissing,
    NotEnough,
    NotPicked,
    PlaceTaken,
    StockPromised,
    WarehouseMissing,
)  # fmt: skip
from portal.domains.inventory.events import StockAdjusted, StockArrived, StockCounted, StockFreed
from portal.domains.inventory.queries.audit import audit_ledger
from portal.domains.inventory.queries.by_id import locations_by_id, lots_by_id
from portal.domains.inventory.queries.history import StockDay, stock_days
from portal.domains.inventory.queries.places import (
    find_location,
    find_locations,
    first_location,
    get_location,
    get_warehouse,
    list_locations,
    list_warehouses,
    list_zones,
    warehouse_ids,
)  # fmt: skip
from portal.domains.inventory.queries.stock import (
    available,
    available_units,
    fullest_shelves,
    list_availability,
    list_lots,
    list_movements,
    list_stock,
)  # fmt: skip
from portal.domains.inventory.queries.storage import first_movement_at, stored_units
from portal.domains.inventory.queries.work import (
    HourOfWork,
    LocationHeat,
    PersonAtWork,
    location_heat,
    people_at_work,
    work_by_hour,
)
from portal.domains.inventory.rules import CONDITIONS, PURPOSES
from portal.domains.inventory.values import (
    Allocated,
    AllocationView,
    AvailabilityView,
    Demand,
    Discrepancy,
    Filled,
    FullestShelf,
    LocationView,
    LotStock,
    LotView,
    MovementView,
    NewLocation,
    NewWarehouse,
    Promise,
    Received,
    ShortResult,
    StockView,
    StoredUnits,
    Transfer,
    WarehouseView,
    ZoneView,
)  # fmt: skip

__all__ = [
    "CONDITIONS", "PURPOSES", "Allocated", "AllocationDone", "AllocationMissing", "AllocationView",
    "AvailabilityView", "Demand", "Discrepancy", "Filled", "FullestShelf", "HourOfWork", "LocationHeat",
    "LocationMissing", "LocationPurpose", "LocationView", "LotDiffers", "LotMissing", "LotStock", "LotView",
    "MovementView", "NewLocation", "NewWarehouse", "NotEnough", "NotPicked", "PersonAtWork", "PlaceTaken", "Promise",
    "Received", "ShortResult", "StockAdjusted", "StockArrived", "StockCounted", "StockDay", "StockFreed",
    "StockPromised", "StockView", "StoredUnits", "Transfer", "WarehouseMissing", "WarehouseView", "ZoneView",
    "add_locations", "add_warehouse", "add_zone", "adjust", "allocate", "ask", "ask_and_reserve", "audit_ledger",
    "available", "available_units", "count", "deallocate", "dispose", "ensure_lot", "fill_waiting", "find_location",
    "find_locations", "first_location", "first_movement_at", "fullest_shelves", "get_location", "get_warehouse",
    "issue", "list_availability", "list_locations", "list_lots", "list_movements", "list_stock", "list_warehouses",
    "list_zones", "location_heat", "locations_by_id", "lots_by_id", "move", "move_many", "people_at_work", "pick",
    "pick_short", "put_back", "receive", "receive_many", "release", "reserve", "revise_warehouse", "set_safety",
    "stock_days", "stored_units", "warehouse_ids", "work_by_hour",
]  # fmt: skip
