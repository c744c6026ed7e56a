"""Returns at the operator over HTTP: deciding on them, taking them in, looking at each unit."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath, FromQuery, JSONBody

from portal.api.deps import Cursor, Limit, Session
from portal.api.guards import needs
from portal.api.return_reading import Search, Status
from portal.domains import returns
from portal.domains.returns import DISPOSITIONS, FOUND_CONDITIONS, ReturnFilter, ReturnView
from portal.flows import returning
from portal.flows.returning import Finding
from portal.kit.paging import Paged, page, window
from portal.reads import return_list
from portal.reads.order_counts import ViewCounts
from portal.reads.return_list import ReturnRow


class Rejection(msgspec.Struct, forbid_unknown_fields=True):
    """Why a return is refused; the merchant reads it."""

    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]


class Scanned(msgspec.Struct, forbid_unknown_fields=True):
    """The number on the parcel."""

    number: Annotated[str, msgspec.Meta(min_length=1, max_length=40, examples=["R261124-7Q4X9M2F"])]


class FindingInput(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Units of a line found in one condition, what becomes of them, and where they are put (needed to restock)."""

    line_id: UUID
    quantity: Annotated[int, msgspec.Meta(ge=1, le=100_000, examples=[1])]
    condition: Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(FOUND_CONDITIONS)})$", examples=["sellable"])]
    disposition: Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(DISPOSITIONS)})$", examples=["restock"])]
    note: Annotated[str, msgspec.Meta(max_length=2000)] = ""
    lot_code: Annotated[str, msgspec.Meta(min_length=1, max_length=64)] | None = None
    expires_on: date | None = None
    location: Annotated[str, msgspec.Meta(min_length=1, max_length=100)] | None = None


class FindingsInput(msgspec.Struct, forbid_unknown_fields=True):
    """Everything that was looked at together."""

    findings: Annotated[list[FindingInput], msgspec.Meta(min_length=1, max_length=200)]


def _view(found: ReturnView, status: int = 200) -> Response[ReturnView]:
    return Response(found, status_code=status, headers={"ETag": f'"{found.version}"'})


@get("/returns", guards=[needs("returns:read")], summary="Returns", tags=["returns"])
async def list_returns(
    session: Session,
    cursor: Cursor = None,
    limit: Limit = None,
    status: Status = None,
    merchant_id: FromQuery[UUID | None] = None,
    warehouse_id: FromQuery[UUID | None] = None,
    q: Search = None,
) -> Paged[ReturnRow]:
    """Newest first, of every merchant or one."""
    narrowed = ReturnFilter(statuses=status or (), merchant_id=merchant_id, warehouse_id=warehouse_id)
    asked = window(cursor, limit, UUID)
    return page(await return_list.list_returns(session, asked, narrowed, q=q), asked, "id")


@get("/returns/counts", guards=[needs("returns:read")], summary="Count returns by state", tags=["returns"])
async def count_returns(
    session: Session, warehouse_id: FromQuery[UUID | None] = None, merchant_id: FromQuery[UUID | None] = None
) -> ViewCounts:
    """Exact to 10,000; ``more`` says that there are more. Each view carries the parameters that show it."""
    return await return_list.count_returns(session, warehouse_id, merchant_id)


@get("/returns/{return_id:uuid}", guards=[needs("returns:read")], summary="One return", tags=["returns"])
async def get_return(return_id: FromPath[UUID], session: Session) -> Response[ReturnView]:
    """With its lines, and what inspection found of each."""
    return _view(await returns.get_return(session, return_id))


@post("/returns/{return_id:uuid}/approval", guards=[needs("returns:work")], summary="Approve it", tags=["returns"])
async def approve(return_id: FromPath[UUID], session: Session) -> Response[ReturnView]:
    """The goods may be sent."""
    await returns.approve(session, return_id)
    return _view(await returns.get_return(session, return_id), 201)


@post("/returns/{return_id:uuid}/rejection", guards=[needs("returns:work")], summary="Reject it", tags=["returns"])
async def reject(return_id: FromPath[UUID], data: JSONBody[Rejection], session: Session) -> Response[ReturnView]:
    """The goods may not be sent; their units may be asked for again."""
    await returns.reject(session, return_id, reason=data.reason)
    return _view(await returns.get_return(session, return_id), 201)


@post("/returns/arrivals", guards=[needs("returns:work")], summary="A return has arrived", tags=["returns"])
async def arrive(data: JSONBody[Scanned], session: Session) -> Response[ReturnView]:
    """By the number that was scanned on the parcel."""
    return_id = await returning.arrive(session, data.number)
    return _view(await returns.get_return(session, return_id), 201)


@post(
    "/returns/{return_id:uuid}/inspections", guards=[needs("returns:work")], summary="Inspect units", tags=["returns"]
)
async def inspect(return_id: FromPath[UUID], data: JSONBody[FindingsInput], session: Session) -> Response[ReturnView]:
    """Restocked units are on sale again at once; disposed ones are gone; the others stand aside and are not sold. The
    return is resolved with its last unit.
    """
    await returning.inspect(session, return_id, [Finding(**msgspec.structs.asdict(f)) for f in data.findings])
    return _view(await returns.get_return(session, return_id), 201)


@post(
    "/returns/{return_id:uuid}/resolution", guards=[needs("returns:work")], summary="End a return early",
    tags=["returns"],
)  # fmt: skip
async def resolve(return_id: FromPath[UUID], session: Session) -> Response[ReturnView]:
    """Nothing more will come; units not looked at count as missing and may be asked for again."""
    await returns.resolve(session, return_id)
    return _view(await returns.get_return(session, return_id), 201)


HANDLERS = [list_returns, count_returns, get_return, approve, reject, arrive, inspect, resolve]
