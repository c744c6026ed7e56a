"""What a shop says of its orders: new ones come in, edits are followed, its cancellations are ours."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import channels, orders, tenancy
from portal.domains.channels import Mapped, ShopLine, ShopOrder, ShopOrderReceived
from portal.domains.orders import Address, NewLine, NewOrder
from portal.flows.order_intake.following import with_goods, withdraw
from portal.flows.order_intake.intake import intake, map_skus
from portal.kit import clock
from portal.kit.scope import merchant_of


async def take_order(session: AsyncSession, event: ShopOrderReceived) -> None:
    """Reaction: the shop's order is here as the shop last told it. What the shop completed itself is left alone."""
    told = await channels.translate(session, event.message_id)
    if told is None or told.status == "completed":
        return
    order = await _as_order(session, event.shop_id, told)
    if told.status == "open":
        await intake(session, shop_id=event.shop_id, merchant_id=merchant_of(session), incoming=[order])
    else:
        await _end(session, event.shop_id, order)


async def _end(session: AsyncSession, shop_id: UUID, order: NewOrder) -> None:
    merchant_id = merchant_of(session)
    terms = await tenancy.get_terms(session, merchant_id)
    # An end that overtakes its beginning is kept too: the beginning must not be sent when it arrives.
    [mapped] = await map_skus(session, merchant_id, [orders.normalised(order)])
    day = clock.date_in(terms.time_zone)
    [placed] = await orders.place(session, shop_id=shop_id, merchant_id=merchant_id, orders=[mapped], day=day)
    kept, shipments, stage = await with_goods(session, placed.order_id)
    if order.source_version < kept.source_version or kept.status == "cancelled":
        return
    if stage:
        await orders.refuse_change(session, placed.order_id, None, stage)
        return
    await withdraw(session, shipments)
    await orders.cancel(session, placed.order_id, why="cancelled in the shop")
    await orders.note_version(session, placed.order_id, mapped.order)


async def _as_order(session: AsyncSession, shop_id: UUID, told: ShopOrder) -> NewOrder:
    listed = [line.product_external_id for line in told.lines if line.product_external_id]
    known = await channels.find_mappings(session, shop_id, listed) if listed else {}
    place = told.ship_to
    return NewOrder(
        external_id=told.external_id, ordered_at=told.ordered_at, currency=told.currency, total=told.total,
        buyer_name=told.buyer_name, buyer_email=told.buyer_email, payment_status=told.payment_status,
        requested_date=told.requested_date, requested_slot=told.requested_slot, note=told.note,
        source_version=told.source_version, source_hash=told.source_hash, lines=_lines(told.lines, known),
        ship_to=Address(
            name=place.name, postal_code=place.postal_code, country=place.country, region=place.region,
            city=place.city, line1=place.line1, line2=place.line2, phone=place.phone,
        ),
    )  # fmt: skip


def _lines(told: Sequence[ShopLine], known: Mapping[str, Mapped]) -> list[NewLine]:
    return [
        NewLine(
            sku=line.sku, quantity=line.quantity, unit_price=line.unit_price, name=line.name,
            external_id=line.external_id, product_external_id=line.product_external_id,
            product_id=listing.product_id if listing else None, units_per_item=listing.quantity if listing else 1,
        )
        for line in told
        for listing in [known.get(line.product_external_id)]
    ]  # fmt: skip
