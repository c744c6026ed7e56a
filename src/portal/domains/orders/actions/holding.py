"""Holding orders and letting them go. A thing with an open hold never moves forward."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.orders.actions.locking import locked_many, locked_open
from portal.domains.orders.errors import HoldMissing, HoldStays
from portal.domains.orders.events import OrderHeld, OrderReleased
from portal.domains.orders.models import Hold, Order
from portal.domains.orders.queries.reading import within
from portal.domains.orders.rules import CLEARED_BY_MENDING, CLEARED_BY_OPERATOR
from portal.kit import clock, outbox
from portal.kit.ids import new_id
from portal.kit.scope import actor_of, operator_of, tenant


async def hold(session: AsyncSession, order_id: UUID, *, reason: str, detail: str = "") -> bool:
    """The order may not go on for this reason; answers whether that is news. Refuses a closed order.

    Records OrderHeld, once per open hold.
    """
    order = await locked_open(session, order_id)
    opened = await session.scalar(
        insert(Hold)
        .values(
            operator_id=operator_of(session), merchant_id=order.merchant_id, id=new_id(), order_id=order_id,
            reason=reason, detail=detail, placed_at=clock.now(), placed_by=actor_of(session).name,
        )
        .on_conflict_do_nothing(
            index_elements=["operator_id", "order_id", "reason"], index_where=Hold.released_at.is_(None)
        )
        .returning(Hold.id)
    )  # fmt: skip
    if opened is None:
        return False
    await session.execute(
        update(Order).where(*within(session, Order), Order.id == order_id).values(held=True, version=Order.version + 1)
    )
    await outbox.record(session, OrderHeld(merchant_id=order.merchant_id, order_id=order_id, reason=reason))
    await session.flush()
    return True


async def release_hold(session: AsyncSession, order_id: UUID, reason: str) -> bool:
    """A person lets go of a hold; answers whether the order is free now.

    Refuses a closed order, a reason that holds nothing, one that only mending its cause clears, and to a merchant
    what only the operator may release. Records OrderReleased.
    """
    await locked_open(session, order_id)
    if reason in CLEARED_BY_MENDING or (reason in CLEARED_BY_OPERATOR and tenant(session).merchant_id is not None):
        raise HoldStays(reason=reason)
    freed = await clear_holds(session, [order_id], reason)
    if freed is None:
        raise HoldMissing(id=str(order_id), reason=reason)
    return order_id in freed


async def clear_holds(session: AsyncSession, order_ids: Sequence[UUID], reason: str) -> list[UUID] | None:
    """The cause of this hold is gone for these orders; answers those that nothing holds now, None if none was held.

    An order that is free goes from ``received`` to ``confirmed``. Records OrderReleased per order that was held.
    """
    orders = {order.id: order for order in await locked_many(session, order_ids)}
    released = await _close(session, list(orders), reason)
    if not released:
        return None
    held = set(
        await session.scalars(
            select(Hold.order_id).where(*within(session, Hold), Hold.order_id.in_(released), Hold.released_at.is_(None))
        )
    )
    free = [order_id for order_id in released if order_id not in held]
    await _set_free(session, [orders[order_id] for order_id in free])
    await outbox.record_all(
        session,
        [
            OrderReleased(
                merchant_id=orders[order_id].merchant_id, order_id=order_id, reason=reason, free=order_id not in held
            )
            for order_id in released
        ],
    )
    await session.flush()
    return free


async def _close(session: AsyncSession, order_ids: Sequence[UUID], reason: str) -> list[UUID]:
    closed = await session.scalars(
        update(Hold)
        .where(*within(session, Hold), Hold.order_id.in_(order_ids), Hold.reason == reason, Hold.released_at.is_(None))
        .values(released_at=clock.now(), released_by=actor_of(session).name)
        .returning(Hold.order_id)
    )
    return sorted(closed)


async def _set_free(session: AsyncSession, orders: Sequence[Row[*tuple[Any, ...]]]) -> None:
    for was, becomes in (("received", "confirmed"), ("confirmed", "confirmed"), ("fulfilling", "fulfilling")):
        ids = [order.id for order in orders if order.status == was]
        if ids:
            await session.execute(
                update(Order)
                .where(*within(session, Order), Order.id.in_(ids))
                .values(held=False, status=becomes, version=Order.version + 1)
            )
