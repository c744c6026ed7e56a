"""Requests that end in the middle, at any point: no foreign row, no transaction left open, no connection lost."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import asyncpg
import httpx2
from tests.world import World, open_world

from portal.domains import catalogue
from portal.domains.catalogue import NewProduct
from portal.kit.config import Config
from portal.kit.db import Database

REQUESTS, AT_ONCE, POOL = 2000, 16, 4
LUCK = random.Random(5)
SIZE = {"length_mm": 100, "width_mm": 80, "height_mm": 40, "weight_g": 200}
_OPEN = """
select count(*) from pg_stat_activity
where datname = current_database() and usename = 'portal_app' and state <> 'idle'
"""


@asynccontextmanager
async def crowded(config: Config) -> AsyncIterator[World]:
    """Two merchants with three products each, on a pool that is smaller than the crowd."""
    database = Database(config.app_database_url, pool_size=POOL, pool_timeout=20)
    world = await open_world(database, config)
    for owner in ("alice", "bob"):
        async with world.merchant(getattr(world, owner)) as session:
            new = [NewProduct(sku=f"{owner}-{n}", name=owner, price=1, currency="JPY", **SIZE) for n in range(3)]
            await catalogue.add_products(session, new)
    try:
        yield world
    finally:
        await database.close()


class Crowd:
    """Asks on behalf of both merchants, and gives up on about half of what it asks, at every stage of the way."""

    def __init__(self) -> None:
        self.answered = 0
        self.given_up = 0
        self._usual = 0.05

    async def ask(self, client: httpx2.AsyncClient, owner: str, n: int) -> None:
        """Ask for the products or add one; whatever is seen is the asker's own."""
        if n % 4:
            asking = client.get("/api/v1/products", params={"limit": 5})
        else:
            new = {"sku": f"{owner}-new-{n}", "name": owner, "price": 1, "currency": "JPY", **SIZE}
            asking = client.post("/api/v1/products", json=new)
        loop = asyncio.get_running_loop()
        began, request = loop.time(), asyncio.create_task(asking)
        cancelling = loop.call_later(LUCK.uniform(0, 2 * self._usual), request.cancel)
        try:
            answer = await request
        except asyncio.CancelledError:
            self.given_up += 1
            self._usual *= 1.02
            return
        finally:
            cancelling.cancel()
        self.answered += 1
        # Follows the machine, however busy it is, so that about half are answered.
        self._usual += 0.1 * (loop.time() - began - self._usual)
        assert answer.status_code in (200, 201), answer.text
        body = answer.json()
        assert all(item["sku"].startswith(owner) for item in body.get("items", [body]))


async def test_requests_cancelled_at_random_points_leave_nothing_behind_and_see_nobody_elses_rows(
    committed: Config,
) -> None:
    async with crowded(committed) as world, world.http("alice") as alice, world.http("bob") as bob:
        numbers, crowd = iter(range(REQUESTS)), Crowd()

        async def hand() -> None:
            for n in numbers:
                await crowd.ask(*((alice, "alice") if LUCK.random() < 0.5 else (bob, "bob")), n)

        await asyncio.gather(*[hand() for _ in range(AT_ONCE)])
        assert min(crowd.answered, crowd.given_up) > REQUESTS / 10
        await _pool_is_full_again(world)
        owner = await asyncpg.connect(committed.database_url)
        assert await owner.fetchval(_OPEN) == 0
        await owner.close()


async def _pool_is_full_again(world: World) -> None:
    async with AsyncExitStack() as stack, asyncio.timeout(10):
        for _ in range(POOL):
            await stack.enter_async_context(world.operator())


async def test_a_transaction_that_is_cancelled_as_it_begins_gives_its_connection_back(committed: Config) -> None:
    async with crowded(committed) as world:

        async def begin() -> None:
            async with world.merchant() as session:
                await session.connection()
                await asyncio.sleep(1)

        for delay in (0.0, 0.001, 0.003, 0.01, 0.03):
            begun = [asyncio.create_task(begin()) for _ in range(3 * POOL)]
            await asyncio.sleep(delay)
            for task in begun:
                task.cancel()
            await asyncio.gather(*begun, return_exceptions=True)
            await _pool_is_full_again(world)
