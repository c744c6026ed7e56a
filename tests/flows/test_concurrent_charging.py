"""Many processes that record and price the same work at once make one operation and one charge of each cause."""

import asyncio
from decimal import Decimal

from sqlalchemy import func, select
from tests.make.prices import card, done
from tests.world import open_world

from portal.domains import billing
from portal.domains.billing.models import Charge, Operation
from portal.kit.config import Config
from portal.kit.db import Database

CAUSES = [f"pick:{n}" for n in range(40)]


async def test_each_cause_is_charged_once_however_many_report_it_at_once(committed: Config) -> None:
    database = Database(committed.app_database_url, pool_size=8)
    world = await open_world(database, committed)
    async with world.operator() as session:
        await card(session, world.alice, {"pick": "7"})

    async def report(turn: int) -> None:
        causes = CAUSES[turn:] + CAUSES[:turn]
        async with world.operator() as session:
            await billing.record(session, [done(world.alice, cause, quantity=1) for cause in causes])
        async with world.operator() as session:
            ids = list(await session.scalars(select(Operation.id)))
            await billing.price_operations(session, world.alice, ids[turn:] + ids[:turn])

    try:
        await asyncio.gather(*(report(turn) for turn in range(8)))
        async with world.operator() as session:
            operations = await session.scalar(select(func.count()).select_from(Operation))
            charges, amount = (await session.execute(select(func.count(), func.sum(Charge.amount)))).one()
    finally:
        await database.close()
    assert (operations, charges, amount) == (40, 40, Decimal(280))
