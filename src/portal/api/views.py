"""Saved views of lists, the same on both sides: each side's router takes these handlers and works on its own tenant."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import delete, get, patch, post
from litestar.params import FromPath, JSONBody, QueryParameter

from portal.api.deps import IfMatch, Session, Who, version_in
from portal.api.guards import needs
from portal.domains import tenancy
from portal.domains.tenancy import Principal, ViewView

_SCREEN = "^[a-z][a-z0-9_.-]{0,59}$"
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
Query = Annotated[str, msgspec.Meta(max_length=2000, examples=["status=held&shop=east"])]
Scope = Annotated[str, msgspec.Meta(pattern="^(mine|team)$")]


class NewView(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A view to save: ``query`` is the search part of the page's address, ``team`` shows it to everybody here."""

    screen: Annotated[str, msgspec.Meta(pattern=_SCREEN, examples=["orders"])]
    name: Name
    query: Query
    scope: Scope = "mine"


class ViewChanges(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What changes; the rest stays."""

    name: Name | msgspec.UnsetType = msgspec.UNSET
    query: Query | msgspec.UnsetType = msgspec.UNSET
    scope: Scope | msgspec.UnsetType = msgspec.UNSET


def _leads(who: Principal) -> bool:
    return who.role in tenancy.TEAM_VIEW_ROLES


def _given(changes: ViewChanges) -> dict[str, Any]:
    return {name: value for name, value in msgspec.structs.asdict(changes).items() if value is not msgspec.UNSET}


@get("/views", guards=[needs("views:use")], summary="List saved views", tags=["views"])
async def list_views(
    session: Session,
    who: Who,
    screen: Annotated[str, QueryParameter(pattern=_SCREEN, description="Of which list, such as orders.")],
) -> list[ViewView]:
    """One's own and the team's, of one screen; the team's first, by name."""
    return list(await tenancy.list_views(session, screen, leads=_leads(who)))


@post("/views", guards=[needs("views:use")], summary="Save a view", tags=["views"])
async def save_view(data: JSONBody[NewView], session: Session, who: Who) -> ViewView:
    """Fifty per screen and person."""
    view_id = await tenancy.save_view(session, **msgspec.structs.asdict(data))
    return await tenancy.get_view(session, view_id, leads=_leads(who))


@patch("/views/{view_id:uuid}", guards=[needs("views:use")], summary="Change a saved view", tags=["views"])
async def revise_view(
    view_id: FromPath[UUID], data: JSONBody[ViewChanges], session: Session, who: Who, if_match: IfMatch = None
) -> ViewView:
    """The team's views are changed by their author, and by owners, admins and managers."""
    leads = _leads(who)
    await tenancy.revise_view(session, view_id, _given(data), leads=leads, based_on=version_in(if_match))
    return await tenancy.get_view(session, view_id, leads=leads)


@delete("/views/{view_id:uuid}", guards=[needs("views:use")], summary="Delete a saved view", tags=["views"])
async def drop_view(view_id: FromPath[UUID], session: Session, who: Who) -> None:
    """The team's views are deleted by their author, and by owners, admins and managers."""
    await tenancy.drop_view(session, view_id, leads=_leads(who))


HANDLERS = [list_views, save_view, revise_view, drop_view]
