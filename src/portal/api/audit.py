"""Reading the audit trail, the same on both sides."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from litestar import get
from litestar.params import QueryParameter

from portal.api.deps import Cursor, Limit, Session
from portal.api.guards import needs
from portal.domains import tenancy
from portal.domains.tenancy import AuditFilter, AuditLine
from portal.kit.paging import Paged, page, window

Person = Annotated[UUID | None, QueryParameter(name="person", description="Only of this user or API key")]
Action = Annotated[
    str | None, QueryParameter(name="action", max_length=100, description="Only this action, such as member.grant")
]
Document = Annotated[UUID | None, QueryParameter(name="document", description="Only about this order, wave, member, …")]
From = Annotated[datetime | None, QueryParameter(name="from", description="Not before this moment")]
To = Annotated[datetime | None, QueryParameter(name="to", description="Before this moment")]


@get("/audit", guards=[needs("audit:read")], summary="Read the audit trail", tags=["audit"])
async def list_audit(
    session: Session,
    cursor: Cursor = None,
    limit: Limit = None,
    person: Person = None,
    action: Action = None,
    document: Document = None,
    from_: From = None,
    to: To = None,
) -> Paged[AuditLine]:
    """Who did what, from where, newest first; for the operator also who read personal data. A merchant sees the lines
    about itself, without the network addresses of the operator's people.
    """
    asked = window(cursor, limit, UUID)
    narrowed = AuditFilter(actor_id=person, action=action, subject_id=document, since=from_, until=to)
    return page(await tenancy.list_audit(session, asked, narrowed), asked, "id")


HANDLERS = [list_audit]
