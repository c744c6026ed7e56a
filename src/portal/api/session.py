"""Signing in and out, and what a person may know about themselves."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, get, post, put
from litestar.datastructures import Cookie, State
from litestar.params import JSONBody

from portal.api.guards import SESSION_COOKIE, csrf_token, principal_of, signed_in
from portal.api.unit import Unit
from portal.domains import tenancy
from portal.domains.tenancy import MembershipView, SignedIn
from portal.kit.scope import DoorScope

Text = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class SignIn(msgspec.Struct, forbid_unknown_fields=True):
    """Mail address and password."""

    email: Text
    password: Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]


class Join(msgspec.Struct, forbid_unknown_fields=True):
    """The token of the mail link, and the new member's name and password."""

    token: Text
    name: Text
    password: Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]


class Switch(msgspec.Struct, forbid_unknown_fields=True):
    """The membership to work in from now on."""

    membership_id: UUID


class Me(msgspec.Struct, frozen=True):
    """The signed-in person: present role, all roles, and the CSRF token to send with every write."""

    user_id: UUID
    name: str
    membership: MembershipView | None
    memberships: list[MembershipView]
    may: list[str]
    csrf_token: str


class OpenSession(msgspec.Struct, frozen=True):
    """One signed-in browser."""

    id: UUID
    began_at: datetime
    last_seen_at: datetime
    address: str
    user_agent: str
    this: bool


def _unit(request: Request[Any, Any, Any]) -> Unit:
    unit: Unit = request.scope["state"]["unit"]
    return unit


def _origin(request: Request[Any, Any, Any]) -> dict[str, Any]:
    address = request.client.host if request.client else ""
    return {"address": address, "user_agent": request.headers.get("user-agent", "")}


def _welcome(state: State, signed: SignedIn) -> Response[Me]:
    membership = signed.membership
    name = membership.user_name if membership else ""
    may = sorted(membership.may()) if membership else []
    me = Me(signed.user_id, name, membership, signed.memberships, may, csrf_token(state.vault, signed.token))
    cookie = Cookie(
        SESSION_COOKIE, value=signed.token, path="/", httponly=True, samesite="lax", secure=state.config.secure_cookies,
        max_age=14 * 24 * 3600,
    )  # fmt: skip
    return Response(me, status_code=201, cookies=[cookie])


@post("/", summary="Sign in with mail address and password")
async def sign_in(data: JSONBody[SignIn], request: Request[Any, Any, Any], state: State) -> Response[Me]:
    """Begins a session and sets its cookie. Ten wrong tries per address and quarter of an hour."""
    address = _origin(request)["address"]
    await state.limits.hit(f"sign-in:{data.email.lower()}", 10, 900)
    await state.limits.hit(f"sign-in-from:{address}", 60, 900)
    session = await _unit(request).begin(DoorScope("-"))
    signed = await tenancy.sign_in(session, state.vault, email=data.email, password=data.password, **_origin(request))
    return _welcome(state, signed)


@post("/join", summary="Accept an invitation")
async def join(data: JSONBody[Join], request: Request[Any, Any, Any], state: State) -> Response[Me]:
    """Makes the reader of the mail link a member and signs in."""
    await state.limits.hit(f"join-from:{_origin(request)['address']}", 30, 900)
    session = await _unit(request).begin(DoorScope("-"))
    user_id = await tenancy.join(session, state.vault, token=data.token, name=data.name, password=data.password)
    signed = await tenancy.begin_session(session, state.vault, user_id=user_id, **_origin(request))
    return _welcome(state, signed)


@get("/", guards=[signed_in], summary="Who am I?")
async def me(request: Request[Any, Any, Any], state: State) -> Me:
    """The signed-in person with all roles."""
    principal = principal_of(request)
    memberships = list(await tenancy.memberships_of(_unit(request).session, principal.id))
    present = next((m for m in memberships if _is_present(m, principal)), None)
    token = csrf_token(state.vault, request.cookies[SESSION_COOKIE])
    return Me(principal.id, principal.name, present, memberships, sorted(principal.may), token)


def _is_present(membership: MembershipView, principal: tenancy.Principal) -> bool:
    return (membership.operator_id, membership.merchant_id) == (principal.operator_id, principal.merchant_id)


@put("/membership", guards=[signed_in], summary="Work in another role")
async def switch(data: JSONBody[Switch], request: Request[Any, Any, Any], state: State) -> Response[Me]:
    """Ends this session and begins another in the chosen membership, with a new token."""
    principal, session = principal_of(request), _unit(request).session
    await tenancy.sign_out(session, user_id=principal.id, session_id=principal.session_id)
    signed = await tenancy.begin_session(
        session, state.vault, user_id=principal.id, membership_id=data.membership_id, **_origin(request)
    )
    return _welcome(state, signed)


@delete("/", guards=[signed_in], status_code=200, summary="Sign out here")
async def sign_out(request: Request[Any, Any, Any]) -> Response[dict[str, int]]:
    """Ends this session."""
    principal = principal_of(request)
    ended = await tenancy.sign_out(_unit(request).session, user_id=principal.id, session_id=principal.session_id)
    return Response({"ended": ended}, cookies=[Cookie(SESSION_COOKIE, value="", path="/", max_age=0)])


@delete("/all", guards=[signed_in], status_code=200, summary="Sign out everywhere")
async def sign_out_everywhere(request: Request[Any, Any, Any]) -> Response[dict[str, int]]:
    """Ends every session of this person, this one included."""
    ended = await tenancy.sign_out(_unit(request).session, user_id=principal_of(request).id)
    return Response({"ended": ended}, cookies=[Cookie(SESSION_COOKIE, value="", path="/", max_age=0)])


@get("/all", guards=[signed_in], summary="Where am I signed in?")
async def sessions(request: Request[Any, Any, Any]) -> list[OpenSession]:
    """Open sessions of this person."""
    principal = principal_of(request)
    return [
        OpenSession(
            row.id, row.created_at, row.last_seen_at, row.address, row.user_agent, row.id == principal.session_id
        )
        for row in await tenancy.list_sessions(_unit(request).session, principal.id)
    ]


ROUTER = Router(
    "/api/session",
    route_handlers=[sign_in, join, me, switch, sign_out, sign_out_everywhere, sessions],
    tags=["session"],
)
