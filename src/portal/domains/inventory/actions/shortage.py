"""Units that the books have and the shelf has not: written off, fetched elsewhere, or lost to the newest promise."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.actions.allocating import lock_shelves, write_pins
from portal.domains.inventory.actions.ledger import Move, Spot, post
from portal.domains.inventory.actions.locks import any_of, lock_balances
from portal.domains.inventory.actions.picking import check_open, find_pin
from portal.domains.inventory.actions.releasing import add_to_allocated, lock_reservations, lock_stock
from portal.domains.inventory.events import StockAdjusted
from portal.domains.inventory.models import Allocation, Reservation, Stock
from portal.domains.inventory.queries.scoped import mine
from portal.domains.inventory.rules import Balance, Claim, Promised, pin, take_back
from portal.domains.inventory.values import AllocationView, ShortResult
from portal.kit import outbox
from portal.kit.scope import operator_of


async def pick_short(session: AsyncSession, *, allocation_id: UUID, missing: int) -> ShortResult:
    """``missing`` units of an open allocation are written off, and its line is served from other shelves if any.

    If fewer units remain than are promised, the newest promises fall: first of documents that no wave works on, then
    of others, this document's own last; picked units are never taken. Refuses an unknown allocation and more units
    than are open. Records StockAdjusted.
    """
    found = await find_pin(session, allocation_id)
    balance = Balance(found.product_id, found.warehouse_id, found.merchant_id)
    held = (await lock_balances(session, [balance]))[balance]
    deficit = max(0, held.reserved - (held.on_hand - missing))
    reservations = await _lock_claimants(session, balance, found.reservation_id, all_of_them=deficit > 0)
    await _lock_stock(session, balance)
    pinned = check_open(await find_pin(session, allocation_id), missing)
    pins = await _live_pins(session, [row.id for row in reservations])
    claims = _claims(reservations, pins)
    lost = take_back(claims, deficit, pinned.document_id)
    await _write_off(session, pinned, missing, {balance: -sum(lost.values())})
    await _fall(session, lost)
    gone = {**_unpinned(claims, pins, lost, pinned.reservation_id), allocation_id: missing}
    await _shrink(session, pins, gone, allocation_id)
    own = lost.get(pinned.reservation_id, 0)
    line = next(row for row in reservations if row.id == pinned.reservation_id)
    elsewhere = await _serve_elsewhere(session, pinned, line, missing - own)
    waiting = missing - sum(view.quantity for view in elsewhere)
    others = {row.document_id for row in reservations if row.id in lost and row.id != pinned.reservation_id}
    return ShortResult(elsewhere, waiting, own, sorted(others))


async def _lock_claimants(session: AsyncSession, balance: Balance, own: UUID, *, all_of_them: bool) -> Sequence[Any]:
    if not all_of_them:
        return await lock_reservations(session, Reservation.id == own, ("waiting", "reserved"))
    which = (
        (Reservation.product_id == balance.product_id)
        & (Reservation.warehouse_id == balance.warehouse_id)
        & (Reservation.merchant_id == balance.merchant_id)
        & (Reservation.reserved > Reservation.issued)
    )
    return await lock_reservations(session, which, ("waiting", "reserved"))


async def _lock_stock(session: AsyncSession, balance: Balance) -> None:
    # Every row of the product here, since any of them may be freed or pinned below, and locks go by id.
    await session.execute(
        select(Stock.id)
        .where(
            *mine(session, Stock), Stock.product_id == balance.product_id, Stock.merchant_id == balance.merchant_id,
            Stock.warehouse_id == balance.warehouse_id,
        )
        .order_by(Stock.id)
        .with_for_update()
    )  # fmt: skip


async def _live_pins(session: AsyncSession, reservation_ids: Sequence[UUID]) -> Sequence[Any]:
    rows = await session.execute(
        select(Allocation.id, Allocation.reservation_id, Allocation.stock_id, Allocation.quantity, Allocation.status)
        .where(
            *mine(session, Allocation), Allocation.reservation_id == any_of(reservation_ids),
            Allocation.status.in_(("open", "picked")),
        )
        .order_by(Allocation.id.desc())
    )  # fmt: skip
    return rows.all()


def _claims(reservations: Sequence[Any], pins: Sequence[Any]) -> list[Claim]:
    bound: dict[tuple[UUID, str], int] = defaultdict(int)
    for found in pins:
        bound[found.reservation_id, found.status] += found.quantity
    claims = []
    for row in reservations:
        on_shelf, picked = bound[row.id, "open"], bound[row.id, "picked"]
        loose = row.reserved - row.issued - on_shelf - picked
        claims.append(Claim(row.id, row.document_id, row.queued_at, loose, on_shelf, picked))
    return claims


def _unpinned(claims: Sequence[Claim], pins: Sequence[Any], lost: Mapping[UUID, int], own: UUID) -> dict[UUID, int]:
    """How much of other documents' open allocations goes with the promises that fell."""
    gone: dict[UUID, int] = {}
    excess = {claim.reservation_id: lost.get(claim.reservation_id, 0) - claim.loose for claim in claims}
    for found in pins:
        part = min(excess[found.reservation_id], found.quantity)
        # The line that came up short loses at most its missing units, whose pin goes anyway.
        if part > 0 and found.status == "open" and found.reservation_id != own:
            gone[found.id] = part
            excess[found.reservation_id] -= part
    return gone


async def _write_off(session: AsyncSession, pinned: Any, missing: int, reserved: Mapping[Balance, int]) -> None:
    spot = Spot(pinned.location_id, pinned.condition)
    line = Move(
        pinned.merchant_id, pinned.product_id, pinned.lot_id, missing, spot, "adjustment", "short_pick", "shipment",
        pinned.document_id, unpins=True,
    )  # fmt: skip
    await post(session, [line], reserved=reserved)
    adjusted = StockAdjusted(
        merchant_id=pinned.merchant_id, product_id=pinned.product_id, location_id=pinned.location_id,
        condition=pinned.condition, quantity=-missing, reason="short_pick",
    )  # fmt: skip
    await outbox.record(session, adjusted)


_FALL = text(
    "update reservations r set reserved = r.reserved - k.quantity, status = 'waiting'"
    " from unnest(cast(:ids as uuid[]), cast(:quantities as int[])) k(id, quantity)"
    " where r.operator_id = :operator_id and r.id = k.id"
)
_SHRINK = text(
    "update allocations a set quantity = case when a.quantity > k.quantity then a.quantity - k.quantity"
    "   else a.quantity end,"
    "  status = case when a.quantity > k.quantity then a.status else 'released' end"
    " from unnest(cast(:ids as uuid[]), cast(:quantities as int[])) k(id, quantity)"
    " where a.operator_id = :operator_id and a.id = k.id"
)


async def _fall(session: AsyncSession, lost: Mapping[UUID, int]) -> None:
    if lost:
        fallen = {"ids": list(lost), "quantities": list(lost.values())}
        await session.execute(_FALL, {"operator_id": operator_of(session), **fallen})


async def _shrink(session: AsyncSession, pins: Sequence[Any], gone: Mapping[UUID, int], written_off: UUID) -> None:
    freed: dict[UUID, int] = defaultdict(int)
    for found in pins:
        # Missing units left their stock row together with their pin when they were written off.
        if found.id in gone and found.id != written_off:
            freed[found.stock_id] -= gone[found.id]
    if freed:
        await lock_stock(session, freed)
        await add_to_allocated(session, freed)
    shrunk = {"ids": list(gone), "quantities": list(gone.values())}
    await session.execute(_SHRINK, {"operator_id": operator_of(session), **shrunk})


async def _serve_elsewhere(session: AsyncSession, pinned: Any, line: Any, need: int) -> list[AllocationView]:
    if need <= 0:
        return []
    shelves = await lock_shelves(session, pinned.warehouse_id, {pinned.product_id})
    # What the books still have on the shelf that came up short is not to be trusted before it is counted.
    others = [shelf for shelf in shelves if shelf.stock_id != pinned.stock_id]
    wanted = Promised(line.id, line.document_id, line.line_id, line.merchant_id, line.product_id, need, line.queued_at)
    pins, _ = pin([wanted], others, part=True)
    return await write_pins(session, pins)
