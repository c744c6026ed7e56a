"""A shop on the other side that does nothing but answer: it says when it was told which figure of which product."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

# What a shop far away takes to answer.
ANSWERS_AFTER = 0.1


@dataclass
class Partner:
    """Stores at ``http://127.0.0.1:<port>/<store>``. ``told``: store, product, figure and when it was answered."""

    port: int = 0
    calls: int = 0
    told: list[tuple[str, str, int, float]] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, request after request."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                lines = head.decode("latin-1").split("\r\n")
                method, target, _ = lines[0].split(" ")
                headers = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
                body = await reader.readexactly(int(headers.get("content-length", 0)))
                answer = json.dumps(await self._answer(method, target.partition("?")[0], body)).encode()
                writer.write(
                    b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(answer)
                )
                writer.write(answer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _answer(self, method: str, path: str, body: bytes) -> Any:
        self.calls += 1
        await asyncio.sleep(ANSWERS_AFTER)
        if method == "GET":
            return []
        if not path.endswith("/products/batch"):
            return {"id": self.calls}
        asked, store, now = json.loads(body)["update"], path.split("/")[1], time.perf_counter()
        self.told += [(store, str(item["id"]), item["stock_quantity"], now) for item in asked]
        return {"update": [{"id": item["id"]} for item in asked]}


@asynccontextmanager
async def partner() -> AsyncIterator[Partner]:
    """The shop answers while inside."""
    shop = Partner()
    server = await asyncio.start_server(shop.serve, "127.0.0.1", 0)
    shop.port = server.sockets[0].getsockname()[1]
    async with server:
        yield shop
