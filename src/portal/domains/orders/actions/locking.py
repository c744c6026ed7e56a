"""Taking hold of an order's row before anything about it is decided."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.orders.errors import OrderClosed, OrderMissing
from portal.domains.orders.models import Order
from portal.domains.orders.queries.reading import within
from portal.domains.orders.rules import CLOSED_STATES
from portal.kit.errors import Stale

_COLUMNS = (Order.id, Order.merchant_id, Order.number, Order.status, Order.held, Order.version)


async def locked(session: AsyncSession, order_id: UUID) -> Row[*tuple[Any, ...]]:
    """The order's row, ours until the transaction ends. Refuses one that is not here."""
    found = await locked_many(session, [order_id])
    if not found:
        raise OrderMissing(id=str(order_id))
    return found[0]


async def locked_open(session: AsyncSession, order_id: UUID, version: int | None = None) -> Row[*tuple[Any, ...]]:
    """The same, and refuses one that is closed, or that changed since ``version`` was read."""
    row = await locked(session, order_id)
    if version is not None and version != row.version:
        raise Stale(version=row.version)
    if row.status in CLOSED_STATES:
        raise OrderClosed(id=str(order_id), status=row.status)
    return row


async def locked_many(session: AsyncSession, order_ids: Sequence[UUID]) -> list[Row[*tuple[Any, ...]]]:
    """Rows of these orders in key order, so that two who take several never wait for each other in a ring."""
    rows = await session.execute(
        select(*_COLUMNS)
        .where(*within(session, Order), Order.id.in_(order_ids))
        .order_by(Order.id)
        .with_for_update(key_share=True)
    )
    return list(rows)
