"""Many orders at once, and jobs led slice by slice."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.make.orders import DAY, ORDERED, new_line, new_order
from tests.world import World

from portal.domains import channels, orders
from portal.flows.reactions import REACTIONS
from portal.kit import outbox
from portal.kit.reactions import Reactions, execute
from portal.kit.scope import RelayScope


async def many_orders(world: World, count: int, merchant_id: UUID | None = None, **details: Any) -> list[UUID]:
    """Orders of Alice's, or another's, a minute apart, numbered ``E-0`` and on in her shop."""
    async with world.merchant(merchant_id) as session:
        shop_id = await channels.api_shop(session)
        placed = await orders.place(
            session, shop_id=shop_id, merchant_id=merchant_id or world.alice, day=DAY,
            orders=[
                orders.normalised(
                    new_order(f"E-{n}", new_line(f"TEA-{n % 7}"), ordered_at=ORDERED + timedelta(minutes=n), **details)
                )
                for n in range(count)
            ],
        )  # fmt: skip
    async with world.database.transaction(RelayScope()) as session:
        await outbox.claim(session, {}, limit=100_000)  # what follows from each order is not what these tests are about
    return [one.order_id for one in placed]


async def step(world: World, reactions: Reactions = REACTIONS) -> int:
    """What follows from what was committed so far, and nothing of what follows from that."""
    async with world.database.transaction(RelayScope()) as session:
        found = await outbox.claim(session, reactions.names(), limit=100_000)
    for dispatch in found:
        await execute(world.database, reactions, world.services, dispatch.operator_id, [dispatch[1:]])
    return len(found)
