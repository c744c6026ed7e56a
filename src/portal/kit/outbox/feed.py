"""Reading what happened: a merchant's feed in order without gaps, and the timeline of one thing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.kit.outbox.tables import EventRow
from portal.kit.scope import merchant_of, operator_of


class FeedItem(msgspec.Struct, frozen=True):
    """One event as others see it; ``seq`` is its place in the merchant's feed, None until it has one."""

    id: UUID
    seq: int | None
    name: str
    subject_type: str
    subject_id: UUID
    occurred_at: datetime
    actor: str
    data: dict[str, Any]


class EventHint(msgspec.Struct, frozen=True):
    """That something happened to a thing, and nothing of what."""

    merchant_id: UUID | None
    subject: str
    id: UUID
    kind: str


_COLUMNS = (
    EventRow.id, EventRow.feed_seq, EventRow.name, EventRow.subject_type, EventRow.subject_id,
    EventRow.occurred_at, EventRow.actor_name, EventRow.data,
)  # fmt: skip


async def feed_page(session: AsyncSession, *, after: int, limit: int) -> Sequence[FeedItem]:
    """The merchant's events with a place greater than ``after``, in order."""
    rows = await session.execute(
        select(*_COLUMNS)
        .where(
            EventRow.operator_id == operator_of(session),
            EventRow.merchant_id == merchant_of(session),
            EventRow.feed_seq > after,
        )
        .order_by(EventRow.feed_seq)
        .limit(limit)
    )
    return [FeedItem(*row) for row in rows]


async def latest(session: AsyncSession, limit: int) -> Sequence[FeedItem]:
    """The merchant's newest events that have a place, the oldest of them first."""
    rows = await session.execute(
        select(*_COLUMNS)
        .where(
            EventRow.operator_id == operator_of(session),
            EventRow.merchant_id == merchant_of(session),
            EventRow.feed_seq.is_not(None),
        )
        .order_by(EventRow.feed_seq.desc())
        .limit(limit)
    )
    return [FeedItem(*row) for row in rows][::-1]


async def timeline(session: AsyncSession, subjects: Sequence[UUID]) -> Sequence[FeedItem]:
    """Everything that happened to these things, oldest first."""
    rows = await session.execute(
        select(*_COLUMNS)
        .where(EventRow.operator_id == operator_of(session), EventRow.subject_id.in_(subjects))
        .order_by(EventRow.id)
        .limit(1000)
    )
    return [FeedItem(*row) for row in rows]


async def hints_of(session: AsyncSession, operator_id: UUID, event_ids: Sequence[UUID]) -> list[EventHint]:
    """What these events of an operator were about, each thing and kind once; runs in the relay's scope."""
    rows = await session.execute(
        select(EventRow.merchant_id, EventRow.subject_type, EventRow.subject_id, EventRow.name)
        .where(EventRow.operator_id == operator_id, EventRow.id.in_(event_ids))
        .order_by(EventRow.id)
    )
    return list(dict.fromkeys(EventHint(*row) for row in rows))
