"""A suspended merchant's orders stand still: held when the suspension begins, let go when it is lifted.

Each reaction asks how the merchant stands now, with its row locked, so that a suspension and its end that follow each
other at once leave the orders as the last of them says.
"""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import orders, outbound, tenancy
from portal.domains.tenancy import MerchantResumed, MerchantSuspended
from portal.kit.reactions import FiveMinutesPassed

REASON = "merchant_suspended"
_AT_ONCE = 5_000


async def hold_open_orders(session: AsyncSession, event: MerchantSuspended) -> None:
    """Reaction: every open order of the merchant and its shipments are held. Records OrderHeld for each."""
    await _hold(session, event.merchant_id)


async def hold_late_orders(session: AsyncSession, _event: FiveMinutesPassed) -> None:
    """Reaction: orders are held too that came in while their merchant was being suspended.

    One that the operator let go during the suspension stays free.
    """
    for merchant_id in await tenancy.list_suspended(session):
        await _hold(session, merchant_id)


async def _hold(session: AsyncSession, merchant_id: UUID) -> None:
    since = await tenancy.suspended_since(session, merchant_id)
    if since is not None:
        held = await orders.hold_open(session, merchant_id, reason=REASON, since=since)
        await outbound.set_many_held(session, held, True)


async def release_orders(session: AsyncSession, event: MerchantResumed) -> None:
    """Reaction: the suspension holds nothing any more; what nothing else holds is free. Records OrderReleased."""
    if await tenancy.suspended_since(session, event.merchant_id) is not None:
        return
    while held := await orders.list_held_for(session, event.merchant_id, REASON, _AT_ONCE):
        free = await orders.clear_holds(session, held, REASON)
        await outbound.set_many_held(session, free or [], False)
