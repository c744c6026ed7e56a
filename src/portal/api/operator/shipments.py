"""Shipments of every merchant, for the operator's people."""

from typing import Annotated
from uuid import UUID

from litestar import Response, get
from litestar.params import FromPath, QueryParameter

from portal.api.deps import Cursor, Limit, Session
from portal.api.guards import needs
from portal.api.shipment_reading import Carrier, Held, Number, OlderThan, Search, Status, StuckFor, Warehouse, hours_ago
from portal.domains import outbound, tenancy
from portal.domains.outbound import ShipmentDetail, ShipmentFilter
from portal.kit.paging import Paged, page, window
from portal.reads import shipment_list
from portal.reads.order_counts import ViewCounts
from portal.reads.shipment_list import ShipmentItem


@get("/shipments", guards=[needs("shipments:read")], summary="List shipments", tags=["shipments"])
async def list_shipments(
    session: Session,
    cursor: Cursor = None,
    limit: Limit = None,
    status: Status = None,
    warehouse_id: Warehouse = None,
    wave_id: Annotated[UUID | None, QueryParameter(description="Only in this wave")] = None,
    merchant_id: Annotated[UUID | None, QueryParameter(description="Only of this merchant")] = None,
    number: Number = None,
    held: Held = None,
    carrier: Carrier = None,
    older_than: OlderThan = None,
    stuck_for: StuckFor = None,
    q: Search = None,
) -> Paged[ShipmentItem]:
    """Newest first, without recipients."""
    narrowed = ShipmentFilter(
        statuses=status or (), warehouse_id=warehouse_id, number=number, held=held, wave_id=wave_id,
        merchant_id=merchant_id, before=hours_ago(older_than), left_before=hours_ago(stuck_for),
    )  # fmt: skip
    asked = window(cursor, limit, UUID)
    return page(await shipment_list.list_shipments(session, asked, narrowed, carrier=carrier, q=q), asked, "id")


@get("/shipments/counts", guards=[needs("shipments:read")], summary="Count shipments by state", tags=["shipments"])
async def count_shipments(
    session: Session,
    warehouse_id: Warehouse = None,
    merchant_id: Annotated[UUID | None, QueryParameter(description="Only of this merchant")] = None,
) -> ViewCounts:
    """Exact to 10,000; ``more`` says that there are more. Each view carries the parameters that show it."""
    return await shipment_list.count_shipments(session, warehouse_id, merchant_id)


@get("/shipments/{shipment_id:uuid}", guards=[needs("shipments:read")], summary="One shipment", tags=["shipments"])
async def get_shipment(shipment_id: FromPath[UUID], session: Session) -> Response[ShipmentDetail]:
    """With recipient, lines and parcels. That the recipient was read is written into the audit trail."""
    found = await outbound.get_shipment(session, shipment_id)
    merchant_id = found.shipment.merchant_id
    await tenancy.audit(session, "recipient.read", "shipment", shipment_id, {}, merchant_id=merchant_id)
    return Response(found, headers={"ETag": f'"{found.shipment.version}"'})


HANDLERS = [list_shipments, count_shipments, get_shipment]
