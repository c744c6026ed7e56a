"""What shops show of stock is looked at, and put right where somebody changed it there."""

import logging
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import channels
from portal.domains.channels import ShopAnswersOddly, ShopRefusesUs, ShopSweepDue, StockLevel
from portal.kit import clock
from portal.kit.http import AddressRefused
from portal.kit.reactions import HourPassed, Opener
from portal.kit.scope import MerchantScope

log = logging.getLogger(__name__)

_AT_ONCE = 500


async def call_for_sweeps(session: AsyncSession, event: HourPassed) -> None:
    """Each shop that is told its stock is looked at."""
    await channels.call_for_sweeps(session)


async def sweep_shop(opener: Opener, event: ShopSweepDue) -> None:
    """Figures that differ a second time are told again. A shop that refuses is left to polling, which breaks it."""
    mine = replace(opener, scope=MerchantScope(opener.scope.operator_id, event.owner_id))
    async with mine.open() as session:
        access = await channels.find_access(session, opener.services.vault, event.shop_id)
    if access is None or access.status != "active":
        return
    before, batch = clock.now(), list[StockLevel]()
    try:
        async for level in channels.adapter_of(access.platform).fetch_stock(opener.services.http, access):
            batch.append(level)
            if len(batch) == _AT_ONCE:
                await _note(mine, event.shop_id, batch, before)
                batch = []
    except (ShopRefusesUs, ShopAnswersOddly, AddressRefused) as refusal:
        log.info("a shop was not swept", extra={"shop_id": str(event.shop_id), "code": refusal.code})
    await _note(mine, event.shop_id, batch, before)


async def _note(mine: Opener, shop_id: UUID, shown: list[StockLevel], before: datetime) -> None:
    if shown:
        async with mine.open() as session:
            await channels.note_shown(session, shop_id, shown, before=before)
