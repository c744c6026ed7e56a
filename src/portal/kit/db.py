"""The database: one engine per process and sessions whose transactions begin by naming their scope."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Any

import msgspec
from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import Session

from portal.kit.scope import Scope, install, set_scope

_open_transactions: ContextVar[int] = ContextVar("open_transactions", default=0)


class ScopedSession(Session):
    """The synchronous heart of our sessions; carries the scope hook."""


install(ScopedSession)


class Database:
    """An engine and the way to open a unit of work on it."""

    def __init__(self, url: str, *, pool_size: int = 8, **engine_options: Any) -> None:
        self.engine: AsyncEngine = create_async_engine(
            make_url(url).set(drivername="postgresql+asyncpg"),
            pool_size=pool_size,
            max_overflow=0,
            pool_pre_ping=False,
            json_serializer=lambda value: msgspec.json.encode(value).decode(),
            json_deserializer=msgspec.json.decode,
            **engine_options,
        )
        self._connection: AsyncConnection | None = None

    @classmethod
    def on(cls, connection: AsyncConnection) -> "Database":
        """A database whose every transaction is a savepoint of one connection's open transaction."""
        database = cls.__new__(cls)
        database.engine, database._connection = connection.engine, connection
        return database

    def session(self, scope: Scope) -> AsyncSession:
        """A session that has not begun; the caller commits and closes it."""
        session = AsyncSession(
            self.engine if self._connection is None else self._connection,
            sync_session_class=ScopedSession,
            expire_on_commit=False,
            autoflush=False,
            join_transaction_mode="conditional_savepoint" if self._connection is None else "create_savepoint",
        )
        set_scope(session, scope)
        return session

    @asynccontextmanager
    async def transaction(self, scope: Scope) -> AsyncIterator[AsyncSession]:
        """One transaction: commits at the end of the block, rolls back on any exception."""
        with in_transaction():
            async with self.session(scope) as session, session.begin():
                yield session

    async def close(self) -> None:
        """Close the pool; a borrowed connection stays open."""
        if self._connection is None:
            await self.engine.dispose()


class in_transaction:  # noqa: N801 - reads as a phrase where it is used
    """Marks the running task as inside a transaction, so that a call to the outside can refuse to start."""

    def __enter__(self) -> None:
        self._token = _open_transactions.set(_open_transactions.get() + 1)

    def __exit__(self, *_: object) -> None:
        _open_transactions.set(_open_transactions.get() - 1)


def transaction_is_open() -> bool:
    """Whether the running task holds a transaction."""
    return _open_transactions.get() > 0
