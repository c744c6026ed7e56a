"""A new password: by a mailed link for who forgot theirs, at once for who knows it."""

import asyncio
import secrets
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, post, put
from litestar.datastructures import State
from litestar.params import JSONBody

from portal.api.guards import principal_of, signed_in
from portal.api.session.me import Me, Secret, Text, origin, unit_of, welcome
from portal.domains import tenancy
from portal.flows import announcing
from portal.kit.scope import DoorScope

# Writing a mail takes longer than finding nobody. The answer comes after this time, give or take the chance part,
# so that it does not tell which of the two it was.
_ANSWERED_AFTER = 0.2
_CHANCE_MS = 50


class ResetRequest(msgspec.Struct, forbid_unknown_fields=True):
    """Whose password is forgotten."""

    email: Annotated[str, msgspec.Meta(min_length=3, max_length=254, examples=["hanako@shop.example"])]


class NewPassword(msgspec.Struct, forbid_unknown_fields=True):
    """The token of the mail's link and the password from now on."""

    token: Text
    password: Secret


class PasswordChange(msgspec.Struct, forbid_unknown_fields=True):
    """The present password and the one from now on."""

    current: Secret
    new: Secret


class LinkOnItsWay(msgspec.Struct, frozen=True):
    """If the address is known, a link is on its way, valid for so many seconds."""

    valid_for: int


class OthersEnded(msgspec.Struct, frozen=True):
    """How many other browsers were signed out."""

    ended: int


@post("/reset-request", status_code=202, summary="Ask for a link to a new password")
async def request_reset(data: JSONBody[ResetRequest], request: Request[Any, Any, Any], state: State) -> LinkOnItsWay:
    """The same answer, after the same time, whether anybody has the address. Five times an hour per address."""
    began = asyncio.get_running_loop().time()
    await state.limits.hit(f"reset:{data.email.strip().lower()}", 5, 3600)
    await state.limits.hit(f"reset-from:{origin(request)['address']}", 60, 900)
    session = await unit_of(request).begin(DoorScope("-"))
    await announcing.mail_reset(session, state.services, email=data.email)
    wanted = _ANSWERED_AFTER + secrets.randbelow(_CHANCE_MS) / 1000
    await asyncio.sleep(began + wanted - asyncio.get_running_loop().time())
    return LinkOnItsWay(int(tenancy.RESET_LIFE.total_seconds()))


@post("/reset", summary="Set a new password by a mailed link")
async def reset(data: JSONBody[NewPassword], request: Request[Any, Any, Any], state: State) -> Response[Me]:
    """Signs out every browser of the person and signs in here. The link works once, within an hour."""
    await state.limits.hit(f"reset-from:{origin(request)['address']}", 60, 900)
    session = await unit_of(request).begin(DoorScope("-"))
    user_id = await tenancy.reset_password(session, state.vault, token=data.token, password=data.password)
    signed = await tenancy.begin_session(session, state.vault, user_id=user_id, **origin(request))
    return await welcome(request, state, signed)


@put("/password", guards=[signed_in], summary="Change the password")
async def change_password(data: JSONBody[PasswordChange], request: Request[Any, Any, Any], state: State) -> OthersEnded:
    """Signs out every other browser of the person. Ten tries per quarter of an hour."""
    principal = principal_of(request)
    await state.limits.hit(f"password:{principal.id}", 10, 900)
    ended = await tenancy.change_password(
        unit_of(request).session, user_id=principal.id, session_id=principal.session_id, current=data.current,
        new=data.new,
    )  # fmt: skip
    return OthersEnded(ended)


HANDLERS = [request_reset, reset, change_password]
