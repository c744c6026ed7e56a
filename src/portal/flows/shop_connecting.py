"""A shop that was entered is asked whether it accepts us, told where to deliver, and taken up again after a pause."""

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import channels
from portal.domains.channels import ShopAdded, ShopAnswersOddly, ShopRefusesUs, ShopResumed
from portal.kit.http import AddressRefused
from portal.kit.reactions import Opener


async def greet_shop(opener: Opener, event: ShopAdded) -> None:
    """The shop delivers to us and is active, or is broken with the reason. A shop that is away is tried again."""
    services = opener.services
    async with opener.open() as session:
        access = await channels.find_access(session, services.vault, event.shop_id)
    if access is None:
        return
    hook_url = f"{services.config.public_url}/hooks/shops/{access.hook_token}"
    try:
        await channels.adapter_of(access.platform).subscribe(services.http, access, hook_url)
    except (ShopRefusesUs, ShopAnswersOddly, AddressRefused) as refusal:
        async with opener.open() as session:
            await channels.break_shop(session, event.shop_id, refusal.code)
        return
    async with opener.open() as session:
        await channels.confirm(session, event.shop_id)


async def take_up_waiting(session: AsyncSession, event: ShopResumed) -> None:
    """What the shop sent while it was paused is worked on."""
    await channels.take_up_waiting(session, event.shop_id)
