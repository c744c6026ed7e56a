"""Orders by a word, for lists of other things that belong to orders."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import orders, tenancy
from portal.kit.scope import tenant


async def orders_named(session: AsyncSession, q: str, limit: int) -> list[UUID]:
    """Orders that a word of theirs names or begins: number, shop's number, name, mail, phone or sku."""
    mine = tenant(session).merchant_id
    merchant_ids = (
        [mine]
        if mine
        else [merchant.id for merchant in await tenancy.list_merchants(session, limit=tenancy.ALL_MERCHANTS)]
    )
    return [match.id for match in await orders.find_orders(session, merchant_ids, q, limit)]
