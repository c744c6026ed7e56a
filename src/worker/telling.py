"""Telling open pages what changed, beside the relay's work: it neither waits for this nor fails with it.

What cannot be said in time is counted and dropped; the next message of that operator then says that some was missed.
"""

import asyncio
import logging
from contextlib import suppress
from uuid import UUID

from prometheus_client import Counter
from redis.asyncio import Redis
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from portal.kit import live, outbox
from portal.kit.db import Database
from portal.kit.scope import RelayScope

# Batches of the relay that may wait to be told.
BATCHES = 100
PATIENCE_SECONDS = 2.0
# The clock's own ticks change nothing that a page shows.
UNSEEN = frozenset({"operator"})
UNTOLD = Counter("portal_hints_untold_total", "Events that open pages were not told of, because Redis did not answer")

log = logging.getLogger("relay")

Events = list[tuple[UUID, UUID]]


class Teller:
    """Publishes what the relay hands over, batch after batch, in a task of its own."""

    def __init__(self, database: Database, redis_url: str) -> None:
        self._database = database
        self._redis = Redis.from_url(
            redis_url, socket_timeout=PATIENCE_SECONDS, socket_connect_timeout=PATIENCE_SECONDS
        )
        self._waiting: asyncio.Queue[Events] = asyncio.Queue(BATCHES)
        self._missed: set[UUID] = set()
        self._voice: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to speak."""
        self._voice = asyncio.create_task(self._speak())

    def tell(self, events: Events) -> None:
        """These committed events, as operator and id, will be told. Never waits and never refuses."""
        try:
            self._waiting.put_nowait(events)
        except asyncio.QueueFull:
            self._give_up(events)

    async def close(self) -> None:
        """Say what waits, as far as that is quickly done, and end."""
        if self._voice is not None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._waiting.join(), PATIENCE_SECONDS)
            self._voice.cancel()
            with suppress(asyncio.CancelledError):
                await self._voice
        await self._redis.aclose()

    async def _speak(self) -> None:
        while True:
            events = await self._waiting.get()
            try:
                async with asyncio.timeout(PATIENCE_SECONDS):
                    await self._say(events)
            except (RedisError, SQLAlchemyError, OSError, TimeoutError) as problem:
                log.warning("pages are not told", extra={"problem": type(problem).__name__})
                self._give_up(events)
            finally:
                self._waiting.task_done()

    async def _say(self, events: Events) -> None:
        per_operator: dict[UUID, list[UUID]] = {operator_id: [] for operator_id in self._missed}
        for operator_id, event_id in events:
            per_operator.setdefault(operator_id, []).append(event_id)
        async with self._database.transaction(RelayScope()) as session:
            found = {
                operator_id: await outbox.hints_of(session, operator_id, event_ids) if event_ids else []
                for operator_id, event_ids in per_operator.items()
            }
        for operator_id, hints in found.items():
            seen = [hint for hint in hints if hint.subject not in UNSEEN]
            missed = operator_id in self._missed
            if seen or missed:
                await self._redis.publish(live.channel(operator_id), live.pack(seen, missed=missed))
            self._missed.discard(operator_id)

    def _give_up(self, events: Events) -> None:
        UNTOLD.inc(len(events))
        self._missed |= {operator_id for operator_id, _ in events}
