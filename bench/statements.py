"""Which SQL one request sends, and how long that SQL takes with and without row-level security.

The request runs in this process through the whole application; what it sends in its tenant's scope is noted, then
sent again many times on bare connections: as the application's role, and as one whom no policy binds.
"""

import statistics
import time
from typing import Any, cast

import asyncpg
import httpx2
from sqlalchemy import event

from bench.ground import Ground
from bench.world import World
from portal.app import create_app
from portal.kit.config import Config
from portal.kit.db import Database

Sent = tuple[str, tuple[Any, ...]]
ROUNDS, REPEATS = 10, 12


async def sent_by(config: Config, world: World, paths: list[str]) -> dict[str, list[Sent]]:
    """The statements of each request, without those that find out who asks."""
    database = Database(config.app_database_url, pool_size=1)
    noted: list[Sent] = []

    @event.listens_for(database.engine.sync_engine, "before_cursor_execute")
    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        if "api_keys" not in statement:
            noted.append((statement, tuple(parameters)))

    found: dict[str, list[Sent]] = {}
    transport = httpx2.ASGITransport(app=cast(Any, create_app(config, database)))
    headers = {"Authorization": f"Bearer {world.key}"}
    try:
        async with httpx2.AsyncClient(transport=transport, base_url="http://bench", headers=headers) as asking:
            for path in paths:
                noted.clear()
                (await asking.get(path)).raise_for_status()
                found[path] = list(noted)
    finally:
        await database.close()
    return found


async def milliseconds(ground: Ground, world: World, database: str, sent: list[Sent]) -> tuple[float, float]:
    """The median of all these statements together: bound by the policies, and by none."""
    app = await asyncpg.connect(ground.config(database).app_database_url)
    free = await asyncpg.connect(ground.superuser(database))
    scope = world.merchant.statements()
    without_role = scope.split(";", 1)[1]
    try:
        bound_total = free_total = 0.0
        for statement, values in sent:
            bound, unbound = await _timed(app, scope, free, without_role, statement, values)
            bound_total, free_total = bound_total + bound, free_total + unbound
        return bound_total, free_total
    finally:
        await app.close()
        await free.close()


async def _timed(
    app: asyncpg.Connection,
    scope: str,
    free: asyncpg.Connection,
    settings: str,
    statement: str,
    values: tuple[Any, ...],
) -> tuple[float, float]:
    bound: list[float] = []
    unbound: list[float] = []
    for _ in range(ROUNDS):
        for connection, said, times in ((app, scope, bound), (free, settings, unbound)):
            async with connection.transaction():
                await connection.execute(said)
                prepared = await connection.prepare(statement)
                await prepared.fetch(*values)
                for _ in range(REPEATS):
                    began = time.perf_counter()
                    await prepared.fetch(*values)
                    times.append((time.perf_counter() - began) * 1000)
    return statistics.median(bound), statistics.median(unbound)
