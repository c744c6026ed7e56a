"""Lines whose product became known: every order that waited for it goes on, in one set of statements."""

from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Select, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.orders.actions.holding import clear_holds
from portal.domains.orders.actions.locking import locked_many
from portal.domains.orders.models import Order, OrderLine
from portal.domains.orders.queries.reading import within
from portal.domains.orders.rules import CLOSED_STATES


class ProductMapping(msgspec.Struct, frozen=True, kw_only=True):
    """Lines with this sku and with this shop's id of what was sold mean ``units`` of this product.

    What is None does not narrow; one of ``sku`` and ``product_external_id`` is given.
    """

    product_id: UUID
    units: int = 1
    sku: str | None = None
    shop_id: UUID | None = None
    product_external_id: str | None = None


async def map_lines(session: AsyncSession, merchant_id: UUID, mapping: ProductMapping) -> list[UUID]:
    """Unmapped lines of open orders know their product; answers the orders that have no unmapped line left.

    Their hold ``product_unmapped`` is released. Mapping again what is mapped changes nothing. Records OrderReleased.
    """
    waiting = sorted(set(await session.scalars(_waiting(session, merchant_id, mapping))))
    if not waiting:
        return []
    await locked_many(session, waiting)
    await session.execute(
        update(OrderLine)
        .where(*_lines(session, merchant_id, mapping), OrderLine.order_id.in_(waiting))
        .values(product_id=mapping.product_id, units_per_item=mapping.units)
    )
    unmapped = await session.scalars(
        select(OrderLine.order_id).where(
            *within(session, OrderLine),
            OrderLine.order_id.in_(waiting),
            OrderLine.product_id.is_(None),
            _left(),
        )
    )
    complete = sorted(set(waiting) - set(unmapped))
    await clear_holds(session, complete, "product_unmapped")
    await session.flush()
    return complete


def _left() -> ColumnElement[bool]:
    return OrderLine.cancelled_units < OrderLine.quantity * OrderLine.units_per_item


def _lines(session: AsyncSession, merchant_id: UUID, mapping: ProductMapping) -> list[ColumnElement[bool]]:
    told_by = [
        column == value
        for column, value in (
            (OrderLine.sku, mapping.sku), (OrderLine.product_external_id, mapping.product_external_id)
        )
        if value
    ]  # fmt: skip
    return [*within(session, OrderLine), OrderLine.merchant_id == merchant_id, OrderLine.product_id.is_(None), *told_by]


def _waiting(session: AsyncSession, merchant_id: UUID, mapping: ProductMapping) -> Select[UUID]:
    query = (
        select(OrderLine.order_id)
        .join(Order, (Order.operator_id == OrderLine.operator_id) & (Order.id == OrderLine.order_id))
        .where(*_lines(session, merchant_id, mapping), Order.status.not_in(CLOSED_STATES))
    )
    return query if mapping.shop_id is None else query.where(Order.shop_id == mapping.shop_id)
