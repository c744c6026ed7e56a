"""One process's ear on the hints: a single Redis subscription, whatever the number of open pages behind it.

All operators' channels are subscribed by one pattern, so that the subscription never changes while it is being read.
"""

import asyncio
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any
from uuid import UUID

import msgspec
from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.exceptions import RedisError

from portal.kit.live.wire import CHANNELS, Said, channel, unpack

RESYNC = b'data: {"subject":"resync"}\n\n'
# A page that has so many hints waiting is better told once to read everything anew.
WAITING_AT_MOST = 500
# So long nothing may be heard before we ask whether the other end is there, and as long again for its answer.
SILENCE_SECONDS = 10.0
AGAIN_SECONDS = 0.5

log = logging.getLogger(__name__)


class Listener:
    """What waits for one open page of an operator, or of one merchant of it."""

    def __init__(self, merchant_id: UUID | None) -> None:
        self._merchant_id = merchant_id
        self._waiting: asyncio.Queue[bytes] = asyncio.Queue(WAITING_AT_MOST)
        self._over = False

    def concerns(self, merchant_id: UUID | None) -> bool:
        """Whether a hint about this merchant, or about the operator alone, is for this page."""
        return self._merchant_id is None or self._merchant_id == merchant_id

    def tell(self, line: bytes) -> None:
        """The line waits for the page; when too many do, all of them become one: read anew."""
        if self._waiting.full():
            self.resync()
        else:
            self._waiting.put_nowait(line)

    def resync(self) -> None:
        """Whatever waits is replaced by one line: read anew."""
        while not self._waiting.empty():
            self._waiting.get_nowait()
        self._waiting.put_nowait(RESYNC)

    def end(self) -> None:
        """Nothing more is heard; who waits is told at once."""
        self._over = True
        self.resync()

    async def heard(self, seconds: float) -> bytes | None:
        """Everything that waits, or that comes first within so many seconds; empty when nothing does, None at the end.

        A page that comes back reads everything anew, so nothing is lost by what waits at the end.
        """
        try:
            lines = [await asyncio.wait_for(self._waiting.get(), seconds)]
        except TimeoutError:
            return b""
        if self._over:
            return None
        while not self._waiting.empty():
            lines.append(self._waiting.get_nowait())
        return b"".join(lines)


class Switchboard:
    """Hands every hint to the open pages that it concerns."""

    def __init__(self, redis_url: str) -> None:
        self._redis = Redis.from_url(redis_url, client_name=f"live-{os.getpid()}")
        self._listeners: dict[str, set[Listener]] = {}
        self._ear: asyncio.Task[None] | None = None
        self._ended = False

    def start(self) -> None:
        """Begin to hear; does nothing when it has begun."""
        if self._ear is None:
            self._ear = asyncio.create_task(self._hear())

    def end(self) -> None:
        """Every open page's stream ends now, and one that is opened later at its beginning."""
        self._ended = True
        for listeners in self._listeners.values():
            for listener in listeners:
                listener.end()

    async def close(self) -> None:
        """Hear nothing any more."""
        if self._ear is not None:
            self._ear.cancel()
            with suppress(asyncio.CancelledError):
                await self._ear
        await self._redis.aclose()

    @asynccontextmanager
    async def listening(self, operator_id: UUID, merchant_id: UUID | None) -> AsyncIterator[Listener]:
        """A page is open for the length of the block."""
        self.start()
        listener, name = Listener(merchant_id), channel(operator_id)
        self._listeners.setdefault(name, set()).add(listener)
        if self._ended:
            listener.end()
        try:
            yield listener
        finally:
            self._listeners[name].discard(listener)
            if not self._listeners[name]:
                del self._listeners[name]

    @property
    def open_pages(self) -> int:
        return sum(map(len, self._listeners.values()))

    async def _hear(self) -> None:
        while True:
            try:
                async with self._redis.pubsub() as subscription:
                    await subscription.psubscribe(CHANNELS)
                    await self._pass_on(subscription)
            except (RedisError, OSError) as problem:
                log.warning("hints are not heard", extra={"problem": type(problem).__name__})
            await asyncio.sleep(AGAIN_SECONDS)

    async def _pass_on(self, subscription: PubSub) -> None:
        asked = False
        while True:
            message = await subscription.get_message(timeout=SILENCE_SECONDS)
            if message is not None:
                asked = False
                self._take(message)
            elif asked:
                return
            else:
                await subscription.ping()
                asked = True

    def _take(self, message: dict[str, Any]) -> None:
        if message["type"] == "psubscribe":
            # The client subscribes again by itself after a broken line; what was said meanwhile is lost.
            self._resync(None)
        elif message["type"] == "pmessage" and (name := message["channel"].decode()) in self._listeners:
            try:
                said = unpack(message["data"])
            except msgspec.MsgspecError:
                log.warning("a hint cannot be read")
                self._resync(name)
            else:
                self._tell(name, said)

    def _tell(self, name: str, said: Said) -> None:
        if said.missed:
            self._resync(name)
        for merchant_id, subject, id_, kind in said.hints:
            line = b"data: " + msgspec.json.encode({"subject": subject, "id": id_, "kind": kind}) + b"\n\n"
            for listener in self._listeners[name]:
                if listener.concerns(merchant_id):
                    listener.tell(line)

    def _resync(self, name: str | None) -> None:
        concerned = self._listeners.values() if name is None else [self._listeners.get(name, set())]
        for listeners in concerned:
            for listener in listeners:
                listener.resync()
