"""Shops are told how many items they can sell, so that none sells what is not there.

Somebody looks every moment which shops show another stock than there is and calls them. A shop is told by one run at
a time, which goes on until nothing differs: changes that come close together are told once, the newest figure wins,
and a shop that answers slowly keeps no other waiting.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import channels
from portal.domains.channels import ShopAccess, ShopAnswersOddly, ShopRefusesUs, ShopStockDue
from portal.kit import clock
from portal.kit.http import AddressRefused
from portal.kit.reactions import Opener
from portal.kit.scope import MerchantScope
from portal.reads import shop_levels

# As many as the platforms take in a few calls; what remains is told in the next round.
_AT_ONCE = 500
# A shop whose stock changes all the time lets the others have their turn.
_LONGEST = timedelta(seconds=1)


async def call_shops(session: AsyncSession) -> int:
    """Each of the operator's shops that shows another stock than there is will be told; answers how many."""
    return await channels.call_for_stock(session, await shop_levels.shops_behind(session))


async def tell_shop_stock(opener: Opener, event: ShopStockDue) -> None:
    """The shop shows what can be sold of everything mapped, or is broken with the reason.

    A shop that does not answer is tried again; meanwhile nobody calls it a second time.
    """
    mine = replace(opener, scope=MerchantScope(opener.scope.operator_id, event.owner_id))
    async with mine.open() as session:
        access = await channels.find_access(session, opener.services.vault, event.shop_id)
        since = await channels.called_since(session, event.shop_id)
    if access is not None and access.status == "active":
        try:
            await _tell(mine, access, since)
        except (ShopRefusesUs, ShopAnswersOddly, AddressRefused) as refusal:
            async with mine.open() as session:
                await channels.break_shop(session, event.shop_id, refusal.code)
    async with mine.open() as session:
        await channels.end_stock_call(session, event.shop_id)


async def _tell(mine: Opener, access: ShopAccess, since: datetime) -> None:
    adapter, began = channels.adapter_of(access.platform), clock.now()
    while clock.now() - began < _LONGEST:
        async with mine.open() as session:
            levels = await shop_levels.levels_behind(session, access.shop_id, _AT_ONCE)
        if not levels:
            return
        refused = await adapter.push_stock(mine.services.http, access, levels)
        async with mine.open() as session:
            await channels.note_told(session, access.shop_id, levels, set(refused), since=since)
        since = clock.now()
