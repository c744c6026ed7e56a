"""What happened in notifications."""

from typing import ClassVar
from uuid import UUID

from portal.kit.outbox import Event


class MailQueued(Event, frozen=True, kw_only=True):
    """A mail was written and waits to be sent."""

    subject: ClassVar[str] = "mail"
    mail_id: UUID
