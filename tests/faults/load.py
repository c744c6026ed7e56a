"""Orders as they rain on a product: at a pace, by many hands, each asked again until it is answered."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.faults.client import Answer, Client
from tests.make.ground import order_body

SKUS = [f"SKU-{n:02}" for n in range(1, 21)]
LUCK = random.Random(11)


@dataclass
class Rain:
    """What came of it: answers by external id, when each came, and how long each took with all its tries."""

    answers: dict[str, Answer] = field(default_factory=dict)
    moments: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    @property
    def silence(self) -> float:
        """The longest time without an answer, in seconds."""
        return max(later - earlier for earlier, later in zip(self.moments, self.moments[1:], strict=False))

    def silence_after(self, moments: list[float]) -> float:
        """The longest time from one of these moments to the next answer."""
        return max(min([at for at in self.moments if at > moment], default=moment) - moment for moment in moments)

    def wait_at(self, share: float) -> float:
        """A quantile of the waits, such as 0.99."""
        return sorted(self.waits)[int(len(self.waits) * share)]

    def statuses(self) -> set[int]:
        return {answer.status for answer in self.answers.values()}

    def reserved(self) -> int:
        return sum(answer.body["reserved"] for answer in self.answers.values())


def mixed(external_id: str) -> dict[str, Any]:
    """An order of one to five products in any order, so that orders overlap in every way."""
    wanted = LUCK.sample(SKUS, LUCK.randint(1, 5))
    return order_body(external_id, *((sku, LUCK.randint(1, 3)) for sku in wanted))


async def rain(
    client: Client, bodies: Iterable[dict[str, Any]], *, hands: int, per_second: float | None = None
) -> Rain:
    """Send orders with so many hands, at a pace or as fast as they are answered."""
    found, began = Rain(), time.monotonic()
    numbered = iter(enumerate(bodies))

    async def hand() -> None:
        for n, body in numbered:
            if per_second:
                await asyncio.sleep(max(0.0, began + n / per_second - time.monotonic()))
            sent = time.monotonic()
            answer = await client.insist("/api/v1/orders", body)
            assert answer.status in (200, 201), answer
            found.answers[body["external_id"]] = answer
            found.moments.append(time.monotonic())
            found.waits.append(found.moments[-1] - sent)

    async with asyncio.TaskGroup() as group:
        for _ in range(hands):
            group.create_task(hand())
    client.close()
    return found


@asynccontextmanager
async def meanwhile(seconds: float, *strikes: Callable[[], Awaitable[object]]) -> AsyncIterator[list[float]]:
    """Strike after strike, so many seconds apart, while what is inside runs; leaves when both are over.

    Yields the moments at which each was over: what it ended runs again.
    """
    over: list[float] = []

    async def strike_all() -> None:
        for strike in strikes:
            await asyncio.sleep(seconds)
            await strike()
            over.append(time.monotonic())

    async with asyncio.TaskGroup() as group:
        group.create_task(strike_all())
        yield over
