"""Products as a list shows them: with how many there are, over all warehouses."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import catalogue, inventory
from portal.domains.catalogue import ProductView
from portal.kit.paging import Window


class ProductItem(ProductView, frozen=True):
    """A product in a list with its units over all warehouses (``available`` may be promised) and its first photo."""

    on_hand: int = 0
    reserved: int = 0
    available: int = 0
    inbound: int = 0
    photo_id: UUID | None = None


async def list_products(session: AsyncSession, asked: Window, **narrowed: Any) -> list[ProductItem]:
    """A page of products by sku, one more than asked; narrowed as the catalogue narrows."""
    found = await catalogue.list_products(session, asked, **narrowed)
    sums = {product.id: [0, 0, 0, 0] for product in found}
    for row in await inventory.available(session, list(sums)):
        for n, units in enumerate((row.on_hand, row.reserved, row.available, row.inbound)):
            sums[row.product_id][n] += units
    photos = await catalogue.first_photos(session, sums)
    return [
        ProductItem(
            **{name: getattr(product, name) for name in ProductView.__struct_fields__}, on_hand=sums[product.id][0],
            reserved=sums[product.id][1], available=sums[product.id][2], inbound=sums[product.id][3],
            photo_id=photos.get(product.id),
        )
        for product in found
    ]  # fmt: skip
