"""Backorders: when units arrive or are given back, the oldest waiting documents are served."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.actions.locks import Held, any_of, lock_balances_in
from portal.domains.inventory.actions.plenty import grant_plenty
from portal.domains.inventory.actions.promising import LINE, MANY, as_lines, grant
from portal.domains.inventory.models import Reservation
from portal.domains.inventory.queries.scoped import mine
from portal.domains.inventory.rules import Balance, Wanted, promise
from portal.domains.inventory.values import Filled

# Documents that are read at a time; most arrivals are used up within the first.
_AT_A_TIME = 2_000


async def fill_waiting(session: AsyncSession, *, warehouse_id: UUID, product_ids: Sequence[UUID]) -> list[Filled]:
    """Documents that wait for these products are promised what is free, the oldest first; answers those now complete.

    Refuses nothing. Running it again when nothing became free changes nothing. Records nothing.
    """
    held = await _lock_all(session, warehouse_id, product_ids)
    free = {balance: row.free for balance, row in held.items()}
    watched = [balance for balance in free if balance.product_id in set(product_ids)]
    filled: list[Filled] = []
    lines: list[Wanted] = []
    granted: dict[UUID, int] = {}
    after: _Queued | None = None
    while any(free[balance] > 0 for balance in watched):
        queue = await _next_documents(session, warehouse_id, product_ids, after)
        if not queue:
            break
        if after is None and len(queue) >= MANY:
            await _lock_started(session, warehouse_id, product_ids)
        found, given = await _serve(session, [queued.document_id for queued in queue], free)
        filled += _complete(queue, found, given)
        lines += found
        granted |= given
        after = queue[-1]
    await grant(session, lines, granted)
    return filled


class _Queued(NamedTuple):
    queued_at: datetime
    document_id: UUID
    merchant_id: UUID


async def _serve(
    session: AsyncSession, document_ids: Sequence[UUID], free: dict[Balance, int]
) -> tuple[list[Wanted], dict[UUID, int]]:
    """Whom the rules had to choose among and what they gave; the others are served already. Takes it from ``free``."""
    if len(document_ids) >= MANY:
        for balance, quantity in (await grant_plenty(session, document_ids, free)).items():
            free[balance] -= quantity
    found = await _waiting_lines(session, document_ids)
    given = promise(found, free)
    for line in found:
        if line.id in given:
            free[line.balance] -= given[line.id]
    return found, given


async def _lock_all(session: AsyncSession, warehouse_id: UUID, product_ids: Sequence[UUID]) -> dict[Balance, Held]:
    documents = select(Reservation.document_id).where(*_queue(session, warehouse_id, product_ids))
    needed = select(Reservation.product_id, Reservation.warehouse_id, Reservation.merchant_id).where(
        *mine(session, Reservation), Reservation.document_id.in_(documents), Reservation.status == "waiting"
    )
    # Nobody knows how many documents wait; a hot product may have thousands.
    return await lock_balances_in(session, needed, _AT_A_TIME)


async def _lock_started(session: AsyncSession, warehouse_id: UUID, product_ids: Sequence[UUID]) -> None:
    # Lines that hold a part already may be pinned by a wave at this moment; waiting for it goes in key order through
    # the whole queue, of which each step below sees a part only.
    documents = select(Reservation.document_id).where(*_queue(session, warehouse_id, product_ids))
    await session.execute(
        select(Reservation.id)
        .where(
            *mine(session, Reservation), Reservation.document_id.in_(documents), Reservation.status == "waiting",
            Reservation.reserved > 0,
        )
        .order_by(Reservation.id)
        .with_for_update()
    )  # fmt: skip


def _queue(session: AsyncSession, warehouse_id: UUID, product_ids: Sequence[UUID]) -> list[ColumnElement[bool]]:
    return [
        *mine(session, Reservation), Reservation.product_id == any_of(product_ids),
        Reservation.warehouse_id == warehouse_id, Reservation.status == "waiting",
    ]  # fmt: skip


async def _next_documents(
    session: AsyncSession, warehouse_id: UUID, product_ids: Sequence[UUID], after: _Queued | None
) -> list[_Queued]:
    place = (Reservation.queued_at, Reservation.document_id)
    query = select(*place, Reservation.merchant_id).distinct().where(*_queue(session, warehouse_id, product_ids))
    if after is not None:
        query = query.where(tuple_(*place) > after[:2])
    rows = await session.execute(query.order_by(*place, Reservation.merchant_id).limit(_AT_A_TIME))
    return [_Queued(*row) for row in rows]


async def _waiting_lines(session: AsyncSession, document_ids: Sequence[UUID]) -> list[Wanted]:
    rows = await session.execute(
        select(*LINE)
        .where(
            *mine(session, Reservation), Reservation.document_id == any_of(document_ids),
            Reservation.status == "waiting",
        )
        .order_by(Reservation.queued_at, Reservation.document_id, Reservation.id)
    )  # fmt: skip
    return as_lines(rows)


def _complete(queue: Sequence[_Queued], left: Sequence[Wanted], given: Mapping[UUID, int]) -> list[Filled]:
    still = {line.document_id for line in left if given.get(line.id, 0) < line.need}
    return [Filled(queued.document_id, queued.merchant_id) for queued in queue if queued.document_id not in still]
