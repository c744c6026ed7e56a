"""Returns of shipped lines, and what inspection found of each unit.

Owns return, line and inspection. Promises: no unit comes back more often than it was shipped; every unit that came is
inspected at most once; only sellable units go back on sale.
States: requested → approved → in_transit → arrived → inspecting → resolved; rejected, cancelled.
"""

from portal.domains.returns.actions.inspecting import arrive, inspect, resolve
from portal.domains.returns.actions.requesting import approve, cancel, reject, request, send
from portal.domains.returns.errors import (
    AllInspected,
    FindingUnsuitable,
    NotReturnable,
    ReturnLineMissing,
    ReturnMissing,
    ReturnState,
)  # fmt: skip
from portal.domains.returns.events import (
    ReturnApproved,
    ReturnArrived,
    ReturnCancelled,
    ReturnInspected,
    ReturnRejected,
    ReturnRequested,
    ReturnResolved,
    ReturnSent,
)  # fmt: skip
from portal.domains.returns.queries import (
    find_return_id,
    find_returns,
    get_return,
    list_returns,
    returns_to_count,
    sums_of,
)
from portal.domains.returns.rules import DISPOSITIONS, FOUND_CONDITIONS, RETURN_STATES, WANTS, stock_condition
from portal.domains.returns.values import (
    Inspected,
    InspectionView,
    NewReturn,
    NewReturnLine,
    ReturnFilter,
    ReturnItem,
    ReturnLineView,
    ReturnSum,
    ReturnView,
)  # fmt: skip

__all__ = [
    "DISPOSITIONS", "FOUND_CONDITIONS", "RETURN_STATES", "WANTS", "AllInspected", "FindingUnsuitable", "Inspected",
    "InspectionView", "NewReturn", "NewReturnLine", "NotReturnable", "ReturnApproved", "ReturnArrived",
    "ReturnCancelled", "ReturnFilter", "ReturnInspected", "ReturnItem", "ReturnLineMissing", "ReturnLineView",
    "ReturnMissing", "ReturnRejected", "ReturnRequested", "ReturnResolved", "ReturnSent", "ReturnState", "ReturnSum",
    "ReturnView", "approve", "arrive", "cancel", "find_return_id", "find_returns", "get_return", "inspect",
    "list_returns", "reject", "request", "resolve", "returns_to_count", "send", "stock_condition", "sums_of",
]  # fmt: skip
