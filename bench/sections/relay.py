"""From the commit of an event to the end of its reaction, at 200 events a second: relay, queue and worker."""

import asyncio
import time
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from bench.figures import Figure, quantile
from bench.ground import Ground, connected
from bench.processes import running
from bench.waiting import until
from bench.world import DATABASE, World, product_id
from portal.domains.inventory import StockFreed
from portal.kit import clock, outbox
from portal.kit.db import Database

PER_SECOND = 200
SECONDS = 15
WARM_UP = 400


async def measure(ground: Ground, world: World) -> list[Figure]:
    """Commit events whose reaction finds nothing to do, so that the way is measured and not the work."""
    async with (
        ground.copied(DATABASE, "relay") as name,
        running(ground.config(name), ["worker", "relay"]),
    ):
        database = Database(ground.config(name).app_database_url, pool_size=8)
        try:
            committed = await _record(database, world, ground.sized(SECONDS) * PER_SECOND + WARM_UP)
        finally:
            await database.close()
        async with connected(ground.superuser(name)) as connection:
            finished = await _finished(connection, list(committed))
    waits = [(finished[id_] - at).total_seconds() * 1000 for id_, at in list(committed.items())[WARM_UP:]]
    return [
        Figure(
            name=f"commit until the reaction is done, at {PER_SECOND} events/s, {told}", value=quantile(waits, share),
            unit="ms", note=note,
        )
        for told, share, note in (
            ("p50", 0.5, f"{len(waits)} events, each one reaction"), ("p99", 0.99, f"longest {max(waits):.0f} ms"),
        )
    ]  # fmt: skip


async def _record(database: Database, world: World, count: int) -> dict[UUID, Any]:
    committed: dict[UUID, Any] = {}

    async def one(number: int) -> None:
        async with database.transaction(world.merchant) as session:
            event = StockFreed(
                merchant_id=world.merchant_id, product_id=product_id(1 + number % world.products),
                warehouse_id=world.warehouse_id, quantity=1,
            )  # fmt: skip
            event_id = await outbox.record(session, event)
        committed[event_id] = clock.now()

    began, running_now = time.perf_counter(), []
    for number in range(count):
        await asyncio.sleep(max(0.0, began + number / PER_SECOND - time.perf_counter()))
        running_now.append(asyncio.create_task(one(number)))
    await asyncio.gather(*running_now)
    return committed


async def _finished(connection: Any, event_ids: Sequence[UUID]) -> dict[UUID, Any]:
    async def ends() -> dict[UUID, Any]:
        rows = await connection.fetch(
            "select event_id, max(finished_at) as at from reaction_runs where event_id = any($1) group by event_id"
            " having bool_and(state = 'done')",
            event_ids,
        )
        return {row["event_id"]: row["at"] for row in rows}

    found, _ = await until(ends, lambda got: len(got) == len(event_ids), patience=60)
    return found
