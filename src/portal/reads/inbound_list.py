"""Arrivals as a list shows them: how much is announced and counted, whose it is, and what differs."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import billing, inbound, inventory
from portal.domains.inbound import PLAN_STATES, PlanFilter, PlanItem
from portal.kit import clock
from portal.kit.counting import count_all
from portal.kit.finding import folded, our_number
from portal.kit.paging import Window
from portal.reads.order_counts import ViewCounts, counted
from portal.reads.order_list import merchant_names

RECENT = timedelta(days=14)


class PlanRow(PlanItem, frozen=True):
    """An arrival in a list: ``lines``, and units that were expected, received and damaged in all.

    ``differs``: something was counted otherwise than announced; ``late``: it was to arrive before today.
    ``merchant`` is a name, on the operator's side only.
    """

    lines: int
    expected: int
    received: int
    damaged: int
    differs: bool
    late: bool
    warehouse: str
    merchant: str


async def list_plans(session: AsyncSession, asked: Window, by: PlanFilter, *, q: str | None = None) -> list[PlanRow]:
    """A page of arrivals, one more than asked. ``q``: the beginning of a number or of a purchase order's."""
    if q:
        by = msgspec.structs.replace(by, beginning=our_number(q) or folded(q), written=q.strip())
    found = await inbound.list_plans(session, asked, by)
    sums = await inbound.sums_of(session, [plan.id for plan in found])
    houses = {house.id: house.code for house in await inventory.list_warehouses(session)}
    merchants = await merchant_names(session)
    today = await billing.business_date(session)
    rows = []
    for plan in found:
        sum_ = sums[plan.id]
        late = plan.status == "announced" and plan.expected_on < today
        rows.append(
            PlanRow(
                **msgspec.structs.asdict(plan), lines=sum_.lines, expected=sum_.expected, received=sum_.received,
                damaged=sum_.damaged, differs=sum_.differs and plan.status in inbound.COUNTED_STATES, late=late,
                warehouse=houses.get(plan.warehouse_id, ""), merchant=merchants.get(plan.merchant_id, ""),
            )
        )  # fmt: skip
    return rows


async def count_plans(
    session: AsyncSession, warehouse_id: UUID | None = None, merchant_id: UUID | None = None
) -> ViewCounts:
    """Arrivals by state, those that are late, and those of the last two weeks that differ."""
    here = PlanFilter(warehouse_id=warehouse_id, merchant_id=merchant_id)
    shown: dict[str, tuple[PlanFilter, dict[str, tuple[str, ...]]]] = {
        state: (msgspec.structs.replace(here, statuses=(state,)), {"status": (state,)}) for state in PLAN_STATES
    }
    today = await billing.business_date(session)
    shown["late"] = (msgspec.structs.replace(here, late_on=today), {"late": ("true",)})
    differing = msgspec.structs.replace(here, differing_since=differences_since())
    shown["differences"] = (differing, {"differences": ("true",)})
    counts = await count_all(session, {view: inbound.plans_to_count(session, by) for view, (by, _) in shown.items()})
    return ViewCounts([counted(view, counts[view], shown_by) for view, (_, shown_by) in shown.items()])


def differences_since() -> datetime:
    """Since when a closed arrival's differences are worth looking at."""
    return clock.now() - RECENT
