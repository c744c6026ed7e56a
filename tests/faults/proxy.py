"""A line that is bad on purpose: it delays, resets, swallows answers, and is cut for a while."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field


@dataclass
class BadLine:
    """Shares are 0..1 of all requests; ``jitter`` is the longest delay of one, in seconds."""

    target: int
    resets: float = 0.0
    lost_answers: float = 0.0
    jitter: float = 0.0
    port: int = 0
    harm: dict[str, int] = field(default_factory=lambda: {"resets": 0, "lost_answers": 0})
    _whole: asyncio.Event = field(default_factory=asyncio.Event)
    _luck: random.Random = field(default_factory=lambda: random.Random(4))

    async def cut(self, seconds: float) -> None:
        """Nothing passes for so long; what was under way waits."""
        self._whole.clear()
        await asyncio.sleep(seconds)
        self._whole.set()

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection of a client, with one of its own to the target, until either ends."""
        with suppress(OSError, EOFError):
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target)
            answers = asyncio.create_task(self._answers(far_reader, writer))
            try:
                while request := await reader.read(65536):
                    await self._whole.wait()
                    await asyncio.sleep(self._luck.uniform(0, self.jitter))
                    if self._luck.random() < self.resets:
                        self.harm["resets"] += 1
                        break
                    far_writer.write(request)
            finally:
                answers.cancel()
                far_writer.transport.abort()
        writer.transport.abort()

    async def _answers(self, far_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while answer := await far_reader.read(65536):
            await self._whole.wait()
            if self._luck.random() < self.lost_answers:
                # The portal has done it and believes that it said so.
                self.harm["lost_answers"] += 1
                break
            writer.write(answer)
        writer.transport.abort()


@asynccontextmanager
async def bad_line(target: int, **faults: float) -> AsyncIterator[BadLine]:
    """A line to a port of this machine while inside."""
    line = BadLine(target, **faults)  # type: ignore[arg-type]
    line._whole.set()
    server = await asyncio.start_server(line.carry, "127.0.0.1", 0)
    line.port = server.sockets[0].getsockname()[1]
    try:
        yield line
    finally:
        server.close()
