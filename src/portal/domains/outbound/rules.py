"""States of shipments, waves, picks and parcels, which verb leads where, and pure decisions about them."""

from collections.abc import Mapping
from typing import NamedTuple

SHIPMENT_STATES = (
    "draft", "awaiting_stock", "reserved", "released", "picking", "picked", "packed", "handed_over", "delivered",
    "cancelled", "delivery_failed", "returned",
)  # fmt: skip
WAVE_STATES = ("planned", "released", "picking", "picked", "closed", "cancelled")
WAVE_METHODS = ("discrete", "single_item", "cluster", "zone")
PICK_STATES = ("open", "picked", "short", "cancelled")
PARCEL_STATES = ("packed", "labelled", "verified", "handed_over", "cancelled")


class Step(NamedTuple):
    """A verb: the states it starts from and the state it leads to."""

    sources: frozenset[str]
    target: str


def _step(target: str, *sources: str) -> Step:
    return Step(frozenset(sources), target)


UNTIL_PACKED = ("draft", "awaiting_stock", "reserved", "released", "picking", "picked")

SHIPMENT_STEPS: Mapping[str, Step] = {
    "reserve": _step("reserved", "draft", "awaiting_stock"),
    "fall_short": _step("awaiting_stock", "draft", "reserved", "released", "picking"),
    "release": _step("released", "reserved"),
    "give_back": _step("reserved", "released", "picking"),
    "begin_picking": _step("picking", "released"),
    "finish_picking": _step("picked", "released", "picking"),
    "pack": _step("packed", "picked"),
    "hand_over": _step("handed_over", "packed"),
    "deliver": _step("delivered", "handed_over", "delivery_failed"),
    "fail_delivery": _step("delivery_failed", "handed_over"),
    "return": _step("returned", "handed_over", "delivery_failed"),
    "cancel": _step("cancelled", *UNTIL_PACKED),
}

WAVE_STEPS: Mapping[str, Step] = {
    "release": _step("released", "planned"),
    "begin_picking": _step("picking", "released"),
    "finish_picking": _step("picked", "released", "picking"),
    "close": _step("closed", "released", "picking", "picked"),
    "cancel": _step("cancelled", "planned", "released", "picking"),
}

PARCEL_STEPS: Mapping[str, Step] = {
    "label": _step("labelled", "packed", "verified"),
    "verify": _step("verified", "labelled"),
    "unlabel": _step("packed", "labelled", "verified"),
    "hand_over": _step("handed_over", "verified"),
}


def verbs_from(steps: Mapping[str, Step], status: str) -> list[str]:
    """What may be done with a thing in this state, for a refusal that says what is possible."""
    return sorted(verb for verb, step in steps.items() if status in step.sources)
