"""Promises: lines ask for units, and get them in the order of the queue when there are enough."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.actions.ledger import Change, add_to_balances
from portal.domains.inventory.actions.locks import Held, any_of, ensure_balances, lock_balances, lock_balances_of
from portal.domains.inventory.actions.plenty import grant_plenty, promised
from portal.domains.inventory.models import Reservation
from portal.domains.inventory.queries.scoped import mine
from portal.domains.inventory.rules import Balance, Wanted, promise
from portal.domains.inventory.values import Demand, Promise
from portal.kit.bulk import in_bulk
from portal.kit.errors import Invalid
from portal.kit.hot import Hot
from portal.kit.ids import new_id
from portal.kit.scope import operator_of

# From so many documents on it pays to ask first which of them compete for anything.
MANY = 100

_INSERT = (
    "insert into reservations (operator_id, id, merchant_id, document_id, line_id, product_id, warehouse_id, wanted,"
    "  reserved, issued, status, partial_ok, queued_at)"
    " select cast(:operator_id as uuid), k.id, k.merchant_id, k.document_id, k.line_id, k.product_id, k.warehouse_id,"
    "  k.wanted, k.reserved, 0, case when k.reserved = k.wanted then 'reserved' else 'waiting' end, k.partial_ok,"
    "  k.queued_at"
    " from unnest(cast(:ids as uuid[]), cast(:merchants as uuid[]), cast(:documents as uuid[]),"
    "  cast(:lines as uuid[]), cast(:products as uuid[]), cast(:warehouses as uuid[]), cast(:wanted as int[]),"
    "  cast(:reserved as int[]), cast(:partial as bool[]), cast(:queued as timestamptz[]))"
    "  k(id, merchant_id, document_id, line_id, product_id, warehouse_id, wanted, reserved, partial_ok, queued_at)"
)
_ASK_NEW = Hot(text(_INSERT))
_ASK = text(
    _INSERT +
    # A line that gave its promise back may ask again; one that waits or was promised has asked already.
    " on conflict (operator_id, merchant_id, line_id) do update set document_id = excluded.document_id,"
    "  product_id = excluded.product_id, warehouse_id = excluded.warehouse_id, wanted = excluded.wanted,"
    "  reserved = excluded.reserved, status = excluded.status, partial_ok = excluded.partial_ok,"
    "  queued_at = excluded.queued_at"
    "  where reservations.status = 'released'"
)


async def ask(session: AsyncSession, demands: Sequence[Demand]) -> None:
    """The lines wait in the queue. Asking again for a live line changes nothing. Records nothing."""
    _check(demands)
    await ensure_balances(session, [_balance(demand) for demand in demands])
    await session.execute(_ASK, _rows(session, demands, [new_id() for _ in demands], {}))


async def ask_and_reserve(session: AsyncSession, demands: Sequence[Demand]) -> dict[UUID, Promise]:
    """New documents ask and are promised in one step, in the order of their ``queued_at``; answers by document.

    The same as :func:`ask` and :func:`reserve` for documents that nobody asked for before, with half the statements.
    Refuses (by the unique key of lines) a line that asked before. Records nothing.
    """
    _check(demands)
    ordered = sorted(demands, key=lambda demand: (demand.queued_at, demand.document_id))
    balances = {_balance(demand) for demand in ordered}
    held = await lock_balances(session, balances)
    if len(held) < len(balances):
        # A first order of a product that was never stocked here; its empty row is not worth a statement every time.
        await ensure_balances(session, balances - held.keys())
    ids = [new_id() for _ in ordered]
    lines = [
        Wanted(id_, new.document_id, new.line_id, _balance(new), new.quantity, new.partial_ok)
        for id_, new in zip(ids, ordered, strict=True)
    ]
    granted = promise(lines, _free(held))
    await _ASK_NEW.rows(session, _rows(session, ordered, ids, granted))
    await _take(session, lines, granted)
    return _promises(lines, granted)


async def reserve(session: AsyncSession, document_ids: Sequence[UUID]) -> dict[UUID, Promise]:
    """What waits of these documents is promised as far as the rules give it; answers all their live lines.

    First come, first served; all or nothing per document unless its lines take a part. Reserving again gives what has
    become free since. Refuses nothing. Records nothing.
    """
    free = _free(await lock_balances_of(session, document_ids, ["waiting"]))
    if len(document_ids) < MANY:
        lines = await _live_lines(session, document_ids)
        return _promises(lines, await _decide(session, lines, free))
    for balance, quantity in (await grant_plenty(session, document_ids, free)).items():
        free[balance] -= quantity
    await _decide(session, await _live_lines(session, document_ids, ["waiting"]), free)
    return await promised(session, document_ids)


async def _decide(session: AsyncSession, lines: Sequence[Wanted], free: Mapping[Balance, int]) -> dict[UUID, int]:
    granted = promise([line for line in lines if line.need], free)
    await grant(session, lines, granted)
    return granted


async def grant(session: AsyncSession, lines: Sequence[Wanted], granted: Mapping[UUID, int]) -> None:
    """Write what was decided under the locks of :func:`lock_balances`: lines and balances grow together."""
    if not granted:
        return
    await _lock_started(session, [line.id for line in lines if line.reserved and line.id in granted])
    whole = [line.id for line in lines if granted.get(line.id) == line.need]
    # Nothing of these rows is held as objects; asked to keep objects true, the session would read every row back.
    await session.execute(
        update(Reservation)
        .where(*mine(session, Reservation), Reservation.id == any_of(whole))
        .values(reserved=Reservation.wanted, status="reserved")
        .execution_options(synchronize_session=False)
    )
    await _grant_parts(session, {id_: granted[id_] for id_ in granted.keys() - set(whole)})
    await _take(session, lines, granted)


_GRANT_PARTS = text(
    "update reservations r set reserved = r.reserved + k.quantity"
    " from unnest(cast(:ids as uuid[]), cast(:quantities as int[])) k(id, quantity)"
    " where r.operator_id = :operator_id and r.id = any(cast(:ids as uuid[])) and r.id = k.id"
)


async def _grant_parts(session: AsyncSession, parts: Mapping[UUID, int]) -> None:
    if parts:
        given = {"operator_id": operator_of(session), "ids": list(parts), "quantities": list(parts.values())}
        async with in_bulk(session, len(parts)):
            await session.execute(_GRANT_PARTS, given)


async def _lock_started(session: AsyncSession, ids: Sequence[UUID]) -> None:
    # Lines that hold a part already may be pinned by a wave at this moment; waiting for that wave goes in key order.
    if ids:
        await session.execute(
            select(Reservation.id)
            .where(*mine(session, Reservation), Reservation.id == any_of(ids))
            .order_by(Reservation.id)
            .with_for_update()
        )


async def _take(session: AsyncSession, lines: Sequence[Wanted], granted: Mapping[UUID, int]) -> None:
    taken: dict[Balance, int] = defaultdict(int)
    for line in lines:
        if line.id in granted:
            taken[line.balance] += granted[line.id]
    if taken:
        await add_to_balances(session, {balance: Change(bound=quantity) for balance, quantity in taken.items()})


async def _live_lines(
    session: AsyncSession, document_ids: Sequence[UUID], states: Sequence[str] = ("waiting", "reserved")
) -> list[Wanted]:
    rows = await session.execute(
        select(*LINE)
        .where(
            *mine(session, Reservation), Reservation.document_id == any_of(document_ids),
            Reservation.status.in_(states),
        )
        .order_by(Reservation.queued_at, Reservation.document_id, Reservation.id)
    )  # fmt: skip
    return as_lines(rows)


LINE = (
    Reservation.id, Reservation.document_id, Reservation.line_id, Reservation.product_id, Reservation.warehouse_id,
    Reservation.merchant_id, Reservation.wanted - Reservation.reserved, Reservation.partial_ok, Reservation.reserved,
)  # fmt: skip


def as_lines(rows: Iterable[Any]) -> list[Wanted]:
    """Rows of ``LINE`` as lines."""
    return [
        Wanted(id_, document_id, line_id, Balance(product_id, warehouse_id, merchant_id), need, partial_ok, reserved)
        for id_, document_id, line_id, product_id, warehouse_id, merchant_id, need, partial_ok, reserved in rows
    ]


def _free(held: Mapping[Balance, Held]) -> dict[Balance, int]:
    return {balance: row.free for balance, row in held.items()}


def _promises(lines: Sequence[Wanted], granted: Mapping[UUID, int]) -> dict[UUID, Promise]:
    by_document: dict[UUID, dict[UUID, int]] = defaultdict(dict)
    waiting: set[UUID] = set()
    for line in lines:
        given = granted.get(line.id, 0)
        by_document[line.document_id][line.line_id] = line.reserved + given
        if given < line.need:
            waiting.add(line.document_id)
    return {document_id: Promise(document_id not in waiting, found) for document_id, found in by_document.items()}


def _balance(demand: Demand) -> Balance:
    return Balance(demand.product_id, demand.warehouse_id, demand.merchant_id)


def _check(demands: Sequence[Demand]) -> None:
    if any(demand.quantity <= 0 for demand in demands):
        raise Invalid.field("quantity", "1 or more")


def _rows(
    session: AsyncSession, demands: Sequence[Demand], ids: Sequence[UUID], granted: Mapping[UUID, int]
) -> dict[str, Any]:
    return {
        "operator_id": operator_of(session),
        "ids": ids,
        "merchants": [new.merchant_id for new in demands],
        "documents": [new.document_id for new in demands],
        "lines": [new.line_id for new in demands],
        "products": [new.product_id for new in demands],
        "warehouses": [new.warehouse_id for new in demands],
        "wanted": [new.quantity for new in demands],
        "reserved": [granted.get(id_, 0) for id_ in ids],
        "partial": [new.partial_ok for new in demands],
        "queued": [new.queued_at for new in demands],
    }
