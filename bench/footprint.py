"""What one transaction of the product left in the database, read back by its transaction number.

This is where a floor begins: it writes exactly these rows, so it cannot fall behind what the product really does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import asyncpg

Row = dict[str, str | None]

_TABLES = """
    select c.relname as name, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
           coalesce(a.attnum = any(i.indkey), false) as in_key
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      left join pg_index i on i.indrelid = c.oid and i.indisprimary
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
     order by c.relname, a.attnum
"""
_REFERENCES = """
    select conrelid::regclass::text as child, confrelid::regclass::text as parent
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid
"""


@dataclass(frozen=True)
class Table:
    """A table with its columns' types, and which of them are its key."""

    name: str
    types: Mapping[str, str]
    key: Sequence[str]


@dataclass(frozen=True)
class Footprint:
    """Rows as text, new ones and changed ones, per table; parents stand before children."""

    tables: Sequence[Table]
    new: Mapping[str, list[Row]]
    changed: Mapping[str, list[Row]]

    def counts(self) -> dict[str, int]:
        """Rows written, by table; changed ones as ``table (changed)``."""
        counts = {table: len(rows) for table, rows in self.new.items() if rows}
        return counts | {f"{table} (changed)": len(rows) for table, rows in self.changed.items() if rows}


async def tables(connection: asyncpg.Connection) -> list[Table]:
    """Every table of the product, parents before children."""
    types: dict[str, dict[str, str]] = {}
    keys: dict[str, list[str]] = {}
    for row in await connection.fetch(_TABLES):
        types.setdefault(row["name"], {})[row["column"]] = row["type"]
        keys.setdefault(row["name"], [])
        if row["in_key"]:
            keys[row["name"]].append(row["column"])
    parents: dict[str, set[str]] = {name: set() for name in types}
    for row in await connection.fetch(_REFERENCES):
        parents[row["child"]].add(row["parent"])
    return [Table(name, types[name], keys[name]) for name in _parents_first(parents)]


def _parents_first(parents: Mapping[str, set[str]]) -> list[str]:
    ordered: list[str] = []
    left = {name: set(found) for name, found in parents.items()}
    while left:
        ready = sorted(name for name, found in left.items() if not found - set(ordered))
        ordered += ready or sorted(left)
        left = {name: found for name, found in left.items() if name not in set(ordered)}
    return ordered


async def read(after: asyncpg.Connection, before: asyncpg.Connection, xid: str) -> Footprint:
    """What transaction ``xid`` left in ``after``; ``before`` is a copy of the database from before it."""
    found = await tables(after)
    new: dict[str, list[Row]] = {}
    changed: dict[str, list[Row]] = {}
    for table in found:
        rows = await _written(after, table, xid)
        if rows:
            known = await _known(before, table, rows)
            new[table.name] = [row for row in rows if _key(table, row) not in known]
            changed[table.name] = [row for row in rows if _key(table, row) in known]
    return Footprint(found, new, changed)


async def _written(connection: asyncpg.Connection, table: Table, xid: str) -> list[Row]:
    columns = ", ".join(f'"{name}"::text as "{name}"' for name in table.types)
    order = ", ".join(f'"{name}"' for name in table.key) or "1"
    rows = await connection.fetch(
        f'select {columns} from "{table.name}" t where t.xmin::text = $1 order by {order}', xid
    )
    return [dict(row) for row in rows]


async def _known(connection: asyncpg.Connection, table: Table, rows: Sequence[Row]) -> set[tuple[Any, ...]]:
    if not table.key:
        return set()
    key = ", ".join(f'"{name}"::text' for name in table.key)
    given = ", ".join(f"unnest(${n}::text[])" for n in range(1, len(table.key) + 1))
    values = [[row[name] for row in rows] for name in table.key]
    found = await connection.fetch(f'select {key} from "{table.name}" where ({key}) in (select {given})', *values)
    return {tuple(row) for row in found}


def _key(table: Table, row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in table.key)
