"""Where a merchant's parcels are."""

from uuid import UUID

from litestar import get
from litestar.params import FromPath

from portal.api.deps import Session
from portal.api.guards import needs
from portal.reads.tracking_page import ParcelTracking, tracking_page


@get("/shipments/{shipment_id:uuid}/tracking", guards=[needs("shipments:read")], summary="Where are its parcels?",
     tags=["shipments"])  # fmt: skip
async def track(shipment_id: FromPath[UUID], session: Session) -> list[ParcelTracking]:
    """Every parcel that carries a label, with what the carrier said, oldest first."""
    return await tracking_page(session, shipment_id)


HANDLERS = [track]
