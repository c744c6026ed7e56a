"""Reservations are pinned to stock rows when a wave is released, in one set-based pass."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.actions.locks import any_of
from portal.domains.inventory.actions.releasing import add_to_allocated, lock_reservations
from portal.domains.inventory.models import Allocation, Location, Lot, Reservation, Stock
from portal.domains.inventory.queries.places import get_warehouse
from portal.domains.inventory.queries.scoped import mine
from portal.domains.inventory.rules import TAKEN_FROM, Pin, Promised, Shelved, pin
from portal.domains.inventory.values import Allocated, AllocationView
from portal.kit import clock
from portal.kit.ids import new_id
from portal.kit.scope import operator_of


async def allocate(session: AsyncSession, *, warehouse_id: UUID, document_ids: Sequence[UUID]) -> Allocated:
    """What these documents were promised and is not pinned yet is pinned to places: FEFO, then FIFO, then nearest.

    Taken are sellable units in storage and pick locations whose lot has not expired. A document is pinned whole or
    comes back as short. Refuses an unknown warehouse. Records nothing.
    """
    reserved = await lock_reservations(session, Reservation.document_id == any_of(document_ids), ("reserved",))
    pinned = await _pinned(session, [row.id for row in reserved])
    # Columns by place: a wave has thousands of lines, and asking each row by name took four times as long.
    lines = [
        Promised(id_, document_id, line_id, merchant_id, product_id, held - issued - pinned.get(id_, 0), queued_at)
        for id_, document_id, line_id, product_id, at, merchant_id, _, held, issued, _, queued_at in reserved
        if at == warehouse_id
    ]
    wanted = [line for line in lines if line.need > 0]
    shelves = await lock_shelves(session, warehouse_id, {line.product_id for line in wanted})
    pins, short = pin(wanted, shelves)
    return Allocated(await write_pins(session, pins), short)


async def _pinned(session: AsyncSession, reservation_ids: Sequence[UUID]) -> dict[UUID, int]:
    rows = await session.execute(
        select(Allocation.reservation_id, func.sum(Allocation.quantity))
        .where(
            *mine(session, Allocation), Allocation.reservation_id == any_of(reservation_ids),
            Allocation.status.in_(("open", "picked")),
        )
        .group_by(Allocation.reservation_id)
    )  # fmt: skip
    return {row[0]: row[1] for row in rows}


async def lock_shelves(session: AsyncSession, warehouse_id: UUID, product_ids: set[UUID]) -> list[Shelved]:
    """Lock, by id, every stock row of a warehouse that goods of these products may be taken from."""
    today = clock.date_in((await get_warehouse(session, warehouse_id)).time_zone)
    rows = await session.execute(
        select(
            Stock.id, Stock.product_id, Stock.location_id, Stock.lot_id, Stock.quantity - Stock.allocated,
            Lot.expires_on, Stock.received_on, Location.walk_sequence, Location.code,
        )
        .join(Location, (Location.operator_id == Stock.operator_id) & (Location.id == Stock.location_id))
        .outerjoin(
            Lot,
            (Lot.operator_id == Stock.operator_id) & (Lot.id == Stock.lot_id) & (Lot.merchant_id == Stock.merchant_id),
        )
        .where(
            *mine(session, Stock), Stock.product_id == any_of(product_ids), Stock.warehouse_id == warehouse_id,
            Stock.condition == "sellable", Stock.quantity > Stock.allocated, Location.purpose.in_(TAKEN_FROM),
            or_(Lot.expires_on.is_(None), Lot.expires_on >= today),
        )
        .order_by(Stock.id)
        .with_for_update(of=Stock)
    )  # fmt: skip
    return [Shelved(*row) for row in rows]


async def write_pins(session: AsyncSession, pins: Sequence[Pin]) -> list[AllocationView]:
    """Pins become allocations; their stock rows, locked before, carry them. Answers them in walk order."""
    if not pins:
        return []
    allocated: dict[UUID, int] = defaultdict(int)
    views = [_view(pin) for pin in pins]
    for pin_ in pins:
        allocated[pin_.shelf.stock_id] += pin_.quantity
    await add_to_allocated(session, allocated)
    await session.execute(_INSERT_PINS, _columns(session, pins, views))
    return sorted(views, key=lambda view: (view.walk_sequence, view.location_code, view.id))


def _view(pin_: Pin) -> AllocationView:
    line, shelf = pin_.line, pin_.shelf
    return AllocationView(
        new_id(), line.reservation_id, line.document_id, line.line_id, line.merchant_id, line.product_id,
        shelf.location_id, shelf.lot_id, pin_.quantity, shelf.walk_sequence, shelf.location_code,
    )  # fmt: skip


def _columns(session: AsyncSession, pins: Sequence[Pin], views: Sequence[AllocationView]) -> dict[str, Any]:
    return {
        "operator_id": operator_of(session), "ids": [view.id for view in views],
        "merchants": [view.merchant_id for view in views], "reservations": [view.reservation_id for view in views],
        "documents": [view.document_id for view in views], "stock": [pin_.shelf.stock_id for pin_ in pins],
        "quantities": [view.quantity for view in views],
    }  # fmt: skip


_INSERT_PINS = text(
    "insert into allocations (operator_id, id, merchant_id, reservation_id, document_id, stock_id, quantity, status)"
    " select cast(:operator_id as uuid), k.*, 'open' from unnest(cast(:ids as uuid[]), cast(:merchants as uuid[]),"
    " cast(:reservations as uuid[]), cast(:documents as uuid[]), cast(:stock as uuid[]),"
    " cast(:quantities as int[])) k"
)
