"""Returns as a list shows them: of which order, how many units, why, and whose."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import orders, returns
from portal.domains.returns import RETURN_STATES, ReturnFilter, ReturnItem
from portal.kit.counting import count_all
from portal.kit.finding import folded, our_number
from portal.kit.paging import Window
from portal.reads.finding_orders import orders_named
from portal.reads.order_counts import ViewCounts, counted
from portal.reads.order_list import merchant_names

_FOUND = 50


class ReturnRow(ReturnItem, frozen=True):
    """A return in a list; ``inspected`` of its ``units`` were looked at. ``merchant`` on the operator's side only."""

    order_number: str
    lines: int
    units: int
    inspected: int
    reasons: Sequence[str]
    merchant: str


async def list_returns(session: AsyncSession, asked: Window, by: ReturnFilter, *, q: str | None) -> list[ReturnRow]:
    """A page of returns, one more than asked. ``q``: the beginning of a number, or a word of the order."""
    if q:
        named = await orders_named(session, q, _FOUND)
        by = msgspec.structs.replace(by, beginning=our_number(q) or folded(q), of_orders=named)
    found = await returns.list_returns(session, asked, by)
    sums = await returns.sums_of(session, [one.id for one in found])
    numbers = await orders.numbers_of(session, {one.order_id for one in found})
    merchants = await merchant_names(session)
    return [
        ReturnRow(
            **msgspec.structs.asdict(one), order_number=numbers.get(one.order_id, ""), lines=sums[one.id].lines,
            units=sums[one.id].units, inspected=sums[one.id].inspected, reasons=sums[one.id].reasons,
            merchant=merchants.get(one.merchant_id, ""),
        )
        for one in found
    ]  # fmt: skip


async def count_returns(
    session: AsyncSession, warehouse_id: UUID | None = None, merchant_id: UUID | None = None
) -> ViewCounts:
    """Returns by state."""
    views = {
        state: returns.returns_to_count(
            session, ReturnFilter(statuses=(state,), warehouse_id=warehouse_id, merchant_id=merchant_id)
        )
        for state in RETURN_STATES
    }
    counts = await count_all(session, views)
    return ViewCounts([counted(state, counts[state], {"status": (state,)}) for state in RETURN_STATES])
