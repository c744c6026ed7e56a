"""The load generator's own HTTP/1.1 client: keep-alive, one request at a time per connection, no more than that.

Apart because a full client costs more per request than the product's whole answer, and would be what is measured.
"""

import asyncio
import json
from collections.abc import Mapping
from typing import Any, NamedTuple, cast


class Answer(NamedTuple):
    """What came back."""

    status: int
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


class Connection(asyncio.Protocol):
    """One kept-alive connection."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._waiting: asyncio.Future[Answer] | None = None
        self._received = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None
        if self._waiting and not self._waiting.done():
            self._waiting.set_exception(ConnectionResetError("the server closed the connection"))

    def send(self, request: bytes) -> "asyncio.Future[Answer]":
        """Send a request made by :func:`request`; await the answer before the next one."""
        if self._transport is None:
            raise ConnectionResetError("the connection is closed")
        self._waiting = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return self._waiting

    def close(self) -> None:
        if self._transport:
            self._transport.close()

    def data_received(self, data: bytes) -> None:
        self._received += data
        answer = _complete(self._received)
        if answer and self._waiting:
            self._received.clear()
            self._waiting.set_result(answer)


def _complete(received: bytearray) -> Answer | None:
    head_end = received.find(b"\r\n\r\n")
    if head_end < 0:
        return None
    head = bytes(received[:head_end]).lower()
    body = bytes(received[head_end + 4 :])
    at = head.find(b"\r\ncontent-length:")
    if at >= 0:
        length = int(head[at + 17 :].split(b"\r\n", 1)[0])
        return Answer(int(head[9:12]), body) if len(body) >= length else None
    if b"transfer-encoding: chunked" in head:
        return Answer(int(head[9:12]), _joined(body)) if body.endswith(b"0\r\n\r\n") else None
    return Answer(int(head[9:12]), b"")


def _joined(body: bytes) -> bytes:
    whole, rest = b"", body
    while rest:
        size, _, rest = rest.partition(b"\r\n")
        length = int(size.split(b";")[0], 16)
        whole, rest = whole + rest[:length], rest[length + 2 :]
        if not length:
            break
    return whole


async def connect(port: int, count: int) -> list[Connection]:
    """Open ``count`` connections to the product on this machine."""
    loop = asyncio.get_running_loop()
    opened = [await loop.create_connection(Connection, "127.0.0.1", port) for _ in range(count)]
    return [connection for _, connection in opened]


def request(method: str, path: str, headers: Mapping[str, str], body: bytes = b"") -> bytes:
    """A whole request as it goes over the wire."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", *(f"{name}: {value}" for name, value in headers.items())]
    if body or method != "GET":
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def as_key(key: str) -> dict[str, str]:
    """Headers of a JSON request with an API key."""
    return {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
