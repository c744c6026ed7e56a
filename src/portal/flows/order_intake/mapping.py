"""What nobody could name has a product now: every order that waited for it goes on, all at once."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import catalogue, channels, orders
from portal.domains.catalogue import ProductAdded
from portal.domains.channels import ListingMapped
from portal.domains.orders import OrderHeld, ProductMapping
from portal.flows.order_intake.following import send_again
from portal.kit.scope import merchant_of


async def map_added_product(session: AsyncSession, event: ProductAdded) -> None:
    """Reaction: lines with this sku are lines of the new product."""
    await _go_on(session, ProductMapping(product_id=event.product_id, sku=event.sku))


async def map_listed_product(session: AsyncSession, event: ListingMapped) -> None:
    """Reaction: lines of this shop that wait for a listing are what the shop's listings say now."""
    await _map_listed(session, event.shop_id)


async def _map_listed(session: AsyncSession, shop_id: UUID) -> None:
    waiting = await orders.unmapped_listings(session, shop_id)
    known = await channels.find_mappings(session, shop_id, waiting) if waiting else {}
    for external_id, mapped in sorted(known.items()):
        await _go_on(
            session,
            ProductMapping(
                product_id=mapped.product_id, units=mapped.quantity, shop_id=shop_id,
                product_external_id=external_id,
            ),
        )  # fmt: skip


async def map_held_order(session: AsyncSession, event: OrderHeld) -> None:
    """Reaction: an order that came in while its product was being added finds it now.

    Its transaction could not see the product yet, and the reaction to the product could not see the order.
    """
    if event.reason != "product_unmapped":
        return
    order = await orders.get_order(session, event.order_id)
    skus = {line.sku for line in order.lines if line.product_id is None and line.sku}
    known = await catalogue.find_by_skus(session, merchant_of(session), skus) if skus else {}
    for sku, product in sorted(known.items()):
        await _go_on(session, ProductMapping(product_id=product.id, sku=sku))
    if any(line.product_id is None and line.product_external_id for line in order.lines):
        await _map_listed(session, order.shop_id)


async def _go_on(session: AsyncSession, mapping: ProductMapping) -> list[UUID]:
    complete = await orders.map_lines(session, merchant_of(session), mapping)
    await send_again(session, complete)
    return complete
