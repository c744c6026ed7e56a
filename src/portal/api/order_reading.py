"""How either side reads orders: the same list, page and timeline, each in its own scope."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, get
from litestar.params import FromPath, QueryParameter

from portal.api.deps import Session
from portal.api.guards import needs
from portal.domains import orders
from portal.domains.billing import ChargeView
from portal.domains.orders import OrderFilter, OrderSummary
from portal.kit.outbox import FeedItem
from portal.kit.paging import Paged, page, window
from portal.reads.order_page import OrderPage, order_charges, order_page, order_timeline

Status = Annotated[
    str | None,
    QueryParameter(pattern="^(received|confirmed|fulfilling|fulfilled|cancelled)$", description="Only in this state"),
]
Held = Annotated[bool | None, QueryParameter(description="Only held ones, or only free ones")]
Shop = Annotated[UUID | None, QueryParameter(description="Only of this shop")]
Since = Annotated[datetime | None, QueryParameter(name="from", description="Ordered at or after this moment")]
Until = Annotated[datetime | None, QueryParameter(name="to", description="Ordered before this moment")]
Search = Annotated[
    str | None,
    QueryParameter(max_length=100, description="Beginning of a number, the shop's number, a name, mail, phone or sku"),
]


class Timeline(msgspec.Struct, frozen=True):
    """What happened, oldest first."""

    items: Sequence[FeedItem]


async def listed(session: Session, cursor: str | None, limit: int | None, narrowed: OrderFilter) -> Paged[OrderSummary]:
    """A page of orders, newest first."""
    asked = window(cursor, limit, datetime, UUID)
    return page(await orders.list_orders(session, asked, narrowed), asked, "ordered_at", "id")


@get("/orders/{order_id:uuid}", guards=[needs("orders:read")], summary="One order", tags=["orders"])
async def get_order(order_id: FromPath[UUID], session: Session) -> Response[OrderPage]:
    """With lines, holds and shipments. Its ETag is what an edit sends back in If-Match."""
    found = await order_page(session, order_id)
    return Response(found, headers={"ETag": f'"{found.order.version}"'})


@get("/orders/{order_id:uuid}/timeline", guards=[needs("orders:read")], summary="What happened", tags=["orders"])
async def get_timeline(order_id: FromPath[UUID], session: Session) -> Timeline:
    """Everything that happened to the order, its shipments and its parcels, with when and by whom."""
    return Timeline(await order_timeline(session, order_id))


class ChargesOfOrder(msgspec.Struct, frozen=True):
    """What was charged for an order so far, oldest first."""

    items: Sequence[ChargeView]


@get("/orders/{order_id:uuid}/charges", guards=[needs("billing:read")], summary="What it cost", tags=["orders"])
async def get_charges(order_id: FromPath[UUID], session: Session) -> ChargesOfOrder:
    """Charges of the order, its shipments and its parcels, each with its arithmetic."""
    return ChargesOfOrder(await order_charges(session, order_id))
