"""A mail server that says what a test tells it to, and keeps what it was given."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class MailServer:
    """``answers`` replaces the reply to a command, such as ``{"RCPT": "550 no such box"}``."""

    url: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    letters: list[EmailMessage] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._say(writer, "220 test")
        while line := await reader.readline():
            word = line.split()[0].decode().upper()
            if word == "DATA":
                await self._say(writer, "354 go on")
                text = await reader.readuntil(b"\r\n.\r\n")
                self.letters.append(message_from_bytes(text[:-5], policy=policy.default))  # type: ignore[arg-type]
            await self._say(writer, self.answers.get(word, "221 bye" if word == "QUIT" else "250 ok"))
            if word == "QUIT":
                break
        writer.close()

    async def _say(self, writer: asyncio.StreamWriter, line: str) -> None:
        writer.write(line.encode() + b"\r\n")
        await writer.drain()


@asynccontextmanager
async def mail_server(**answers: str) -> AsyncIterator[MailServer]:
    """A server on a free port of the loopback."""
    server = MailServer(answers={word.upper(): line for word, line in answers.items()})
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    server.url = f"smtp://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    async with listening:
        yield server
