"""Orders that scripts and shops with a key send in, one at a time or up to five hundred."""

from collections.abc import Sequence
from typing import Any

import msgspec
from litestar import Response, post
from litestar.params import JSONBody

from portal.api.deps import Session
from portal.api.errors import Problem, problem_of
from portal.api.guards import needs
from portal.api.merchant.order_forms import BatchInput, OrderInput, TakenOrder, as_order, view_of
from portal.domains import channels
from portal.domains.orders import NewOrder, TooLate
from portal.flows.order_intake import Taken, submit
from portal.kit.errors import Invalid, Refusal
from portal.kit.scope import merchant_of


class BatchItem(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of one order of a batch: the status it would have got alone, and the order or the problem."""

    status: int
    order: TakenOrder | None = None
    problem: Problem | None = None


class BatchResult(msgspec.Struct, frozen=True):
    """One item per order that was sent, in the same order."""

    items: Sequence[BatchItem]


@post(
    "/orders",
    guards=[needs("orders:write")],
    summary="Place an order",
    tags=["orders"],
)
async def place_order(data: JSONBody[OrderInput], session: Session) -> Response[TakenOrder]:
    """Placed and reserved in one transaction: 201 for a new order, 200 with the same id when it comes again.

    An order that comes again with other contents is changed as far as its goods have not gone; 409 `too_late` after.
    """
    [taken] = await _submit(session, [as_order(data)])
    if isinstance(taken, Refusal):
        raise taken
    if taken.stage:
        raise TooLate(id=str(taken.placed.order_id), status=taken.stage)
    return Response(view_of(taken), status_code=201 if taken.placed.created else 200)


@post(
    "/orders/batch", guards=[needs("orders:write")], status_code=200, summary="Place up to 500 orders", tags=["orders"]
)
async def place_orders(data: JSONBody[BatchInput], session: Session) -> BatchResult:
    """Every good order is placed and reserved in one transaction; a bad one fails alone, with its problem."""
    read = [_read(item) for item in data.orders]
    results = iter(await _submit(session, [order for order in read if isinstance(order, NewOrder)]))
    return BatchResult([_item(order if isinstance(order, Refusal) else next(results)) for order in read])


async def _submit(session: Session, submitted: Sequence[NewOrder]) -> list[Taken | Refusal]:
    if not submitted:
        return []
    shop_id = await channels.api_shop(session)
    return await submit(session, shop_id=shop_id, merchant_id=merchant_of(session), submitted=submitted)


def _read(item: Any) -> NewOrder | Refusal:
    try:
        return as_order(msgspec.convert(item, OrderInput))
    except msgspec.ValidationError as problem:
        # The library says the place only inside its message, behind this mark.
        says, _, path = str(problem).partition(" - at `$")
        return Invalid.field(path.rstrip("`").lstrip(".") or "order", says)
    except Invalid as refusal:
        return refusal


def _item(found: Taken | Refusal) -> BatchItem:
    if isinstance(found, Refusal):
        problem = problem_of(found)
        return BatchItem(problem.status, problem=problem)
    if found.stage:
        return _item(TooLate(id=str(found.placed.order_id), status=found.stage))
    return BatchItem(201 if found.placed.created else 200, order=view_of(found))


HANDLERS = [place_order, place_orders]
