"""Orders by their ids, orders in lists, and what is left to send of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ARRAY, Row, Select, Uuid, bindparam, func, literal, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.orders.errors import OrderMissing
from portal.domains.orders.models import Hold, Order, OrderKey, OrderLine
from portal.domains.orders.rules import CLOSED_STATES
from portal.domains.orders.rules.search import prefix_range
from portal.domains.orders.values import (
    Address,
    HoldView,
    NewHold,
    OrderLineView,
    OrderSummary,
    OrderView,
    Shippable,
    ShippableLine,
)
from portal.kit.paging import Window
from portal.kit.rows import all_as
from portal.kit.scope import operator_of, tenant

_SUMMARY = (
    Order.id, Order.merchant_id, Order.shop_id, Order.number, Order.external_id, Order.status, Order.held,
    Order.payment_status, Order.ordered_at, Order.currency, Order.total, Order.ship_name, Order.ship_region,
    Order.requested_date, Order.created_at, Order.version, Order.buyer_name,
)  # fmt: skip
_LINE = (
    OrderLine.id, OrderLine.position, OrderLine.external_id, OrderLine.sku, OrderLine.name, OrderLine.product_id,
    OrderLine.product_external_id, OrderLine.units_per_item, OrderLine.quantity, OrderLine.cancelled_units,
    OrderLine.shipped_units, OrderLine.unit_price,
)  # fmt: skip
_HOLD = (
    Hold.reason, Hold.detail, Hold.placed_at, Hold.placed_by, Hold.released_at, Hold.released_by,
)  # fmt: skip
_PLACE = (
    Order.ship_name, Order.ship_postal_code, Order.ship_country, Order.ship_region, Order.ship_city, Order.ship_line1,
    Order.ship_line2, Order.ship_phone,
)  # fmt: skip


class Standing(msgspec.Struct, frozen=True):
    """How an order that came again stands."""

    order_id: UUID
    number: str
    status: str
    source_version: str
    source_hash: str
    held: Sequence[NewHold]


class OrderFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What a list may be narrowed by, and its direction.

    ``since`` and ``until`` bound the moment of ordering, ``until`` excluded. ``hold_reason``: a hold of this kind is
    open. ``found`` are orders that the query means, too, whatever their words are.
    """

    merchant_id: UUID | None = None
    statuses: Sequence[str] = ()
    held: bool | None = None
    hold_reason: str | None = None
    shop_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    query: str | None = None
    found: Sequence[UUID] = ()
    oldest_first: bool = False


def within(session: AsyncSession, model: Any) -> list[Any]:
    """The conditions that keep a statement inside this session's tenant."""
    scope = tenant(session)
    found = [model.operator_id == scope.operator_id]
    if scope.merchant_id is not None:
        found.append(model.merchant_id == scope.merchant_id)
    return found


def address_of(row: Any) -> Address:
    """The address in the columns ``ship_…`` of a row."""
    return Address(
        name=row.ship_name, postal_code=row.ship_postal_code, country=row.ship_country, region=row.ship_region,
        city=row.ship_city, line1=row.ship_line1, line2=row.ship_line2, phone=row.ship_phone,
    )  # fmt: skip


async def find_standing(
    session: AsyncSession, merchant_id: UUID, shop_id: UUID, external_ids: Sequence[str]
) -> Mapping[str, Standing]:
    """How orders of a shop stand, by the shop's own ids; those that are not here are absent."""
    if not external_ids:
        return {}
    rows = (
        await session.execute(
            _STANDING,
            {"operator": operator_of(session), "merchant": merchant_id, "shop": shop_id, "names": list(external_ids)},
        )
    ).all()
    holds = await open_holds(session, [row.id for row in rows if row.held])
    return {
        row.external_id: Standing(
            row.id, row.number, row.status, row.source_version, row.source_hash, holds.get(row.id, [])
        )
        for row in rows
    }


_STANDING = select(
    Order.id, Order.external_id, Order.number, Order.status, Order.held, Order.source_version, Order.source_hash
).where(
    Order.operator_id == bindparam("operator"),
    Order.merchant_id == bindparam("merchant"),
    Order.shop_id == bindparam("shop"),
    Order.external_id.in_(bindparam("names", expanding=True)),
)


async def open_holds(session: AsyncSession, order_ids: Sequence[UUID]) -> dict[UUID, list[NewHold]]:
    """Open holds of these orders, by order."""
    found: dict[UUID, list[NewHold]] = {}
    if not order_ids:
        return found
    rows = await session.execute(
        select(Hold.order_id, Hold.reason, Hold.detail)
        .where(*within(session, Hold), Hold.order_id.in_(order_ids), Hold.released_at.is_(None))
        .order_by(Hold.order_id, Hold.reason)
    )
    for row in rows:
        found.setdefault(row.order_id, []).append(NewHold(row.reason, row.detail))
    return found


async def get_order(session: AsyncSession, order_id: UUID, *, to_change: bool = False) -> OrderView:
    """One order with lines and holds, ours until the transaction ends if it is ``to_change``. Refuses a missing one."""
    row = await _row(session, order_id, to_change)
    lines = await session.execute(
        select(*_LINE).where(*within(session, OrderLine), OrderLine.order_id == order_id).order_by(OrderLine.position)
    )
    holds = await session.execute(
        select(*_HOLD).where(*within(session, Hold), Hold.order_id == order_id).order_by(Hold.placed_at, Hold.reason)
    )
    return OrderView(
        id=row.id, merchant_id=row.merchant_id, shop_id=row.shop_id, number=row.number, external_id=row.external_id,
        status=row.status, held=row.held, payment_status=row.payment_status, ordered_at=row.ordered_at,
        currency=row.currency, total=row.total, buyer_name=row.buyer_name, buyer_email=row.buyer_email,
        ship_to=address_of(row), note=row.note, requested_date=row.requested_date, requested_slot=row.requested_slot,
        source_version=row.source_version, created_at=row.created_at, cancelled_at=row.cancelled_at,
        fulfilled_at=row.fulfilled_at, version=row.version, lines=all_as(OrderLineView, lines),
        holds=all_as(HoldView, holds),
    )  # fmt: skip


async def _row(session: AsyncSession, order_id: UUID, to_change: bool) -> Row[Any]:
    query = select(*Order.__table__.c).where(*within(session, Order), Order.id == order_id)
    if to_change:
        query = query.with_for_update(key_share=True)
    row = (await session.execute(query)).one_or_none()
    if row is None:
        raise OrderMissing(id=str(order_id))
    return row


async def list_orders(
    session: AsyncSession, asked: Window, narrowed: OrderFilter, *, among: Select[Any] | None = None
) -> Sequence[OrderSummary]:
    """Orders by the moment of ordering, newest first unless told otherwise; one row more than asked, if there is one.

    ``among`` selects the ids of the orders that count.
    """
    query = narrow(select(*_SUMMARY).where(*within(session, Order)), session, narrowed)
    if among is not None:
        query = query.where(Order.id.in_(among))
    place = tuple_(Order.ordered_at, Order.id)
    if asked.after is not None:
        query = query.where(place > asked.after if narrowed.oldest_first else place < asked.after)
    order = (Order.ordered_at, Order.id) if narrowed.oldest_first else (Order.ordered_at.desc(), Order.id.desc())
    return all_as(OrderSummary, await session.execute(query.order_by(*order).limit(asked.limit + 1)))


def narrow(query: Select[*tuple[Any, ...]], session: AsyncSession, by: OrderFilter) -> Select[*tuple[Any, ...]]:
    """The statement, with what the filter asks of its orders."""
    equal = {"merchant_id": by.merchant_id, "shop_id": by.shop_id}
    for name, value in equal.items():
        if value is not None:
            query = query.where(getattr(Order, name) == value)
    if by.statuses:
        query = query.where(Order.status.in_(by.statuses))
    if by.held is not None:
        query = query.where(Order.held if by.held else ~Order.held)
    if by.hold_reason is not None:
        query = query.where(Order.id.in_(held_for(session, by.hold_reason)))
    if by.since is not None:
        query = query.where(Order.ordered_at >= by.since)
    if by.until is not None:
        query = query.where(Order.ordered_at < by.until)
    if by.query:
        named = _by_key(session, by.query)
        # A union stays a semi-join; an OR of two sets would be checked against every order.
        query = query.where(Order.id.in_(named.union_all(_given(by.found)) if by.found else named))
    return query


def _given(ids: Sequence[UUID]) -> Select[Any]:
    return select(func.unnest(literal(list(ids), ARRAY(Uuid()))))


def held_for(session: AsyncSession, reason: str) -> Select[UUID]:
    """Ids of orders with an open hold for this reason."""
    return select(Hold.order_id).where(*within(session, Hold), Hold.reason == reason, Hold.released_at.is_(None))


def _by_key(session: AsyncSession, query: str) -> Any:
    bounds = prefix_range(query)
    found = select(OrderKey.order_id).where(*within(session, OrderKey))
    if bounds is None:
        return found.where(OrderKey.key == "")
    return found.where(OrderKey.key >= bounds[0], OrderKey.key < bounds[1])


async def find_by_key(session: AsyncSession, query: str, limit: int = 20) -> Sequence[OrderSummary]:
    """Orders that a word begins: number, shop's number, name, mail, phone, sku; newest first."""
    return (await list_orders(session, Window(limit), OrderFilter(query=query)))[:limit]


async def shippables(session: AsyncSession, order_ids: Sequence[UUID]) -> list[Shippable]:
    """What is left to send of these orders, oldest first; closed orders and those with unmapped lines are left out."""
    rows = await session.execute(
        select(
            Order.id, Order.merchant_id, Order.number, Order.created_at, Order.held, Order.requested_date,
            Order.requested_slot, Order.note, *_PLACE,
        )
        .where(*within(session, Order), Order.id.in_(order_ids), Order.status.not_in(CLOSED_STATES))
        .order_by(Order.created_at, Order.id)
    )  # fmt: skip
    lines = await _lines_to_ship(session, order_ids)
    return [
        Shippable(
            order_id=row.id, merchant_id=row.merchant_id, number=row.number, queued_at=row.created_at, held=row.held,
            ship_to=address_of(row), requested_date=row.requested_date, requested_slot=row.requested_slot,
            note=row.note, lines=lines[row.id],
        )
        for row in rows
        if lines.get(row.id)
    ]  # fmt: skip


async def _lines_to_ship(session: AsyncSession, order_ids: Sequence[UUID]) -> dict[UUID, list[ShippableLine]]:
    left = OrderLine.quantity * OrderLine.units_per_item - OrderLine.cancelled_units - OrderLine.shipped_units
    rows = await session.execute(
        select(OrderLine.order_id, OrderLine.id, OrderLine.product_id, OrderLine.sku, OrderLine.name, left)
        .where(*within(session, OrderLine), OrderLine.order_id.in_(order_ids), left > 0)
        .order_by(OrderLine.order_id, OrderLine.position)
    )
    found: dict[UUID, list[ShippableLine]] = {}
    unmapped: set[UUID] = set()
    for order_id, line_id, product_id, sku, name, units in rows:
        if product_id is None:
            unmapped.add(order_id)
        else:
            found.setdefault(order_id, []).append(ShippableLine(line_id, product_id, sku, name, units))
    return {order_id: lines for order_id, lines in found.items() if order_id not in unmapped}


async def unmapped_listings(session: AsyncSession, shop_id: UUID) -> list[str]:
    """The shop's own ids of products that lines of its open orders wait to be mapped."""
    rows = await session.scalars(
        select(OrderLine.product_external_id)
        .join(Order, (Order.operator_id == OrderLine.operator_id) & (Order.id == OrderLine.order_id))
        .where(
            *within(session, OrderLine), OrderLine.product_id.is_(None), OrderLine.product_external_id != "",
            Order.shop_id == shop_id, Order.status.not_in(CLOSED_STATES),
        )
        .distinct()
    )  # fmt: skip
    return sorted(rows)


async def list_held_for(session: AsyncSession, merchant_id: UUID, reason: str, limit: int) -> Sequence[UUID]:
    """Orders of a merchant that are held for this reason, ``limit`` at most, by id."""
    rows = await session.scalars(
        select(Hold.order_id)
        .where(
            *within(session, Hold), Hold.merchant_id == merchant_id, Hold.reason == reason, Hold.released_at.is_(None)
        )
        .order_by(Hold.order_id)
        .limit(limit)
    )
    return rows.all()
