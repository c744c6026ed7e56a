"""States of an inbound plan and the verbs that change them, as data."""

from collections.abc import Mapping

PLAN_STATES = ("draft", "announced", "arrived", "receiving", "received", "closed", "cancelled")
# Counting is complete, so that what differs stays so.
COUNTED_STATES = ("received", "closed")
COUNTED_CONDITIONS = ("sellable", "damaged")

# From which states a verb is allowed. Counting goes on after the expected units are complete: more may have come.
ALLOWED_FROM: Mapping[str, frozenset[str]] = {
    "arrive": frozenset({"announced"}),
    "receive": frozenset({"arrived", "receiving", "received"}),
    "put_away": frozenset({"receiving", "received", "closed"}),
    "close": frozenset({"receiving", "received"}),
    "cancel": frozenset({"draft", "announced", "arrived"}),
}


def may(verb: str, status: str) -> bool:
    """Whether a plan in this state allows the verb."""
    return status in ALLOWED_FROM[verb]
