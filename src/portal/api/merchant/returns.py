"""A merchant's returns over HTTP: asking for them, and seeing what was found."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath, FromQuery, JSONBody

from portal.api.deps import Cursor, Limit, Session
from portal.api.guards import needs
from portal.api.return_reading import Search, Status
from portal.domains import returns
from portal.domains.returns import WANTS, ReturnFilter, ReturnView
from portal.flows import returning
from portal.flows.returning import Wanted
from portal.kit.paging import Paged, page, window
from portal.reads import return_list
from portal.reads.order_counts import ViewCounts
from portal.reads.return_list import ReturnRow


class WantedLine(msgspec.Struct, forbid_unknown_fields=True):
    """Units of one order line that are to come back."""

    order_line_id: UUID
    quantity: Annotated[int, msgspec.Meta(ge=1, le=100_000, examples=[1], description="Units of the product")]
    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=300, examples=["サイズ違い"])]


class ReturnRequest(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What is to come back of an order, and what for; to the warehouse that shipped it unless told otherwise."""

    order_id: UUID
    lines: Annotated[list[WantedLine], msgspec.Meta(min_length=1, max_length=200)]
    wants: Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(WANTS)})$", examples=["refund"])] = "none"
    note: Annotated[str, msgspec.Meta(max_length=2000)] = ""
    warehouse_id: UUID | None = None


def _view(found: ReturnView, status: int = 200) -> Response[ReturnView]:
    return Response(found, status_code=status, headers={"ETag": f'"{found.version}"'})


@post("/returns", guards=[needs("returns:write")], summary="Request a return", tags=["returns"])
async def request(data: JSONBody[ReturnRequest], session: Session) -> Response[ReturnView]:
    """Units of shipped lines, as many as are out there and not coming back already. Its number goes onto the parcel."""
    lines = [Wanted(line.order_line_id, line.quantity, line.reason) for line in data.lines]
    return_id = await returning.request(
        session, data.order_id, lines, wants=data.wants, note=data.note, warehouse_id=data.warehouse_id
    )
    return _view(await returns.get_return(session, return_id), 201)


@get("/returns", guards=[needs("returns:read")], summary="Returns", tags=["returns"])
async def list_returns(
    session: Session,
    cursor: Cursor = None,
    limit: Limit = None,
    status: Status = None,
    order_id: FromQuery[UUID | None] = None,
    warehouse_id: FromQuery[UUID | None] = None,
    q: Search = None,
) -> Paged[ReturnRow]:
    """Newest first."""
    narrowed = ReturnFilter(statuses=status or (), order_id=order_id, warehouse_id=warehouse_id)
    asked = window(cursor, limit, UUID)
    return page(await return_list.list_returns(session, asked, narrowed, q=q), asked, "id")


@get("/returns/counts", guards=[needs("returns:read")], summary="Count returns by state", tags=["returns"])
async def count_returns(session: Session, warehouse_id: FromQuery[UUID | None] = None) -> ViewCounts:
    """Exact to 10,000; ``more`` says that there are more. Each view carries the parameters that show it."""
    return await return_list.count_returns(session, warehouse_id)


@get("/returns/{return_id:uuid}", guards=[needs("returns:read")], summary="One return", tags=["returns"])
async def get_return(return_id: FromPath[UUID], session: Session) -> Response[ReturnView]:
    """With its lines, and what inspection found of each."""
    return _view(await returns.get_return(session, return_id))


@post("/returns/{return_id:uuid}/dispatch", guards=[needs("returns:write")], summary="It is sent", tags=["returns"])
async def send(return_id: FromPath[UUID], session: Session) -> Response[ReturnView]:
    """The approved goods are on their way."""
    await returns.send(session, return_id)
    return _view(await returns.get_return(session, return_id), 201)


@post(
    "/returns/{return_id:uuid}/cancellation", guards=[needs("returns:write")], summary="Cancel a return",
    tags=["returns"],
)  # fmt: skip
async def cancel(return_id: FromPath[UUID], session: Session) -> Response[ReturnView]:
    """Until it is on its way."""
    await returns.cancel(session, return_id)
    return _view(await returns.get_return(session, return_id), 201)


HANDLERS = [request, list_returns, count_returns, get_return, send, cancel]
