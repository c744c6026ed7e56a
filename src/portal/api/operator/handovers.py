"""The dock: parcels given to a carrier, scan by scan, until it signs."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, delete, get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from portal.api.deps import Cursor, Limit, Session
from portal.api.guards import needs
from portal.api.papers import PDF, pdf_answer
from portal.domains import shipping
from portal.domains.shipping import HandoverView, LabelView
from portal.flows import handing_over
from portal.kit.paging import Paged, page, window
from portal.reads import handover_sheet
from portal.reads.handover_sheet import LoadedParcel, WaitingParcel

Status = Annotated[str | None, QueryParameter(name="status", pattern="^(open|closed)$", description="open or closed.")]
Warehouse = Annotated[UUID | None, QueryParameter(name="warehouse_id", description="Only of this warehouse.")]


class NewHandover(msgspec.Struct, forbid_unknown_fields=True):
    """From which warehouse to which carrier account."""

    warehouse_id: UUID
    carrier_account_id: UUID


class ParcelScan(msgspec.Struct, forbid_unknown_fields=True):
    """The number scanned from a parcel."""

    parcel: Annotated[str, msgspec.Meta(min_length=1, max_length=60, examples=["P261124-7Q4X9M2F"])]


class Signature(msgspec.Struct, forbid_unknown_fields=True):
    """Who took the parcels for the carrier."""

    signed_by: Annotated[str, msgspec.Meta(min_length=1, max_length=100, examples=["佐藤"])]


class CarrierName(msgspec.Struct, frozen=True):
    """A contract that parcels can be handed over under; without its settings and secrets."""

    id: UUID
    carrier: str
    name: str
    enabled: bool


@get("/handover-carriers", guards=[needs("shipments:read")], summary="Carriers by name", tags=["handovers"])
async def list_carriers(session: Session) -> list[CarrierName]:
    """Every carrier account of the operator, disabled ones included."""
    accounts = await shipping.list_accounts(session)
    return [CarrierName(one.id, one.carrier, one.name, one.disabled_at is None) for one in accounts]


@post("/handovers", guards=[needs("handover:work")], summary="Open a handover", tags=["handovers"])
async def open_handover(data: JSONBody[NewHandover], session: Session) -> HandoverView:
    """One is open for a warehouse and a carrier at a time."""
    return await handing_over.open_handover(session, warehouse_id=data.warehouse_id, account_id=data.carrier_account_id)


@get("/handovers", guards=[needs("shipments:read")], summary="List handovers", tags=["handovers"])
async def list_handovers(
    session: Session, cursor: Cursor = None, limit: Limit = None, status: Status = None, warehouse_id: Warehouse = None
) -> Paged[HandoverView]:
    """Newest first."""
    asked = window(cursor, limit, UUID)
    rows = await shipping.list_handovers(session, asked, status=status, warehouse_id=warehouse_id)
    return page(rows, asked, "id")


@get("/handovers/{handover_id:uuid}", guards=[needs("shipments:read")], summary="One handover", tags=["handovers"])
async def get_handover(handover_id: FromPath[UUID], session: Session) -> HandoverView:
    """With the number of its parcels."""
    return await shipping.get_handover(session, handover_id)


@get("/handovers/{handover_id:uuid}/parcels", guards=[needs("shipments:read")], summary="Parcels of a handover",
     tags=["handovers"])  # fmt: skip
async def list_parcels(
    handover_id: FromPath[UUID], session: Session, cursor: Cursor = None, limit: Limit = None
) -> Paged[LoadedParcel]:
    """In the order they were scanned."""
    await shipping.get_handover(session, handover_id)
    asked = window(cursor, limit, UUID)
    return page(await handover_sheet.loaded(session, handover_id, asked), asked, "id")


@get("/handovers/{handover_id:uuid}/waiting", guards=[needs("shipments:read")], summary="Parcels still missing",
     tags=["handovers"])  # fmt: skip
async def list_waiting(handover_id: FromPath[UUID], session: Session) -> list[WaitingParcel]:
    """Packed for this carrier in this warehouse and on no handover yet, the longest packed first; at most 500."""
    return await handover_sheet.waiting(session, handover_id)


@post("/handovers/{handover_id:uuid}/parcels", guards=[needs("handover:work")], summary="Scan a parcel",
      tags=["handovers"])  # fmt: skip
async def scan_parcel(handover_id: FromPath[UUID], data: JSONBody[ParcelScan], session: Session) -> LabelView:
    """Refused without a checked label, for another carrier or warehouse, or while its shipment is held."""
    return await handing_over.scan_parcel(session, handover_id, data.parcel)


@delete("/handovers/{handover_id:uuid}/parcels/{number:str}", guards=[needs("handover:work")], status_code=200,
        summary="Take a parcel off", tags=["handovers"])  # fmt: skip
async def unscan_parcel(handover_id: FromPath[UUID], number: FromPath[str], session: Session) -> HandoverView:
    """Until the carrier has signed."""
    await handing_over.unscan_parcel(session, handover_id, number)
    return await shipping.get_handover(session, handover_id)


@post("/handovers/{handover_id:uuid}/close", guards=[needs("handover:work")], status_code=200,
      summary="Close a handover", tags=["handovers"])  # fmt: skip
async def close_handover(handover_id: FromPath[UUID], data: JSONBody[Signature], session: Session) -> HandoverView:
    """The parcels have left: shops and buyers are told, labels are billed, the manifest is printed."""
    return await handing_over.close_handover(session, handover_id, signed_by=data.signed_by)


@get(
    "/handovers/{handover_id:uuid}/manifest.pdf", guards=[needs("shipments:read")], summary="Print a manifest",
    tags=["handovers"], media_type=PDF,
)  # fmt: skip
async def print_manifest(handover_id: FromPath[UUID], session: Session) -> Response[bytes]:
    """As it was when the carrier signed; there within seconds after."""
    handover = await shipping.get_handover(session, handover_id)
    return pdf_answer(await shipping.manifest_of(session, handover_id), f"manifest-{handover.number}")


HANDLERS = [
    list_carriers, open_handover, list_handovers, get_handover, list_parcels, list_waiting, scan_parcel, unscan_parcel,
    close_handover, print_manifest,
]  # fmt: skip
