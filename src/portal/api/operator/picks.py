"""The picker's scanner over HTTP: take a walk, scan each stop, say what is missing."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post, put
from litestar.params import FromPath, JSONBody

from portal.api.deps import Session, Who
from portal.api.guards import needs
from portal.domains import outbound
from portal.domains.outbound import Picked, PickListView, PickView
from portal.flows import assigning, fulfilment
from portal.reads.pick_walk import PickWalk, pick_walk

Code = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]


class PickScan(msgspec.Struct, forbid_unknown_fields=True):
    """What was scanned at a stop. ``quantity`` counts the product's code; a case code counts its units each time."""

    location: Annotated[str, msgspec.Meta(min_length=1, max_length=100, description="Code or barcode of the place")]
    product: Annotated[str, msgspec.Meta(min_length=1, max_length=100, description="Barcode of the goods")]
    quantity: Annotated[int, msgspec.Meta(ge=1, le=100_000)] = 1


class PickShortage(msgspec.Struct, forbid_unknown_fields=True):
    """Units of the pick that were found, each of them scanned before."""

    found: Annotated[int, msgspec.Meta(ge=0, le=100_000)]


class Assignment(msgspec.Struct, forbid_unknown_fields=True):
    """Who walks the list: a member of the operator."""

    membership_id: UUID


class PutBack(msgspec.Struct, forbid_unknown_fields=True):
    """The shelf that picked units are put on again."""

    location: Code


@get("/pick-lists/{pick_list_id:uuid}", guards=[needs("floor:work")], summary="Walk a pick list", tags=["picking"])
async def get_walk(pick_list_id: FromPath[UUID], session: Session) -> PickWalk:
    """The stops in walk order, each with place, goods, lot, tote and the codes that count."""
    return await pick_walk(session, pick_list_id)


@put(
    "/pick-lists/{pick_list_id:uuid}/picker",
    guards=[needs("floor:work")],
    summary="Take a pick list",
    tags=["picking"],
)
async def take_pick_list(pick_list_id: FromPath[UUID], session: Session, who: Who) -> PickWalk:
    """Whoever asks walks it from now on."""
    await outbound.take_pick_list(session, pick_list_id, who.name)
    return await pick_walk(session, pick_list_id)


@put(
    "/pick-lists/{pick_list_id:uuid}/assignment",
    guards=[needs("waves:write")],
    summary="Give a pick list to somebody",
    tags=["picking"],
)
async def assign_pick_list(pick_list_id: FromPath[UUID], data: JSONBody[Assignment], session: Session) -> PickListView:
    """That member walks it from now on, whoever did before."""
    return await assigning.assign(session, pick_list_id, data.membership_id)


@post(
    "/picks/{pick_id:uuid}/scan",
    guards=[needs("floor:work")],
    status_code=200,
    summary="Scan a pick",
    tags=["picking"],
)
async def scan_pick(pick_id: FromPath[UUID], data: JSONBody[PickScan], session: Session) -> Picked:
    """The units go to the packing place. A wrong place, product or number is refused with what was expected."""
    return await fulfilment.pick(session, pick_id, location=data.location, product=data.product, quantity=data.quantity)


@post(
    "/picks/{pick_id:uuid}/short",
    guards=[needs("floor:work")],
    status_code=200,
    summary="Say that units are missing",
    tags=["picking"],
)
async def short_pick(pick_id: FromPath[UUID], data: JSONBody[PickShortage], session: Session) -> PickView:
    """Missing units are written off and fetched elsewhere at the end of the walk, or the shipment waits for stock."""
    return await fulfilment.short(session, pick_id, found=data.found)


@post(
    "/shipments/{shipment_id:uuid}/put-back",
    guards=[needs("floor:work")],
    status_code=200,
    summary="Put picked units back",
    tags=["picking"],
)
async def put_back(shipment_id: FromPath[UUID], data: JSONBody[PutBack], session: Session) -> outbound.ShipmentView:
    """For a shipment that waits: what was picked of it is on a shelf again, still promised to it."""
    await fulfilment.put_back(session, shipment_id, location=data.location)
    return (await outbound.get_shipment(session, shipment_id)).shipment


HANDLERS = [get_walk, take_pick_list, assign_pick_list, scan_pick, short_pick, put_back]
