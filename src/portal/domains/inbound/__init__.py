"""Inbound plans, their lines, and the receipts that counted them.

Owns what merchants said will arrive and what did. Promises: a line's received units are the sum of its receipts; units
leave the dock at most once; what came differently from the plan stays visible as its variance.
States of a plan: draft → announced → arrived → receiving → received → closed; cancelled before receiving.
"""

from portal.domains.inbound.actions.announcing import add_lines, announce, cancel
from portal.domains.inbound.actions.counting import arrive, close, put_away, receive
from portal.domains.inbound.errors import LocationUnsuitable, LotNeeded, PlanMissing, PlanState
from portal.domains.inbound.events import (
    InboundAnnounced,
    InboundArrived,
    InboundCancelled,
    InboundClosed,
    InboundPutAway,
    InboundReceived,
)  # fmt: skip
from portal.domains.inbound.queries import (
    find_plans,
    get_plan,
    list_plans,
    list_receipts,
    plans_to_count,
    sums_of,
    waiting_at_dock,
)  # fmt: skip
from portal.domains.inbound.rules import COUNTED_CONDITIONS, COUNTED_STATES, PLAN_STATES
from portal.domains.inbound.values import (
    Counted,
    DockUnits,
    NewPlan,
    NewPlanLine,
    PlanFilter,
    PlanItem,
    PlanLineView,
    PlanSum,
    PlanView,
    ReceiptView,
    Taken,
)  # fmt: skip

__all__ = [
    "COUNTED_CONDITIONS", "COUNTED_STATES", "PLAN_STATES", "Counted", "DockUnits", "InboundAnnounced", "InboundArrived",
    "InboundCancelled", "InboundClosed", "InboundPutAway", "InboundReceived", "LocationUnsuitable", "LotNeeded",
    "NewPlan", "NewPlanLine", "PlanFilter", "PlanItem", "PlanLineView", "PlanMissing", "PlanState", "PlanSum",
    "PlanView", "ReceiptView", "Taken", "add_lines", "announce", "arrive", "cancel", "close", "find_plans", "get_plan",
    "list_plans", "list_receipts", "plans_to_count", "put_away", "receive", "sums_of", "waiting_at_dock",
]  # fmt: skip
