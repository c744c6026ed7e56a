"""What shops are to be told of stock: what the ledger says may be promised, against what they were told last."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import channels, inventory
from portal.domains.channels import ShopBehind, StockLevel, StockTelling
from portal.kit import clock

_LATELY = timedelta(days=1)


async def shops_behind(session: AsyncSession) -> Sequence[ShopBehind]:
    """The operator's shops that show another stock than there is."""
    return await channels.shops_behind(session, inventory.available_units(session))


async def levels_behind(session: AsyncSession, shop_id: UUID, limit: int) -> Sequence[StockLevel]:
    """What the merchant's shop is to be told now, at most so many listings."""
    return await channels.levels_behind(session, inventory.available_units(session), shop_id, limit)


async def stock_telling(session: AsyncSession, shop_id: UUID) -> StockTelling:
    """How the merchant's shop is kept in step. Refuses one that is not here."""
    shop = await channels.get_shop(session, shop_id)
    since = clock.now() - _LATELY
    available = inventory.available_units(session)
    return await channels.stock_telling(session, available, shop_id, on=shop.tells_stock, since=since)
