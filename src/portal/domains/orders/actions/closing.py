"""How an order ends: on its way to be sent, sent, or cancelled."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import ARRAY, Integer, Uuid, bindparam, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.orders.actions.locking import locked, locked_many
from portal.domains.orders.errors import TooLate
from portal.domains.orders.events import OrderCancelled, OrderFulfilled
from portal.domains.orders.models import Hold, Order, OrderLine
from portal.domains.orders.queries.reading import within
from portal.kit import clock, outbox
from portal.kit.scope import actor_of, operator_of


async def cancel(session: AsyncSession, order_id: UUID, *, why: str) -> bool:
    """The order will not be sent; answers whether that is news. Its open holds are released and its lines cancelled.

    Refuses an order of which anything was sent. Records OrderCancelled.
    """
    order = await locked(session, order_id)
    if order.status == "cancelled":
        return False
    if order.status == "fulfilled" or await _shipped(session, order_id):
        raise TooLate(id=str(order_id), status=order.status)
    at = clock.now()
    await session.execute(
        update(Order)
        .where(*within(session, Order), Order.id == order_id)
        .values(status="cancelled", held=False, cancelled_at=at, version=Order.version + 1)
    )
    await session.execute(
        update(OrderLine)
        .where(*within(session, OrderLine), OrderLine.order_id == order_id)
        .values(cancelled_units=OrderLine.quantity * OrderLine.units_per_item)
    )
    await session.execute(
        update(Hold)
        .where(*within(session, Hold), Hold.order_id == order_id, Hold.released_at.is_(None))
        .values(released_at=at, released_by=actor_of(session).name)
    )
    await outbox.record(session, OrderCancelled(merchant_id=order.merchant_id, order_id=order_id, why=why))
    await session.flush()
    return True


async def _shipped(session: AsyncSession, order_id: UUID) -> int:
    shipped = select(func.coalesce(func.sum(OrderLine.shipped_units), 0)).where(
        *within(session, OrderLine), OrderLine.order_id == order_id
    )
    return int(await session.scalar(shipped) or 0)


async def mark_fulfilling(session: AsyncSession, order_ids: Sequence[UUID]) -> None:
    """Work on these orders has begun on the floor; those that are further already stay as they are."""
    await session.execute(
        update(Order)
        .where(*within(session, Order), Order.id.in_(sorted(order_ids)), Order.status == "confirmed")
        .values(status="fulfilling", version=Order.version + 1)
    )
    await session.flush()


async def mark_shipped(session: AsyncSession, units: Mapping[UUID, int]) -> list[UUID]:
    """These units of order lines have left with a carrier; answers the orders that are fulfilled by it.

    The caller says each unit once. An order is fulfilled when every unit of it is shipped or cancelled. Records
    OrderFulfilled.
    """
    touched = await session.scalars(
        select(OrderLine.order_id).where(*within(session, OrderLine), OrderLine.id.in_(list(units))).distinct()
    )
    orders = {order.id: order for order in await locked_many(session, list(touched))}
    ids = sorted(units)
    given = {"operator_id": operator_of(session), "ids": ids, "units": [units[id_] for id_ in ids]}
    await session.execute(_SHIP, given)
    open_ = set(
        await session.scalars(
            select(OrderLine.order_id).where(
                *within(session, OrderLine), OrderLine.order_id.in_(list(orders)),
                OrderLine.cancelled_units + OrderLine.shipped_units < OrderLine.quantity * OrderLine.units_per_item,
            )
        )
    )  # fmt: skip
    done = [id_ for id_, order in orders.items() if id_ not in open_ and order.status not in ("fulfilled", "cancelled")]
    await session.execute(
        update(Order)
        .where(*within(session, Order), Order.id.in_(done))
        .values(status="fulfilled", fulfilled_at=clock.now(), version=Order.version + 1)
    )
    await outbox.record_all(
        session, [OrderFulfilled(merchant_id=orders[id_].merchant_id, order_id=id_) for id_ in done]
    )
    await session.flush()
    return done


_SHIP = text(
    "update order_lines set shipped_units = order_lines.shipped_units + given.units"
    " from unnest(:ids, :units) as given(id, units)"
    " where order_lines.operator_id = :operator_id and order_lines.id = given.id"
).bindparams(bindparam("ids", type_=ARRAY(Uuid)), bindparam("units", type_=ARRAY(Integer)))
