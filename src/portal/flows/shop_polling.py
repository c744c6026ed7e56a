"""What a shop's deliveries did not tell is asked for: they are not repeated when they get lost.

A poll feeds the same inbox as the deliveries, sees to it that the shop still delivers, and finds out whether it
still accepts us.
"""

import logging
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import channels
from portal.domains.channels import Polled, ShopAccess, ShopAnswersOddly, ShopPollDue, ShopRefusesUs
from portal.kit import clock
from portal.kit.errors import Unavailable
from portal.kit.http import AddressRefused
from portal.kit.reactions import FiveMinutesPassed, Opener
from portal.kit.scope import MerchantScope

log = logging.getLogger(__name__)

_AT_ONCE = 50


async def call_for_polls(session: AsyncSession, event: FiveMinutesPassed) -> None:
    """Each shop that was not polled lately will be."""
    await channels.call_for_polls(session)


async def poll_shop(opener: Opener, event: ShopPollDue) -> None:
    """Orders that no delivery told are in the inbox; the shop delivers again; it is active, or broken with the reason.

    A shop that does not answer is left to the next poll.
    """
    mine = replace(opener, scope=MerchantScope(opener.scope.operator_id, event.owner_id))
    async with mine.open() as session:
        access = await channels.find_access(session, opener.services.vault, event.shop_id)
        since = await channels.polled_until(session, event.shop_id)
    if access is None or access.status == "paused":
        return
    try:
        until = await _ask(mine, access, since)
    except Unavailable as refusal:
        log.warning("a shop does not answer", extra={"shop_id": str(event.shop_id), "reason": refusal.data})
        return
    except (ShopRefusesUs, ShopAnswersOddly, AddressRefused) as refusal:
        async with mine.open() as session:
            await channels.break_shop(session, event.shop_id, refusal.code)
        return
    async with mine.open() as session:
        await channels.move_cursor(session, event.shop_id, until)
        await channels.confirm(session, event.shop_id)


async def _ask(mine: Opener, access: ShopAccess, since: datetime) -> datetime:
    adapter, http = channels.adapter_of(access.platform), mine.services.http
    await adapter.subscribe(http, access, f"{mine.services.config.public_url}/hooks/shops/{access.hook_token}")
    settled = clock.now() - channels.SETTLING
    until, batch = since, list[Polled]()
    async for order in adapter.fetch_orders(http, access, since - channels.OVERLAP):
        if order.changed_at > settled:
            continue
        until = max(until, order.changed_at)
        batch.append(order)
        if len(batch) == _AT_ONCE:
            await _keep(mine, access.shop_id, access.platform, batch)
            batch = []
    await _keep(mine, access.shop_id, access.platform, batch)
    return until


async def _keep(mine: Opener, shop_id: UUID, platform: str, orders: list[Polled]) -> None:
    if not orders:
        return
    async with mine.open() as session:
        kept = await channels.receive_polled(session, shop_id=shop_id, platform=platform, found=orders)
    if kept:
        log.info("found by polling", extra={"shop_id": str(shop_id), "orders": kept})
