"""Holding every open order of a merchant at once, for a reason that lies with the merchant."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, exists, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.orders.events import OrderHeld
from portal.domains.orders.models import Hold, Order
from portal.domains.orders.queries.reading import within
from portal.domains.orders.rules import CLOSED_STATES
from portal.kit import clock, outbox
from portal.kit.ids import new_id
from portal.kit.scope import actor_of, operator_of


async def hold_open(session: AsyncSession, merchant_id: UUID, *, reason: str, since: datetime) -> Sequence[UUID]:
    """Every order of the merchant that is neither sent nor cancelled may not go on; answers those for which it is news.

    One that was held for this reason and let go after ``since``, when the reason began, stays free. Records OrderHeld
    for each that is held.
    """
    known = exists().where(
        *within(session, Hold), Hold.order_id == Order.id, Hold.reason == reason,
        or_(Hold.released_at.is_(None), Hold.released_at >= since),
    )  # fmt: skip
    open_ = await session.scalars(
        select(Order.id)
        .where(*within(session, Order), Order.merchant_id == merchant_id, Order.status.not_in(CLOSED_STATES), ~known)
        .order_by(Order.id)
        .with_for_update(key_share=True)
    )
    ids = list(open_)
    held = sorted((await session.scalars(_HOLD, _given(session, merchant_id, ids, reason))).all()) if ids else []
    if not held:
        return []
    await session.execute(
        update(Order)
        .where(*within(session, Order), Order.id == any_(bindparam("held_ids", held, type_=ARRAY(Uuid()))))
        .values(held=True, version=Order.version + 1)
        .execution_options(synchronize_session=False)
    )
    await outbox.record_all(
        session, [OrderHeld(merchant_id=merchant_id, order_id=order_id, reason=reason) for order_id in held]
    )
    await session.flush()
    return held


def _given(session: AsyncSession, merchant_id: UUID, ids: Sequence[UUID], reason: str) -> dict[str, object]:
    return {
        "operator_id": operator_of(session), "merchant_id": merchant_id, "ids": [new_id() for _ in ids],
        "order_ids": ids, "reason": reason, "at": clock.now(), "by": actor_of(session).name,
    }  # fmt: skip


_HOLD = text(
    "insert into holds (operator_id, merchant_id, id, order_id, reason, detail, placed_at, placed_by)"
    " select :operator_id, :merchant_id, given.id, given.order_id, :reason, '', :at, :by"
    " from unnest(:ids, :order_ids) as given(id, order_id)"
    " on conflict (operator_id, order_id, reason) where released_at is null do nothing returning order_id"
).bindparams(bindparam("ids", type_=ARRAY(Uuid)), bindparam("order_ids", type_=ARRAY(Uuid)))
