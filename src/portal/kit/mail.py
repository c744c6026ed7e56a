"""Mail to the outside: one letter over SMTP, or into the local mailbox when no mail server is set.

The library is synchronous, so it works in a thread. A server that is down or busy may be tried again; one that refuses
the letter has said its last word.
"""

import asyncio
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formataddr, parseaddr
from typing import Protocol
from urllib.parse import unquote, urlsplit

import msgspec

from portal.kit.db import transaction_is_open
from portal.kit.errors import Invalid, Unavailable

_TIMEOUT = 20.0


class MailServerDown(Unavailable):
    """The mail server does not answer or asks to come back later."""

    code = "mail_server_down"
    title = "The mail server does not answer"


class MailRefused(Invalid):
    """The mail server will never take this letter; ``data["reason"]`` is what it says."""

    code = "mail_refused"
    title = "The mail server refuses this mail"


class Letter(msgspec.Struct, frozen=True):
    """A mail ready to go. ``key`` becomes the Message-ID, so that receivers can tell a letter that came twice."""

    key: str
    recipient: str
    subject: str
    text: str
    html: str
    sender_name: str | None = None
    reply_to: str | None = None


class Mailer(Protocol):
    """Whoever carries letters away."""

    async def send(self, letter: Letter) -> str:
        """Carry one letter; answers the way it went: ``smtp`` or ``local``."""


class LocalMailbox:
    """No mail server: the letter stays where it was written, and is read there."""

    async def send(self, letter: Letter) -> str:
        return "local"


class SmtpMailer:
    """A mail server at ``smtp://[user:password@]host[:port]`` (STARTTLS where offered) or ``smtps://…``."""

    def __init__(self, url: str, mail_from: str) -> None:
        self._parts = urlsplit(url)
        self._name, self._address = parseaddr(mail_from)

    async def send(self, letter: Letter) -> str:
        """Refuses with MailServerDown or MailRefused."""
        if transaction_is_open():
            raise RuntimeError("a mail is sent outside of any transaction")
        try:
            await asyncio.to_thread(self._deliver, self._message(letter))
        except smtplib.SMTPRecipientsRefused as refusal:
            code, reason = next(iter(refusal.recipients.values()))
            raise _refusal(code, reason) from refusal
        except smtplib.SMTPResponseException as refusal:
            raise _refusal(refusal.smtp_code, refusal.smtp_error) from refusal
        except (smtplib.SMTPException, OSError) as problem:
            raise MailServerDown(problem=type(problem).__name__) from problem
        return "smtp"

    def _message(self, letter: Letter) -> EmailMessage:
        message = EmailMessage()
        message["From"] = formataddr((letter.sender_name or self._name, self._address))
        message["To"] = letter.recipient
        message["Subject"] = letter.subject
        message["Message-ID"] = f"<{letter.key}@{self._address.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        if letter.reply_to:
            message["Reply-To"] = letter.reply_to
        message.set_content(letter.text)
        message.add_alternative(letter.html, subtype="html")
        return message

    def _deliver(self, message: EmailMessage) -> None:
        host, port = self._parts.hostname or "localhost", self._parts.port
        if self._parts.scheme == "smtps":
            context = ssl.create_default_context()
            with smtplib.SMTP_SSL(host, port or 465, timeout=_TIMEOUT, context=context) as server:
                self._hand_in(server, message)
            return
        with smtplib.SMTP(host, port or 25, timeout=_TIMEOUT) as server:
            server.ehlo()
            # A password goes over no open line: with one, the server must offer TLS.
            if server.has_extn("starttls") or self._parts.username:
                server.starttls(context=ssl.create_default_context())
            self._hand_in(server, message)

    def _hand_in(self, server: smtplib.SMTP, message: EmailMessage) -> None:
        if self._parts.username:
            server.login(unquote(self._parts.username), unquote(self._parts.password or ""))
        server.send_message(message)


def mailer(smtp_url: str | None, mail_from: str) -> Mailer:
    """The mailer that a configuration asks for."""
    return SmtpMailer(smtp_url, mail_from) if smtp_url else LocalMailbox()


def _refusal(code: int, reason: bytes | str) -> MailServerDown | MailRefused:
    said = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else reason
    # Wrong login or missing TLS (5xx before the letter was looked at) is ours to mend: the letter itself is fine.
    if code < 500 or code in (530, 534, 535, 538):
        return MailServerDown(smtp_code=code)
    return MailRefused(smtp_code=code, reason=said[:300])
