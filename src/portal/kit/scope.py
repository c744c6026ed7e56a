"""Whose data a transaction may touch, named at its beginning and forgotten at its end.

The database's login role sees nothing. Each scope is one database role plus the settings that its policies read,
sent in a single round trip (`SET LOCAL` reaches the shards of a Citus cluster, `set_config` does not).
"""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg
from sqlalchemy import Connection, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, SessionTransaction
from sqlalchemy.util.concurrency import await_

from portal.kit.driver import FAILURES, driver_of, forget, remember, tell

_UNPRINTABLE = re.compile(r"[\\\x00-\x1f]")


@dataclass(frozen=True)
class Actor:
    """Who acts: a user, an API key, a shop or the system itself, and from which network address if from one.

    ``name`` is shown in timelines.
    """

    kind: str
    id: UUID | None
    name: str
    address: str | None = None


SYSTEM = Actor("system", None, "system")


@dataclass(frozen=True)
class MerchantScope:
    """One merchant's rows of one operator."""

    operator_id: UUID
    merchant_id: UUID
    actor: Actor = SYSTEM

    def statements(self) -> str:
        return (
            f"SET LOCAL ROLE r_merchant; SET LOCAL app.operator_id = '{UUID(str(self.operator_id))}';"
            f" SET LOCAL app.merchant_id = '{UUID(str(self.merchant_id))}'"
        )


@dataclass(frozen=True)
class OperatorScope:
    """All rows of one operator, its merchants' included."""

    operator_id: UUID
    actor: Actor = SYSTEM

    @property
    def merchant_id(self) -> None:
        return None

    def statements(self) -> str:
        return (
            f"SET LOCAL ROLE r_operator; SET LOCAL app.operator_id = '{UUID(str(self.operator_id))}';"
            " SET LOCAL app.merchant_id = ''"
        )


@dataclass(frozen=True)
class DoorScope:
    """Before anybody is known: only the rows that carry exactly this key (a token hash, a key prefix, a user id)."""

    key: str

    def statements(self) -> str:
        return f"SET LOCAL ROLE r_door; SET LOCAL app.door_key = {_literal(self.key)}"


@dataclass(frozen=True)
class RelayScope:
    """The plumbing that carries events and jobs of every operator; sees no business table."""

    def statements(self) -> str:
        return "SET LOCAL ROLE r_relay"


def _literal(key: str) -> str:
    # What somebody typed at the door: no key has a control character, so a changed one still opens nothing.
    readable = _UNPRINTABLE.sub("?", key[:400]).encode("utf-8", "replace").decode()
    return "'" + readable.replace("'", "''") + "'"


@dataclass(frozen=True)
class PlatformScope:
    """The platform's own staff: creates operators and sees no tenant's data."""

    def statements(self) -> str:
        return "SET LOCAL ROLE r_platform"


Scope = PlatformScope | MerchantScope | OperatorScope | DoorScope | RelayScope
TenantScope = MerchantScope | OperatorScope


class ScopeMissing(RuntimeError):
    """A programming error: business code ran in a session whose tenant was never named."""


def set_scope(session: AsyncSession, scope: Scope) -> None:
    """Name the scope of the transaction that this session will begin."""
    session.sync_session.info["scope"] = scope


async def enter(session: AsyncSession, scope: Scope) -> None:
    """Change the scope inside a running transaction, as the front door does once it knows who asks."""
    set_scope(session, scope)
    statements, connection = scope.statements(), await driver_of(session)
    try:
        await connection.execute(statements)
    except FAILURES as problem:
        await tell(session, "SET LOCAL", problem)


def tenant(session: AsyncSession) -> TenantScope:
    """The operator or merchant scope of this session."""
    scope = session.sync_session.info.get("scope")
    if not isinstance(scope, MerchantScope | OperatorScope):
        raise ScopeMissing("this session works for no operator and no merchant")
    return scope


def operator_of(session: AsyncSession) -> UUID:
    """The operator this session works for."""
    return tenant(session).operator_id


def merchant_of(session: AsyncSession) -> UUID:
    """The merchant this session works for; refuses a session of the operator side."""
    merchant_id = tenant(session).merchant_id
    if merchant_id is None:
        raise ScopeMissing("this session works for an operator, not for one merchant")
    return merchant_id


def actor_of(session: AsyncSession) -> Actor:
    """Who acts in this session."""
    return tenant(session).actor


def _send(connection: Connection, scope: Scope) -> None:
    # Several SETs in one simple-protocol message: through the dialect each tenant would become its own
    # prepared statement and push useful ones out of the connection's cache.
    dbapi: Any = connection.connection.dbapi_connection
    statements = scope.statements()
    try:
        if dbapi._transaction is None:
            await_(dbapi._start_transaction())
        dbapi.run_async(lambda raw: raw.execute(statements))
    except (connection.dialect.loaded_dbapi.Error, asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as problem:
        # This goes past the dialect, so nobody else would notice that the server is gone, and hand the connection on.
        connection.invalidate(problem)
        raise OperationalError("SET LOCAL", None, problem, connection_invalidated=True) from problem


def install(session_class: type[Session]) -> None:
    """Make every transaction of this session class begin by naming its scope."""

    @event.listens_for(session_class, "after_begin")
    def name_scope(session: Session, _transaction: Any, connection: Connection) -> None:
        scope = session.info.get("scope")
        if scope is None:
            raise ScopeMissing("a transaction began without a scope")
        _send(connection, scope)
        remember(session, connection)

    @event.listens_for(session_class, "after_transaction_end")
    def end(session: Session, transaction: SessionTransaction) -> None:
        if transaction.parent is None:
            forget(session)
