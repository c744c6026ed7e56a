"""Promises are given back: by a cancelled document, or pins of a cancelled wave."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import case, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.actions.ledger import Change, add_to_balances
from portal.domains.inventory.actions.locks import any_of, lock_balances_of
from portal.domains.inventory.events import StockFreed
from portal.domains.inventory.models import Allocation, Reservation, Stock
from portal.domains.inventory.queries.scoped import mine
from portal.domains.inventory.rules import Balance
from portal.kit import outbox
from portal.kit.bulk import in_bulk
from portal.kit.scope import operator_of

LIVE = ("waiting", "reserved")


async def release(session: AsyncSession, document_ids: Sequence[UUID]) -> None:
    """The documents wait for nothing and hold nothing; what was issued stays issued.

    Picked units stay where they were picked to, bound to nobody (:func:`put_back` first returns them to a shelf).
    Refuses nothing; releasing twice is once. Records StockFreed where others wait for what was given back.
    """
    await lock_balances_of(session, document_ids, LIVE)
    held = await lock_reservations(session, Reservation.document_id == any_of(document_ids), LIVE)
    if not held:
        return
    await unpin(session, [row.id for row in held], ("open", "picked"))
    ids = [row.id for row in held]
    await session.execute(
        update(Reservation)
        .where(*mine(session, Reservation), Reservation.id == any_of(ids))
        .values(reserved=Reservation.issued, status=case((Reservation.issued > 0, "consumed"), else_="released"))
        .execution_options(synchronize_session=False)
    )
    given: dict[Balance, int] = defaultdict(int)
    for row in held:
        if row.reserved > row.issued:
            given[Balance(row.product_id, row.warehouse_id, row.merchant_id)] += row.reserved - row.issued
    await give_back(session, given)


async def deallocate(session: AsyncSession, document_ids: Sequence[UUID]) -> None:
    """What is still on the shelves for these documents is pinned no more; promises and picked units stay theirs.

    Refuses nothing; doing it twice is once. Records nothing.
    """
    held = await lock_reservations(session, Reservation.document_id == any_of(document_ids), LIVE)
    await unpin(session, [row.id for row in held], ("open",))


async def lock_reservations(session: AsyncSession, which: Any, states: Sequence[str]) -> Sequence[Any]:
    """Lock reservations in ``states`` by id; answers their columns as they are under the lock."""
    rows = await session.execute(
        select(
            Reservation.id, Reservation.document_id, Reservation.line_id, Reservation.product_id,
            Reservation.warehouse_id, Reservation.merchant_id, Reservation.wanted, Reservation.reserved,
            Reservation.issued, Reservation.status, Reservation.queued_at,
        )
        .where(*mine(session, Reservation), which, Reservation.status.in_(states))
        .order_by(Reservation.id)
        .with_for_update()
    )  # fmt: skip
    return rows.all()


async def unpin(session: AsyncSession, reservation_ids: Iterable[UUID], states: Sequence[str]) -> None:
    """Allocations in ``states`` of locked reservations are released and their stock rows free again."""
    found = await session.execute(
        select(Allocation.id, Allocation.stock_id, Allocation.quantity).where(
            *mine(session, Allocation), Allocation.reservation_id == any_of(reservation_ids),
            Allocation.status.in_(states),
        )
    )  # fmt: skip
    pins = found.all()
    if not pins:
        return
    freed: dict[UUID, int] = defaultdict(int)
    for pin in pins:
        freed[pin.stock_id] += pin.quantity
    await lock_stock(session, freed)
    await add_to_allocated(session, {stock_id: -quantity for stock_id, quantity in freed.items()})
    await session.execute(
        update(Allocation)
        .where(*mine(session, Allocation), Allocation.id == any_of([pin.id for pin in pins]))
        .values(status="released")
        .execution_options(synchronize_session=False)
    )


async def lock_stock(session: AsyncSession, stock_ids: Iterable[UUID]) -> None:
    """Lock these stock rows by id."""
    await session.execute(
        select(Stock.id)
        .where(*mine(session, Stock), Stock.id == any_of(stock_ids))
        .order_by(Stock.id)
        .with_for_update()
    )


_ADD_ALLOCATED = text(
    "update stock s set allocated = s.allocated + k.quantity"
    " from unnest(cast(:ids as uuid[]), cast(:quantities as int[])) k(id, quantity)"
    " where s.operator_id = :operator_id and s.id = any(cast(:ids as uuid[])) and s.id = k.id"
)


async def add_to_allocated(session: AsyncSession, changes: Mapping[UUID, int]) -> None:
    """Add to the pinned units of locked stock rows."""
    given = {"operator_id": operator_of(session), "ids": list(changes), "quantities": list(changes.values())}
    async with in_bulk(session, len(changes)):
        await session.execute(_ADD_ALLOCATED, given)


async def give_back(session: AsyncSession, given: Mapping[Balance, int]) -> None:
    """Locked balances have these units to promise again; whoever waits for them is called by StockFreed."""
    if not given:
        return
    await add_to_balances(session, {balance: Change(bound=-quantity) for balance, quantity in given.items()})
    await call_waiting(session, given)


async def call_waiting(session: AsyncSession, freed: Mapping[Balance, int]) -> None:
    """Record StockFreed for those locked balances that documents wait for."""
    key = (Reservation.product_id, Reservation.warehouse_id, Reservation.merchant_id)
    products = [balance.product_id for balance in freed]
    rows = await session.execute(
        select(*key)
        .distinct()
        .where(*mine(session, Reservation), Reservation.product_id == any_of(products), Reservation.status == "waiting")
    )
    awaited = {Balance(*row) for row in rows}
    await outbox.record_all(
        session,
        [
            StockFreed(
                merchant_id=balance.merchant_id, product_id=balance.product_id, warehouse_id=balance.warehouse_id,
                quantity=quantity,
            )
            for balance, quantity in sorted(freed.items())
            if balance in awaited
        ],
    )  # fmt: skip
