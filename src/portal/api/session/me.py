"""Who is signed in: everything that a page needs to begin with, in one answer."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, get, put
from litestar.datastructures import Cookie, State
from litestar.params import JSONBody

from portal.api.guards import SESSION_COOKIE, csrf_token, principal_of, signed_in
from portal.api.unit import Unit
from portal.domains import tenancy
from portal.domains.tenancy import MembershipView, PersonView, Preferences, Principal, SignedIn, Workplace

Text = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Secret = Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]


class Switch(msgspec.Struct, forbid_unknown_fields=True):
    """The membership to work in from now on."""

    membership_id: UUID


class Me(msgspec.Struct, frozen=True, kw_only=True):
    """The signed-in person: preferences, present role, all roles, and the CSRF token to send with every write.

    ``may`` lists the permissions of the present role. Names, currency and time zone are those of the place where the
    present role works, None without one; ``merchant_name`` is None on the operator's side.
    """

    user_id: UUID
    name: str
    email: str
    locale: str
    theme: str
    preferences: Preferences
    membership: MembershipView | None
    memberships: list[MembershipView]
    may: list[str]
    operator_name: str | None
    merchant_name: str | None
    currency: str | None
    time_zone: str | None
    csrf_token: str


def unit_of(request: Request[Any, Any, Any]) -> Unit:
    """The transaction of a request."""
    unit: Unit = request.scope["state"]["unit"]
    return unit


def origin(request: Request[Any, Any, Any]) -> dict[str, Any]:
    """From where somebody asks."""
    address = request.client.host if request.client else ""
    return {"address": address, "user_agent": request.headers.get("user-agent", "")}


async def welcome(request: Request[Any, Any, Any], state: State, signed: SignedIn) -> Response[Me]:
    """The answer to somebody who just signed in, with the cookie of the new session."""
    answer = await _about(
        request, signed.user_id, signed.membership, signed.memberships, csrf_token(state.vault, signed.token)
    )
    cookie = Cookie(
        SESSION_COOKIE, value=signed.token, path="/", httponly=True, samesite="lax", secure=state.config.secure_cookies,
        max_age=14 * 24 * 3600,
    )  # fmt: skip
    return Response(answer, status_code=201, cookies=[cookie])


async def _about(
    request: Request[Any, Any, Any],
    user_id: UUID,
    membership: MembershipView | None,
    memberships: Sequence[MembershipView],
    token: str,
) -> Me:
    session = unit_of(request).session
    person = await tenancy.get_person(session, user_id)
    place = await tenancy.get_workplace(session, membership) if membership else None
    return _me(person, membership, memberships, place, token)


def _me(
    person: PersonView,
    membership: MembershipView | None,
    memberships: Sequence[MembershipView],
    place: Workplace | None,
    token: str,
) -> Me:
    liked = person.preferences
    return Me(
        user_id=person.id, name=person.name, email=person.email, locale=liked.locale, theme=liked.theme,
        preferences=liked, membership=membership, memberships=list(memberships),
        may=sorted(membership.may()) if membership else [], operator_name=place.operator_name if place else None,
        merchant_name=place.merchant_name if place else None, currency=place.currency if place else None,
        time_zone=place.time_zone if place else None, csrf_token=token,
    )  # fmt: skip


@get("/", guards=[signed_in], summary="Who am I?")
async def me(request: Request[Any, Any, Any], state: State) -> Me:
    """The signed-in person with all roles and preferences."""
    principal = principal_of(request)
    memberships = await tenancy.memberships_of(unit_of(request).session, principal.id)
    present = next((m for m in memberships if _is_present(m, principal)), None)
    token = csrf_token(state.vault, request.cookies[SESSION_COOKIE])
    return await _about(request, principal.id, present, memberships, token)


def _is_present(membership: MembershipView, principal: Principal) -> bool:
    return (membership.operator_id, membership.merchant_id) == (principal.operator_id, principal.merchant_id)


@put("/membership", guards=[signed_in], summary="Work in another role")
async def switch(data: JSONBody[Switch], request: Request[Any, Any, Any], state: State) -> Response[Me]:
    """Ends this session and begins another in the chosen membership, with a new token."""
    principal, session = principal_of(request), unit_of(request).session
    await tenancy.sign_out(session, user_id=principal.id, session_id=principal.session_id)
    signed = await tenancy.begin_session(
        session, state.vault, user_id=principal.id, membership_id=data.membership_id, **origin(request)
    )
    return await welcome(request, state, signed)


HANDLERS = [me, switch]
