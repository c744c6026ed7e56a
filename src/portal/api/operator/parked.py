"""Work that gave up, with its reason, and the way to try it again."""

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.params import FromPath

from portal.api.deps import Cursor, Limit, Session
from portal.api.guards import needs
from portal.kit import outbox
from portal.kit.outbox import RunView
from portal.kit.paging import Paged, page, window


class Replayed(msgspec.Struct, frozen=True):
    """What will run again."""

    event_id: UUID
    reaction: str


@get("/parked", guards=[needs("parked:read")], summary="Parked work", tags=["parked work"])
async def list_parked(session: Session, cursor: Cursor = None, limit: Limit = None) -> Paged[RunView]:
    """Reactions that were refused or failed too often, newest first."""
    asked = window(cursor, limit, datetime, UUID, str)
    rows = await outbox.list_parked(session, asked)
    return page(rows, asked, "created_at", "event_id", "reaction")


@post(
    "/parked/{event_id:uuid}/{reaction:str}/replay", guards=[needs("parked:write")], status_code=202,
    summary="Try parked work again", tags=["parked work"],
)  # fmt: skip
async def replay(event_id: FromPath[UUID], reaction: FromPath[str], session: Session) -> Replayed:
    """Its attempts begin anew; it runs within seconds."""
    await outbox.replay(session, event_id, reaction)
    return Replayed(event_id, reaction)


HANDLERS = [list_parked, replay]
