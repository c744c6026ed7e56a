"""Mails that went out or did not. Without a mail server this is where they are read."""

from typing import Annotated
from uuid import UUID

from litestar import get
from litestar.datastructures import State
from litestar.params import FromPath, QueryParameter

from portal.api.deps import Cursor, Limit, Session
from portal.api.guards import needs
from portal.domains import notifications
from portal.domains.notifications import MailHead, MailView
from portal.flows import announcing
from portal.kit.paging import Paged, page, window

Status = Annotated[
    str | None, QueryParameter(name="status", pattern="^(queued|sent|failed)$", description="queued, sent or failed.")
]
Merchant = Annotated[UUID | None, QueryParameter(name="merchant_id", description="Only of this merchant.")]
Document = Annotated[UUID | None, QueryParameter(name="document_id", description="About this order or invitation.")]


@get("/mails", guards=[needs("mails:read")], summary="List mails", tags=["mails"])
async def list_mails(
    session: Session,
    cursor: Cursor = None,
    limit: Limit = None,
    status: Status = None,
    merchant_id: Merchant = None,
    document_id: Document = None,
) -> Paged[MailHead]:
    """Newest first, without their text."""
    asked = window(cursor, limit, UUID)
    rows = await notifications.list_mails(
        session, asked, status=status, merchant_id=merchant_id, document_id=document_id
    )
    return page(rows, asked, "id")


@get("/mails/{mail_id:uuid}", guards=[needs("mails:read")], summary="Read a mail", tags=["mails"])
async def get_mail(mail_id: FromPath[UUID], session: Session, state: State) -> MailView:
    """With its text. Reading it is written down in the audit trail. Secrets of links are blotted out, unless no mail
    server is set and the mail is read here.
    """
    return await announcing.open_mail(session, mail_id, in_production=state.config.environment == "production")


HANDLERS = [list_mails, get_mail]
