"""Placing orders: one code path for one and for five hundred, a handful of statements either way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Text, Uuid, bindparam, text
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.orders.events import OrderHeld, OrderPlaced
from portal.domains.orders.models import Hold, Order, OrderKey, OrderLine
from portal.domains.orders.queries.reading import Standing, find_standing
from portal.domains.orders.rules import holds_of, status_of
from portal.domains.orders.rules.search import keys_of
from portal.domains.orders.values import NewHold, NewOrder, NormalOrder, Placed, Shippable, ShippableLine
from portal.kit import clock, outbox
from portal.kit.hot import HotInsert
from portal.kit.ids import new_id, new_number
from portal.kit.outbox import Event
from portal.kit.scope import actor_of, operator_of

_ORDERS = HotInsert(
    Order.__table__, "on conflict (operator_id, merchant_id, shop_id, external_id) do nothing returning external_id"
)
_LINES, _KEYS = HotInsert(OrderLine.__table__), HotInsert(OrderKey.__table__)
_HOLDS = HotInsert(Hold.__table__)


@dataclass(frozen=True)
class _Draft:
    """An order about to be written, with the ids it will have."""

    id: UUID
    number: str
    at: datetime
    order: NewOrder
    adjusted: Sequence[str]
    holds: Sequence[NewHold]
    line_ids: Sequence[UUID]


async def place(
    session: AsyncSession, *, shop_id: UUID, merchant_id: UUID, orders: Sequence[NormalOrder], day: date
) -> list[Placed]:
    """Every order is here once, however often and however concurrently it comes; answers stand in the given order.

    ``day`` is the operator's business date, which the numbers carry. An order that is new is written with its lines,
    search keys and holds, ``confirmed`` unless something holds it. One that is here already is left as it is:
    ``changed`` says that this version is newer and different. Refuses nothing. Records OrderPlaced, and
    OrderHeld per hold.
    """
    # Orders of one batch stand in the queue for stock as they stand in the batch.
    at = clock.now()
    drafts = [_draft(order, day, at + timedelta(microseconds=place)) for place, order in enumerate(orders)]
    first: dict[str, _Draft] = {}
    for draft in drafts:
        first.setdefault(draft.order.external_id, draft)
    new = await _write(session, shop_id, merchant_id, first)
    standing = await find_standing(session, merchant_id, shop_id, [key for key in first if key not in new])
    await _note_newer(session, [first[name] for name in standing], standing)
    await session.flush()
    return [
        _created(draft, merchant_id) if draft is new.get(draft.order.external_id) else _came_again(draft, new, standing)
        for draft in drafts
    ]


def _draft(given: NormalOrder, day: date, at: datetime) -> _Draft:
    order = given.order
    line_ids = [new_id() for _ in order.lines]
    return _Draft(new_id(), new_number("O", day), at, order, given.adjusted, holds_of(order), line_ids)


async def _write(
    session: AsyncSession, shop_id: UUID, merchant_id: UUID, drafts: Mapping[str, _Draft]
) -> dict[str, _Draft]:
    key = {"merchant_id": merchant_id}
    actor = actor_of(session).name
    # In key order: two batches with the same orders then wait for each other instead of locking each other out.
    rows = [{**key, "shop_id": shop_id, **_order_row(drafts[name])} for name in sorted(drafts)]
    written = {row["external_id"] for row in await _ORDERS.rows(session, rows)}
    new = {name: draft for name, draft in drafts.items() if name in written}
    if not new:
        return {}
    made = new.values()
    await _LINES.rows(session, [{**key, **row} for draft in made for row in _line_rows(draft)])
    await _KEYS.rows(session, [{**key, **row} for draft in made for row in _key_rows(draft)])
    await _HOLDS.rows(session, [{**key, **row} for draft in made for row in _hold_rows(draft, actor)])
    await outbox.record_all(session, [e for draft in made for e in _events(draft, shop_id, merchant_id)])
    return new


def _order_row(draft: _Draft) -> dict[str, Any]:
    order, place = draft.order, draft.order.ship_to
    return {
        "id": draft.id, "external_id": order.external_id, "number": draft.number,
        "status": status_of(bool(draft.holds)), "held": bool(draft.holds), "ordered_at": order.ordered_at,
        "currency": order.currency, "total": order.total, "buyer_name": order.buyer_name,
        "buyer_email": order.buyer_email, "ship_name": place.name, "ship_postal_code": place.postal_code,
        "ship_country": place.country, "ship_region": place.region, "ship_city": place.city,
        "ship_line1": place.line1, "ship_line2": place.line2, "ship_phone": place.phone, "note": order.note,
        "payment_status": order.payment_status, "requested_date": order.requested_date,
        "requested_slot": order.requested_slot, "source_version": order.source_version,
        "source_hash": order.source_hash, "cancelled_at": None, "fulfilled_at": None, "created_at": draft.at,
        "version": 1,
    }  # fmt: skip


def _line_rows(draft: _Draft) -> list[dict[str, Any]]:
    return [
        {
            "id": id_, "order_id": draft.id, "position": position, "external_id": line.external_id, "sku": line.sku,
            "name": line.name, "product_external_id": line.product_external_id, "product_id": line.product_id,
            "units_per_item": line.units_per_item, "quantity": line.quantity, "cancelled_units": 0,
            "shipped_units": 0, "unit_price": line.unit_price,
        }
        for position, (id_, line) in enumerate(zip(draft.line_ids, draft.order.lines, strict=True), 1)
    ]  # fmt: skip


def _key_rows(draft: _Draft) -> list[dict[str, Any]]:
    return [{"key": key, "order_id": draft.id} for key in sorted(keys_of(draft.order, draft.number))]


def _hold_rows(draft: _Draft, actor: str) -> list[dict[str, Any]]:
    return [
        {
            "id": new_id(), "order_id": draft.id, "reason": hold.reason, "detail": hold.detail, "placed_at": draft.at,
            "placed_by": actor, "released_at": None, "released_by": None,
        }
        for hold in draft.holds
    ]  # fmt: skip


def _events(draft: _Draft, shop_id: UUID, merchant_id: UUID) -> list[Event]:
    placed = OrderPlaced(
        merchant_id=merchant_id, order_id=draft.id, number=draft.number, shop_id=shop_id, adjusted=tuple(draft.adjusted)
    )
    held = [OrderHeld(merchant_id=merchant_id, order_id=draft.id, reason=hold.reason) for hold in draft.holds]
    return [placed, *held]


async def _note_newer(session: AsyncSession, drafts: Sequence[_Draft], standing: Mapping[str, Standing]) -> None:
    # Without this, a version between the two that comes late would pass for the newest.
    same = [
        (standing[draft.order.external_id].order_id, draft.order.source_version)
        for draft in drafts
        if draft.order.source_hash == standing[draft.order.external_id].source_hash
        and draft.order.source_version > standing[draft.order.external_id].source_version
    ]
    if same:
        ids, versions = zip(*sorted(same), strict=True)
        given = {"operator_id": operator_of(session), "ids": list(ids), "versions": list(versions)}
        await session.execute(_NOTE_NEWER, given)


_NOTE_NEWER = text(
    "update orders set source_version = given.version from unnest(:ids, :versions) as given(id, version)"
    " where orders.operator_id = :operator_id and orders.id = given.id and orders.source_version < given.version"
).bindparams(bindparam("ids", type_=ARRAY(Uuid)), bindparam("versions", type_=ARRAY(Text)))


def _created(draft: _Draft, merchant_id: UUID) -> Placed:
    return Placed(
        order_id=draft.id, number=draft.number, external_id=draft.order.external_id,
        status=status_of(bool(draft.holds)), created=True, changed=False, held=draft.holds, adjusted=draft.adjusted,
        shippable=_shippable(draft, merchant_id),
    )  # fmt: skip


def _shippable(draft: _Draft, merchant_id: UUID) -> Shippable | None:
    order = draft.order
    lines = [
        ShippableLine(id_, line.product_id, line.sku, line.name, line.quantity * line.units_per_item)
        for id_, line in zip(draft.line_ids, order.lines, strict=True)
        if line.product_id is not None
    ]
    if len(lines) < len(order.lines):
        return None
    return Shippable(
        order_id=draft.id, merchant_id=merchant_id, number=draft.number, queued_at=draft.at, held=bool(draft.holds),
        ship_to=order.ship_to, requested_date=order.requested_date, requested_slot=order.requested_slot,
        note=order.note, lines=lines,
    )  # fmt: skip


def _came_again(draft: _Draft, new: Mapping[str, _Draft], standing: Mapping[str, Standing]) -> Placed:
    name = draft.order.external_id
    known = standing[name] if name not in new else _as_standing(new[name])
    newer = draft.order.source_version >= known.source_version
    return Placed(
        order_id=known.order_id, number=known.number, external_id=name, status=known.status, created=False,
        changed=newer and draft.order.source_hash != known.source_hash, held=known.held, adjusted=draft.adjusted,
        shippable=None,
    )  # fmt: skip


def _as_standing(draft: _Draft) -> Standing:
    order = draft.order
    status = status_of(bool(draft.holds))
    return Standing(draft.id, draft.number, status, order.source_version, order.source_hash, draft.holds)
