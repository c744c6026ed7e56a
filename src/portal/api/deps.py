"""What handlers are given: the session of their request, the page that was asked for, the version that was read."""

from typing import Annotated, Any

from litestar import Request
from litestar.di import NamedDependency, Provide
from litestar.params import HeaderParameter, QueryParameter
from sqlalchemy.ext.asyncio import AsyncSession

from portal.api.guards import principal_of
from portal.domains.tenancy import Principal
from portal.kit.errors import Invalid

Session = NamedDependency[AsyncSession]
Who = NamedDependency[Principal]

Cursor = Annotated[
    str | None, QueryParameter(name="cursor", description="next_cursor of the page before; absent for the first page.")
]
Limit = Annotated[
    int | None, QueryParameter(name="limit", ge=1, le=200, description="Rows of a page, 1 to 200; 50 if absent.")
]
IfMatch = Annotated[
    str | None,
    HeaderParameter(name="If-Match", description="ETag of the state this edit is based on; 412 if it changed since."),
]


async def _session(request: Request[Any, Any, Any]) -> AsyncSession:
    session: AsyncSession = request.scope["state"]["unit"].session
    return session


async def _who(request: Request[Any, Any, Any]) -> Principal:
    return principal_of(request)


def version_in(if_match: str | None) -> int | None:
    """The version an edit is based on, or None when the client does not say."""
    if if_match is None or if_match == "*":
        return None
    try:
        return int(if_match.strip().removeprefix("W/").strip('"'))
    except ValueError as problem:
        raise Invalid.field("If-Match", 'the ETag that was read, such as "3"') from problem


DEPENDENCIES = {"session": Provide(_session), "who": Provide(_who)}
