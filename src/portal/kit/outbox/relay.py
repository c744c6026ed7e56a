"""What the relay does with committed events: give them a place in the feed and one run per reaction.

Runs in the relay's own scope. Redis holds nothing that is not here: a message only says "look now", and a run that
nobody finished becomes overdue and is sent again.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import ARRAY, BigInteger, Uuid, bindparam, delete, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.kit import clock
from portal.kit.outbox.tables import FeedCounterRow, OutboxRow, RunRow

# A message that was sent but not begun is sent again after this long; a begun run has its own lease.
RESEND_AFTER = timedelta(seconds=20)
_CLAIM_LOCK = 0x6B6D7231


class Dispatch(NamedTuple):
    """One reaction to send a worker to."""

    operator_id: UUID
    event_id: UUID
    reaction: str


class Carried(NamedTuple):
    """Events, as operator and id, that were taken from the outbox, and the reactions that follow from them."""

    events: list[tuple[UUID, UUID]]
    dispatches: list[Dispatch]


async def claim(session: AsyncSession, reactions: Mapping[str, Sequence[str]], limit: int = 200) -> list[Dispatch]:
    """The same as :func:`carry`, for those who only want the reactions."""
    return (await carry(session, reactions, limit)).dispatches


async def carry(session: AsyncSession, reactions: Mapping[str, Sequence[str]], limit: int = 200) -> Carried:
    """Take up to ``limit`` outbox rows, number them in their feeds and open their runs.

    It is exclusive: with two at once, an effect could get an earlier place in the feed than its cause.
    """
    await session.execute(select(func.pg_advisory_xact_lock(_CLAIM_LOCK)))
    rows = (
        await session.execute(
            select(OutboxRow.event_id, OutboxRow.operator_id, OutboxRow.merchant_id, OutboxRow.name)
            .order_by(OutboxRow.event_id)
            .limit(limit)
        )
    ).all()
    if not rows:
        return Carried([], [])
    await _give_places(session, [row for row in rows if row.merchant_id is not None])
    now = clock.now()
    runs = [
        {
            "operator_id": row.operator_id, "event_id": row.event_id, "reaction": reaction,
            "merchant_id": row.merchant_id, "event_name": row.name, "state": "due", "attempts": 0,
            "due_at": now + RESEND_AFTER, "held_until": None, "created_at": now, "finished_at": None,
            "last_error": None,
        }
        for row in rows
        for reaction in reactions.get(row.name, ())
    ]  # fmt: skip
    if runs:
        await session.execute(insert(RunRow), runs)
    await session.execute(delete(OutboxRow).where(OutboxRow.event_id.in_([row.event_id for row in rows])))
    return Carried(
        [(row.operator_id, row.event_id) for row in rows],
        [Dispatch(run["operator_id"], run["event_id"], run["reaction"]) for run in runs],
    )


async def _give_places(session: AsyncSession, rows: Sequence[Any]) -> None:
    per_feed: dict[tuple[UUID, UUID], list[UUID]] = {}
    for row in rows:
        per_feed.setdefault((row.operator_id, row.merchant_id), []).append(row.event_id)
    for operator_id, merchant_id in sorted(per_feed):
        event_ids = per_feed[operator_id, merchant_id]
        last = await _advance(session, operator_id, merchant_id, len(event_ids))
        first = last - len(event_ids) + 1
        await session.execute(
            _NUMBER,
            {"operator_id": operator_id, "ids": event_ids, "seqs": list(range(first, last + 1))},
        )


async def _advance(session: AsyncSession, operator_id: UUID, merchant_id: UUID, by: int) -> int:
    raised = await session.scalar(
        update(FeedCounterRow)
        .where(FeedCounterRow.operator_id == operator_id, FeedCounterRow.merchant_id == merchant_id)
        .values(last_seq=FeedCounterRow.last_seq + by)
        .returning(FeedCounterRow.last_seq)
    )
    if raised is not None:
        return int(raised)
    await session.execute(insert(FeedCounterRow).values(operator_id=operator_id, merchant_id=merchant_id, last_seq=by))
    return by


_NUMBER = text(
    "update events set feed_seq = given.seq from unnest(:ids, :seqs) as given(id, seq)"
    " where events.operator_id = :operator_id and events.id = given.id"
).bindparams(bindparam("ids", type_=ARRAY(Uuid)), bindparam("seqs", type_=ARRAY(BigInteger)))


async def overdue(session: AsyncSession, limit: int = 500) -> list[Dispatch]:
    """Runs that should have been begun or finished by now; each is postponed by one resend interval."""
    now = clock.now()
    due = (
        select(RunRow.operator_id, RunRow.event_id, RunRow.reaction)
        .where(RunRow.state == "due", RunRow.due_at <= now)
        .order_by(RunRow.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = [Dispatch(*row) for row in await session.execute(due)]
    if rows:
        await session.execute(
            _POSTPONE, [{"o": r.operator_id, "e": r.event_id, "r": r.reaction, "at": now + RESEND_AFTER} for r in rows]
        )
    return rows


_POSTPONE = text("update reaction_runs set due_at = :at where operator_id = :o and event_id = :e and reaction = :r")


class Waiting(msgspec.Struct, frozen=True):
    """How much is under way: events that the relay has not seen, reactions not done, late ones of them, given up ones.

    A reaction is late once its message or its worker must have been lost.
    """

    outbox: int
    due: int
    late: int
    parked: int


async def waiting(session: AsyncSession) -> Waiting:
    """Count what waits, over all operators."""
    count = select(func.count()).select_from
    return Waiting(
        await session.scalar(count(OutboxRow)) or 0,
        await session.scalar(count(RunRow).where(RunRow.state == "due")) or 0,
        await session.scalar(count(RunRow).where(RunRow.state == "due", RunRow.due_at < clock.now())) or 0,
        await session.scalar(count(RunRow).where(RunRow.state == "parked")) or 0,
    )


async def sweep_done(session: AsyncSession, before: datetime) -> int:
    """Forget finished runs older than ``before``; answers how many."""
    result = await session.execute(delete(RunRow).where(RunRow.state == "done", RunRow.finished_at < before))
    return result.rowcount  # type: ignore[attr-defined,no-any-return]
