"""One keep-alive HTTP/1.1 connection. Its own few lines because a burst sends a thousand small posts a second from a
fraction of a core, which a general client does not."""

import asyncio
import ssl
from dataclasses import dataclass
from urllib.parse import urlsplit

PATIENCE_SECONDS = 60.0


class BadReply(Exception):
    """What came back was no HTTP answer."""


@dataclass(frozen=True)
class Target:
    """Where a URL leads."""

    tls: bool
    host: str
    port: int
    path: str

    @classmethod
    def of(cls, url: str) -> "Target":
        parts = urlsplit(url)
        tls = parts.scheme == "https"
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return cls(tls, parts.hostname or "", parts.port or (443 if tls else 80), path)

    @property
    def authority(self) -> str:
        """The Host header's value."""
        usual = 443 if self.tls else 80
        return self.host if self.port == usual else f"{self.host}:{self.port}"


class Connection:
    """Posts to one host and port, one at a time, opening the connection again whenever the other side closed it."""

    def __init__(self, keep_alive: bool) -> None:
        self._keep_alive = keep_alive
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def post(self, target: Target, headers: list[tuple[str, str]], body: bytes) -> int:
        """Send and return the status.

        A connection that the other side dropped while it was idle is opened again and the post repeated once.

        Raises:
            OSError, TimeoutError, EOFError: no answer came. BadReply: the answer was none.
        """
        head = self._head(target, headers, body)
        async with asyncio.timeout(PATIENCE_SECONDS):
            reused = self._writer is not None
            try:
                return await self._exchange(target, head + body)
            except (ConnectionError, EOFError):
                self.close()
                if not reused:
                    raise
            return await self._exchange(target, head + body)

    def close(self) -> None:
        """Drop the connection."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None

    def _head(self, target: Target, headers: list[tuple[str, str]], body: bytes) -> bytes:
        lines = [f"POST {target.path} HTTP/1.1", f"Host: {target.authority}"]
        lines += [f"{name}: {value}" for name, value in headers]
        lines.append(f"Connection: {'keep-alive' if self._keep_alive else 'close'}")
        lines.append(f"Content-Length: {len(body)}")
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")

    async def _exchange(self, target: Target, message: bytes) -> int:
        if self._reader is None or self._writer is None:
            context = ssl.create_default_context() if target.tls else None
            self._reader, self._writer = await asyncio.open_connection(target.host, target.port, ssl=context)
        reader = self._reader
        self._writer.write(message)
        head = await reader.readuntil(b"\r\n\r\n")
        status, fields = _parsed(head)
        await _skip_body(reader, status, fields)
        if fields.get(b"connection", b"").lower() == b"close" or not self._keep_alive:
            self.close()
        return status


def _parsed(head: bytes) -> tuple[int, dict[bytes, bytes]]:
    first, *lines = head.split(b"\r\n")
    words = first.split(b" ", 2)
    if len(words) < 2 or not words[0].startswith(b"HTTP/1.") or not words[1].isdigit():
        raise BadReply(first[:80].decode("latin-1"))
    pairs = (line.split(b":", 1) for line in lines if b":" in line)
    return int(words[1]), {name.strip().lower(): value.strip() for name, value in pairs}


async def _skip_body(reader: asyncio.StreamReader, status: int, fields: dict[bytes, bytes]) -> None:
    if status in (204, 304):
        return
    if fields.get(b"transfer-encoding", b"").lower() == b"chunked":
        while size := int((await reader.readuntil(b"\r\n")).split(b";")[0], 16):
            await reader.readexactly(size + 2)
        await reader.readuntil(b"\r\n")
    elif b"content-length" in fields:
        await reader.readexactly(int(fields[b"content-length"]))
    else:
        fields[b"connection"] = b"close"
        await reader.read()
