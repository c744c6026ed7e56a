"""Orders of a merchant over HTTP: read, hold, let go, cancel, send elsewhere."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, delete, get, put
from litestar.params import FromPath, JSONBody, QueryParameter

from portal.api import order_reading
from portal.api.deps import Cursor, IfMatch, Limit, Session, version_in
from portal.api.guards import needs
from portal.api.merchant.order_forms import AddressInput, as_address
from portal.api.order_reading import From, Held, Search, ShipmentStatus, Shop, Since, Sort, Status, Until
from portal.api.order_reading import Reason as HeldFor
from portal.domains.orders import OrderFilter
from portal.flows import order_intake
from portal.kit.paging import Paged
from portal.reads.order_counts import ViewCounts, order_counts
from portal.reads.order_list import OrderItem
from portal.reads.order_page import OrderPage, order_page

Reason = Annotated[
    str, QueryParameter(pattern="^(manual|fraud|duplicate_suspect|payment|address|stock|cutoff_window)$")
]


class HoldInput(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Why the order must wait."""

    reason: Annotated[str, msgspec.Meta(pattern="^(manual|fraud|duplicate_suspect|payment|address)$")] = "manual"
    detail: Annotated[str, msgspec.Meta(max_length=500, examples=["buyer asked to wait"])] = ""


class CancelInput(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Why the order is not to be sent."""

    why: Annotated[str, msgspec.Meta(min_length=1, max_length=500, examples=["buyer changed their mind"])]


@get("/orders", guards=[needs("orders:read")], summary="List and search orders", tags=["orders"])
async def list_orders(
    session: Session,
    cursor: Cursor = None,
    limit: Limit = None,
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
        statuses=status or (), held=held, hold_reason=hold_reason, shop_id=shop, since=since, until=until,
        query=q, oldest_first=sort == "ordered_at",
    )  # fmt: skip
    return await order_reading.listed(session, cursor, limit, narrowed, shipment_status, warehouse_id)


@get("/orders/counts", guards=[needs("orders:read")], summary="Count the views of the list", tags=["orders"])
async def count_orders(session: Session) -> ViewCounts:
    """Exact to 10,000; ``more`` says that there are more. Each view carries the parameters that show it."""
    return await order_counts(session)


@put("/orders/{order_id:uuid}/hold", guards=[needs("orders:write")], summary="Hold an order", tags=["orders"])
async def hold_order(order_id: FromPath[UUID], data: JSONBody[HoldInput], session: Session) -> Response[OrderPage]:
    """It does not move on until the hold is deleted; holding it again for the same reason changes nothing."""
    await order_intake.hold(session, order_id, reason=data.reason, detail=data.detail)
    return await _answer(session, order_id)


@delete(
    "/orders/{order_id:uuid}/hold",
    guards=[needs("orders:write")],
    status_code=200,
    summary="Release a hold",
    tags=["orders"],
)
async def release_order(order_id: FromPath[UUID], session: Session, reason: Reason = "manual") -> Response[OrderPage]:
    """With its last hold gone the order goes on."""
    await order_intake.release(session, order_id, reason=reason)
    return await _answer(session, order_id)


@put("/orders/{order_id:uuid}/cancellation", guards=[needs("orders:write")], summary="Cancel", tags=["orders"])
async def cancel_order(order_id: FromPath[UUID], data: JSONBody[CancelInput], session: Session) -> Response[OrderPage]:
    """Its stock is free for others. 409 `too_late` once goods of it are packed: then it becomes a return."""
    await order_intake.cancel(session, order_id, why=data.why)
    return await _answer(session, order_id)


@put("/orders/{order_id:uuid}/address", guards=[needs("orders:write")], summary="Send elsewhere", tags=["orders"])
async def readdress_order(
    order_id: FromPath[UUID], data: JSONBody[AddressInput], session: Session, if_match: IfMatch = None
) -> Response[OrderPage]:
    """Replaces the whole address. 409 `too_late` once goods of it are packed."""
    await order_intake.readdress(session, order_id, as_address(data), version=version_in(if_match))
    return await _answer(session, order_id)


async def _answer(session: Session, order_id: UUID) -> Response[OrderPage]:
    found = await order_page(session, order_id)
    return Response(found, headers={"ETag": f'"{found.order.version}"'})


HANDLERS = [
    list_orders, count_orders, order_reading.get_order, order_reading.get_timeline, order_reading.get_charges,
    hold_order, release_order, cancel_order, readdress_order,
]  # fmt: skip
