"""How many orders each view of the list has, and the filter that shows it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import orders, outbound
from portal.domains.orders import OrderFilter
from portal.domains.outbound import ShipmentFilter
from portal.kit.counting import Count, bounded, count_all

OPEN = ("received", "confirmed", "fulfilling")
IN_WORK = ("released", "picking", "picked", "packed")
# A view's filter as the list takes it.
FILTERS = {
    "all": {},
    "open": {"status": OPEN},
    "held": {"held": ("true",)},
    "awaiting_stock": {"shipment_status": ("awaiting_stock",)},
    "ready": {"shipment_status": ("reserved",), "held": ("false",)},
    "in_work": {"shipment_status": IN_WORK},
    "shipped": {"status": ("fulfilled",)},
    "cancelled": {"status": ("cancelled",)},
}  # type: dict[str, dict[str, tuple[str, ...]]]


class ViewCount(msgspec.Struct, frozen=True):
    """A view of a list: how many rows (``more``: than could be counted) and the list's parameters that show them."""

    view: str
    count: int
    more: bool
    filter: dict[str, Sequence[str]]


class ViewCounts(msgspec.Struct, frozen=True):
    """The views of a list, in the order of its tabs."""

    items: Sequence[ViewCount]


def counted(view: str, count: Count, shown_by: dict[str, tuple[str, ...]]) -> ViewCount:
    """A view with its count."""
    return ViewCount(view, count.count, count.more, {name: list(values) for name, values in shown_by.items()})


async def order_counts(session: AsyncSession, merchant_id: UUID | None = None) -> ViewCounts:
    """The list's own views, then one per reason that holds an order (``held:payment``)."""
    counts = await count_all(session, _views(session, merchant_id))
    items = [counted(view, counts[view], shown_by) for view, shown_by in FILTERS.items()]
    for reason, number in (await orders.count_holds(session, merchant_id)).items():
        items.append(counted(f"held:{reason}", bounded(number), {"hold_reason": (reason,), "status": OPEN}))
    return ViewCounts(items)


def _views(session: AsyncSession, merchant_id: UUID | None) -> dict[str, Select[Any]]:
    views: dict[str, Select[Any]] = {}
    for view, shown_by in FILTERS.items():
        if "shipment_status" in shown_by:
            by = ShipmentFilter(
                statuses=shown_by["shipment_status"],
                merchant_id=merchant_id,
                held=False if "held" in shown_by else None,
            )
            views[view] = outbound.orders_with(session, by).distinct()
        else:
            narrowed = OrderFilter(
                merchant_id=merchant_id, statuses=shown_by.get("status", ()), held=True if "held" in shown_by else None
            )
            views[view] = orders.orders_to_count(session, narrowed)
    return views
