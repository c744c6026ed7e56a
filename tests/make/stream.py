"""An open page that listens: a request whose answer does not end, driven without a server."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from litestar import Litestar


class Page:
    """What has come down one stream. ``closed`` once the answer has ended."""

    def __init__(self) -> None:
        self.status = 0
        self.headers: dict[str, str] = {}
        self.text = ""
        self.gone = asyncio.Event()
        self.closed = asyncio.Event()
        self._came = asyncio.Condition()
        self._read = 0

    async def send(self, message: Any) -> None:
        async with self._came:
            if message["type"] == "http.response.start":
                self.status = message["status"]
                self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
            else:
                self.text += message["body"].decode()
                if not message.get("more_body"):
                    self.gone.set()
            self._came.notify_all()

    async def until(self, text: str) -> None:
        """Wait until this has come."""
        async with asyncio.timeout(5), self._came:
            await self._came.wait_for(lambda: text in self.text)

    async def hints(self, count: int) -> list[dict[str, Any]]:
        """The next so many hints."""
        async with asyncio.timeout(5), self._came:
            await self._came.wait_for(lambda: len(self._hints()) >= self._read + count)
        self._read += count
        return self._hints()[self._read - count : self._read]

    def unread(self) -> list[dict[str, Any]]:
        """Hints that came and were not asked for."""
        return self._hints()[self._read :]

    def _hints(self) -> list[dict[str, Any]]:
        lines = self.text.rpartition("\n\n")[0].splitlines()
        return [json.loads(line[6:]) for line in lines if line.startswith("data: ")]


@asynccontextmanager
async def listening(app: Litestar, path: str, headers: dict[str, str]) -> AsyncIterator[Page]:
    """A page that is open for the length of the block; its reader goes away at the end."""
    page = Page()
    asked = False

    async def receive() -> Any:
        nonlocal asked
        if not asked:
            asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await page.gone.wait()
        return {"type": "http.disconnect"}

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "", "server": ("test", 80),
        "client": ("127.0.0.1", 1), "headers": [(k.lower().encode(), v.encode()) for k, v in headers.items()],
    }  # fmt: skip

    async def run() -> None:
        await app(scope, receive, page.send)  # type: ignore[arg-type]
        page.closed.set()

    task = asyncio.create_task(run())
    try:
        await page.until("\n\n" if path.endswith("/live") else "")
        yield page
    finally:
        page.gone.set()
        async with asyncio.timeout(5):
            await task
