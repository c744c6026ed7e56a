"""Many orders at once: ten thousand that wait are promised their stock, a wave of a thousand is pinned to shelves.

The floor writes the same rows again, in a copy of the same state, by one plain statement per table; it decides nothing.
"""

import random
import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bench import replay
from bench.figures import Figure, at_most
from bench.ground import Ground, connected
from bench.world import DATABASE, World, product_id
from portal.domains import inventory
from portal.domains.inventory import Demand
from portal.kit.db import Database
from portal.kit.ids import new_id
from portal.kit.scope import Scope

ORDERS = 10_000
WAVE = 1_000
WARM_UP = 50
ROUNDS = 3
_QUEUED = datetime(2026, 11, 20, tzinfo=UTC)


@dataclass(frozen=True)
class Case:
    """One big transaction: what it does to these documents, in whose scope."""

    name: str
    scope: Scope
    documents: Sequence[UUID]
    act: Callable[[AsyncSession, Sequence[UUID]], Awaitable[Any]]


async def measure(ground: Ground, world: World) -> list[Figure]:
    """Ask for stock, then promise it to all; promise it, then pin a wave."""
    orders, wave = ground.sized(ORDERS), ground.sized(WAVE)
    async with ground.copied(DATABASE, "waiting") as waiting:
        documents = await _ask(ground, world, waiting, orders + WARM_UP)
        promise = Case(
            f"{orders} waiting orders of 1 to 5 lines promised", world.merchant, documents, inventory.reserve
        )
        figures = [await _compared(ground, waiting, promise)]
        await _alone(ground, waiting, promise, documents)

        async def pin(session: AsyncSession, chosen: Sequence[UUID]) -> None:
            await inventory.allocate(session, warehouse_id=world.warehouse_id, document_ids=chosen)

        released = Case(f"wave of {wave} shipments pinned to shelves", world.operator, documents[: wave + WARM_UP], pin)
        return [*figures, await _compared(ground, waiting, released)]


async def _ask(ground: Ground, world: World, database: str, orders: int) -> list[UUID]:
    chance = random.Random(1)
    documents = [new_id() for _ in range(orders)]
    demands = [
        Demand(
            merchant_id=world.merchant_id, document_id=document, line_id=new_id(), product_id=product_id(product),
            warehouse_id=world.warehouse_id, quantity=chance.randint(1, 3),
            queued_at=_QUEUED + timedelta(seconds=place),
        )
        for place, document in enumerate(documents)
        for product in chance.sample(range(1, world.products + 1), chance.randint(1, 5))
    ]  # fmt: skip
    opened = Database(ground.config(database).app_database_url, pool_size=1)
    try:
        async with opened.transaction(world.merchant) as session:
            await inventory.ask(session, demands)
    finally:
        await opened.close()
    async with connected(ground.superuser(database)) as connection:
        await connection.execute("vacuum analyze")
    return documents


async def _compared(ground: Ground, state: str, case: Case) -> Figure:
    product_times, floor_times, counts = [], [], {}
    for _ in range(ROUNDS):
        async with ground.copied(state, "product") as product, ground.copied(state, "floor") as floor:
            await ground.settle()
            # The floor begins where the measured transaction does: the warm-up is not its work.
            await _alone(ground, floor, case, case.documents[:WARM_UP])
            seconds, xid = await _alone(ground, product, case, case.documents)
            product_times.append(seconds)
            async with connected(ground.superuser(product)) as now, connected(ground.superuser(floor)) as then:
                counts = await replay.stage(now, then, xid)
                await ground.settle()
                floor_times.append(await replay.write(then))
    return Figure(
        name=case.name, value=statistics.median(product_times), unit="s", floor=statistics.median(floor_times),
        aim=at_most(2), note="rows: " + ", ".join(f"{count} {table}" for table, count in sorted(counts.items())),
    )  # fmt: skip


async def _alone(ground: Ground, name: str, case: Case, documents: Sequence[UUID]) -> tuple[float, str]:
    """Do the warm-up, then the rest in one transaction; answers its seconds and its number."""
    database = Database(ground.config(name).app_database_url, pool_size=1)
    try:
        async with database.transaction(case.scope) as session:
            await case.act(session, documents[:WARM_UP])
        if len(documents) == WARM_UP:
            return 0.0, ""
        began = time.perf_counter()
        async with database.transaction(case.scope) as session:
            await case.act(session, documents[WARM_UP:])
            xid = str(await session.scalar(text("select pg_current_xact_id()::xid::text")))
        return time.perf_counter() - began, xid
    finally:
        await database.close()
