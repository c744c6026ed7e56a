"""Orders of one or every merchant held, let go or cancelled many at once."""

from uuid import UUID

from litestar import Response, post
from litestar.params import JSONBody

from portal.api.deps import Session
from portal.api.guards import needs
from portal.api.order_action_forms import BY_JOB, ActedOnAll, OrderActionInput, acted
from portal.kit.errors import Invalid

_REASONS = (
    "manual", "fraud", "duplicate_suspect", "payment", "address", "stock", "cutoff_window", "merchant_suspended",
)  # fmt: skip


class OrderAction(OrderActionInput, kw_only=True):
    """``merchant_id`` narrows the filter."""

    merchant_id: UUID | None = None


@post(
    "/order-actions", guards=[needs("orders:write")], status_code=200, responses=BY_JOB, summary="Act on many orders",
    tags=["orders"],
)  # fmt: skip
async def act_on_orders(data: JSONBody[OrderAction], session: Session) -> Response[ActedOnAll]:
    """Up to 500 ids: done at once, each order alone. A filter: 201 and a job, whose file names what was refused."""
    if data.merchant_id is not None and data.filter is None:
        raise Invalid.field("merchant_id", "only together with a filter")
    return await acted(session, data, data.doing(_REASONS, _REASONS), data.merchant_id)


HANDLERS = [act_on_orders]
