"""Mail servers at a worker's own address: one is the end of the worker that talks to it, the other takes its mail.

So a message can be made that kills every worker which takes it up, without a change to the product.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from tests.kit.smtp import MailServer


@asynccontextmanager
async def deadly(port: int, strike: Callable[[], Awaitable[object]]) -> AsyncIterator[list[float]]:
    """Whoever connects is struck down before it hears a word. Yields the moments at which that happened."""
    struck: list[float] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        struck.append(asyncio.get_running_loop().time())
        await strike()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", port)
    try:
        yield struck
    finally:
        server.close()


@asynccontextmanager
async def reading(port: int) -> AsyncIterator[MailServer]:
    """Letters are taken and kept."""
    box = MailServer()
    server = await asyncio.start_server(box.serve, "127.0.0.1", port)
    try:
        yield box
    finally:
        server.close()
