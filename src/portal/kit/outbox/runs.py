"""One reaction's run: begun with its attempt counted, finished in its work's transaction, or parked with the reason.

Attempts are counted here and not by the broker, because a message that kills its worker never gets to count itself.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ARRAY, Boolean, DateTime, Text, Uuid, bindparam, select, text, tuple_, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from portal.kit import clock
from portal.kit.errors import Missing
from portal.kit.outbox.events import Event, event_class
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
    session: AsyncSession, operator_id: UUID, asked: Sequence[tuple[UUID, str]], *, alone: bool = False
) -> Sequence[Run]:
    """Count an attempt and take the lease of these events' reactions, without those that are already done or parked.

    ``alone``: also without those whose lease another worker holds. What works inside one transaction needs no such
    care (it locks its run), and is taken over sooner when a worker died. In the order of ``asked``.
    """
    now = clock.now()
    await session.execute(text("set local synchronous_commit = off"))
    taken = await session.execute(
        _BEGIN,
        {
            "operator_id": operator_id, "events": [event_id for event_id, _ in asked],
            "reactions": [reaction for _, reaction in asked], "now": now, "until": now + LEASE, "alone": alone,
        },
    )  # fmt: skip
    runs = {
        (row.event_id, row.reaction): Run(
            operator_id, row.event_id, row.reaction, row.event_name, row.merchant_id, row.attempts
        )
        for row in taken
    }
    return [runs[key] for key in dict.fromkeys(asked) if key in runs]


_BEGIN = text(
    "update reaction_runs r set attempts = r.attempts + 1, due_at = :until, held_until = :until"
    "  from unnest(:events, :reactions) as asked(event_id, reaction)"
    " where r.operator_id = :operator_id and r.event_id = asked.event_id and r.reaction = asked.reaction"
    "   and r.state = 'due' and (not :alone or r.held_until is null or r.held_until <= :now)"
    " returning r.event_id, r.reaction, r.event_name, r.merchant_id, r.attempts"
).bindparams(
    bindparam("events", type_=ARRAY(Uuid)), bindparam("reactions", type_=ARRAY(Text)),
    bindparam("alone", type_=Boolean),
    bindparam("now", type_=DateTime(timezone=True)), bindparam("until", type_=DateTime(timezone=True)),
)  # fmt: skip


async def lock(session: AsyncSession, run: Run) -> Event | None:
    """Hold the run for the rest of this transaction; answers its event, or None when another worker has finished it."""
    data = await session.scalar(_LOCK, _named(run))
    return None if data is None else msgspec.convert(data, event_class(run.event_name))


async def finish(session: AsyncSession, run: Run) -> None:
    """Mark the run done, in the transaction of its effect."""
    await session.execute(_FINISH, {**_named(run), "now": clock.now()})


def _named(run: Run) -> dict[str, Any]:
    return {"operator_id": run.operator_id, "event_id": run.event_id, "reaction": run.reaction}


# Every reaction pays for these two, and the ORM's way of saying them costs more than all that they do.
_LOCK = (
    text(
        "select e.data from reaction_runs r"
        "  join events e on e.operator_id = r.operator_id and e.id = r.event_id"
        " where r.operator_id = :operator_id and r.event_id = :event_id and r.reaction = :reaction and r.state = 'due'"
        "   for update of r"
    )
    .bindparams(bindparam("operator_id", type_=Uuid), bindparam("event_id", type_=Uuid))
    .columns(data=JSONB)
)
_FINISH = text(
    "update reaction_runs set state = 'done', finished_at = :now, last_error = null"
    " where operator_id = :operator_id and event_id = :event_id and reaction = :reaction"
).bindparams(
    bindparam("operator_id", type_=Uuid), bindparam("event_id", type_=Uuid),
    bindparam("now", type_=DateTime(timezone=True)),
)  # fmt: skip


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
