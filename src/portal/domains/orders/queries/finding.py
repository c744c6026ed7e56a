"""Orders by a word of theirs, of one merchant or of many: each merchant's words are a range of their own."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Select, Uuid, column, func, literal, select, true, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.orders.models import Order, OrderKey
from portal.domains.orders.queries.reading import within
from portal.domains.orders.rules.search import search_key
from portal.kit.finding import LAST, Match
from portal.kit.scope import operator_of

_MATCH = (Order.id, Order.merchant_id, Order.number, Order.ship_name, Order.external_id, Order.status)


async def find_orders(session: AsyncSession, merchant_ids: Iterable[UUID], q: str, limit: int) -> list[Match]:
    """Orders with a word (number, shop's number, name, mail, phone, sku) that is ``q``, then with one it begins.

    Newest first among the former, by word among the latter.
    """
    key = search_key(q)
    if not key:
        return []
    merchants = (
        func.unnest(literal(sorted(merchant_ids), ARRAY(Uuid()))).table_valued(column("id", Uuid())).render_derived("m")
    )
    same = _words(session, merchants, OrderKey.key == key, limit).order_by(OrderKey.order_id.desc()).lateral("same")
    longer = _words(session, merchants, (OrderKey.key > key) & (OrderKey.key < key + LAST), limit)
    begun = longer.order_by(OrderKey.key, OrderKey.order_id).lateral("begun")
    found = union_all(
        *(
            select(words.c.order_id, literal(exact).label("exact"), words.c.key)
            .select_from(merchants)
            .join(words, true())
            for words, exact in ((same, True), (begun, False))
        )
    ).subquery()
    rows = (await session.execute(select(found.c.order_id, found.c.exact, found.c.key))).all()
    return await _matches(session, rows, limit)


def _words(session: AsyncSession, merchants: Any, which: ColumnElement[bool], limit: int) -> Select[UUID, str]:
    return (
        select(OrderKey.order_id, OrderKey.key)
        .where(OrderKey.operator_id == operator_of(session), OrderKey.merchant_id == merchants.c.id, which)
        .limit(limit)
    )


async def _matches(session: AsyncSession, rows: Sequence[Any], limit: int) -> list[Match]:
    ranked: dict[UUID, tuple[int, str, int]] = {}
    for order_id, exact, key in rows:
        place = (0, "", -order_id.int) if exact else (1, key, -order_id.int)
        ranked[order_id] = min(place, ranked.get(order_id, place))
    chosen = sorted(ranked, key=lambda order_id: ranked[order_id])[:limit]
    if not chosen:
        return []
    found = await session.execute(
        select(*_MATCH).where(*within(session, Order), Order.id == func.any(literal(chosen, ARRAY(Uuid()))))
    )
    by_id = {
        row.id: Match(
            row.id, row.merchant_id, row.number, f"{row.ship_name} · {row.external_id}", row.status,
            exact=ranked[row.id][0] == 0,
        )
        for row in found
    }  # fmt: skip
    return [by_id[order_id] for order_id in chosen if order_id in by_id]


async def numbers_of(session: AsyncSession, order_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Numbers of these orders by id."""
    wanted = literal(sorted(set(order_ids)), ARRAY(Uuid()))
    rows = await session.execute(
        select(Order.id, Order.number).where(*within(session, Order), Order.id == func.any(wanted))
    )
    return {row.id: row.number for row in rows}
