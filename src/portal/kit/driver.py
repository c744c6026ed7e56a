"""The driver's own connection beneath a running transaction, for the few statements that every order runs.

Apart because it goes past SQLAlchemy: what goes wrong there must still leave as SQLAlchemy's errors, by which doors and
the relay judge it.
"""

from typing import Any, NoReturn

import asyncpg
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

FAILURES = (asyncpg.PostgresError, asyncpg.InterfaceError, OSError)


def remember(session: Session, connection: Connection) -> None:
    """The transaction that begins now runs on this connection."""
    dbapi: Any = connection.connection.dbapi_connection
    session.info["driver"] = dbapi.driver_connection


def forget(session: Session) -> None:
    """The transaction is over: the connection may serve somebody else from now on."""
    session.info.pop("driver", None)


async def driver_of(session: AsyncSession) -> asyncpg.Connection:
    """The driver's connection of this session's transaction, which begins if it has not yet."""
    info = session.sync_session.info
    if "driver" not in info:
        await session.connection()
    found: asyncpg.Connection = info["driver"]
    return found


async def tell(session: AsyncSession, statement: str, problem: Exception) -> NoReturn:
    """Raise what SQLAlchemy would have raised; a connection that is gone is not handed on."""
    connection = await session.connection()
    dbapi: Any = (await connection.get_raw_connection()).dbapi_connection
    if isinstance(problem, OSError) or dbapi.driver_connection.is_closed():
        await connection.invalidate(problem)
        raise OperationalError(statement, None, problem, connection_invalidated=True) from problem
    base: Any = connection.dialect.loaded_dbapi.Error
    try:
        dbapi._handle_exception(problem)
    except base as translated:
        raise DBAPIError.instance(
            statement, None, translated, base, hide_parameters=True, dialect=connection.dialect
        ) from translated
    raise problem
