"""Commands of notifications: queue, mark as sent or failed, erase."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import Update, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.notifications.events import MailQueued
from portal.domains.notifications.models import Mail
from portal.domains.notifications.rules import mail_address, without_secrets, written
from portal.kit import clock, outbox
from portal.kit.ids import new_id
from portal.kit.scope import operator_of


async def queue(
    session: AsyncSession,
    *,
    template: str,
    locale: str,
    recipient: str,
    context: Mapping[str, object],
    source_key: str,
    document_type: str,
    document_id: UUID,
    merchant_id: UUID | None,
) -> UUID | None:
    """A mail waits to be sent; answers its id, or None when the cause mailed before or nobody has an address.

    ``template`` is one of TEMPLATES and ``context`` its values; ``locale`` is ``ja`` or ``en`` (others get English).
    ``source_key`` names the cause, such as ``shipped:<shipment>``. Records MailQueued.
    """
    address = mail_address(recipient)
    if address is None:
        return None
    subject, body = written(template, locale, context)
    id_ = await session.scalar(
        insert(Mail)
        .values(
            operator_id=operator_of(session), id=new_id(), merchant_id=merchant_id, template=template, locale=locale,
            recipient=address, subject=subject, body=body, source_key=source_key, status="queued",
            document_type=document_type, document_id=document_id, created_at=clock.now(),
        )
        .on_conflict_do_nothing(index_elements=["operator_id", "source_key"])
        .returning(Mail.id)
    )  # fmt: skip
    if id_ is not None:
        await outbox.record(session, MailQueued(merchant_id=merchant_id, mail_id=id_))
    await session.flush()
    return id_


async def mark_sent(session: AsyncSession, mail_id: UUID, *, via: str, body: str) -> None:
    """The mail is with its reader, ``via`` ``smtp`` or ``local``; a link's secret is kept only in a local mailbox."""
    kept = body if via == "local" else without_secrets(body)
    await session.execute(
        _waiting(session, mail_id).values(status="sent", via=via, sent_at=clock.now(), error=None, body=kept)
    )
    await session.flush()


async def mark_failed(session: AsyncSession, mail_id: UUID, *, error: str, body: str) -> None:
    """The mail was refused for good, with the mail server's reason; the cause must mail anew."""
    await session.execute(
        _waiting(session, mail_id).values(status="failed", error=error[:500], body=without_secrets(body))
    )
    await session.flush()


async def erase_mails(session: AsyncSession, document_ids: Sequence[UUID]) -> int:
    """Mails about these documents name nobody any more; answers how many. Subject, text and address are gone."""
    result = await session.execute(
        update(Mail)
        .where(Mail.operator_id == operator_of(session), Mail.document_id.in_(document_ids))
        .values(recipient="", subject="", body="")
        .returning(Mail.id)
    )
    await session.flush()
    return len(result.all())


def _waiting(session: AsyncSession, mail_id: UUID) -> Update:
    return update(Mail).where(Mail.operator_id == operator_of(session), Mail.id == mail_id, Mail.status == "queued")
