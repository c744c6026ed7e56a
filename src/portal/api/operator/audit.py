"""The seals on the audit trail, held against its lines."""

from typing import Annotated

from litestar import get
from litestar.datastructures import State
from litestar.params import QueryParameter

from portal.api import audit
from portal.api.deps import Session
from portal.api.guards import needs
from portal.domains import tenancy
from portal.domains.tenancy import TrailChecked

After = Annotated[int, QueryParameter(ge=0, le=2**62, description="Number of the last line that was checked before")]


@get("/audit/check", guards=[needs("audit:read")], summary="Check the audit trail", tags=["audit"])
async def check_audit(session: Session, state: State, after: After = 0) -> TrailChecked:
    """Holds up to 5,000 lines against their seals, from the first or from behind ``after``. A changed or a missing
    line shows as ``broken_at``.
    """
    return await tenancy.check_trail(session, state.vault, after=after)


HANDLERS = [*audit.HANDLERS, check_audit]
