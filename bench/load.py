"""Two ways to load a server: as fast as it answers, and at a given pace whatever it answers."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from bench.client import Answer, Connection
from bench.figures import quantile


@dataclass
class Result:
    """Answers by status and how long each took, in milliseconds; ``seconds`` from first to last."""

    seconds: float = 0.0
    statuses: Counter[int] = field(default_factory=Counter)
    milliseconds: list[float] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    def per_second(self, *statuses: int) -> float:
        """Answers with one of these statuses per second."""
        return sum(self.statuses[status] for status in statuses) / self.seconds

    def ms(self, share: float) -> float:
        return quantile(self.milliseconds, share)

    def note(self, answer: Answer, began: float) -> None:
        self.statuses[answer.status] += 1
        self.milliseconds.append((time.perf_counter() - began) * 1000)


async def flat_out(
    connections: list[Connection], requests: Iterator[bytes], *, seconds: float | None = None, keep: bool = False
) -> Result:
    """Every connection sends its next request as soon as it has its answer, until time or requests end."""
    result, began = Result(), time.perf_counter()
    until = began + seconds if seconds else float("inf")

    async def one(connection: Connection) -> None:
        while time.perf_counter() < until and (sent := next(requests, None)) is not None:
            at = time.perf_counter()
            answer = await connection.send(sent)
            result.note(answer, at)
            if keep:
                result.answers.append(answer)

    await asyncio.gather(*(one(connection) for connection in connections))
    result.seconds = time.perf_counter() - began
    return result


async def at_pace(
    connections: list[Connection], requests: Iterator[bytes], *, per_second: float, seconds: float
) -> Result:
    """Requests begin on time; one that finds no free connection waits, and its wait counts."""
    result, began = Result(), time.perf_counter()
    free: asyncio.Queue[Connection] = asyncio.Queue()
    for connection in connections:
        free.put_nowait(connection)

    async def one(sent: bytes, due: float) -> None:
        connection = await free.get()
        result.note(await connection.send(sent), due)
        free.put_nowait(connection)

    running = []
    for number in range(int(per_second * seconds)):
        due = began + number / per_second
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        running.append(asyncio.create_task(one(next(requests), due)))
    await asyncio.gather(*running)
    result.seconds = time.perf_counter() - began
    return result
