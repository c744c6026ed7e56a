"""Carries the webhooks to the portal: in order for each resource, as many at a time as there are lanes, without retries
as the real store does, and with the faults it is told to make."""

import asyncio
import random
from collections import Counter, deque
from dataclasses import dataclass, field
from time import perf_counter
from zlib import crc32

from demoshop import webhooks
from demoshop.clock import Clock
from demoshop.config import Faults, Settings
from demoshop.connection import BadReply, Connection, Target
from demoshop.store import Notice, Store
from demoshop.tally import Tally
from demoshop.webhooks import Webhook
from demoshop.wire import Json

LOG_LENGTH = 5000
_FORM = "application/x-www-form-urlencoded"
_COMMON = [("User-Agent", webhooks.USER_AGENT), ("Accept", "*/*"), ("Accept-Encoding", "deflate, gzip, br, zstd")]


@dataclass
class Delivery:
    """One post to be made. ``not_before`` is a moment of the event loop's clock."""

    store: Store
    hook: Webhook
    topic: str
    resource_id: int
    raw: bytes
    headers: list[tuple[str, str]]
    not_before: float
    tally: Tally | None = None


@dataclass
class Lane:
    """A queue and its connections. One resource always takes the same lane, so its deliveries stay in order."""

    waiting: asyncio.Queue[Delivery] = field(default_factory=asyncio.Queue)
    connections: dict[str, Connection] = field(default_factory=dict)


class LanesCourier:
    """The stores' courier. ``start`` must be called inside the event loop before anything is carried."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self.faults: Faults = settings.faults
        self.log: deque[Json] = deque(maxlen=LOG_LENGTH)
        self.counts: Counter[str] = Counter()
        self._keep_alive = settings.keep_alive
        self._clock = clock
        self._luck = random.Random(f"{settings.seed}:faults")
        self._lanes = [Lane() for _ in range(settings.connections)]
        self._tasks: list[asyncio.Task[None]] = []
        self._held: set[asyncio.TimerHandle] = set()

    def start(self) -> None:
        """Open the lanes."""
        self._tasks = [asyncio.create_task(self._drive(lane)) for lane in self._lanes]

    async def stop(self) -> None:
        """Drop what is under way, as a store that is switched off does."""
        for handle in self._held:
            handle.cancel()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for lane in self._lanes:
            for connection in lane.connections.values():
                connection.close()

    @property
    def waiting(self) -> int:
        """How many deliveries have not been sent yet."""
        return sum(lane.waiting.qsize() for lane in self._lanes) + len(self._held)

    def ping(self, store: Store, hook: Webhook) -> None:
        """Tell a new webhook's address that it exists: unsigned and form-encoded, whatever the faults."""
        raw = f"webhook_id={hook.id}".encode()
        headers = [*_COMMON, ("Content-Type", _FORM)]
        now = asyncio.get_running_loop().time()
        self._queue(Delivery(store, hook, "ping", hook.id, raw, headers, now))

    def carry(self, store: Store, notice: Notice, tally: Tally | None) -> None:
        """Send a notice to every active webhook of its topic."""
        second = int(self._clock().timestamp())
        for hook in store.webhooks.values():
            if hook.topic == notice.topic and hook.status == "active":
                headers = [*_COMMON, *webhooks.headers(hook, store.site, notice.raw, second)]
                due = asyncio.get_running_loop().time() + self._delay()
                self._send_with_faults(
                    Delivery(store, hook, notice.topic, notice.resource_id, notice.raw, headers, due, tally)
                )

    def _delay(self) -> float:
        low, high = self.faults.delay_min_ms, self.faults.delay_max_ms
        return self._luck.uniform(low, max(low, high)) / 1000 if low or high else 0.0

    def _send_with_faults(self, delivery: Delivery) -> None:
        faults, luck = self.faults, self._luck
        if faults.lost and luck.random() < faults.lost:
            self._note(delivery, "lost", 0.0)
            if delivery.tally:
                delivery.tally.lost += 1
            return
        held = faults.out_of_order and delivery.topic.endswith(".updated") and luck.random() < faults.out_of_order
        copies = 2 if faults.double and luck.random() < faults.double else 1
        for _ in range(copies):
            if delivery.tally:
                delivery.tally.expect()
            if held:
                self._hold(delivery)
            else:
                self._queue(delivery)

    def _hold(self, delivery: Delivery) -> None:
        def let_go() -> None:
            self._held.discard(handle)
            self._queue(delivery)

        handle = asyncio.get_running_loop().call_later(self.faults.hold_ms / 1000, let_go)
        self._held.add(handle)

    def _queue(self, delivery: Delivery) -> None:
        resource = f"{delivery.store.code}/{delivery.topic.partition('.')[0]}/{delivery.resource_id}"
        self._lanes[crc32(resource.encode()) % len(self._lanes)].waiting.put_nowait(delivery)

    async def _drive(self, lane: Lane) -> None:
        loop = asyncio.get_running_loop()
        while True:
            delivery = await lane.waiting.get()
            if delivery.not_before > loop.time():
                await asyncio.sleep(delivery.not_before - loop.time())
            sent = perf_counter()
            status = await self._post(lane, delivery)
            answered = perf_counter()
            self._note(delivery, status, (answered - sent) * 1000)
            if delivery.tally:
                delivery.tally.record(delivery.store.code, delivery.topic, delivery.resource_id, status, sent, answered)

    async def _post(self, lane: Lane, delivery: Delivery) -> str:
        if delivery.hook.status != "active":
            return "disabled"
        target = Target.of(delivery.hook.delivery_url)
        connection = lane.connections.setdefault(
            f"{target.tls}{target.authority}", Connection(keep_alive=self._keep_alive)
        )
        try:
            status = await connection.post(target, delivery.headers, delivery.raw)
        except (OSError, EOFError, ValueError, BadReply, asyncio.LimitOverrunError) as problem:
            connection.close()
            self._judge(delivery, accepted=False)
            return type(problem).__name__
        self._judge(delivery, accepted=200 <= status < 303)
        return str(status)

    def _judge(self, delivery: Delivery, *, accepted: bool) -> None:
        hook = delivery.hook
        if delivery.topic == "ping" or (accepted and not hook.failures):
            return
        if accepted:
            hook.succeeded()
        else:
            hook.failed()
        if hook.id in delivery.store.webhooks:
            delivery.store.keep_webhook(hook)

    def _note(self, delivery: Delivery, status: str, milliseconds: float) -> None:
        self.counts[status] += 1
        self.log.append(
            {
                "at": self._clock().isoformat(), "store": delivery.store.code, "webhook": delivery.hook.id,
                "topic": delivery.topic, "resource_id": delivery.resource_id, "status": status,
                "ack_ms": round(milliseconds, 2),
            }
        )  # fmt: skip
