"""Mails to buyers, members and merchants: written first, sent after, once."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.domains.notifications.rules import MAIL_STATES
from portal.kit.tables import Base, OfOperator, Stamped, of_operator, one_of


class Mail(Stamped, OfOperator, Base):
    """One mail. ``source_key`` names its cause, so that no cause mails twice."""

    __tablename__ = "mails"
    merchant_id: Mapped[UUID | None]
    template: Mapped[str]
    locale: Mapped[str]
    recipient: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    source_key: Mapped[str]
    status: Mapped[str] = mapped_column(default="queued")
    via: Mapped[str | None]
    document_type: Mapped[str]
    document_id: Mapped[UUID]
    sent_at: Mapped[datetime | None]
    error: Mapped[str | None]
    __table_args__ = (
        of_operator(to="operators"),
        UniqueConstraint("operator_id", "source_key"),
        Index("ix_mails_recent", "operator_id", "merchant_id", "id"),
        Index("ix_mails_document", "operator_id", "document_id"),
        one_of("status", MAIL_STATES),
    )
