"""The things that are measured, one file each; `SECTIONS` names them in the order in which they run."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bench.figures import Figure
from bench.ground import Ground
from bench.sections import flash, intake, reading, relay, reservation, stock, together
from bench.world import World


@dataclass(frozen=True)
class Section:
    """What is measured and what it needs to know beforehand."""

    title: str
    measure: Callable[[Ground, World], Awaitable[list[Figure]]]


SECTIONS: Mapping[str, Section] = {
    "intake": Section("Intake: orders in, through the API and through the hook", intake.measure),
    "together": Section("Everything at work: hooks, promises, memory", together.measure),
    "reservation": Section("Reservation and waves: many orders at once", reservation.measure),
    "flash": Section("Flash sale: one product, more orders than units", flash.measure),
    "reading": Section("Reading: lists, filters, search and one order, with row-level security", reading.measure),
    "stock": Section("Stock to the shops: a change until the shop shows it", stock.measure),
    "relay": Section("Relay: from commit to reaction", relay.measure),
}
