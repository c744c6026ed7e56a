"""The one writer of stock: many moves are posted by a handful of statements, however many they are.

Each move is written as double entry, the stock rows and availability that it changes follow in the same transaction,
and nothing goes below zero or below what is promised.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.actions.locks import Held, ensure_balances, lock_balances
from portal.domains.inventory.actions.lots import check_lots
from portal.domains.inventory.errors import NotEnough, StockPromised
from portal.domains.inventory.events import StockArrived
from portal.domains.inventory.models import StockMovement
from portal.domains.inventory.queries.places import Place, places
from portal.domains.inventory.rules import Balance
from portal.kit import clock, outbox
from portal.kit.bulk import in_bulk
from portal.kit.errors import Invalid
from portal.kit.hot import Hot
from portal.kit.ids import new_id
from portal.kit.scope import actor_of, operator_of


class Spot(NamedTuple):
    """A location and the condition of goods in it."""

    location_id: UUID
    condition: str


class Move(NamedTuple):
    """``quantity`` units leave ``source`` and enter ``target``: a spot, or a bucket outside the walls.

    ``unpins``: the units leaving were allocated. ``pins``: they stay allocated where they arrive.
    """

    merchant_id: UUID
    product_id: UUID
    lot_id: UUID | None
    quantity: int
    source: Spot | str
    target: Spot | str
    reason: str
    document_type: str
    document_id: UUID | None
    unpins: bool = False
    pins: bool = False


class Shelf(NamedTuple):
    """Identity of a stock row."""

    product_id: UUID
    location_id: UUID
    lot_id: UUID | None
    condition: str
    merchant_id: UUID


class _Row(NamedTuple):
    id: UUID
    quantity: int
    allocated: int
    received_on: date


class Change(NamedTuple):
    """What a posting adds: to a stock row, units and pinned ones; to a balance, units on hand and reserved ones."""

    units: int = 0
    bound: int = 0

    def plus(self, units: int, bound: int) -> "Change":
        return Change(self.units + units, self.bound + bound)


async def post(
    session: AsyncSession, moves: Sequence[Move], *, reserved: Mapping[Balance, int] | None = None
) -> dict[Shelf, UUID]:
    """All moves are in the ledger, or none; answers the ids of the stock rows they touched.

    ``reserved``: what else changes in the promised units of a balance, such as the fall when goods leave for a buyer.

    Refuses unknown locations and lots; taking more than a place holds free of pins (``NotEnough``); leaving fewer
    sellable units in a warehouse than are promised (``StockPromised``). Records StockArrived where sellable units
    became more.
    """
    if not moves and not reserved:
        return {}
    if any(move.quantity <= 0 for move in moves):
        raise Invalid.field("quantity", "1 or more")
    await check_lots(session, {(move.lot_id, move.product_id) for move in moves if isinstance(move.source, str)})
    known = await places(session, {spot.location_id for move in moves for spot in _spots(move)})
    shelves = _shelf_changes(moves)
    balances = _balance_changes(moves, known, reserved or {})
    await _change_balances(session, balances)
    rows = await _change_shelves(session, shelves, moves, known)
    await _write(session, moves, known)
    await _announce(session, balances)
    return {shelf: row.id for shelf, row in rows.items()}


def _spots(move: Move) -> list[Spot]:
    return [spot for spot in (move.source, move.target) if isinstance(spot, Spot)]


def _shelf(move: Move, spot: Spot) -> Shelf:
    return Shelf(move.product_id, spot.location_id, move.lot_id, spot.condition, move.merchant_id)


def _shelf_changes(moves: Sequence[Move]) -> dict[Shelf, Change]:
    changes: dict[Shelf, Change] = defaultdict(Change)
    for move in moves:
        if isinstance(move.source, Spot):
            shelf = _shelf(move, move.source)
            changes[shelf] = changes[shelf].plus(-move.quantity, -move.quantity if move.unpins else 0)
        if isinstance(move.target, Spot):
            shelf = _shelf(move, move.target)
            changes[shelf] = changes[shelf].plus(move.quantity, move.quantity if move.pins else 0)
    return changes


def _balance_changes(
    moves: Sequence[Move], known: Mapping[UUID, Place], reserved: Mapping[Balance, int]
) -> dict[Balance, Change]:
    changes: dict[Balance, Change] = defaultdict(Change)
    for move in moves:
        for end, sign in ((move.source, -1), (move.target, 1)):
            if isinstance(end, Spot) and end.condition == "sellable":
                balance = Balance(move.product_id, known[end.location_id].warehouse_id, move.merchant_id)
                changes[balance] = changes[balance].plus(sign * move.quantity, 0)
    for balance, quantity in reserved.items():
        changes[balance] = changes[balance].plus(0, quantity)
    return {balance: change for balance, change in changes.items() if any(change)}


_CHANGE_BALANCES = Hot(
    text(
        "update availability a set on_hand = a.on_hand + k.on_hand, reserved = a.reserved + k.reserved"
        " from unnest(cast(:products as uuid[]), cast(:warehouses as uuid[]), cast(:merchants as uuid[]),"
        "  cast(:on_hand as int[]), cast(:reserved as int[]))"
        "  k(product_id, warehouse_id, merchant_id, on_hand, reserved)"
        " where a.operator_id = :operator_id and a.product_id = any(cast(:products as uuid[]))"
        "  and a.product_id = k.product_id and a.warehouse_id = k.warehouse_id and a.merchant_id = k.merchant_id"
    )
)


async def _change_balances(session: AsyncSession, changes: Mapping[Balance, Change]) -> None:
    if not changes:
        return
    if growing := [balance for balance, change in changes.items() if change.units > 0]:
        await ensure_balances(session, growing)
    held = await lock_balances(session, changes)
    for balance, change in changes.items():
        _check_balance(balance, change, held.get(balance, Held(0, 0, 0)))
    await add_to_balances(session, changes)


def _check_balance(balance: Balance, change: Change, held: Held) -> None:
    on_hand, reserved = held.on_hand + change.units, held.reserved + change.bound
    if on_hand < 0:
        raise NotEnough(product_id=str(balance.product_id), wanted=-change.units, found=held.on_hand)
    if on_hand < reserved:
        raise StockPromised(
            product_id=str(balance.product_id), warehouse_id=str(balance.warehouse_id),
            on_hand=held.on_hand, reserved=held.reserved, change=change.units,
        )  # fmt: skip


async def add_to_balances(session: AsyncSession, changes: Mapping[Balance, Change]) -> None:
    """Add to locked availability rows: units on hand, and units reserved (``bound``)."""
    given = {
        "operator_id": operator_of(session),
        "products": [balance.product_id for balance in changes],
        "warehouses": [balance.warehouse_id for balance in changes],
        "merchants": [balance.merchant_id for balance in changes],
        "on_hand": [change.units for change in changes.values()],
        "reserved": [change.bound for change in changes.values()],
    }
    async with in_bulk(session, len(changes)):
        await _CHANGE_BALANCES.rows(session, given)


_SHELVES = (
    " from unnest(cast(:products as uuid[]), cast(:locations as uuid[]), cast(:lots as uuid[]),"
    "  cast(:conditions as text[]), cast(:merchants as uuid[]){more}) k(product_id, location_id, lot_id, condition,"
    "  merchant_id{names})"
)
_ENSURE_SHELVES = text(
    "insert into stock (operator_id, id, merchant_id, warehouse_id, location_id, product_id, lot_id, condition,"
    "  quantity, allocated, received_on)"
    " select cast(:operator_id as uuid), k.id, k.merchant_id, k.warehouse_id, k.location_id, k.product_id, k.lot_id,"
    "  k.condition, 0, 0, k.received_on"
    + _SHELVES.format(
        more=", cast(:ids as uuid[]), cast(:warehouses as uuid[]), cast(:days as date[])",
        names=", id, warehouse_id, received_on",
    )
    + " order by k.product_id, k.location_id, k.lot_id, k.condition, k.merchant_id"
    " on conflict on constraint uq_stock_bucket do nothing"
)
_LOCK_SHELVES = text(
    "select s.product_id, s.location_id, s.lot_id, s.condition, s.merchant_id, s.id, s.quantity, s.allocated,"
    "  s.received_on"
    + _SHELVES.format(more="", names="")
    + " join stock s on s.operator_id = :operator_id and s.product_id = k.product_id"
    "  and s.product_id = any(cast(:products as uuid[])) and s.location_id = k.location_id"
    "  and s.lot_id is not distinct from k.lot_id and s.condition = k.condition and s.merchant_id = k.merchant_id"
    " order by s.id for update of s"
)
_SET_SHELVES = text(
    "update stock s set quantity = k.quantity, allocated = k.allocated, received_on = k.received_on"
    " from unnest(cast(:ids as uuid[]), cast(:merchants as uuid[]), cast(:quantities as int[]),"
    "  cast(:allocated as int[]), cast(:days as date[])) k(id, merchant_id, quantity, allocated, received_on)"
    " where s.operator_id = :operator_id and s.id = any(cast(:ids as uuid[])) and s.id = k.id"
    "  and s.merchant_id = k.merchant_id"
)


async def _change_shelves(
    session: AsyncSession, changes: Mapping[Shelf, Change], moves: Sequence[Move], known: Mapping[UUID, Place]
) -> dict[Shelf, _Row]:
    if not changes:
        return {}
    if growing := sorted((s for s, c in changes.items() if c.units > 0), key=lambda s: (*s[:2], str(s.lot_id), *s[3:])):
        new = _arrays(session, growing)
        new["ids"] = [new_id() for _ in growing]
        new["warehouses"] = [known[shelf.location_id].warehouse_id for shelf in growing]
        new["days"] = [known[shelf.location_id].today for shelf in growing]
        await session.execute(_ENSURE_SHELVES, new)
    async with in_bulk(session, len(changes)):
        found = await session.execute(_LOCK_SHELVES, _arrays(session, list(changes)))
    before = {Shelf(*row[:5]): _Row(*row[5:]) for row in found}
    arrivals = _arrival_days(moves, known, before)
    after = {shelf: _changed(shelf, change, before.get(shelf), arrivals) for shelf, change in changes.items()}
    await _set_shelves(session, after)
    return after


async def _set_shelves(session: AsyncSession, after: Mapping[Shelf, _Row]) -> None:
    given = {
        "operator_id": operator_of(session),
        "ids": [row.id for row in after.values()],
        "merchants": [shelf.merchant_id for shelf in after],
        "quantities": [row.quantity for row in after.values()],
        "allocated": [row.allocated for row in after.values()],
        "days": [row.received_on for row in after.values()],
    }
    async with in_bulk(session, len(after)):
        await session.execute(_SET_SHELVES, given)


def _arrival_days(
    moves: Sequence[Move], known: Mapping[UUID, Place], before: Mapping[Shelf, _Row]
) -> dict[Shelf, date]:
    days: dict[Shelf, date] = {}
    for move in moves:
        if not isinstance(move.target, Spot):
            continue
        source = before.get(_shelf(move, move.source)) if isinstance(move.source, Spot) else None
        day = source.received_on if source else known[move.target.location_id].today
        shelf = _shelf(move, move.target)
        days[shelf] = min(day, days.get(shelf, day))
    return days


def _changed(shelf: Shelf, change: Change, row: _Row | None, arrivals: Mapping[Shelf, date]) -> _Row:
    quantity = (row.quantity if row else 0) + change.units
    allocated = (row.allocated if row else 0) + change.bound
    if row is None or quantity < allocated or allocated < 0:
        raise NotEnough(
            product_id=str(shelf.product_id), location_id=str(shelf.location_id), condition=shelf.condition,
            wanted=-change.units, found=row.quantity - row.allocated if row else 0,
        )  # fmt: skip
    if shelf not in arrivals:
        return _Row(row.id, quantity, allocated, row.received_on)
    # Goods of several arrivals in one place are as old as the oldest of them; an empty place has no age.
    day = min(row.received_on, arrivals[shelf]) if row.quantity else arrivals[shelf]
    return _Row(row.id, quantity, allocated, day)


def _arrays(session: AsyncSession, shelves: Sequence[Shelf]) -> dict[str, Any]:
    return {
        "operator_id": operator_of(session),
        "products": [shelf.product_id for shelf in shelves],
        "locations": [shelf.location_id for shelf in shelves],
        "lots": [shelf.lot_id for shelf in shelves],
        "conditions": [shelf.condition for shelf in shelves],
        "merchants": [shelf.merchant_id for shelf in shelves],
    }


async def _write(session: AsyncSession, moves: Sequence[Move], known: Mapping[UUID, Place]) -> None:
    if not moves:
        return
    operator_id, name, now = operator_of(session), actor_of(session).name, clock.now()
    await session.execute(
        insert(StockMovement),
        [
            {
                "operator_id": operator_id, "id": new_id(), "merchant_id": move.merchant_id,
                "product_id": move.product_id, "lot_id": move.lot_id, "quantity": move.quantity,
                "warehouse_id": known[_spots(move)[-1].location_id].warehouse_id,
                **_end("from", move.source), **_end("to", move.target), "reason": move.reason,
                "document_type": move.document_type, "document_id": move.document_id, "actor_name": name,
                "moved_at": now,
            }
            for move in moves
        ],
    )  # fmt: skip


def _end(side: str, end: Spot | str) -> dict[str, Any]:
    spot = end if isinstance(end, Spot) else Spot(None, None)  # type: ignore[arg-type]
    bucket = "location" if isinstance(end, Spot) else end
    return {
        f"{side}_bucket": bucket,
        f"{side}_location_id": spot.location_id,
        f"{side}_condition": spot.condition,
    }


async def _announce(session: AsyncSession, changes: Mapping[Balance, Change]) -> None:
    await outbox.record_all(
        session,
        [
            StockArrived(
                merchant_id=balance.merchant_id, product_id=balance.product_id, warehouse_id=balance.warehouse_id,
                quantity=change.units,
            )
            for balance, change in sorted(changes.items())
            if change.units > 0
        ],
    )  # fmt: skip
