"""Orders of every merchant for the operator's people: read, hold, let go."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import delete, get, put
from litestar.params import FromPath, JSONBody, QueryParameter

from portal.api import order_reading
from portal.api.deps import Cursor, Limit, Session
from portal.api.guards import needs
from portal.api.order_reading import From, Held, Search, ShipmentStatus, Shop, Since, Sort, Status, Until
from portal.api.order_reading import Reason as HeldFor
from portal.domains.orders import OrderFilter
from portal.flows import order_intake
from portal.kit.paging import Paged
from portal.reads.order_counts import ViewCounts, order_counts
from portal.reads.order_list import OrderItem
from portal.reads.order_page import OrderPage, order_page

_REASONS = "^(manual|fraud|duplicate_suspect|payment|address|stock|cutoff_window|merchant_suspended)$"


class HoldInput(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Why the order must wait."""

    reason: Annotated[str, msgspec.Meta(pattern=_REASONS)] = "manual"
    detail: Annotated[str, msgspec.Meta(max_length=500)] = ""


@get("/orders", guards=[needs("orders:read")], summary="List and search orders of every merchant", tags=["orders"])
async def list_orders(
    session: Session,
    cursor: Cursor = None,
    limit: Limit = None,
    merchant: Annotated[UUID | None, QueryParameter(description="Only of this merchant")] = None,
    status: Status = None,
    held: Held = None,
    hold_reason: HeldFor = None,
    shop: Shop = None,
    warehouse_id: From = None,
    shipment_status: ShipmentStatus = None,
    since: Since = None,
    until: Until = None,
    q: Search = None,
    sort: Sort = None,
) -> Paged[OrderItem]:
    """By the moment of ordering, newest first unless ``sort`` says otherwise."""
    narrowed = OrderFilter(
        merchant_id=merchant, statuses=status or (), held=held, hold_reason=hold_reason, shop_id=shop, since=since,
        until=until, query=q, oldest_first=sort == "ordered_at",
    )  # fmt: skip
    return await order_reading.listed(session, cursor, limit, narrowed, shipment_status, warehouse_id)


@get("/orders/counts", guards=[needs("orders:read")], summary="Count the views of the list", tags=["orders"])
async def count_orders(
    session: Session, merchant: Annotated[UUID | None, QueryParameter(description="Only of this merchant")] = None
) -> ViewCounts:
    """Exact to 10,000; ``more`` says that there are more. Each view carries the parameters that show it."""
    return await order_counts(session, merchant)


@put("/orders/{order_id:uuid}/hold", guards=[needs("orders:write")], summary="Hold an order", tags=["orders"])
async def hold_order(order_id: FromPath[UUID], data: JSONBody[HoldInput], session: Session) -> OrderPage:
    """It does not move on until the hold is deleted; holding it again for the same reason changes nothing."""
    await order_intake.hold(session, order_id, reason=data.reason, detail=data.detail)
    return await order_page(session, order_id)


@delete(
    "/orders/{order_id:uuid}/hold",
    guards=[needs("orders:write")],
    status_code=200,
    summary="Release a hold",
    tags=["orders"],
)
async def release_order(
    order_id: FromPath[UUID],
    session: Session,
    reason: Annotated[str, QueryParameter(pattern=_REASONS)] = "manual",
) -> OrderPage:
    """With its last hold gone the order goes on."""
    await order_intake.release(session, order_id, reason=reason)
    return await order_page(session, order_id)


HANDLERS = [
    list_orders,
    count_orders,
    order_reading.get_order,
    order_reading.get_timeline,
    order_reading.get_charges,
    hold_order,
    release_order,
]
