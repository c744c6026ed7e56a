"""An order that says something else than before, and how far that may still be followed."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Integer, Numeric, Text, Uuid, bindparam, delete, insert, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.orders.actions.holding import clear_holds, hold
from portal.domains.orders.actions.locking import locked_open
from portal.domains.orders.events import OrderChanged, OrderChangeRefused
from portal.domains.orders.models import Order, OrderKey, OrderLine
from portal.domains.orders.queries.reading import get_order, within
from portal.domains.orders.rules import holds_of
from portal.domains.orders.rules.address import clean_address
from portal.domains.orders.rules.changes import LineChanges, address_columns, changed_fields, compare_lines
from portal.domains.orders.rules.intake import normalised
from portal.domains.orders.rules.search import keys_of
from portal.domains.orders.values import Address, NewLine, NewOrder, OrderView
from portal.kit import outbox
from portal.kit.ids import new_id
from portal.kit.scope import operator_of


async def differences(session: AsyncSession, order_id: UUID, given: NewOrder) -> frozenset[str]:
    """Which parts of the order a newer version says differently: address, buyer, delivery, lines, note, payment."""
    return changed_fields(await get_order(session, order_id), normalised(given).order)


async def change(session: AsyncSession, order_id: UUID, given: NewOrder) -> frozenset[str]:
    """The order says what this newer version says; answers the parts that changed.

    A line that is gone is cancelled, one that is new is added, and holds follow: what the new version mends is
    released, what it breaks is held. Refuses a closed order. Records OrderChanged, OrderHeld, OrderReleased.
    """
    locked = await locked_open(session, order_id)
    kept, order = await get_order(session, order_id), normalised(given).order
    fields = changed_fields(kept, order)
    await note_version(session, order_id, order)
    if not fields:
        return fields
    await session.execute(
        update(Order)
        .where(*within(session, Order), Order.id == order_id)
        .values(**_columns(order), version=Order.version + 1)
    )
    if "lines" in fields:
        await _follow_lines(session, kept, compare_lines(kept.lines, order.lines))
    await _find_by_new_keys(session, kept, order)
    await outbox.record(session, OrderChanged(merchant_id=locked.merchant_id, order_id=order_id, fields=sorted(fields)))
    await _follow_holds(session, kept, order)
    await session.flush()
    return fields


async def readdress(session: AsyncSession, order_id: UUID, ship_to: Address, *, version: int | None = None) -> Address:
    """The order goes elsewhere; answers the address in its normal form, and lets go of the hold for a bad one.

    Refuses a closed order and one that changed since ``version`` was read. Records OrderChanged.
    """
    order = await locked_open(session, order_id, version)
    place = clean_address(ship_to)
    await session.execute(
        update(Order)
        .where(*within(session, Order), Order.id == order_id)
        .values(**address_columns(place), version=Order.version + 1)
    )
    await outbox.record(session, OrderChanged(merchant_id=order.merchant_id, order_id=order_id, fields=["address"]))
    await clear_holds(session, [order_id], "address")
    await session.flush()
    return place


async def refuse_change(session: AsyncSession, order_id: UUID, given: NewOrder | None, stage: str) -> None:
    """A newer version came when the goods were packed or gone: noted, so that it is seen and not asked again.

    Without ``given`` it was a cancellation. Records OrderChangeRefused.
    """
    kept = await get_order(session, order_id)
    fields = ["cancelled"]
    if given is not None:
        order = normalised(given).order
        fields = sorted(changed_fields(kept, order))
        await note_version(session, order_id, order)
    await outbox.record(
        session, OrderChangeRefused(merchant_id=kept.merchant_id, order_id=order_id, fields=fields, stage=stage)
    )
    await session.flush()


async def hold_for_change(session: AsyncSession, order_id: UUID, given: NewOrder) -> bool:
    """The shop changed the order while it is worked on: a person must decide. Records OrderHeld; see :func:`hold`."""
    order = normalised(given).order
    fields = changed_fields(await get_order(session, order_id), order)
    await note_version(session, order_id, order)
    if not fields:
        return False
    return await hold(session, order_id, reason="manual", detail="changed by the shop: " + ", ".join(sorted(fields)))


async def note_version(session: AsyncSession, order_id: UUID, order: NewOrder) -> None:
    """This is the shop's last word on the order: what is older from now on is ignored. Records nothing."""
    await session.execute(
        update(Order)
        .where(*within(session, Order), Order.id == order_id)
        .values(source_version=order.source_version, source_hash=order.source_hash)
    )


def _columns(order: NewOrder) -> dict[str, Any]:
    return {
        **address_columns(order.ship_to), "buyer_name": order.buyer_name, "buyer_email": order.buyer_email,
        "currency": order.currency, "total": order.total, "note": order.note, "payment_status": order.payment_status,
        "requested_date": order.requested_date, "requested_slot": order.requested_slot,
    }  # fmt: skip


async def _follow_lines(session: AsyncSession, kept: OrderView, changes: LineChanges) -> None:
    key = {"operator_id": operator_of(session), "merchant_id": kept.merchant_id}
    if changes.gone:
        await session.execute(
            update(OrderLine)
            .where(*within(session, OrderLine), OrderLine.id.in_(changes.gone))
            .values(cancelled_units=OrderLine.quantity * OrderLine.units_per_item)
        )
    if changes.altered:
        await session.execute(_ALTER, {**key, **_arrays(changes.altered)})
    if changes.added:
        await session.execute(
            insert(OrderLine.__table__),  # type: ignore[arg-type]
            [
                {**key, **_added(kept, position, line)}
                for position, line in enumerate(changes.added, len(kept.lines) + 1)
            ],
        )


def _arrays(altered: Sequence[tuple[UUID, NewLine]]) -> dict[str, Any]:
    lines = [line for _, line in altered]
    return {
        "ids": [id_ for id_, _ in altered], "names": [line.name for line in lines],
        "quantities": [line.quantity for line in lines], "prices": [line.unit_price for line in lines],
    }  # fmt: skip


_ALTER = text(
    "update order_lines set name = given.name, quantity = given.quantity, unit_price = given.price, cancelled_units = 0"
    " from unnest(:ids, :names, :quantities, :prices) as given(id, name, quantity, price)"
    " where order_lines.operator_id = :operator_id and order_lines.merchant_id = :merchant_id"
    " and order_lines.id = given.id"
).bindparams(
    bindparam("ids", type_=ARRAY(Uuid)),
    bindparam("names", type_=ARRAY(Text)),
    bindparam("quantities", type_=ARRAY(Integer)),
    bindparam("prices", type_=ARRAY(Numeric(16, 4))),
)


def _added(kept: OrderView, position: int, line: NewLine) -> dict[str, Any]:
    return {
        "id": new_id(), "order_id": kept.id, "position": position, "external_id": line.external_id, "sku": line.sku,
        "name": line.name, "product_external_id": line.product_external_id, "product_id": line.product_id,
        "units_per_item": line.units_per_item, "quantity": line.quantity, "cancelled_units": 0, "shipped_units": 0,
        "unit_price": line.unit_price,
    }  # fmt: skip


async def _find_by_new_keys(session: AsyncSession, kept: OrderView, order: NewOrder) -> None:
    key = {"operator_id": operator_of(session), "merchant_id": kept.merchant_id}
    await session.execute(delete(OrderKey).where(*within(session, OrderKey), OrderKey.order_id == kept.id))
    await session.execute(
        insert(OrderKey.__table__),  # type: ignore[arg-type]
        [{**key, "order_id": kept.id, "key": word} for word in sorted(keys_of(order, kept.number))],
    )


async def _follow_holds(session: AsyncSession, kept: OrderView, order: NewOrder) -> None:
    wanted = {found.reason: found for found in holds_of(order)}
    standing = {found.reason for found in kept.holds if found.released_at is None}
    for reason in sorted(wanted.keys() - standing):
        await hold(session, kept.id, reason=reason, detail=wanted[reason].detail)
    for reason in ("address", "payment", "product_unmapped"):
        if reason in standing and reason not in wanted:
            await clear_holds(session, [kept.id], reason)
