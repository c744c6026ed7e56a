"""A shop's products become listings, mapped where sku or barcode says which product of ours they are."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import catalogue, channels
from portal.domains.catalogue import ProductAdded
from portal.domains.channels import (
    Mapped,
    ShopAnswersOddly,
    ShopConnected,
    ShopProduct,
    ShopProductReceived,
    ShopRefusesUs,
)  # fmt: skip
from portal.kit.reactions import Opener
from portal.kit.scope import merchant_of

_AT_ONCE = 100


async def import_products(opener: Opener, event: ShopConnected) -> None:
    """Every product of the shop is listed. A shop that refuses is left to polling, which says that it is broken."""
    async with opener.open() as session:
        access = await channels.find_access(session, opener.services.vault, event.shop_id)
    if access is None:
        return
    batch: list[ShopProduct] = []
    try:
        async for product in channels.adapter_of(access.platform).fetch_products(opener.services.http, access):
            batch.append(product)
            if len(batch) == _AT_ONCE:
                await _keep(opener, event.shop_id, batch)
                batch = []
    except (ShopRefusesUs, ShopAnswersOddly):
        pass
    await _keep(opener, event.shop_id, batch)


async def take_product(session: AsyncSession, event: ShopProductReceived) -> None:
    """The product that a shop told is listed."""
    products = await channels.read_products(session, event.message_id)
    await _list(session, event.shop_id, products)


async def map_new_product(session: AsyncSession, event: ProductAdded) -> None:
    """Listings that waited for a product with this sku are mapped to it."""
    await channels.map_by_sku(session, event.sku, event.product_id)


async def map_listing(
    session: AsyncSession, shop_id: UUID, external_id: str, *, product_id: UUID, quantity: int
) -> None:
    """One item of a shop's product is ``quantity`` of this product. Refuses what is not here. Records ListingMapped."""
    await catalogue.get_product(session, product_id)
    await channels.map_listing(session, shop_id, external_id, product_id, quantity)


async def _keep(opener: Opener, shop_id: UUID, products: Sequence[ShopProduct]) -> None:
    if products:
        async with opener.open() as session:
            await _list(session, shop_id, products)


async def _list(session: AsyncSession, shop_id: UUID, products: Sequence[ShopProduct]) -> None:
    await channels.list_products(session, shop_id, products)
    merchant_id = merchant_of(session)
    unmapped = await channels.find_unmapped(session, shop_id, [product.external_id for product in products])
    if not unmapped:
        return
    by_sku = await catalogue.find_by_skus(session, merchant_id, [listing.sku for listing in unmapped if listing.sku])
    by_code = await catalogue.find_by_barcodes(
        session, merchant_id, [listing.barcode for listing in unmapped if listing.barcode]
    )
    found: dict[str, Mapped] = {}
    for listing in unmapped:
        if listing.sku in by_sku:
            found[listing.external_id] = Mapped(by_sku[listing.sku].id, 1)
        elif listing.barcode in by_code:
            match = by_code[listing.barcode]
            found[listing.external_id] = Mapped(match.product_id, match.quantity)
    await channels.map_listings(session, shop_id, found)
