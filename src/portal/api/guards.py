"""Who asks and whether their role allows it, decided before any handler runs.

Identification happens in the request's own transaction: the front door's scope finds the key or session, then the
scope of the tenant is entered.
"""

import hashlib
import hmac
from collections.abc import Awaitable, Callable
from typing import Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from portal.api.deeds import deed_of
from portal.api.errors import Replayed
from portal.api.unit import Unit
from portal.domains import tenancy
from portal.domains.tenancy import KeyRefused, Principal
from portal.kit import idempotency
from portal.kit.crypto import Vault
from portal.kit.errors import Forbidden, Invalid, Unauthenticated
from portal.kit.limits import Limits
from portal.kit.scope import DoorScope

SESSION_COOKIE = "kuramori_session"
CSRF_HEADER = "X-CSRF-Token"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
KEY_REQUESTS_PER_MINUTE = 30_000

Connection = ASGIConnection[Any, Any, Any, Any]
Guard = Callable[[Connection, BaseRouteHandler], Awaitable[None]]


class CsrfMissing(Forbidden):
    """A write with a session cookie must repeat the session's CSRF token in a header."""

    code = "csrf_token_missing"
    title = f"Send the session's token in {CSRF_HEADER}"


class PermissionMissing(Forbidden):
    """The role or the key does not include this."""

    code = "permission_missing"
    title = "Your role does not allow this"


class WrongSide(Forbidden):
    """A merchant's credential at the operator's door, or the other way round."""

    code = "wrong_side"
    title = "This credential belongs to the other side"


def side(name: str) -> Guard:
    """Identify who asks and refuse the other side: ``merchant`` or ``operator``."""

    async def identify(connection: Connection, handler: BaseRouteHandler) -> None:
        unit: Unit = connection.scope["state"]["unit"]
        principal = await _present(connection, unit)
        if principal.side != name:
            raise WrongSide(side=name)
        unit.principal = principal
        await unit.begin(principal.scope(connection.client.host if connection.client else None))
        if method_of(connection) not in SAFE:
            await _take_key(connection, unit)
        unit.deed = deed_of(connection, handler, principal)

    return identify


def needs(permission: str) -> Guard:
    """Refuse who lacks this permission. Every handler of the two sides names one."""

    async def check(connection: Connection, _handler: BaseRouteHandler) -> None:
        principal: Principal = connection.scope["state"]["unit"].principal
        if permission not in principal.may:
            raise PermissionMissing(permission=permission)

    check.permission = permission  # type: ignore[attr-defined]
    return check


async def signed_in(connection: Connection, _handler: BaseRouteHandler) -> None:
    """Refuse whoever has no session; for pages about oneself, whatever the role."""
    unit: Unit = connection.scope["state"]["unit"]
    unit.principal = await _present(connection, unit)
    if unit.principal.kind != "user":
        raise Unauthenticated
    await unit.begin(DoorScope(str(unit.principal.id)))


async def present_again(connection: Connection) -> Principal:
    """Who asks, found out once more in a short transaction that leaves no trace: looking is not using.

    Refuses whoever has been signed out, expired or revoked since.
    """
    unit = Unit(connection.app.state.database)
    try:
        return await _present(connection, unit)
    finally:
        await unit.close()


async def _present(connection: Connection, unit: Unit) -> Principal:
    vault: Vault = connection.app.state.vault
    scheme, _, credential = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return await _present_key(connection, unit, vault, credential.strip())
    token = connection.cookies.get(SESSION_COOKIE)
    if not token:
        raise Unauthenticated
    if method_of(connection) not in SAFE:
        sent = connection.headers.get(CSRF_HEADER.lower(), "")
        if not hmac.compare_digest(sent, csrf_token(vault, token)):
            raise CsrfMissing
    session = await unit.begin(DoorScope(vault.digest(token)))
    return await tenancy.principal_of_session(session, vault, token)


async def _present_key(connection: Connection, unit: Unit, vault: Vault, key: str) -> Principal:
    limits: Limits = connection.app.state.limits
    try:
        session = await unit.begin(tenancy.door_of_key(key))
        principal = await tenancy.present_key(session, vault, key)
    except KeyRefused:
        address = connection.client.host if connection.client else "unknown"
        await limits.hit(f"key-refused:{address}", 100, 60)
        raise
    connection.scope["state"]["rate_limit"] = await limits.hit(f"key:{principal.id}", KEY_REQUESTS_PER_MINUTE, 60)
    return principal


def csrf_token(vault: Vault, session_token: str) -> str:
    """What a signed-in page sends back with every write."""
    return vault.digest("csrf:" + session_token)[:40]


async def _take_key(connection: Connection, unit: Unit) -> None:
    key = connection.headers.get("idempotency-key")
    if not key:
        return
    if len(key) > 200:
        raise Invalid.field("Idempotency-Key", "at most 200 characters")
    assert unit.principal is not None
    # Read through the request that the handler is given: a form is parsed from what that one has read.
    asking = connection if isinstance(connection, Request) else Request(connection.scope, connection.receive)
    body = await asking.body()
    endpoint = f"{method_of(connection)} {connection.scope['path']}"
    claim = idempotency.Claim(unit.principal.id, endpoint, key, hashlib.sha256(body).digest())
    answer = await idempotency.begin(unit.session, claim)
    if answer is not None:
        raise Replayed(answer)
    unit.claim = claim


def method_of(connection: Connection) -> str:
    """The HTTP method of a request."""
    return str(connection.scope.get("method", ""))


def principal_of(connection: Connection) -> Principal:
    """Who asks, once a guard has found out."""
    principal: Principal | None = connection.scope["state"]["unit"].principal
    if principal is None:
        raise Unauthenticated
    return principal
