"""The stores' memory in one SQLite file. Orders live only here, so that a long run does not grow the process;
a change is on disk before anybody is told of it, so that a restarted store never uses a number twice."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from demoshop.orders import Order

_TABLES = """
create table if not exists store (code text primary key, body blob not null, counters blob not null);
create table if not exists product (store text, id integer, body blob not null, primary key (store, id)) without rowid;
create table if not exists webhook (store text, id integer, body blob not null, primary key (store, id)) without rowid;
create table if not exists orders (store text, id integer, status text not null, created integer not null,
  modified integer not null, body blob not null, primary key (store, id)) without rowid;
create index if not exists orders_by_change on orders (store, modified, id);
create table if not exists paper (store text, kind text, order_id integer, id integer, body blob not null,
  primary key (store, kind, order_id, id)) without rowid;
"""


class OrderFilter(msgspec.Struct, kw_only=True):
    """Which orders, in which order. Times are seconds since 1970 and exclusive; no ``statuses`` means all."""

    statuses: list[str] = []
    ids: list[int] = []
    modified_after: int | None = None
    modified_before: int | None = None
    created_after: int | None = None
    created_before: int | None = None
    by: str = "created"
    descending: bool = True
    limit: int = 10
    offset: int = 0


class Ledger:
    """Reads and writes of one file; None keeps everything in memory. Used from one thread."""

    def __init__(self, path: Path | None) -> None:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path or ":memory:", isolation_level=None)
        self._db.execute("pragma journal_mode=wal")
        self._db.execute("pragma synchronous=normal")
        self._db.executescript(_TABLES)

    def close(self) -> None:
        """Give the file back."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes inside become true together, or none; an inner transaction is part of the outer one."""
        if self._db.in_transaction:
            yield
            return
        self._db.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._db.execute("rollback")
            raise
        self._db.execute("commit")

    def keep_store(self, code: str, body: object, counters: object) -> None:
        self._put("store (code, body, counters)", code, _pack(body), _pack(counters))

    def keep_counters(self, code: str, counters: object) -> None:
        self._db.execute("update store set counters = ? where code = ?", (_pack(counters), code))

    def stores(self) -> list[tuple[bytes, bytes]]:
        """Every store's seed and counters."""
        return self._db.execute("select body, counters from store order by rowid").fetchall()

    def keep_thing(self, kind: str, code: str, number: int, body: object) -> None:
        """Write a ``product`` or a ``webhook``."""
        self._put(f"{kind} (store, id, body)", code, number, _pack(body))

    def drop_thing(self, kind: str, code: str, number: int) -> None:
        self._db.execute(f"delete from {kind} where store = ? and id = ?", (code, number))

    def things(self, kind: str, code: str) -> list[bytes]:
        rows = self._db.execute(f"select body from {kind} where store = ? order by id", (code,))
        return [row[0] for row in rows]

    def keep_order(self, code: str, order: Order, created: int, modified: int) -> None:
        columns = "orders (store, id, status, created, modified, body)"
        self._put(columns, code, order.id, order.status, created, modified, _pack(order))

    def find_order(self, code: str, number: int) -> Order | None:
        row = self._db.execute("select body from orders where store = ? and id = ?", (code, number)).fetchone()
        return msgspec.json.decode(row[0], type=Order) if row else None

    def list_orders(self, code: str, wanted: OrderFilter) -> tuple[list[Order], int]:
        """One page of orders, and how many there are in all."""
        where, values = _conditions(code, wanted)
        total = self._db.execute(f"select count(*) from orders where {where}", values).fetchone()[0]
        column = {"modified": "modified", "id": "id"}.get(wanted.by, "created")
        way = "desc" if wanted.descending else "asc"
        rows = self._db.execute(
            f"select body from orders where {where} order by {column} {way}, id {way} limit ? offset ?",
            [*values, wanted.limit, wanted.offset],
        )
        return [msgspec.json.decode(row[0], type=Order) for row in rows], total

    def count_by_status(self, code: str) -> dict[str, int]:
        return dict(self._db.execute("select status, count(*) from orders where store = ? group by status", (code,)))

    def keep_paper(self, code: str, kind: str, order_id: int, number: int, body: object) -> None:
        """Write a note, a refund or a fulfillment of an order."""
        self._put("paper (store, kind, order_id, id, body)", code, kind, order_id, number, _pack(body))

    def papers(self, code: str, kind: str, order_id: int) -> list[dict[str, Any]]:
        rows = self._db.execute(
            "select body from paper where store = ? and kind = ? and order_id = ? order by id", (code, kind, order_id)
        )
        return [msgspec.json.decode(row[0]) for row in rows]

    def _put(self, target: str, *values: object) -> None:
        marks = ", ".join("?" * len(values))
        self._db.execute(f"insert or replace into {target} values ({marks})", values)


def _pack(body: object) -> bytes:
    return msgspec.json.encode(body)


def _conditions(code: str, wanted: OrderFilter) -> tuple[str, list[object]]:
    parts: list[str] = ["store = ?"]
    values: list[object] = [code]
    for column, chosen in (("status", wanted.statuses), ("id", wanted.ids)):
        if chosen:
            parts.append(f"{column} in ({', '.join('?' * len(chosen))})")
            values.extend(chosen)
    bounds = (
        ("modified >", wanted.modified_after), ("modified <", wanted.modified_before),
        ("created >", wanted.created_after), ("created <", wanted.created_before),
    )  # fmt: skip
    for comparison, moment in bounds:
        if moment is not None:
            parts.append(f"{comparison} ?")
            values.append(moment)
    return " and ".join(parts), values
