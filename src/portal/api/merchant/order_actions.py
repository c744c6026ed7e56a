"""A merchant's own orders held, let go or cancelled many at once."""

from litestar import Response, post
from litestar.params import JSONBody

from portal.api.deps import Session
from portal.api.guards import needs
from portal.api.order_action_forms import BY_JOB, ActedOnAll, OrderActionInput, acted

_HOLDS = ("manual", "fraud", "duplicate_suspect", "payment", "address")
_RELEASES = (*_HOLDS, "stock", "cutoff_window")


@post(
    "/order-actions", guards=[needs("orders:write")], status_code=200, responses=BY_JOB, summary="Act on many orders",
    tags=["orders"],
)  # fmt: skip
async def act_on_orders(data: JSONBody[OrderActionInput], session: Session) -> Response[ActedOnAll]:
    """Up to 500 ids: done at once, each order alone. A filter: 201 and a job, whose file names what was refused."""
    return await acted(session, data, data.doing(_HOLDS, _RELEASES))


HANDLERS = [act_on_orders]
