"""How a reaction is run, whoever sends the message: the worker in production, `settle` in a test.

A plain reaction gets a session inside one transaction. A reaction that calls the outside gets an opener
instead, so that it can read, close, call, open again and write.
"""

import logging
import traceback
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.kit import outbox
from portal.kit.db import Database
from portal.kit.errors import Refusal, TooMany, Unavailable
from portal.kit.outbox import Event, Run
from portal.kit.scope import MerchantScope, OperatorScope, RelayScope, TenantScope

log = logging.getLogger(__name__)

_BACKOFF = (2, 10, 60, 300, 900)


Inside = Callable[[AsyncSession, Any], Awaitable[None]]
Abroad = Callable[["Opener", Any], Awaitable[None]]


@dataclass(frozen=True)
class Reaction:
    """A flow function that runs because of an event.

    ``outside``: it gets an opener instead of a session. ``as_operator``: it needs rows that the merchant must not see
    (carrier contracts, rate cards to write, other merchants), so it runs in the operator's scope.
    """

    name: str
    call: Inside | Abroad
    outside: bool = False
    as_operator: bool = False


@dataclass(frozen=True)
class Opener:
    """Transactions in the scope of the event, opened and closed around a call to the outside."""

    database: Database
    scope: TenantScope
    event_id: UUID
    services: Any

    def open(self) -> AbstractAsyncContextManager[AsyncSession]:
        return self.database.transaction(self.scope)


@dataclass(frozen=True)
class Reactions:
    """The map in the form that relay and worker need."""

    by_event: Mapping[str, Sequence[Reaction]]

    def names(self) -> dict[str, list[str]]:
        """Names of the reactions per event name."""
        return {event: [reaction.name for reaction in found] for event, found in self.by_event.items()}

    def find(self, event_name: str, name: str) -> Reaction:
        """The reaction of this name to this event."""
        return next(r for r in self.by_event[event_name] if r.name == name)

    def goes_outside(self, name: str) -> bool:
        """Whether a reaction of this name calls the outside, where a second call at the same time would be seen."""
        return any(r.outside for found in self.by_event.values() for r in found if r.name == name)


async def execute(
    database: Database,
    reactions: Reactions,
    services: Any,
    operator_id: UUID,
    asked: Sequence[tuple[UUID, str]],
    *,
    timed: Callable[[str], AbstractContextManager[Any]] = nullcontext,
) -> None:
    """Run these events' reactions, one after the other, each once and in its own transaction.

    Whatever goes wrong with one is kept on its run, never raised, and leaves the others alone. What calls the outside
    comes alone: it would keep the others waiting.
    """
    alone = any(reactions.goes_outside(name) for _, name in asked)
    async with database.transaction(RelayScope()) as session:
        runs = await outbox.begin(session, operator_id, asked, alone=alone)
    for run in runs:
        with timed(run.reaction):
            await _attempt(database, reactions, services, run)


async def _attempt(database: Database, reactions: Reactions, services: Any, run: Run) -> None:
    if run.attempts > outbox.MAX_ATTEMPTS:
        await _park(database, run, {"code": "attempts_used_up"})
        return
    try:
        await _carry_out(database, reactions, services, run)
    except (TooMany, Unavailable) as refusal:
        await _retry(database, run, refusal)
    except Refusal as refusal:
        log.info("reaction parked", extra={"reaction": run.reaction, "code": refusal.code})
        await _park(database, run, {"code": refusal.code, "data": refusal.data})
    except Exception as problem:
        log.exception("reaction failed", extra={"reaction": run.reaction})
        await _retry(database, run, problem)


async def _carry_out(database: Database, reactions: Reactions, services: Any, run: Run) -> None:
    reaction = reactions.find(run.event_name, run.reaction)
    scope = _scope(run, reaction)
    async with database.transaction(scope) as session:
        event = await outbox.lock(session, run)
        if event is None:
            return
        if not reaction.outside:
            await reaction.call(session, event)  # type: ignore[arg-type]
            await outbox.finish(session, run)
            return
    await reaction.call(Opener(database, scope, run.event_id, services), event)  # type: ignore[arg-type]
    async with database.transaction(scope) as session:
        await outbox.finish(session, run)


def _scope(run: Run, reaction: Reaction) -> TenantScope:
    if run.merchant_id is None or reaction.as_operator:
        return OperatorScope(run.operator_id)
    return MerchantScope(run.operator_id, run.merchant_id)


async def _retry(database: Database, run: Run, problem: Exception) -> None:
    wait = timedelta(seconds=_BACKOFF[min(run.attempts, len(_BACKOFF)) - 1])
    if isinstance(problem, Refusal):
        error = {"code": problem.code, "data": problem.data}
    else:
        # The message of an unknown exception may quote a buyer's data; type and place are enough to find it.
        frames = traceback.extract_tb(problem.__traceback__)[-5:]
        error = {"code": type(problem).__name__, "at": [f"{f.name}:{f.lineno}" for f in frames]}
    async with database.transaction(RelayScope()) as session:
        await outbox.fail(session, run, error, retry_after=wait)


async def _park(database: Database, run: Run, error: dict[str, Any]) -> None:
    async with database.transaction(RelayScope()) as session:
        await outbox.park(session, run, error)


@dataclass(frozen=True)
class Moment:
    """An entry of the schedule: when (a cron line in UTC) and the event that every operator then gets."""

    cron: str
    event: Callable[[UUID, datetime], Event]


class FiveMinutesPassed(Event, frozen=True, kw_only=True):
    """Five minutes of the schedule have passed at one operator."""

    subject: ClassVar[str] = "operator"
    operator_id: UUID
    at: datetime


class HourPassed(Event, frozen=True, kw_only=True):
    """An hour of the schedule has passed at one operator; daily work compares business dates in it."""

    subject: ClassVar[str] = "operator"
    operator_id: UUID
    at: datetime
