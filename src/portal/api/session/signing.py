"""Signing in with a password, and signing out: here, in another browser, everywhere."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.datastructures import Cookie, State
from litestar.params import FromPath, JSONBody

from portal.api.guards import SESSION_COOKIE, principal_of, signed_in
from portal.api.session.me import Me, Secret, Text, origin, unit_of, welcome
from portal.domains import tenancy
from portal.kit.scope import DoorScope


class SignIn(msgspec.Struct, forbid_unknown_fields=True):
    """Mail address and password."""

    email: Text
    password: Secret


class OpenSession(msgspec.Struct, frozen=True):
    """One signed-in browser."""

    id: UUID
    began_at: datetime
    last_seen_at: datetime
    address: str
    user_agent: str
    this: bool


@post("/", summary="Sign in with mail address and password")
async def sign_in(data: JSONBody[SignIn], request: Request[Any, Any, Any], state: State) -> Response[Me]:
    """Begins a session and sets its cookie. Ten wrong tries per address and quarter of an hour."""
    address = origin(request)["address"]
    await state.limits.hit(f"sign-in:{data.email.lower()}", 10, 900)
    await state.limits.hit(f"sign-in-from:{address}", 60, 900)
    session = await unit_of(request).begin(DoorScope("-"))
    signed = await tenancy.sign_in(session, state.vault, email=data.email, password=data.password, **origin(request))
    return await welcome(request, state, signed)


@delete("/", guards=[signed_in], status_code=200, summary="Sign out here")
async def sign_out(request: Request[Any, Any, Any]) -> Response[dict[str, int]]:
    """Ends this session."""
    principal = principal_of(request)
    ended = await tenancy.sign_out(unit_of(request).session, user_id=principal.id, session_id=principal.session_id)
    return Response({"ended": ended}, cookies=[Cookie(SESSION_COOKIE, value="", path="/", max_age=0)])


@delete("/all", guards=[signed_in], status_code=200, summary="Sign out everywhere")
async def sign_out_everywhere(request: Request[Any, Any, Any]) -> Response[dict[str, int]]:
    """Ends every session of this person, this one included."""
    ended = await tenancy.sign_out(unit_of(request).session, user_id=principal_of(request).id)
    return Response({"ended": ended}, cookies=[Cookie(SESSION_COOKIE, value="", path="/", max_age=0)])


@get("/all", guards=[signed_in], summary="Where am I signed in?")
async def sessions(request: Request[Any, Any, Any]) -> list[OpenSession]:
    """Open sessions of this person."""
    return await _open_sessions(request)


@delete("/all/{session_id:uuid}", guards=[signed_in], status_code=200, summary="Sign out one browser")
async def sign_out_one(session_id: FromPath[UUID], request: Request[Any, Any, Any]) -> list[OpenSession]:
    """Ends that session; answers those that are open still."""
    await tenancy.end_session(unit_of(request).session, user_id=principal_of(request).id, session_id=session_id)
    return await _open_sessions(request)


async def _open_sessions(request: Request[Any, Any, Any]) -> list[OpenSession]:
    principal = principal_of(request)
    return [
        OpenSession(
            row.id, row.created_at, row.last_seen_at, row.address, row.user_agent, row.id == principal.session_id
        )
        for row in await tenancy.list_sessions(unit_of(request).session, principal.id)
    ]


HANDLERS = [sign_in, sign_out, sign_out_everywhere, sessions, sign_out_one]
