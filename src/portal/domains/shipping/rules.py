"""Normalised tracking states, label and handover states, and pure decisions about them."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256

TRACKING_STATES = (
    "label_created", "picked_up", "in_transit", "out_for_delivery", "delivered", "delivery_attempted",
    "available_for_pickup", "exception", "returned_to_sender", "lost",
)  # fmt: skip
LABEL_STATES = ("bought", "voided")
HANDOVER_STATES = ("open", "closed")

# Two events of the same moment: the one further along the road counts.
_ROAD = (
    "label_created", "picked_up", "in_transit", "exception", "out_for_delivery", "delivery_attempted",
    "available_for_pickup", "lost", "delivered", "returned_to_sender",
)  # fmt: skip
_HOOK_TOKEN = re.compile(r"[\w-]{20,100}", re.ASCII)
_DECORATION = re.compile(r"[\s\-‐ー]")


def where_it_is(events: Iterable[tuple[datetime, str]]) -> str:
    """The state that follows from everything a carrier said, in whatever order it was heard.

    The latest word counts; but what was delivered stays delivered unless it comes back, and of what comes back a
    later "delivered" means: to us.
    """
    state = "label_created"
    for _, status in sorted(events, key=lambda event: (event[0], _ROAD.index(event[1]))):
        if state == "returned_to_sender":
            break
        if state != "delivered" or status == "returned_to_sender":
            state = status
    return state


def outcome(parcels: Sequence[str]) -> str | None:
    """What became of a shipment whose parcels are in these states.

    ``delivered`` when all are; ``returned`` when none is under way and one came back; ``failed`` when one is lost;
    None while it is open.
    """
    if parcels and all(state == "delivered" for state in parcels):
        return "delivered"
    if "returned_to_sender" in parcels and all(state in ("delivered", "returned_to_sender") for state in parcels):
        return "returned"
    return "failed" if "lost" in parcels else None


def fingerprint(status: str, raw_code: str, place: str, occurred_at: datetime) -> str:
    """What makes two messages of a carrier the same event of a parcel."""
    told = "\x1f".join((status, raw_code, place, occurred_at.isoformat()))
    return sha256(told.encode()).hexdigest()


def is_hook_token(text: str) -> bool:
    """Whether this can be the end of a hook's address at all."""
    return _HOOK_TOKEN.fullmatch(text) is not None


def scanned_number(scan: str) -> str:
    """A tracking number as a scanner or a hand gives it: without start and stop letters, hyphens and blanks."""
    plain = _DECORATION.sub("", scan).upper()
    if len(plain) > 2 and plain[0] in "ABCD" and plain[-1] in "ABCD" and plain[1:-1].isdigit():
        return plain[1:-1]
    return plain
