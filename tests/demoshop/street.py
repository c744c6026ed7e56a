"""Where the portal would stand, a clock that moves only when told, and a way to talk to the shop in the test."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2

from demoshop.app import DemoShop
from demoshop.config import Settings

RECORDED = Path(__file__).parent / "recorded"
ORDERS = "/stores/hana/wp-json/wc/v3/orders"
PRODUCTS = "/stores/hana/wp-json/wc/v3/products"
HOOKS = "/stores/hana/wp-json/wc/v3/webhooks"


@dataclass
class Received:
    """One request as it came over the wire."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def topic(self) -> str:
        return self.headers.get("X-WC-Webhook-Topic", "ping")


@dataclass
class Sink:
    """Stands where the portal would: keeps what comes and answers with ``status``."""

    url: str = ""
    status: int = 200
    received: list[Received] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def of(self, topic: str) -> list[Received]:
        return [each for each in self.received if each.topic == topic]

    async def until(self, count: int, topic: str | None = None) -> None:
        async with asyncio.timeout(5):
            while len(self.of(topic) if topic else self.received) < count:
                self.news.clear()
                await self.news.wait()

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").strip().split("\r\n")
                headers = dict(line.split(": ", 1) for line in lines)
                body = await reader.readexactly(int(headers["Content-Length"]))
                self.received.append(Received(first.split(" ")[1], headers, body))
                self.news.set()
                writer.write(f"HTTP/1.1 {self.status} X\r\nContent-Length: 2\r\n\r\nok".encode())
        except (EOFError, ConnectionError):
            writer.close()


@dataclass
class Stopped:
    """A clock that moves only when told."""

    moment: datetime = datetime(2026, 11, 23, 4, 2, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def move(self, seconds: int) -> None:
        self.moment += timedelta(seconds=seconds)


@dataclass
class Api:
    """Talks to a shop over ASGI."""

    client: httpx2.AsyncClient

    async def ask(self, method: str, path: str, status: int = 200, **how: Any) -> httpx2.Response:
        answer = await self.client.request(method, path, **how)
        assert answer.status_code == status, answer.text
        return answer

    async def place(self, *, count: int = 1, **wanted: Any) -> list[int]:
        body = {"count": count, **wanted}
        numbers: list[int] = (await self.ask("POST", "/control/stores/hana/orders", 201, json=body)).json()["orders"]
        return numbers


Opening = Callable[[Settings], DemoShop]
