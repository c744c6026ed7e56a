"""Promises to many documents at once where nobody has to be preferred: there is enough for everybody who asks.

A document whose every balance holds what all asked documents need together gets its units whatever the order of the
queue, so the database grants it without showing its lines. What is scarce is left to the rules.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.actions.ledger import Change, add_to_balances
from portal.domains.inventory.actions.locks import any_of
from portal.domains.inventory.models import Reservation
from portal.domains.inventory.queries.scoped import mine
from portal.domains.inventory.rules import Balance
from portal.domains.inventory.values import Promise
from portal.kit.scope import operator_of

_BALANCE = (Reservation.product_id, Reservation.warehouse_id, Reservation.merchant_id)


async def grant_plenty(
    session: AsyncSession, document_ids: Sequence[UUID], free: Mapping[Balance, int]
) -> dict[Balance, int]:
    """Promise whole what waits of the documents that compete with nobody; answers what each balance gave.

    Wants the balances locked, with what is ``free`` of each. Records nothing.
    """
    needed = await _needed(session, document_ids)
    scarce = [balance for balance, quantity in needed.items() if quantity > free.get(balance, 0)]
    if scarce:
        compete = await _asking_for(session, document_ids, scarce)
        document_ids = [id_ for id_ in document_ids if id_ not in compete]
        if not document_ids:
            return {}
        needed = await _needed(session, document_ids)
    if needed:
        await _grant_whole(session, document_ids)
        await add_to_balances(session, {balance: Change(bound=quantity) for balance, quantity in needed.items()})
    return needed


async def promised(session: AsyncSession, document_ids: Sequence[UUID]) -> dict[UUID, Promise]:
    """What these documents hold now, of all their live lines; documents without one are absent."""
    rows = await session.execute(_PROMISED, {"operator_id": operator_of(session), "documents": list(document_ids)})
    return {
        document_id: Promise(complete, dict(zip(lines, reserved, strict=True)))
        for document_id, complete, lines, reserved in rows
    }


# Thousands of documents, each with its few lines: a row per document is read much faster than a row per line.
_PROMISED = text(
    "select document_id, bool_and(status = 'reserved'), array_agg(line_id), array_agg(reserved) from reservations"
    " where operator_id = :operator_id and document_id = any(cast(:documents as uuid[]))"
    "  and status in ('waiting', 'reserved') group by document_id"
)


async def _needed(session: AsyncSession, document_ids: Sequence[UUID]) -> dict[Balance, int]:
    rows = await session.execute(
        select(*_BALANCE, func.sum(Reservation.wanted - Reservation.reserved))
        .where(*_waiting(session, document_ids))
        .group_by(*_BALANCE)
        .order_by(*_BALANCE)
    )
    return {Balance(*key): int(quantity) for *key, quantity in rows}


async def _asking_for(session: AsyncSession, document_ids: Sequence[UUID], balances: Iterable[Balance]) -> set[UUID]:
    rows = await session.scalars(
        select(Reservation.document_id)
        .distinct()
        .where(*_waiting(session, document_ids), tuple_(*_BALANCE).in_(list(balances)))
    )
    return set(rows)


async def _grant_whole(session: AsyncSession, document_ids: Sequence[UUID]) -> None:
    waiting = _waiting(session, document_ids)
    # Lines that hold a part already may be pinned by a wave at this moment; waiting for that wave goes in key order.
    await session.execute(
        select(Reservation.id).where(*waiting, Reservation.reserved > 0).order_by(Reservation.id).with_for_update()
    )
    await session.execute(
        update(Reservation)
        .where(*waiting)
        .values(reserved=Reservation.wanted, status="reserved")
        .execution_options(synchronize_session=False)
    )


def _waiting(session: AsyncSession, document_ids: Sequence[UUID]) -> list[Any]:
    return [
        *mine(session, Reservation), Reservation.document_id == any_of(document_ids), Reservation.status == "waiting",
    ]  # fmt: skip
