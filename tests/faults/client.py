"""A client as a careful shop writes one: it does not take silence for an answer, asks again, and counts how often.

Plain HTTP over sockets, so that hundreds of requests cost the test less than they cost the product.
"""

import asyncio
import json
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

ANSWER_SECONDS = 10.0


class Lost(Exception):
    """No answer came: the request may or may not have had its effect."""


@dataclass(frozen=True)
class Answer:
    """Status, body and how long it took in seconds."""

    status: int
    body: Any
    seconds: float


@dataclass
class Client:
    """Requests to one port with one key, over connections that are kept."""

    port: int
    key: str
    patience: float = ANSWER_SECONDS
    lost: int = 0
    refused: int = 0
    times: list[float] = field(default_factory=list)
    _idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = field(default_factory=list)

    async def get(self, path: str) -> Answer:
        return await self.send("GET", path, b"", {})

    async def post(self, path: str, body: Any, headers: Mapping[str, str] | None = None) -> Answer:
        return await self.send("POST", path, json.dumps(body).encode(), headers or {})

    async def send(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """One try.

        Raises:
            Lost: when the connection ended or stayed silent.
        """
        began = time.monotonic()
        pair = self._idle.pop() if self._idle else None
        try:
            async with asyncio.timeout(self.patience):
                reader, writer = pair = pair or await asyncio.open_connection("127.0.0.1", self.port)
                writer.write(self._head(method, path, len(body), headers) + body)
                status, raw = await _read(reader)
        except (OSError, EOFError, TimeoutError, ValueError) as problem:
            self.lost += 1
            if pair:
                pair[1].close()
            raise Lost from problem
        except BaseException:
            if pair:
                pair[1].transport.abort()
            raise
        self._idle.append(pair)
        seconds = time.monotonic() - began
        self.times.append(seconds)
        return Answer(status, json.loads(raw) if raw[:1] in (b"{", b"[") else raw, seconds)

    async def insist(self, path: str, body: Any, headers: Mapping[str, str] | None = None, tries: int = 60) -> Answer:
        """The same request again until an answer below 500 comes; a key that is still in flight is waited for."""
        for round_ in range(tries):
            with suppress(Lost):
                answer = await self.post(path, body, headers)
                if answer.status < 500 and answer.status != 429 and not _in_flight(answer):
                    return answer
                self.refused += 1
            await asyncio.sleep(min(0.05 * 2**round_, 0.5))
        raise AssertionError(f"{path} was not answered in {tries} tries")

    def close(self) -> None:
        for _, writer in self._idle:
            writer.close()
        self._idle.clear()

    def _head(self, method: str, path: str, length: int, headers: Mapping[str, str]) -> bytes:
        lines = [f"{method} {path} HTTP/1.1", "Host: portal", f"Content-Length: {length}"]
        given = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"} if self.key else {}
        lines += [f"{name}: {value}" for name, value in (given | dict(headers)).items()]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _in_flight(answer: Answer) -> bool:
    return answer.status == 409 and answer.body.get("code") == "idempotency_key_in_flight"


async def _read(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
    body = await reader.readexactly(int(fields.get("content-length", "0")))
    return int(head[0].split()[1]), body
