"""An incoming order becomes one order with its stock reserved, in one transaction: one path for one and for many."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

import msgspec
from msgspec.structs import replace
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import billing, catalogue, orders, outbound, tenancy
from portal.domains.billing import Done
from portal.domains.catalogue import ProductRef
from portal.domains.orders import NewHold, NewLine, NewOrder, NormalOrder, Placed, Standing
from portal.domains.outbound import ShipmentView
from portal.domains.tenancy import Terms
from portal.flows.order_intake.following import follow
from portal.flows.order_intake.sending import Sending, send
from portal.kit import clock, outbox


class Taken(msgspec.Struct, frozen=True):
    """What became of one incoming order: how it was placed, and its shipments.

    ``stage`` is empty, or how far the goods were when a change of the order came too late.
    """

    placed: Placed
    sendings: Sequence[Sending]
    stage: str = ""


async def intake(
    session: AsyncSession, *, shop_id: UUID, merchant_id: UUID, incoming: Sequence[NewOrder]
) -> list[Taken]:
    """Every order is here once, held or with its stock asked for; answers stand in the given order.

    An order that was here already follows a newer version as far as the floor allows. Refuses what
    :func:`orders.place` and :func:`send` refuse. Records their events and the operation ``order``.
    """
    terms = await tenancy.get_terms(session, merchant_id)
    mapped = await map_skus(session, merchant_id, [orders.normalised(order) for order in incoming])
    return await take(session, shop_id, merchant_id, terms, mapped)


async def map_skus(session: AsyncSession, merchant_id: UUID, normal: Sequence[NormalOrder]) -> list[NormalOrder]:
    """The orders with every line mapped whose sku is one of the merchant's products; mapped lines stay as they are."""
    lines = [line for found in normal for line in found.order.lines]
    skus = {line.sku for line in lines if line.product_id is None and line.sku}
    known = await catalogue.find_by_skus(session, merchant_id, skus) if skus else {}
    return [
        replace(found, order=replace(found.order, lines=[_mapped(line, known) for line in found.order.lines]))
        for found in normal
    ]


def _mapped(line: NewLine, known: Mapping[str, ProductRef]) -> NewLine:
    product = known.get(line.sku)
    if line.product_id is not None or product is None:
        return line
    return replace(line, product_id=product.id, name=line.name or product.name)


async def take(
    session: AsyncSession, shop_id: UUID, merchant_id: UUID, terms: Terms, mapped: Sequence[NormalOrder]
) -> list[Taken]:
    """The part of :func:`intake` after products are known."""
    async with outbox.together(session):
        return await _take(session, shop_id, merchant_id, terms, [_under(terms, found) for found in mapped])


async def _take(
    session: AsyncSession, shop_id: UUID, merchant_id: UUID, terms: Terms, incoming: Sequence[NormalOrder]
) -> list[Taken]:
    day = clock.date_in(terms.time_zone)
    placed = await orders.place(session, shop_id=shop_id, merchant_id=merchant_id, orders=incoming, day=day)
    created = [found for found in placed if found.created]
    ready = [found.shippable for found in created if found.shippable is not None]
    sent = await send(session, ready, partial_ok=terms.reservation_policy == "partial", day=day)
    await billing.record(session, [_operation(found, merchant_id, sent, day) for found in created])
    stages = {
        found.order_id: await follow(session, found.order_id, given.order)
        for found, given in zip(placed, incoming, strict=True)
        if found.changed
    }
    again = await _standing(session, [found.order_id for found in placed if not found.created])
    changed = [found.external_id for found in placed if found.changed]
    now = await orders.find_standing(session, merchant_id, shop_id, changed)
    return [_taken(_as_now(found, now), sent, again, stages) for found in placed]


def _as_now(found: Placed, now: Mapping[str, Standing]) -> Placed:
    standing = now.get(found.external_id)
    return replace(found, status=standing.status, held=standing.held) if standing else found


def _under(terms: Terms, found: NormalOrder) -> NormalOrder:
    if terms.status != "suspended":
        return found
    return replace(found, order=replace(found.order, holds=[*found.order.holds, NewHold("merchant_suspended")]))


def _operation(found: Placed, merchant_id: UUID, sent: Mapping[UUID, Sending], day: date) -> Done:
    sending = sent.get(found.order_id)
    return Done(
        kind="order", merchant_id=merchant_id, quantity=1, warehouse_id=sending.warehouse_id if sending else None,
        document_type="order", document_id=found.order_id, source_key=f"order:{found.order_id}",
        business_date=day,
    )  # fmt: skip


async def _standing(session: AsyncSession, order_ids: Sequence[UUID]) -> Mapping[UUID, Sequence[ShipmentView]]:
    return await outbound.shipments_of_orders(session, order_ids) if order_ids else {}


def _taken(
    found: Placed,
    sent: Mapping[UUID, Sending],
    again: Mapping[UUID, Sequence[ShipmentView]],
    stages: Mapping[UUID, str],
) -> Taken:
    if found.created:
        sending = sent.get(found.order_id)
        return Taken(found, [sending] if sending else [])
    views = [view for view in again.get(found.order_id, ()) if view.status != "cancelled"]
    sendings = [Sending(view.id, view.number, view.warehouse_id, view.status) for view in views]
    return Taken(found, sendings, stages.get(found.order_id, ""))
