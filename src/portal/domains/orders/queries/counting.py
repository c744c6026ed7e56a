"""How many orders wait, for what, and how much is in them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Date, Select, Uuid, cast, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.orders.models import Hold, Order, OrderLine
from portal.domains.orders.queries.reading import OrderFilter, narrow, within
from portal.domains.orders.rules import CLOSED_STATES


def orders_to_count(session: AsyncSession, narrowed: OrderFilter) -> Select[Any]:
    """The ids of the orders of a view."""
    return narrow(select(Order.id).where(*within(session, Order)), session, narrowed)


async def count_holds(session: AsyncSession, merchant_id: UUID | None = None) -> dict[str, int]:
    """Open orders by the reason that holds them; an order with two reasons counts under both."""
    query = (
        select(Hold.reason, func.count())
        .join(
            Order,
            (Order.operator_id == Hold.operator_id)
            & (Order.id == Hold.order_id)
            & (Order.merchant_id == Hold.merchant_id),
        )
        .where(*within(session, Hold), *within(session, Order), Hold.released_at.is_(None))
        .where(Order.status.not_in(CLOSED_STATES))
        .group_by(Hold.reason)
        .order_by(Hold.reason)
    )
    if merchant_id is not None:
        query = query.where(Hold.merchant_id == merchant_id)
    return {row[0]: row[1] for row in await session.execute(query)}


async def units_of(session: AsyncSession, order_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Units of the products that these orders want, less what was cancelled."""
    units = func.sum(OrderLine.quantity * OrderLine.units_per_item - OrderLine.cancelled_units)
    rows = await session.execute(
        select(OrderLine.order_id, units)
        .where(*within(session, OrderLine), OrderLine.order_id == func.any(literal(list(order_ids), ARRAY(Uuid()))))
        .group_by(OrderLine.order_id)
    )
    return {order_id: int(count) for order_id, count in rows}


async def count_by_day(session: AsyncSession, *, zone: str, since: datetime) -> dict[date, int]:
    """Orders by the day of ordering in this time zone, cancelled ones aside; days without one are absent."""
    day = cast(func.timezone(zone, Order.ordered_at), Date)
    rows = await session.execute(
        select(day, func.count())
        .where(*within(session, Order), Order.ordered_at >= since, Order.status != "cancelled")
        .group_by(day)
    )
    return {row[0]: row[1] for row in rows}


async def count_held_by_day(session: AsyncSession, *, zone: str, since: datetime) -> dict[date, int]:
    """Orders that came to be held, by day in this time zone."""
    day = cast(func.timezone(zone, Hold.placed_at), Date)
    rows = await session.execute(
        select(day, func.count(Hold.order_id.distinct()))
        .where(*within(session, Hold), Hold.placed_at >= since)
        .group_by(day)
    )
    return {row[0]: row[1] for row in rows}
