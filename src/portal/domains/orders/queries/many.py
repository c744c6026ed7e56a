"""Selects over many orders at once, for files and for actions on everything that a filter shows."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.orders.models import Order, OrderLine
from portal.domains.orders.queries.reading import OrderFilter, narrow, within
from portal.domains.orders.values import OrderRecord, SoldItem
from portal.kit.paging import Window
from portal.kit.rows import all_as

_RECORD = (
    Order.id, Order.merchant_id, Order.number, Order.external_id, Order.shop_id, Order.status, Order.held,
    Order.payment_status, Order.ordered_at, Order.currency, Order.total, Order.buyer_name, Order.buyer_email,
    Order.ship_name, Order.ship_postal_code, Order.ship_country, Order.ship_region, Order.ship_city, Order.ship_line1,
    Order.ship_line2, Order.ship_phone, Order.requested_date, Order.requested_slot, Order.note,
)  # fmt: skip


async def count_orders(session: AsyncSession, narrowed: OrderFilter, among: Select[Any] | None = None) -> int:
    """How many orders a filter shows; ``among`` as for :func:`list_orders`."""
    counting = narrow(select(func.count(Order.id)).where(*within(session, Order)), session, narrowed)
    return await session.scalar(_among(counting, among)) or 0


async def list_records(
    session: AsyncSession, asked: Window, narrowed: OrderFilter, among: Select[Any] | None = None
) -> Sequence[OrderRecord]:
    """Orders in full, without lines, newest first whatever the filter's direction, one more than the page.

    Personal data. ``among`` as for :func:`list_orders`.
    """
    query = _among(narrow(select(*_RECORD).where(*within(session, Order)), session, narrowed), among)
    if asked.after is not None:
        query = query.where(tuple_(Order.ordered_at, Order.id) < asked.after)
    rows = await session.execute(query.order_by(Order.ordered_at.desc(), Order.id.desc()).limit(asked.limit + 1))
    return all_as(OrderRecord, rows)


def _among(query: Select[*tuple[Any, ...]], among: Select[Any] | None) -> Select[*tuple[Any, ...]]:
    return query if among is None else query.where(Order.id.in_(among))


async def items_of(session: AsyncSession, order_ids: Sequence[UUID]) -> dict[UUID, list[SoldItem]]:
    """What was sold with each of these orders, in the order of its lines."""
    rows = await session.execute(
        select(OrderLine.order_id, OrderLine.sku, OrderLine.name, OrderLine.quantity)
        .where(*within(session, OrderLine), OrderLine.order_id.in_(order_ids))
        .order_by(OrderLine.order_id, OrderLine.position)
    )
    found: dict[UUID, list[SoldItem]] = {}
    for order_id, sku, name, quantity in rows:
        found.setdefault(order_id, []).append(SoldItem(sku, name, quantity))
    return found
