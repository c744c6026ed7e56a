"""Shipments of every merchant, for the operator's people."""

from typing import Annotated
from uuid import UUID

from litestar import Response, get
from litestar.params import FromPath, QueryParameter

from portal.api.deps import Cursor, Limit, Session
from portal.api.guards import needs
from portal.domains import outbound, tenancy
from portal.domains.outbound import SHIPMENT_STATES, ShipmentDetail, ShipmentView
from portal.kit.paging import Paged, page, window

Status = Annotated[str | None, QueryParameter(pattern=f"^({'|'.join(SHIPMENT_STATES)})$")]


@get("/shipments", guards=[needs("shipments:read")], summary="List shipments", tags=["shipments"])
async def list_shipments(
    session: Session,
    cursor: Cursor = None,
    limit: Limit = None,
    status: Status = None,
    warehouse_id: Annotated[UUID | None, QueryParameter(description="Only from this warehouse")] = None,
    wave_id: Annotated[UUID | None, QueryParameter(description="Only in this wave")] = None,
    merchant_id: Annotated[UUID | None, QueryParameter(description="Only of this merchant")] = None,
    number: Annotated[str | None, QueryParameter(max_length=40, description="Exactly this number")] = None,
    held: Annotated[bool | None, QueryParameter(description="Only held, or only free ones")] = None,
) -> Paged[ShipmentView]:
    """Newest first, without recipients."""
    asked = window(cursor, limit, UUID)
    rows = await outbound.list_shipments(
        session, asked, status=status, warehouse_id=warehouse_id, wave_id=wave_id, merchant_id=merchant_id,
        number=number, held=held,
    )  # fmt: skip
    return page(rows, asked, "id")


@get("/shipments/{shipment_id:uuid}", guards=[needs("shipments:read")], summary="One shipment", tags=["shipments"])
async def get_shipment(shipment_id: FromPath[UUID], session: Session) -> Response[ShipmentDetail]:
    """With recipient, lines and parcels. That the recipient was read is written into the audit trail."""
    found = await outbound.get_shipment(session, shipment_id)
    merchant_id = found.shipment.merchant_id
    await tenancy.audit(session, "recipient.read", "shipment", shipment_id, {}, merchant_id=merchant_id)
    return Response(found, headers={"ETag": f'"{found.shipment.version}"'})


HANDLERS = [list_shipments, get_shipment]
