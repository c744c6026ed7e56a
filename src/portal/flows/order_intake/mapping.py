"""What nobody could name has a product now: every order that waited for it goes on, all at once."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import channels, orders
from portal.domains.catalogue import ProductAdded
from portal.domains.channels import ListingMapped
from portal.domains.orders import ProductMapping
from portal.flows.order_intake.following import send_again
from portal.kit.scope import merchant_of


async def map_added_product(session: AsyncSession, event: ProductAdded) -> None:
    """Reaction: lines with this sku are lines of the new product."""
    await _go_on(session, ProductMapping(product_id=event.product_id, sku=event.sku))


async def map_listed_product(session: AsyncSession, event: ListingMapped) -> None:
    """Reaction: lines of this shop that wait for a listing are what the shop's listings say now."""
    waiting = await orders.unmapped_listings(session, event.shop_id)
    known = await channels.find_mappings(session, event.shop_id, waiting) if waiting else {}
    for external_id, mapped in sorted(known.items()):
        await _go_on(
            session,
            ProductMapping(
                product_id=mapped.product_id, units=mapped.quantity, shop_id=event.shop_id,
                product_external_id=external_id,
            ),
        )  # fmt: skip


async def _go_on(session: AsyncSession, mapping: ProductMapping) -> list[UUID]:
    complete = await orders.map_lines(session, merchant_of(session), mapping)
    await send_again(session, complete)
    return complete
