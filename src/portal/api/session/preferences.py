"""How a person likes to work: language, colours, time zone, and the columns of tables."""

from typing import Annotated, Any

import msgspec
from litestar import Request, get, put
from litestar.params import JSONBody

from portal.api.guards import principal_of, signed_in
from portal.api.session.me import unit_of
from portal.domains import tenancy
from portal.domains.tenancy import Preferences


class PreferencesInput(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """All preferences. ``tables`` is the page's own JSON by table, at most 20,000 bytes."""

    locale: Annotated[str, msgspec.Meta(pattern="^(ja|en)$")] = "ja"
    theme: Annotated[str, msgspec.Meta(pattern="^(light|dark|auto)$")] = "auto"
    time_zone: Annotated[str, msgspec.Meta(max_length=60, examples=["Asia/Tokyo"])] | None = None
    tables: dict[str, Any] = {}


@get("/preferences", guards=[signed_in], summary="My preferences")
async def get_preferences(request: Request[Any, Any, Any]) -> Preferences:
    """The same in every role."""
    return (await tenancy.get_person(unit_of(request).session, principal_of(request).id)).preferences


@put("/preferences", guards=[signed_in], summary="Set my preferences")
async def put_preferences(data: JSONBody[PreferencesInput], request: Request[Any, Any, Any]) -> Preferences:
    """All of them: what is not sent goes back to its default. Mails to this person use the language."""
    wanted = Preferences(data.locale, data.theme, data.time_zone, data.tables)
    await tenancy.prefer(unit_of(request).session, principal_of(request).id, wanted)
    return wanted


HANDLERS = [get_preferences, put_preferences]
