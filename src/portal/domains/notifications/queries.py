"""Every select of notifications."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.notifications.errors import MailMissing
from portal.domains.notifications.models import Mail
from portal.domains.notifications.values import MailHead, MailView
from portal.kit.paging import Window
from portal.kit.rows import all_as
from portal.kit.scope import operator_of

_HEAD = (
    Mail.id, Mail.merchant_id, Mail.template, Mail.locale, Mail.recipient, Mail.subject, Mail.status, Mail.via,
    Mail.document_type, Mail.document_id, Mail.created_at, Mail.sent_at, Mail.error,
)  # fmt: skip


async def get_mail(session: AsyncSession, mail_id: UUID) -> MailView:
    """One mail with its text. Refuses one that is not here."""
    row = (
        await session.execute(
            select(*_HEAD, Mail.body).where(Mail.operator_id == operator_of(session), Mail.id == mail_id)
        )
    ).one_or_none()
    if row is None:
        raise MailMissing(id=str(mail_id))
    *head, body = row
    return MailView(all_as(MailHead, [head])[0], body)


async def list_mails(
    session: AsyncSession,
    asked: Window,
    *,
    status: str | None = None,
    merchant_id: UUID | None = None,
    document_id: UUID | None = None,
) -> Sequence[MailHead]:
    """Mails of the operator, newest first, one more than the page."""
    query = select(*_HEAD).where(Mail.operator_id == operator_of(session))
    if status is not None:
        query = query.where(Mail.status == status)
    if merchant_id is not None:
        query = query.where(Mail.merchant_id == merchant_id)
    if document_id is not None:
        query = query.where(Mail.document_id == document_id)
    if asked.after:
        query = query.where(Mail.id < asked.after[0])
    return all_as(MailHead, await session.execute(query.order_by(Mail.id.desc()).limit(asked.limit + 1)))
