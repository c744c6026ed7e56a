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
from portal.domains.billing import ChargeView
from portal.domains.orders import HOLD_REASONS, ORDER_STATES, OrderFilter
from portal.domains.outbound import SHIPMENT_STATES
from portal.kit.outbox import FeedItem
from portal.kit.paging import Paged, page, window
from portal.reads.order_list import OrderItem, list_orders
from portal.reads.order_page import OrderPage, order_charges, order_page, order_timeline

Status = Annotated[
    list[Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(ORDER_STATES)})$")]] | None,
    QueryParameter(name="status", description="Only in this state, or in one of several"),
]
Reason = Annotated[
    str | None,
    QueryParameter(name="hold_reason", pattern=f"^({'|'.join(HOLD_REASONS)})$", description="Only held for this"),
]
ShipmentStatus = Annotated[
    list[Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(SHIPMENT_STATES)})$")]] | None,
    QueryParameter(name="shipment_status", description="Only with a shipment in this state, or one of several"),
]
From = Annotated[UUID | None, QueryParameter(name="warehouse_id", description="Only with a shipment from here")]
Sort = Annotated[
    str | None,
    QueryParameter(name="sort", pattern="^-?ordered_at$", description="-ordered_at (newest first) if absent"),
]
Held = Annotated[bool | None, QueryParameter(description="Only held ones, or only free ones")]
Shop = Annotated[UUID | None, QueryParameter(description="Only of this shop")]
Since = Annotated[datetime | None, QueryParameter(name="from", description="Ordered at or after this moment")]
Until = Annotated[datetime | None, QueryParameter(name="to", description="Ordered before this moment")]
Search = Annotated[
    str | None,
    QueryParameter(
        max_length=100,
        description="Beginning of a number, the shop's number, a name, mail, phone, sku or tracking number",
    ),
]


class Timeline(msgspec.Struct, frozen=True):
    """What happened, oldest first."""

    items: Sequence[FeedItem]


async def listed(
    session: Session,
    cursor: str | None,
    limit: int | None,
    narrowed: OrderFilter,
    shipment_status: list[str] | None,
    warehouse_id: UUID | None,
) -> Paged[OrderItem]:
    """A page of orders."""
    asked = window(cursor, limit, datetime, UUID)
    rows = await list_orders(
        session, asked, narrowed, shipment_statuses=shipment_status or (), warehouse_id=warehouse_id
    )
    return page(rows, asked, "ordered_at", "id")


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
