"""Many connections ask for the same stock at the same time: nothing is promised twice, and nobody waits in a circle."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import asyncpg
from tests.make.places import Floor, floor
from tests.make.stock import demand, product, stocked
from tests.world import World, open_world

from portal.domains import inventory
from portal.kit.config import Config
from portal.kit.db import Database

CLIENTS = 12


@asynccontextmanager
async def _many(config: Config) -> AsyncIterator[World]:
    database = Database(config.app_database_url, pool_size=CLIENTS, pool_timeout=60)
    try:
        yield await open_world(database, config)
    finally:
        await database.close()


async def test_of_a_flash_sale_exactly_what_is_there_is_sold(committed: Config) -> None:
    async with _many(committed) as world:
        place, tea = await floor(world), await product(world)
        await stocked(world, place, tea, 100)

        async def buy() -> bool:
            line = demand(world, place, tea, 1)
            async with world.merchant() as session:
                return (await inventory.ask_and_reserve(session, [line]))[line.document_id].complete

        sold = await asyncio.gather(*(buy() for _ in range(500)))
        assert sum(sold) == 100
        async with world.operator() as session:
            assert await inventory.audit_ledger(session) == []
            (there,) = await inventory.available(session, [tea])
    assert (there.on_hand, there.reserved, there.available) == (100, 100, 0)


async def test_stock_that_comes_while_it_is_sold_and_given_back_is_never_oversold(committed: Config) -> None:
    async with _many(committed) as world:
        place, tea = await floor(world), await product(world)

        async def arrive() -> None:
            await stocked(world, place, tea, 5)
            async with world.merchant() as session:
                await inventory.fill_waiting(session, warehouse_id=place.warehouse_id, product_ids=[tea])

        async def come_and_go(n: int) -> None:
            line = demand(world, place, tea, 1 + n % 3)
            async with world.merchant() as session:
                await inventory.ask_and_reserve(session, [line])
            if n % 4 == 0:
                async with world.merchant() as session:
                    await inventory.release(session, [line.document_id])

        await asyncio.gather(*(arrive() if n % 6 == 0 else come_and_go(n) for n in range(60)))
        async with world.operator() as session:
            assert await inventory.audit_ledger(session) == []
            (there,) = await inventory.available(session, [tea])
    assert there.on_hand == 50
    assert there.reserved <= there.on_hand


async def test_clients_that_take_many_products_in_any_order_never_wait_in_a_circle(committed: Config) -> None:
    async with _many(committed) as world:
        place = await floor(world)
        goods = [await product(world, f"P{n}") for n in range(8)]
        for product_id in goods:
            await stocked(world, place, product_id, 60)
        await asyncio.gather(*(_one_client(world, place, goods, seed) for seed in range(CLIENTS)))
        async with world.operator() as session:
            assert await inventory.audit_ledger(session) == []
    assert await _deadlocks(committed) == 0


async def _one_client(world: World, place: Floor, goods: list[UUID], seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(3):
        chosen = dice.sample(goods, 5)
        first = demand(world, place, chosen[0], 1)
        lines = [first, *(demand(world, place, p, 1, document_id=first.document_id) for p in chosen[1:])]
        async with world.merchant() as session:
            await inventory.ask_and_reserve(session, lines)
        async with world.operator() as session:
            found = await inventory.allocate(session, warehouse_id=place.warehouse_id, document_ids=[first.document_id])
        for pinned in found.allocations[:2]:
            async with world.operator() as session:
                if dice.random() < 0.3:
                    await inventory.pick_short(session, allocation_id=pinned.id, missing=1)
                else:
                    await inventory.pick(session, allocation_id=pinned.id, quantity=1, to_location_id=place.at["PACK"])
        async with world.merchant() as session:
            if dice.random() < 0.5:
                await inventory.release(session, [first.document_id])
            else:
                await inventory.fill_waiting(session, warehouse_id=place.warehouse_id, product_ids=chosen)


async def _deadlocks(config: Config) -> int:
    connection = await asyncpg.connect(config.database_url)
    try:
        return int(
            await connection.fetchval("select deadlocks from pg_stat_database where datname = current_database()")
        )
    finally:
        await connection.close()
