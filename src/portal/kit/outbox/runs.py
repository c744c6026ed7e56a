"""One reaction's run: begun with its attempt counted, finished in its work's transaction, or parked with the reason.

Attempts are counted here and not by the broker, because a message that kills its worker never gets to count itself.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import or_, select, text, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.kit import clock
from portal.kit.errors import Missing
from portal.kit.outbox.tables import EventRow, RunRow
from portal.kit.paging import Window
from portal.kit.rows import all_as
from portal.kit.scope import operator_of

MAX_ATTEMPTS = 5
LEASE = timedelta(seconds=60)


class RunMissing(Missing):
    """No parked run of this event and reaction."""

    code = "parked_work_missing"
    title = "No such parked work"


class Run(msgspec.Struct, frozen=True):
    """A run that has been begun."""

    operator_id: UUID
    event_id: UUID
    reaction: str
    event_name: str
    merchant_id: UUID | None
    attempts: int


class RunView(msgspec.Struct, frozen=True):
    """Parked work as the operator sees it."""

    event_id: UUID
    reaction: str
    event_name: str
    merchant_id: UUID | None
    attempts: int
    created_at: datetime
    last_error: dict[str, Any] | None
    subject_type: str
    subject_id: UUID


def _key(operator_id: UUID, event_id: UUID, reaction: str) -> tuple[Any, ...]:
    return RunRow.operator_id == operator_id, RunRow.event_id == event_id, RunRow.reaction == reaction


async def begin(
    session: AsyncSession, operator_id: UUID, event_id: UUID, reaction: str, *, alone: bool = False
) -> Run | None:
    """Count an attempt and take the lease; None when it is already done or parked.

    ``alone``: also None while another worker holds the lease. What works inside one transaction needs no such care
    (it locks its run), and is taken over sooner when a worker died.
    """
    now = clock.now()
    free = [or_(RunRow.held_until.is_(None), RunRow.held_until <= now)] if alone else []
    await session.execute(text("set local synchronous_commit = off"))
    row = (
        await session.execute(
            update(RunRow)
            .where(*_key(operator_id, event_id, reaction), RunRow.state == "due", *free)
            .values(attempts=RunRow.attempts + 1, due_at=now + LEASE, held_until=now + LEASE)
            .returning(RunRow.event_name, RunRow.merchant_id, RunRow.attempts)
        )
    ).one_or_none()
    return Run(operator_id, event_id, reaction, row.event_name, row.merchant_id, row.attempts) if row else None


async def lock(session: AsyncSession, run: Run) -> bool:
    """Hold the run for the rest of this transaction; False when another worker has finished it."""
    state = await session.scalar(
        select(RunRow.state).where(*_key(run.operator_id, run.event_id, run.reaction)).with_for_update()
    )
    return state == "due"


async def finish(session: AsyncSession, run: Run) -> None:
    """Mark the run done, in the transaction of its effect."""
    await session.execute(
        update(RunRow)
        .where(*_key(run.operator_id, run.event_id, run.reaction))
        .values(state="done", finished_at=clock.now(), last_error=None)
    )


async def fail(session: AsyncSession, run: Run, error: dict[str, Any], *, retry_after: timedelta) -> None:
    """Keep the reason and try again later, or park it when the attempts are used up."""
    parked = run.attempts >= MAX_ATTEMPTS
    await session.execute(
        update(RunRow)
        .where(*_key(run.operator_id, run.event_id, run.reaction), RunRow.state == "due")
        .values(
            state="parked" if parked else "due", due_at=clock.now() + retry_after, held_until=None, last_error=error
        )
    )


async def park(session: AsyncSession, run: Run, error: dict[str, Any]) -> None:
    """Stop trying; the operator sees it with its reason and may replay it."""
    await session.execute(
        update(RunRow)
        .where(*_key(run.operator_id, run.event_id, run.reaction), RunRow.state == "due")
        .values(state="parked", held_until=None, last_error=error)
    )


async def list_parked(session: AsyncSession, asked: Window) -> Sequence[RunView]:
    """Parked work of this operator, newest first, one more than the page."""
    query = (
        select(
            RunRow.event_id, RunRow.reaction, RunRow.event_name, RunRow.merchant_id, RunRow.attempts,
            RunRow.created_at, RunRow.last_error, EventRow.subject_type, EventRow.subject_id,
        )
        .join(EventRow, (EventRow.operator_id == RunRow.operator_id) & (EventRow.id == RunRow.event_id))
        .where(RunRow.operator_id == operator_of(session), RunRow.state == "parked")
        .order_by(RunRow.created_at.desc(), RunRow.event_id.desc(), RunRow.reaction.desc())
        .limit(asked.limit + 1)
    )  # fmt: skip
    if asked.after:
        query = query.where(tuple_(RunRow.created_at, RunRow.event_id, RunRow.reaction) < tuple_(*asked.after))
    return all_as(RunView, await session.execute(query))


async def replay(session: AsyncSession, event_id: UUID, reaction: str) -> None:
    """Make parked work due again with fresh attempts. Refuses what is not parked here."""
    result = await session.execute(
        update(RunRow)
        .where(*_key(operator_of(session), event_id, reaction), RunRow.state == "parked")
        .values(state="due", attempts=0, due_at=clock.now())
        .returning(RunRow.event_id)
    )
    if result.one_or_none() is None:
        raise RunMissing(event_id=str(event_id), reaction=reaction)
