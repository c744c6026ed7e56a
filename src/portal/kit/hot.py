"""Statements that run with every order: written with SQLAlchemy, compiled once, then sent straight to the driver.

Apart because this is the exception. SQLAlchemy's way from a statement to its rows costs six times what the driver
needs, and an order is sixteen statements; what runs seldom is not worth it. Results are the driver's records: read them
by place or by ``record["name"]``.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import asyncpg
import msgspec
from sqlalchemy import ARRAY, Column, Dialect, Executable, String, Table
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.ext.asyncio import AsyncSession

from portal.kit.driver import FAILURES, driver_of, tell
from portal.kit.scope import operator_of


class Hot:
    """A select or ``text`` whose parameters have names; no column of its result needs converting."""

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        self._sql = ""
        self._names: Sequence[str] = ()
        self._fixed: Mapping[str, Any] = {}

    async def rows(self, session: AsyncSession, given: Mapping[str, Any]) -> list[asyncpg.Record]:
        """Run it in the session's transaction; answers every row."""
        if not self._sql:
            self._compile()
        fixed = self._fixed
        values = [given[name] if name in given else fixed[name] for name in self._names]
        return await _fetch(session, self._sql, values)

    def _compile(self) -> None:
        compiled: Any = self._statement.compile(dialect=_dialect())  # type: ignore[attr-defined]
        self._names, self._fixed = compiled.positiontup or (), compiled.params
        self._sql = compiled.string


class HotInsert:
    """New rows of one table in one statement with one array per column, however many rows they are.

    One row at a time is one run of the executor each; a statement with all values in it is another one for every
    number of rows, and is planned anew. ``tail`` is what follows, such as ``on conflict do nothing``.
    """

    def __init__(self, table: Any, tail: str = "") -> None:
        self._table, self._tail = table, tail
        self._sql = ""
        self._names: Sequence[str] = ()
        self._json: Sequence[int] = ()

    async def rows(self, session: AsyncSession, rows: Sequence[Mapping[str, Any]]) -> list[asyncpg.Record]:
        """Write these rows of the session's operator; each names every other column. Answers what ``tail`` returns."""
        if not rows:
            return []
        if not self._sql:
            self._compile(self._table)
        columns = [[row[name] for row in rows] for name in self._names]
        for place in self._json:
            columns[place] = [msgspec.json.encode(value).decode() for value in columns[place]]
        return await _fetch(session, self._sql, [operator_of(session), *columns])

    def _compile(self, table: Table) -> None:
        columns = [column for column in table.columns if column.name != "operator_id"]
        names = ", ".join(column.name for column in columns)
        arrays = ", ".join(f"cast(${place} as {_type(column)}[])" for place, column in enumerate(columns, 2))
        self._names = [column.name for column in columns]
        self._json = [place for place, column in enumerate(columns) if isinstance(column.type, JSONB)]
        self._sql = (
            f"insert into {table.name} (operator_id, {names}) select cast($1 as uuid), {names}"
            f" from unnest({arrays}) as k({names}) {self._tail}"
        )


def _dialect() -> Dialect:
    made: Dialect = PGDialect_asyncpg()  # type: ignore[no-untyped-call]
    return made


def _type(column: Column[Any]) -> str:
    if isinstance(column.type, ARRAY):
        raise TypeError(f"{column}: arrays of arrays are one long list when they are unnested")
    return "text" if isinstance(column.type, String) else column.type.compile(_dialect())


async def _fetch(session: AsyncSession, sql: str, values: Sequence[Any]) -> list[asyncpg.Record]:
    connection = await driver_of(session)
    try:
        found: list[asyncpg.Record] = await connection.fetch(sql, *values)
    except FAILURES as problem:
        await tell(session, sql, problem)
    return found
