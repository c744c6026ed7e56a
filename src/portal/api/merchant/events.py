"""The merchant's feed: everything that happened, in order, without gaps."""

from collections.abc import Sequence
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import QueryParameter

from portal.api.deps import Limit, Session
from portal.api.guards import needs
from portal.kit import outbox
from portal.kit.outbox import FeedItem
from portal.kit.paging import DEFAULT_LIMIT


class Feed(msgspec.Struct, frozen=True):
    """Some events and the place to ask after next; it stays the same when nothing new has happened."""

    items: Sequence[FeedItem]
    next_after: int


@get("/events", guards=[needs("events:read")], summary="What happened, in order", tags=["events"])
async def feed(
    session: Session,
    after: Annotated[
        int, QueryParameter(ge=0, le=2**62, description="next_after of the answer before; 0 to begin")
    ] = 0,
    limit: Limit = None,
) -> Feed:
    """Ask again with ``next_after``: no event is skipped and none comes twice."""
    items = await outbox.feed_page(session, after=after, limit=limit or DEFAULT_LIMIT)
    return Feed(items, items[-1].seq or after if items else after)


@get("/events/latest", guards=[needs("events:read")], summary="What happened last", tags=["events"])
async def latest(session: Session, limit: Limit = None) -> Feed:
    """The newest events, the oldest of them first: where somebody begins to listen who does not want the past."""
    items = await outbox.latest(session, limit or DEFAULT_LIMIT)
    return Feed(items, items[-1].seq or 0 if items else 0)


HANDLERS = [feed, latest]
