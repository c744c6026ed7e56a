"""Words of stock and the pure algorithms on it: who gets what is promised, and from where it is taken."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

PURPOSES = ("receiving", "storage", "pick", "packing", "staging", "returns", "quarantine")
CONDITIONS = ("sellable", "damaged", "inspecting", "expired")
BUCKETS = ("location", "supplier", "buyer", "adjustment", "disposal", "assembly")
RESERVATION_STATES = ("waiting", "reserved", "consumed", "released")
ALLOCATION_STATES = ("open", "picked", "issued", "released")

# Where a wave takes goods from, and where picked goods wait for their parcel.
TAKEN_FROM = ("pick", "storage")
PICKED_TO = ("packing", "staging")


class Balance(NamedTuple):
    """What is promised of: one product of one merchant at one warehouse. Rows are locked in this order."""

    product_id: UUID
    warehouse_id: UUID
    merchant_id: UUID


class Wanted(NamedTuple):
    """One line of the queue: ``need`` units are not promised yet, ``reserved`` were before."""

    id: UUID
    document_id: UUID
    line_id: UUID
    balance: Balance
    need: int
    partial_ok: bool
    reserved: int = 0


def promise(lines: Iterable[Wanted], free: Mapping[Balance, int]) -> dict[UUID, int]:
    """Who gets how much, by line id; lines without a grant are absent.

    First come, first served: ``lines`` come in the order of the queue with the lines of one document together. A
    document gets everything it still needs or nothing, unless all its lines take a part; one that goes away empty
    leaves what there is to the next.
    """
    left = dict(free)
    granted: dict[UUID, int] = {}
    for _, grouped in groupby(lines, key=_document):
        document = list(grouped)
        if len(document) == 1:
            line = document[0]
            there = left.get(line.balance, 0)
            given = line.need if line.need <= there else (there if line.partial_ok and there > 0 else 0)
            if given:
                granted[line.id] = given
                left[line.balance] = there - given
        else:
            granted.update(_promise_document(document, left))
    return granted


def _document(line: Wanted) -> UUID:
    return line.document_id


def _promise_document(document: Sequence[Wanted], left: dict[Balance, int]) -> dict[UUID, int]:
    needed: dict[Balance, int] = defaultdict(int)
    for line in document:
        needed[line.balance] += line.need
    whole = all(left.get(balance, 0) >= quantity for balance, quantity in needed.items())
    if not whole and not all(line.partial_ok for line in document):
        return {}
    granted = {}
    for line in document:
        given = min(line.need, max(left.get(line.balance, 0), 0))
        if given:
            granted[line.id] = given
            left[line.balance] -= given
    return granted


class Shelved(NamedTuple):
    """Free units of one stock row that a wave may take."""

    stock_id: UUID
    product_id: UUID
    location_id: UUID
    lot_id: UUID | None
    free: int
    expires_on: date | None
    received_on: date
    walk_sequence: int
    location_code: str


class Promised(NamedTuple):
    """Units of one reservation that are not pinned to a place yet."""

    reservation_id: UUID
    document_id: UUID
    line_id: UUID
    merchant_id: UUID
    product_id: UUID
    need: int
    queued_at: datetime


class Pin(NamedTuple):
    """``quantity`` units of a reservation come from this stock row."""

    line: Promised
    shelf: Shelved
    quantity: int


def taking_order(shelf: Shelved) -> tuple[date, date, int, UUID]:
    """First expired, first out; then first in, first out; then the nearest on the walk."""
    return (shelf.expires_on or date.max, shelf.received_on, shelf.walk_sequence, shelf.stock_id)


def pin(lines: Iterable[Promised], shelves: Iterable[Shelved], *, part: bool = False) -> tuple[list[Pin], list[UUID]]:
    """Pin lines to stock rows; answers the pins and the documents that found too little.

    Documents are served in the order of the queue. A document is pinned whole or, unless ``part``, not at all.
    """
    racks: dict[UUID, _Rack] = defaultdict(_Rack)
    for shelf in sorted(shelves, key=taking_order):
        racks[shelf.product_id].add(shelf)
    pins: list[Pin] = []
    short: list[UUID] = []
    ordered = sorted(lines, key=lambda line: (line.queued_at, line.document_id, line.reservation_id))
    for document_id, grouped in groupby(ordered, key=lambda line: line.document_id):
        document = list(grouped)
        needed: dict[UUID, int] = defaultdict(int)
        for line in document:
            needed[line.product_id] += line.need
        if any(racks[product_id].free < quantity for product_id, quantity in needed.items()):
            short.append(document_id)
            if not part:
                continue
        for line in document:
            pins.extend(Pin(line, shelf, quantity) for shelf, quantity in racks[line.product_id].take(line.need))
    return pins, short


class _Rack:
    """The stock rows of one product in the order in which they are taken."""

    def __init__(self) -> None:
        self.free = 0
        self._rows: list[tuple[Shelved, int]] = []
        self._at = 0

    def add(self, shelf: Shelved) -> None:
        self._rows.append((shelf, shelf.free))
        self.free += shelf.free

    def take(self, quantity: int) -> list[tuple[Shelved, int]]:
        taken = []
        while quantity and self._at < len(self._rows):
            shelf, free = self._rows[self._at]
            part = min(free, quantity)
            taken.append((shelf, part))
            quantity -= part
            self.free -= part
            self._rows[self._at] = (shelf, free - part)
            if free == part:
                self._at += 1
        return taken


class Claim(NamedTuple):
    """What one reservation holds of a balance and has not picked: ``loose`` units, and ``pinned`` ones on shelves."""

    reservation_id: UUID
    document_id: UUID
    queued_at: datetime
    loose: int
    pinned: int
    picked: int


def take_back(claims: Iterable[Claim], deficit: int, own: UUID) -> dict[UUID, int]:
    """Which promises fall when ``deficit`` units are gone, by reservation: the newest first.

    Documents that no wave works on lose before those on the floor, and the document ``own``, whose units are the
    missing ones, loses last. Picked units are never taken.
    """
    taken: dict[UUID, int] = {}
    ordered = sorted(claims, key=lambda claim: (claim.queued_at, claim.document_id, claim.reservation_id), reverse=True)
    for claim in sorted(ordered, key=lambda claim: (claim.document_id == own, claim.pinned + claim.picked > 0)):
        part = min(deficit, claim.loose + claim.pinned)
        if part > 0:
            taken[claim.reservation_id] = part
            deficit -= part
    return taken
