"""Pinned units walk from the shelf to a packing location, and back again when their document goes away."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.actions.ledger import Move, Spot, post
from portal.domains.inventory.actions.locks import any_of
from portal.domains.inventory.actions.releasing import LIVE, lock_reservations
from portal.domains.inventory.errors import AllocationDone, AllocationMissing, LocationPurpose
from portal.domains.inventory.models import Allocation, Reservation, Stock
from portal.domains.inventory.queries.places import get_location
from portal.domains.inventory.queries.scoped import mine
from portal.domains.inventory.rules import PICKED_TO, TAKEN_FROM
from portal.kit.ids import new_id
from portal.kit.scope import operator_of

_PIN = (
    Allocation.id, Allocation.reservation_id, Allocation.document_id, Allocation.merchant_id, Allocation.quantity,
    Allocation.status, Allocation.stock_id, Stock.product_id, Stock.lot_id, Stock.location_id, Stock.condition,
    Stock.warehouse_id,
)  # fmt: skip


async def pick(session: AsyncSession, *, allocation_id: UUID, quantity: int, to_location_id: UUID) -> None:
    """The units are at the packing location, still bound to their line; the rest of the allocation stays open.

    Refuses an unknown allocation, more units than are open, and a location that is not for packing or staging in the
    same warehouse. Records nothing.
    """
    pinned = await lock_open(session, allocation_id, quantity)
    target = await get_location(session, to_location_id)
    if target.purpose not in PICKED_TO or target.warehouse_id != pinned.warehouse_id:
        raise LocationPurpose(fields={"to_location_id": "a packing or staging location of the same warehouse"})
    touched = await post(session, [_walk(pinned, quantity, to_location_id)])
    arrived = next(id_ for shelf, id_ in touched.items() if shelf.location_id == to_location_id)
    await _mark_picked(session, pinned, quantity, arrived)


def _walk(pinned: Any, quantity: int, to_location_id: UUID) -> Move:
    return Move(
        pinned.merchant_id, pinned.product_id, pinned.lot_id, quantity, Spot(pinned.location_id, pinned.condition),
        Spot(to_location_id, pinned.condition), "pick", "shipment", pinned.document_id, unpins=True, pins=True,
    )  # fmt: skip


async def _mark_picked(session: AsyncSession, pinned: Any, quantity: int, stock_id: UUID) -> None:
    this = (*mine(session, Allocation), Allocation.id == pinned.id)
    if quantity == pinned.quantity:
        await session.execute(update(Allocation).where(*this).values(status="picked", stock_id=stock_id))
        return
    await session.execute(update(Allocation).where(*this).values(quantity=Allocation.quantity - quantity))
    await session.execute(insert(Allocation), [part_of(session, pinned, quantity, stock_id, "picked")])


def part_of(session: AsyncSession, pinned: Any, quantity: int, stock_id: UUID, status: str) -> dict[str, Any]:
    """A row for some of an allocation's units that went their own way."""
    return {
        "operator_id": operator_of(session), "id": new_id(),
        "merchant_id": pinned.merchant_id, "reservation_id": pinned.reservation_id,
        "document_id": pinned.document_id, "stock_id": stock_id, "quantity": quantity, "status": status,
    }  # fmt: skip


async def lock_open(session: AsyncSession, allocation_id: UUID, quantity: int) -> Any:
    """The open allocation, under its reservation's lock. Refuses unknown ones and more units than are open."""
    found = await find_pin(session, allocation_id)
    await lock_reservations(session, Reservation.id == found.reservation_id, LIVE)
    # Read again: what was read before the lock may have been picked or released by its holder.
    return check_open(await find_pin(session, allocation_id), quantity)


async def find_pin(session: AsyncSession, allocation_id: UUID) -> Any:
    """An allocation with its stock row's place. Refuses unknown ones."""
    found = (await session.execute(_pins(session, Allocation.id == allocation_id))).one_or_none()
    if found is None:
        raise AllocationMissing(id=str(allocation_id))
    return found


def check_open(pinned: Any, quantity: int) -> Any:
    """The same allocation. Refuses one that is not open for so many units."""
    if pinned.status != "open" or not 0 < quantity <= pinned.quantity:
        still_open = pinned.quantity if pinned.status == "open" else 0
        raise AllocationDone(id=str(pinned.id), status=pinned.status, open=still_open, wanted=quantity)
    return pinned


def _pins(session: AsyncSession, which: Any) -> Any:
    return (
        select(*_PIN)
        .join(
            Stock,
            (Stock.operator_id == Allocation.operator_id)
            & (Stock.id == Allocation.stock_id)
            & (Stock.merchant_id == Allocation.merchant_id),
        )
        .where(*mine(session, Allocation), which)
        .order_by(Allocation.id)
    )


async def picked_of(session: AsyncSession, reservation_ids: Sequence[UUID]) -> Sequence[Any]:
    """Picked units of locked reservations and where they are."""
    which = Allocation.reservation_id == any_of(reservation_ids)
    return (await session.execute(_pins(session, which).where(Allocation.status == "picked"))).all()


async def put_back(session: AsyncSession, *, document_id: UUID, to_location_id: UUID) -> int:
    """Picked units of a document are on a shelf again, pinned to nobody; answers how many. Promises stay.

    Refuses a location that goods are not taken from. Doing it twice is once. Records nothing.
    """
    target = await get_location(session, to_location_id)
    if target.purpose not in TAKEN_FROM:
        raise LocationPurpose(fields={"to_location_id": "a storage or pick location"})
    held = await lock_reservations(
        session, Reservation.document_id == document_id, ("waiting", "reserved", "consumed", "released")
    )
    picked = await picked_of(session, [row.id for row in held])
    moves = [
        Move(
            row.merchant_id, row.product_id, row.lot_id, row.quantity, Spot(row.location_id, row.condition),
            Spot(to_location_id, row.condition), "put_back", "shipment", document_id, unpins=True,
        )
        for row in picked
    ]  # fmt: skip
    await post(session, moves)
    await session.execute(
        update(Allocation)
        .where(*mine(session, Allocation), Allocation.id == any_of([row.id for row in picked]))
        .values(status="released")
        .execution_options(synchronize_session=False)
    )
    return sum(row.quantity for row in picked)
