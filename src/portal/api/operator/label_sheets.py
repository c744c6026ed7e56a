"""Sheets of location labels, to print and stick on shelves."""

from typing import Annotated
from uuid import UUID

from litestar import Response, get
from litestar.params import FromPath, QueryParameter

from portal.api.deps import Session
from portal.api.guards import needs
from portal.api.papers import PDF, pdf_answer
from portal.kit import typeset
from portal.reads.label_sheets import location_labels


@get(
    "/warehouses/{warehouse_id:uuid}/location-labels.pdf", guards=[needs("warehouses:read")],
    summary="Labels of locations", tags=["warehouses"], media_type=PDF,
)  # fmt: skip
async def print_location_labels(
    warehouse_id: FromPath[UUID],
    session: Session,
    zone: Annotated[str | None, QueryParameter(max_length=40, description="Only of the zone with this code")] = None,
    codes: Annotated[list[str] | None, QueryParameter(description="Only locations with these codes")] = None,
) -> Response[bytes]:
    """A4, 24 labels a sheet, by code, 1,000 at most: barcode, code, warehouse and purpose."""
    data = await location_labels(session, warehouse_id, zone=zone, codes=codes or ())
    return pdf_answer(await typeset.pdf("label_sheet", data), "location-labels")


HANDLERS = [print_location_labels]
