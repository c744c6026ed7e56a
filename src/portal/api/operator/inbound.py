"""The dock over HTTP: what will arrive, its counting, and bringing it to its places."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath, FromQuery, JSONBody

from portal.api import inbound_reading
from portal.api.deps import Cursor, Limit, Session
from portal.api.guards import needs
from portal.api.inbound_reading import Differences, Late, Search, Status
from portal.domains import inbound
from portal.domains.inbound import PlanView, ReceiptView
from portal.flows import receiving
from portal.flows.receiving import Count, Expected, Placing
from portal.kit.paging import Paged, page, window
from portal.reads import inbound_list
from portal.reads.inbound_list import PlanRow
from portal.reads.order_counts import ViewCounts

Units = Annotated[int, msgspec.Meta(ge=1, le=1_000_000, examples=[24])]
Code = Annotated[str, msgspec.Meta(min_length=1, max_length=100, examples=["4901234567894"])]
Short = Annotated[str, msgspec.Meta(max_length=200)]


class ExpectedInput(msgspec.Struct, forbid_unknown_fields=True):
    """Units of a product that should arrive."""

    sku: Code
    quantity: Units


class PlanInput(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What will arrive for a merchant."""

    merchant_id: UUID
    warehouse_id: UUID
    expected_on: date
    lines: Annotated[list[ExpectedInput], msgspec.Meta(min_length=1, max_length=2000)]
    supplier: Short = ""
    po_number: Short = ""
    cartons: Annotated[int, msgspec.Meta(ge=1, le=100_000)] | None = None
    note: Annotated[str, msgspec.Meta(max_length=2000)] = ""


class CountInput(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One count. ``code``: a sku or a barcode; a case's barcode stands for its units, ``quantity`` times."""

    code: Code
    quantity: Units
    condition: Annotated[str, msgspec.Meta(pattern="^(sellable|damaged)$")] = "sellable"
    lot_code: Annotated[str, msgspec.Meta(min_length=1, max_length=64, examples=["L2411A"])] | None = None
    expires_on: date | None = None
    location: Code | None = None


class CountsInput(msgspec.Struct, forbid_unknown_fields=True):
    """Everything that was counted together."""

    counts: Annotated[list[CountInput], msgspec.Meta(min_length=1, max_length=2000)]


class PlacingInput(msgspec.Struct, forbid_unknown_fields=True):
    """Units of a receipt, and the code or barcode of the place they are brought to."""

    receipt_id: UUID
    quantity: Units
    location: Code


class PlacingsInput(msgspec.Struct, forbid_unknown_fields=True):
    """Everything that was brought away together."""

    placings: Annotated[list[PlacingInput], msgspec.Meta(min_length=1, max_length=500)]


class Receipts(msgspec.Struct, frozen=True):
    """Every count of a plan, in the order in which they were made."""

    items: Sequence[ReceiptView]


def _view(plan: PlanView, status: int = 200) -> Response[PlanView]:
    return Response(plan, status_code=status, headers={"ETag": f'"{plan.version}"'})


@post("/inbound", guards=[needs("inbound:write")], summary="Announce an arrival for a merchant", tags=["inbound"])
async def announce(data: JSONBody[PlanInput], session: Session) -> Response[PlanView]:
    """On behalf of a merchant. Each sku once, and no day that has passed."""
    given = {name: value for name, value in msgspec.structs.asdict(data).items() if name != "lines"}
    lines = [Expected(line.sku, line.quantity) for line in data.lines]
    plan_id = await receiving.announce(session, lines=lines, **given)
    return _view(await inbound.get_plan(session, plan_id), 201)


@get("/inbound", guards=[needs("inbound:read")], summary="Inbound plans", tags=["inbound"])
async def list_plans(
    session: Session,
    cursor: Cursor = None,
    limit: Limit = None,
    status: Status = None,
    merchant_id: FromQuery[UUID | None] = None,
    warehouse_id: FromQuery[UUID | None] = None,
    late: Late = None,
    differences: Differences = None,
    q: Search = None,
) -> Paged[PlanRow]:
    """Newest first, of every merchant or one."""
    narrowed = await inbound_reading.narrowed(
        session, statuses=status, merchant_id=merchant_id, warehouse_id=warehouse_id, late=late, differences=differences
    )
    asked = window(cursor, limit, UUID)
    return page(await inbound_list.list_plans(session, asked, narrowed, q=q), asked, "id")


@get("/inbound/counts", guards=[needs("inbound:read")], summary="Count arrivals by state", tags=["inbound"])
async def count_plans(
    session: Session, warehouse_id: FromQuery[UUID | None] = None, merchant_id: FromQuery[UUID | None] = None
) -> ViewCounts:
    """Also those that are late, and those of the last two weeks that were counted otherwise than announced."""
    return await inbound_list.count_plans(session, warehouse_id, merchant_id)


@get("/inbound/{plan_id:uuid}", guards=[needs("inbound:read")], summary="One inbound plan", tags=["inbound"])
async def get_plan(plan_id: FromPath[UUID], session: Session) -> Response[PlanView]:
    """Its lines show expected, received, damaged and the variance."""
    return _view(await inbound.get_plan(session, plan_id))


@post("/inbound/{plan_id:uuid}/arrival", guards=[needs("receiving:work")], summary="It has arrived", tags=["inbound"])
async def arrive(plan_id: FromPath[UUID], session: Session) -> Response[PlanView]:
    """The goods are at the dock; counting may begin."""
    await inbound.arrive(session, plan_id)
    return _view(await inbound.get_plan(session, plan_id), 201)


@post("/inbound/{plan_id:uuid}/receipts", guards=[needs("receiving:work")], summary="Count units", tags=["inbound"])
async def receive(plan_id: FromPath[UUID], data: JSONBody[CountsInput], session: Session) -> Response[PlanView]:
    """Counted units are stock on a receiving location. More than expected, or a product that nobody announced, is
    taken and shows as variance; lot code and expiry date are required where the product is tracked by them.
    """
    await receiving.receive(session, plan_id, [Count(**msgspec.structs.asdict(count)) for count in data.counts])
    return _view(await inbound.get_plan(session, plan_id), 201)


@get("/inbound/{plan_id:uuid}/receipts", guards=[needs("inbound:read")], summary="Counts of a plan", tags=["inbound"])
async def list_receipts(plan_id: FromPath[UUID], session: Session) -> Receipts:
    """With what of each is still at the dock (``quantity`` - ``put_away``)."""
    return Receipts(await inbound.list_receipts(session, plan_id))


@post("/inbound/{plan_id:uuid}/putaways", guards=[needs("receiving:work")], summary="Put units away", tags=["inbound"])
async def put_away(plan_id: FromPath[UUID], data: JSONBody[PlacingsInput], session: Session) -> Receipts:
    """Sellable units go to storage or pick locations, damaged ones to quarantine."""
    placings = [Placing(p.receipt_id, p.quantity, p.location) for p in data.placings]
    await receiving.put_away(session, plan_id, placings)
    return Receipts(await inbound.list_receipts(session, plan_id))


@post("/inbound/{plan_id:uuid}/closing", guards=[needs("receiving:work")], summary="Close a plan", tags=["inbound"])
async def close(plan_id: FromPath[UUID], session: Session) -> Response[PlanView]:
    """Counting is over; the variance stays with the plan."""
    await inbound.close(session, plan_id)
    return _view(await inbound.get_plan(session, plan_id), 201)


@post(
    "/inbound/{plan_id:uuid}/cancellation", guards=[needs("inbound:write")], summary="Cancel a plan", tags=["inbound"]
)
async def cancel(plan_id: FromPath[UUID], session: Session) -> Response[PlanView]:
    """Until its counting has begun."""
    await inbound.cancel(session, plan_id)
    return _view(await inbound.get_plan(session, plan_id), 201)


HANDLERS = [announce, list_plans, count_plans, get_plan, arrive, receive, list_receipts, put_away, close, cancel]
