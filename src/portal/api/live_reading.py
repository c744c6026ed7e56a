"""Hints to whoever has a page open: what changed, the moment it did, so that the page reads it anew.

A stream holds neither a transaction nor a connection to the database: the request's own ends with its first bytes.
"""

import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Annotated, Any

from litestar import Request, get
from litestar.params import HeaderParameter
from litestar.response import Stream
from prometheus_client import Gauge
from sqlalchemy.exc import SQLAlchemyError

from portal.api.deps import Who
from portal.api.guards import needs, present_again
from portal.domains.tenancy import Principal
from portal.kit.errors import Refusal
from portal.kit.live import RESYNC, Switchboard

PERMISSION = "events:read"
STREAMS = Gauge("portal_live_streams", "Open streams of hints", multiprocess_mode="livesum")
_HEADERS = {"cache-control": "no-store, no-transform", "x-accel-buffering": "no"}

LastId = Annotated[
    str | None, HeaderParameter(name="Last-Event-ID", description="Sent by a browser that comes back after a break.")
]


@dataclass(frozen=True, kw_only=True)
class Rhythm:
    """Seconds between signs of life, and between looks whether who listens still may; then when to come back."""

    beat: float = 15.0
    look: float = 60.0
    again: float = 3.0


@get(
    "/live", guards=[needs(PERMISSION)], summary="Be told what changes", tags=["events"],
    media_type="text/event-stream",
)  # fmt: skip
async def follow_changes(request: Request[Any, Any, Any], who: Who, last_id: LastId = None) -> Stream:
    """Server-sent events: `{"subject": "order", "id": "…", "kind": "OrderPlaced"}` for everything that happens to you.

    Nothing is replayed: `{"subject": "resync"}` says that hints may have been missed, also after you came back. The
    stream ends when your session or key does, and when the server stops: come back then.
    """
    lines = _counted(_lines(request, who, came_back=last_id is not None))
    return Stream(lines, media_type="text/event-stream", headers=_HEADERS)


async def _counted(lines: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    STREAMS.inc()
    try:
        async with aclosing(lines):  # type: ignore[type-var]
            async for line in lines:
                yield line
    finally:
        STREAMS.dec()


async def _lines(request: Request[Any, Any, Any], who: Principal, *, came_back: bool) -> AsyncIterator[bytes]:
    board: Switchboard = request.app.state.live
    rhythm: Rhythm = request.app.state.rhythm
    async with board.listening(who.operator_id, who.merchant_id) as listener:
        # An id makes browsers say when they come back. These bytes also end the request's transaction.
        yield f"retry: {rhythm.again * 1000:.0f}\nid: live\n\n".encode()
        if came_back:
            yield RESYNC
        looked = time.monotonic()
        while True:
            heard = await listener.heard(rhythm.beat)
            if heard is None:
                return
            if time.monotonic() - looked >= rhythm.look:
                looked = time.monotonic()
                if not await _still_may(request, who):
                    return
            yield heard or b": still here\n\n"


async def _still_may(request: Request[Any, Any, Any], who: Principal) -> bool:
    try:
        now = await present_again(request)
    except Refusal:
        return False
    except (SQLAlchemyError, OSError):
        return True  # nobody can say; the next look will
    return (now.operator_id, now.merchant_id) == (who.operator_id, who.merchant_id) and PERMISSION in now.may


HANDLERS = [follow_changes]
