"""Backorders: when units arrive or are given back, the oldest waiting documents are served."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.actions.locks import Held, any_of, lock_balances_in
from portal.domains.inventory.actions.promising import LINE, as_lines, grant
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
    lines: list[Wanted] = []
    granted: dict[UUID, int] = {}
    after: tuple[datetime, UUID] | None = None
    while any(free[balance] > 0 for balance in watched):
        queue = await _next_documents(session, warehouse_id, product_ids, after)
        if not queue:
            break
        found = await _waiting_lines(session, [document_id for _, document_id in queue])
        given = promise(found, free)
        for line in found:
            if line.id in given:
                free[line.balance] -= given[line.id]
        lines += found
        granted |= given
        after = queue[-1]
    await grant(session, lines, granted)
    return _complete(lines, granted)


async def _lock_all(session: AsyncSession, warehouse_id: UUID, product_ids: Sequence[UUID]) -> dict[Balance, Held]:
    documents = select(Reservation.document_id).where(*_queue(session, warehouse_id, product_ids))
    needed = select(Reservation.product_id, Reservation.warehouse_id, Reservation.merchant_id).where(
        *mine(session, Reservation), Reservation.document_id.in_(documents), Reservation.status == "waiting"
    )
    # Nobody knows how many documents wait; a hot product may have thousands.
    return await lock_balances_in(session, needed, _AT_A_TIME)


def _queue(session: AsyncSession, warehouse_id: UUID, product_ids: Sequence[UUID]) -> list[ColumnElement[bool]]:
    return [
        *mine(session, Reservation), Reservation.product_id == any_of(product_ids),
        Reservation.warehouse_id == warehouse_id, Reservation.status == "waiting",
    ]  # fmt: skip


async def _next_documents(
    session: AsyncSession, warehouse_id: UUID, product_ids: Sequence[UUID], after: tuple[datetime, UUID] | None
) -> list[tuple[datetime, UUID]]:
    place = (Reservation.queued_at, Reservation.document_id)
    query = select(*place).distinct().where(*_queue(session, warehouse_id, product_ids))
    if after is not None:
        query = query.where(tuple_(*place) > after)
    rows = await session.execute(query.order_by(*place).limit(_AT_A_TIME))
    return [(row[0], row[1]) for row in rows]


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


def _complete(lines: Sequence[Wanted], granted: dict[UUID, int]) -> list[Filled]:
    merchants = {line.document_id: line.balance.merchant_id for line in lines}
    still = {line.document_id for line in lines if granted.get(line.id, 0) < line.need}
    served = {line.document_id for line in lines if line.id in granted}
    return [Filled(id_, merchant_id) for id_, merchant_id in merchants.items() if id_ in served and id_ not in still]
