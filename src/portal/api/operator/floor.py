"""What a handheld reads: the work that waits, the sheet of an arrival, a shelf, and what a code stands for."""

from typing import Annotated
from uuid import UUID

from litestar import get
from litestar.params import FromPath, QueryParameter

from portal.api.deps import Session, Who
from portal.api.guards import needs
from portal.reads.arrival_sheet import ArrivalSheet, arrival_sheet
from portal.reads.floor_board import FloorBoard, floor_board
from portal.reads.shelf import Found, Shelf, get_shelf, look_up

Scanned = Annotated[str, QueryParameter(min_length=1, max_length=100, description="What was scanned")]


@get(
    "/warehouses/{warehouse_id:uuid}/floor-board", guards=[needs("floor:work")], summary="What waits for hands?",
    tags=["floor"],
)  # fmt: skip
async def get_board(warehouse_id: FromPath[UUID], session: Session) -> FloorBoard:
    """Walks with stops left, arrivals to count, and units at the dock with a shelf proposed; a handheld keeps them."""
    return await floor_board(session, warehouse_id)


@get(
    "/warehouses/{warehouse_id:uuid}/shelf", guards=[needs("floor:work")], summary="What lies on a shelf?",
    tags=["floor"],
)  # fmt: skip
async def read_shelf(warehouse_id: FromPath[UUID], code: Scanned, session: Session) -> Shelf:
    """A location of this warehouse by code or barcode, with its contents."""
    return await get_shelf(session, warehouse_id, code)


@get(
    "/warehouses/{warehouse_id:uuid}/look-up", guards=[needs("floor:work")], summary="What is this code?",
    tags=["floor"],
)  # fmt: skip
async def look(warehouse_id: FromPath[UUID], code: Scanned, session: Session, who: Who) -> Found:
    """A shelf with its contents, products with their places, and things of that number. Nothing found is an answer."""
    return await look_up(session, warehouse_id, code, may=who.may)


@get("/inbound/{plan_id:uuid}/sheet", guards=[needs("receiving:work")], summary="Sheet of an arrival", tags=["floor"])
async def get_sheet(plan_id: FromPath[UUID], session: Session) -> ArrivalSheet:
    """Its lines with the codes on the goods, and whether a count must name lot and expiry date."""
    return await arrival_sheet(session, plan_id)


HANDLERS = [get_board, read_shelf, look, get_sheet]
