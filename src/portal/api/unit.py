"""One request, one transaction, one commit: the only place of the HTTP door that commits.

The middleware holds back the answer until the transaction is committed, so that nobody is told of something that
then fails; a refusal or an error rolls everything back. The line of the audit trail and the answer to an
Idempotency-Key are stored by the same commit.
"""

from dataclasses import dataclass

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from sqlalchemy.ext.asyncio import AsyncSession

from portal.api.deeds import Deed
from portal.domains.tenancy import Principal
from portal.kit import idempotency
from portal.kit.db import Database, in_transaction
from portal.kit.errors import Unauthenticated
from portal.kit.scope import Scope as DataScope
from portal.kit.scope import enter


@dataclass
class Unit:
    """The transaction of one request, opened when it is first needed."""

    database: Database
    principal: Principal | None = None
    claim: idempotency.Claim | None = None
    deed: Deed | None = None
    _session: AsyncSession | None = None

    async def begin(self, scope: DataScope) -> AsyncSession:
        """The session, in this scope from now on; begins the transaction with the first call."""
        if self._session is None:
            self._session = self.database.session(scope)
            await self._session.connection()
        else:
            await enter(self._session, scope)
        return self._session

    @property
    def session(self) -> AsyncSession:
        """The running session. Refuses when nobody was identified for this request."""
        if self._session is None:
            raise Unauthenticated
        return self._session

    async def commit(self, status: int, body: bytes) -> None:
        """Commit, with the line of the audit trail and the answer stored under its idempotency key.

        An answer that refuses rolls back.
        """
        if self._session is None:
            return
        if status >= 400:
            await self._session.rollback()
            return
        if self.deed is not None:
            await self.deed.tell(self._session, body)
        if self.claim is not None:
            await idempotency.keep(self._session, self.claim, idempotency.Answer(status, body))
        await self._session.commit()

    async def close(self) -> None:
        """Give the connection back; what was not committed is undone."""
        if self._session is not None:
            await self._session.close()


class UnitOfWork(ASGIMiddleware):
    """Gives every HTTP request its unit and commits it before the first byte leaves."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        unit = Unit(scope["litestar_app"].state.database)
        scope["state"]["unit"] = unit
        with in_transaction():
            try:
                await next_app(scope, receive, _Gate(unit, send))
            finally:
                await unit.close()


class _Gate:
    """Holds the head of an answer until its first body part is here and the unit is committed."""

    def __init__(self, unit: Unit, send: Send) -> None:
        self._unit, self._send = unit, send
        self._head: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._head = message
        elif message["type"] == "http.response.body" and self._head is not None:
            await self._first_body(message)
        else:
            await self._send(message)

    async def _first_body(self, message: Message) -> None:
        head = self._head
        assert head is not None
        assert head["type"] == "http.response.start"
        assert message["type"] == "http.response.body"
        await self._unit.commit(head["status"], message["body"])
        self._head = None
        await self._send(head)
        await self._send(message)
