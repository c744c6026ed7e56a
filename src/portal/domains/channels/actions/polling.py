"""How far a shop was read by asking it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.channels.events import ShopPollDue
from portal.domains.channels.models import SyncCursor
from portal.domains.channels.queries import shops_to_poll
from portal.domains.channels.rules import POLL_EVERY
from portal.kit import clock, outbox
from portal.kit.scope import merchant_of, operator_of


async def call_for_polls(session: AsyncSession) -> int:
    """Each of the operator's shops that was not polled lately will be; answers how many. Records ShopPollDue."""
    due = await shops_to_poll(session, not_since=clock.now() - POLL_EVERY)
    await outbox.record_all(session, [ShopPollDue(merchant_id=None, shop_id=s, owner_id=m) for s, m in due])
    return len(due)


async def move_cursor(session: AsyncSession, shop_id: UUID, until: datetime) -> None:
    """The shop was read up to this change; a cursor never goes back."""
    new = insert(SyncCursor).values(
        operator_id=operator_of(session), merchant_id=merchant_of(session), shop_id=shop_id, kind="orders",
        position=until.isoformat(), moved_at=clock.now(),
    )  # fmt: skip
    await session.execute(
        new.on_conflict_do_update(
            index_elements=["operator_id", "merchant_id", "shop_id", "kind"],
            set_={"position": new.excluded.position, "moved_at": new.excluded.moved_at},
            where=new.excluded.position >= SyncCursor.position,
        )
    )
