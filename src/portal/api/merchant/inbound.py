"""A merchant's arrivals over HTTP: announcing them, and seeing what was counted."""

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
from portal.api.papers import PDF, pdf_answer
from portal.domains import inbound
from portal.domains.inbound import PlanView, ReceiptView
from portal.flows import receiving
from portal.flows.receiving import Expected
from portal.kit import typeset
from portal.kit.paging import Paged, page, window
from portal.kit.scope import merchant_of
from portal.reads import inbound_list
from portal.reads.inbound_list import PlanRow
from portal.reads.label_sheets import inbound_labels
from portal.reads.order_counts import ViewCounts

Short = Annotated[str, msgspec.Meta(max_length=200)]


class ExpectedLine(msgspec.Struct, forbid_unknown_fields=True):
    """Units of a product that will arrive."""

    sku: Annotated[str, msgspec.Meta(min_length=1, max_length=100, examples=["TEA-SENCHA-100"])]
    quantity: Annotated[int, msgspec.Meta(ge=1, le=1_000_000, examples=[240])]


class Announcement(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What will arrive, where and when."""

    warehouse_id: UUID
    expected_on: date
    lines: Annotated[list[ExpectedLine], msgspec.Meta(min_length=1, max_length=2000)]
    supplier: Short = ""
    po_number: Short = ""
    cartons: Annotated[int, msgspec.Meta(ge=1, le=100_000)] | None = None
    note: Annotated[str, msgspec.Meta(max_length=2000)] = ""


class PlanReceipts(msgspec.Struct, frozen=True):
    """Every count of a plan, in the order in which they were made."""

    items: Sequence[ReceiptView]


def _view(plan: PlanView, status: int = 200) -> Response[PlanView]:
    return Response(plan, status_code=status, headers={"ETag": f'"{plan.version}"'})


@post("/inbound", guards=[needs("inbound:write")], summary="Announce an arrival", tags=["inbound"])
async def announce(data: JSONBody[Announcement], session: Session) -> Response[PlanView]:
    """Each sku once, and no day that has passed. Over- and under-deliveries show later as variance."""
    given = {name: value for name, value in msgspec.structs.asdict(data).items() if name != "lines"}
    lines = [Expected(line.sku, line.quantity) for line in data.lines]
    plan_id = await receiving.announce(session, merchant_id=merchant_of(session), lines=lines, **given)
    return _view(await inbound.get_plan(session, plan_id), 201)


@get("/inbound", guards=[needs("inbound:read")], summary="Arrivals", tags=["inbound"])
async def list_plans(
    session: Session,
    cursor: Cursor = None,
    limit: Limit = None,
    status: Status = None,
    warehouse_id: FromQuery[UUID | None] = None,
    late: Late = None,
    differences: Differences = None,
    q: Search = None,
) -> Paged[PlanRow]:
    """Newest first."""
    narrowed = await inbound_reading.narrowed(
        session, statuses=status, warehouse_id=warehouse_id, late=late, differences=differences
    )
    asked = window(cursor, limit, UUID)
    return page(await inbound_list.list_plans(session, asked, narrowed, q=q), asked, "id")


@get("/inbound/counts", guards=[needs("inbound:read")], summary="Count arrivals by state", tags=["inbound"])
async def count_plans(session: Session, warehouse_id: FromQuery[UUID | None] = None) -> ViewCounts:
    """Also those that are late, and those of the last two weeks that were counted otherwise than announced."""
    return await inbound_list.count_plans(session, warehouse_id)


@get("/inbound/{plan_id:uuid}", guards=[needs("inbound:read")], summary="One arrival", tags=["inbound"])
async def get_plan(plan_id: FromPath[UUID], session: Session) -> Response[PlanView]:
    """Its lines show expected, received, damaged and the variance."""
    return _view(await inbound.get_plan(session, plan_id))


@get("/inbound/{plan_id:uuid}/receipts", guards=[needs("inbound:read")], summary="What was counted", tags=["inbound"])
async def list_receipts(plan_id: FromPath[UUID], session: Session) -> PlanReceipts:
    """Each count with its condition and lot."""
    return PlanReceipts(await inbound.list_receipts(session, plan_id))


@post(
    "/inbound/{plan_id:uuid}/cancellation", guards=[needs("inbound:write")], summary="Cancel an arrival",
    tags=["inbound"],
)  # fmt: skip
async def cancel(plan_id: FromPath[UUID], session: Session) -> Response[PlanView]:
    """Until its counting has begun."""
    await inbound.cancel(session, plan_id)
    return _view(await inbound.get_plan(session, plan_id), 201)


@get(
    "/inbound/{plan_id:uuid}/labels.pdf", guards=[needs("inbound:read")], summary="Labels of an arrival",
    tags=["inbound"], media_type=PDF,
)  # fmt: skip
async def print_labels(plan_id: FromPath[UUID], session: Session) -> Response[bytes]:
    """A4, 24 labels a sheet: one a carton with the arrival's number, then one a product with its barcode or sku."""
    return pdf_answer(await typeset.pdf("label_sheet", await inbound_labels(session, plan_id)), "inbound-labels")


HANDLERS = [print_labels, announce, list_plans, count_plans, get_plan, list_receipts, cancel]
