"""Frozen views of mails."""

from datetime import datetime
from uuid import UUID

import msgspec


class MailHead(msgspec.Struct, frozen=True):
    """One line of the list of mails. ``via``: ``smtp``, ``local`` (no mail server is set: read it here) or None."""

    id: UUID
    merchant_id: UUID | None
    template: str
    locale: str
    recipient: str
    subject: str
    status: str
    via: str | None
    document_type: str
    document_id: UUID
    created_at: datetime
    sent_at: datetime | None
    error: str | None


class MailView(msgspec.Struct, frozen=True):
    """A mail with its text."""

    head: MailHead
    body: str
