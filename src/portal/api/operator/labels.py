"""Labels of parcels: read and printed, checked against the parcel, voided, bought anew; delivery notes."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, delete, get, post
from litestar.params import FromPath, JSONBody

from portal.api.deps import Session
from portal.api.guards import needs
from portal.api.papers import PDF, pdf_answer
from portal.domains import shipping
from portal.domains.shipping import LabelView
from portal.flows import dispatch
from portal.kit import typeset
from portal.reads.delivery_note import delivery_note
from portal.reads.scanned_parcel import scanned_parcel
from portal.reads.tracking_page import ParcelTracking, tracking_page


class LabelCheck(msgspec.Struct, forbid_unknown_fields=True):
    """The number that was scanned from the label on the parcel."""

    label: Annotated[str, msgspec.Meta(min_length=1, max_length=60, examples=["A444413758703A"])]


class LabelWanted(msgspec.Struct, frozen=True):
    """The parcel that will carry a label."""

    parcel: str


@get("/parcels/{number:str}/label", guards=[needs("shipments:read")], summary="A parcel's label", tags=["labels"])
async def get_label(number: FromPath[str], session: Session) -> LabelView:
    """Carrier, number, cost, and whether it was checked; 404 until it is bought."""
    return await shipping.get_label(session, (await scanned_parcel(session, number)).id)


@get(
    "/parcels/{number:str}/label.pdf", guards=[needs("floor:work")], summary="Print a label", tags=["labels"],
    media_type=PDF,
)  # fmt: skip
async def print_label(number: FromPath[str], session: Session) -> Response[bytes]:
    """A6, with the carrier's barcode and the parcel's own."""
    label = await shipping.get_label(session, (await scanned_parcel(session, number)).id)
    return pdf_answer(await shipping.document_of(session, label.id), f"label-{label.id}")


@post("/parcels/{number:str}/label", guards=[needs("floor:work")], status_code=202, summary="Buy a label",
      tags=["labels"])  # fmt: skip
async def want_label(number: FromPath[str], session: Session) -> LabelWanted:
    """For a parcel whose label was voided or could not be bought. It is there within seconds."""
    await dispatch.want_label(session, number)
    return LabelWanted(number)


@delete("/parcels/{number:str}/label", guards=[needs("floor:work")], status_code=200, summary="Void a label",
        tags=["labels"])  # fmt: skip
async def void_label(number: FromPath[str], session: Session) -> LabelView:
    """Refused once the parcel was scanned for a handover."""
    return await dispatch.void_label(session, number)


@post("/parcels/{number:str}/label-check", guards=[needs("floor:work")], status_code=200, summary="Check a label",
      tags=["labels"])  # fmt: skip
async def check_label(number: FromPath[str], data: JSONBody[LabelCheck], session: Session) -> LabelView:
    """Scan parcel and label: without it no parcel is handed over. A swapped label is refused with the right number."""
    return await dispatch.check_label(session, number, data.label)


@get(
    "/shipments/{shipment_id:uuid}/delivery-note.pdf", guards=[needs("floor:work")], summary="Print a delivery note",
    tags=["shipments"], media_type=PDF,
)  # fmt: skip
async def print_delivery_note(shipment_id: FromPath[UUID], session: Session) -> Response[bytes]:
    """A4, in the language of the country it goes to, without prices."""
    number, data = await delivery_note(session, shipment_id)
    return pdf_answer(await typeset.pdf("delivery_note", data), f"delivery-note-{number}")


@get("/shipments/{shipment_id:uuid}/tracking", guards=[needs("shipments:read")], summary="Where are its parcels?",
     tags=["shipments"])  # fmt: skip
async def track(shipment_id: FromPath[UUID], session: Session) -> list[ParcelTracking]:
    """Every parcel with what the carrier said, oldest first."""
    return await tracking_page(session, shipment_id)


HANDLERS = [get_label, print_label, want_label, void_label, check_label, print_delivery_note, track]
