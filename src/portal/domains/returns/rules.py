"""States of a return, the verbs that change them, and what may become of an inspected unit. Data and pure functions."""

from collections.abc import Mapping

RETURN_STATES = (
    "requested", "approved", "in_transit", "arrived", "inspecting", "resolved", "rejected", "cancelled",
)  # fmt: skip
WANTS = ("refund", "exchange", "repair", "none")
FOUND_CONDITIONS = ("sellable", "damaged", "expired")
DISPOSITIONS = ("restock", "quarantine", "repair", "dispose", "send_back")

ALLOWED_FROM: Mapping[str, frozenset[str]] = {
    "approve": frozenset({"requested"}),
    "reject": frozenset({"requested"}),
    "cancel": frozenset({"requested", "approved"}),
    "send": frozenset({"approved"}),
    "arrive": frozenset({"approved", "in_transit"}),
    "inspect": frozenset({"arrived", "inspecting"}),
    "resolve": frozenset({"inspecting"}),
}
# Units of these returns will not come (any more), so that they may be asked for again.
NOT_COMING = ("rejected", "cancelled")


def may(verb: str, status: str) -> bool:
    """Whether a return in this state allows the verb."""
    return status in ALLOWED_FROM[verb]


def fits(condition: str, disposition: str) -> bool:
    """Whether units found in this condition may be disposed of so: only sellable ones go back on sale."""
    return disposition != "restock" or condition == "sellable"


def stock_condition(condition: str, disposition: str) -> str:
    """The condition in which units enter the stock: sellable ones that are not restocked must not be sold."""
    return condition if disposition == "restock" or condition != "sellable" else "inspecting"
