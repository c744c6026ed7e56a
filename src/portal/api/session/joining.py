"""Accepting an invitation: what the mail's link shows, and becoming a member."""

from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.params import JSONBody, QueryParameter

from portal.api.session.me import Me, Secret, Text, origin, unit_of, welcome
from portal.domains import tenancy
from portal.domains.tenancy import InvitationView
from portal.kit.scope import DoorScope

Token = Annotated[str, QueryParameter(name="token", min_length=1, max_length=200, description="Of the mail's link.")]


class Join(msgspec.Struct, forbid_unknown_fields=True):
    """The token of the mail link. Somebody new gives a name and chooses a password; somebody known gives theirs."""

    token: Text
    password: Secret
    name: Annotated[str, msgspec.Meta(max_length=200)] = ""
    locale: Annotated[str, msgspec.Meta(pattern="^(ja|en)$")] = "ja"


@get("/invitation", summary="What an invitation is for")
async def invitation(token: Token, request: Request[Any, Any, Any], state: State) -> InvitationView:
    """For the page that the mail's link opens. ``known`` says that the address has an account already: then joining
    asks for its password and for no name.
    """
    await state.limits.hit(f"join-from:{origin(request)['address']}", 60, 900)
    session = await unit_of(request).begin(DoorScope("-"))
    return await tenancy.get_invitation(session, state.vault, token)


@post("/join", summary="Accept an invitation")
async def join(data: JSONBody[Join], request: Request[Any, Any, Any], state: State) -> Response[Me]:
    """Makes the reader of the mail link a member and signs in."""
    await state.limits.hit(f"join-from:{origin(request)['address']}", 60, 900)
    session = await unit_of(request).begin(DoorScope("-"))
    user_id, membership_id = await tenancy.join(
        session, state.vault, token=data.token, name=data.name, password=data.password, locale=data.locale
    )
    signed = await tenancy.begin_session(
        session, state.vault, user_id=user_id, membership_id=membership_id, **origin(request)
    )
    return await welcome(request, state, signed)


HANDLERS = [invitation, join]
