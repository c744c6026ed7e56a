"""Orders: what buyers bought, why it may not go on, and how it ended.

Promises: one ``(shop, external_id)`` is one order, however often and however concurrently it comes; an order with an
open hold does not move forward; amounts are integers of the currency's minor unit.

States: ``received → confirmed → fulfilling → fulfilled``, ``cancelled`` from any before the first unit left.
``received`` means that something held it from the beginning.
"""

from portal.domains.orders.actions.changing import (
    change,
    differences,
    hold_for_change,
    note_version,
    readdress,
    refuse_change,
)
from portal.domains.orders.actions.closing import cancel, mark_fulfilling, mark_shipped
from portal.domains.orders.actions.holding import clear_holds, hold, release_hold
from portal.domains.orders.actions.holding_all import hold_open
from portal.domains.orders.actions.mapping import ProductMapping, map_lines
from portal.domains.orders.actions.placing import place
from portal.domains.orders.errors import (
    HoldMissing,
    HoldStays,
    OrderClosed,
    OrderMissing,
    TooLate,
    UnknownCurrency,
)  # fmt: skip
from portal.domains.orders.events import (
    OrderCancelled,
    OrderChanged,
    OrderChangeRefused,
    OrderFulfilled,
    OrderHeld,
    OrderPlaced,
    OrderReleased,
)
from portal.domains.orders.queries.counting import (
    count_by_day,
    count_held_by_day,
    count_holds,
    orders_to_count,
    units_of,
)
from portal.domains.orders.queries.finding import find_orders, numbers_of
from portal.domains.orders.queries.many import count_orders, items_of, list_records
from portal.domains.orders.queries.reading import (
    OrderFilter,
    Standing,
    find_by_key,
    find_standing,
    get_order,
    list_held_for,
    list_orders,
    open_holds,
    shippables,
    unmapped_listings,
)  # fmt: skip
from portal.domains.orders.rules import HOLD_REASONS, ORDER_STATES, PAYMENT_STATES, unreachable
from portal.domains.orders.rules.intake import normalised
from portal.domains.orders.values import (
    Address,
    HoldView,
    NewHold,
    NewLine,
    NewOrder,
    NormalOrder,
    OrderLineView,
    OrderRecord,
    OrderSummary,
    OrderView,
    Placed,
    Shippable,
    ShippableLine,
    SoldItem,
)

__all__ = [
    "HOLD_REASONS", "ORDER_STATES", "PAYMENT_STATES", "Address", "HoldMissing", "HoldStays", "HoldView", "NewHold",
    "NewLine", "NewOrder", "NormalOrder", "OrderCancelled", "OrderChangeRefused", "OrderChanged", "OrderClosed",
    "OrderFilter", "OrderFulfilled", "OrderHeld", "OrderLineView", "OrderMissing", "OrderPlaced", "OrderRecord",
    "OrderReleased", "OrderSummary", "OrderView", "Placed", "ProductMapping", "Shippable", "ShippableLine", "SoldItem",
    "Standing", "TooLate", "UnknownCurrency", "cancel", "change", "clear_holds", "count_by_day", "count_held_by_day",
    "count_holds", "count_orders", "differences", "find_by_key", "find_orders", "find_standing", "get_order", "hold",
    "hold_for_change", "hold_open", "items_of", "list_held_for", "list_orders", "list_records", "map_lines",
    "mark_fulfilling", "mark_shipped", "normalised", "note_version", "numbers_of", "open_holds", "orders_to_count",
    "place", "readdress", "refuse_change", "release_hold", "shippables", "units_of", "unmapped_listings", "unreachable",
]  # fmt: skip
