"""Databases to measure on: one migrated template, and copies of whatever state a section wants to begin from.

Product and floor each get a copy of the same state on the same server, so that neither works on what the other left.
"""

import asyncio
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncpg
from redis.asyncio import Redis

from portal.kit import migrations
from portal.kit.config import Config, from_environment
from portal.launch import Servers

TEMPLATE = "bench_template"
_FILLED = """
    select quote_ident(relname) as name from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 0
"""


@dataclass(frozen=True)
class Ground:
    """The servers of this run, and the folder where the bench keeps its own files."""

    servers: Servers
    folder: Path
    port: int
    scale: float = 1.0

    def config(self, database: str) -> Config:
        """The product's configuration on one of the databases."""
        settings = {
            "PORTAL_DATA_DIR": str(self.folder), "PORTAL_PORT": str(self.port), "PORTAL_ENVIRONMENT": "test",
            "PORTAL_ALLOW_PRIVATE_ADDRESSES": "1",
        }  # fmt: skip
        # The same key as the processes will read: it makes the login's password and what opens the world's API key.
        given = {name: value for name, value in os.environ.items() if name == "PORTAL_MASTER_KEY"}
        return from_environment(settings | given).on(
            database_url=_at(self.servers.database_url, "portal", database), redis_url=self.servers.redis_url
        )

    def superuser(self, database: str = "postgres") -> str:
        """The URL of one of the databases for who may do everything and is bound by no policy."""
        assert self.servers.superuser_url
        return _at(self.servers.superuser_url, "postgres", database)

    def sized(self, count: int) -> int:
        """A number of rows or seconds, made smaller when the run is a quick one."""
        return max(1, int(count * self.scale))

    async def make_template(self) -> None:
        """An empty database of the product's present shape."""
        await self.drop(TEMPLATE)
        await self._admin(f"create database {TEMPLATE} owner portal_owner strategy wal_log template template0")
        config = self.config(TEMPLATE)
        await migrations.upgrade(config.database_url, config.app_password)

    async def copy(self, source: str, name: str) -> None:
        """``name`` is what ``source`` is now; nobody may be connected to ``source``."""
        await self.drop(name)
        await self._admin(f"create database {name} owner portal_owner strategy file_copy template {source}")

    @asynccontextmanager
    async def copied(self, source: str, purpose: str) -> AsyncIterator[str]:
        """A copy that lasts for the block."""
        name = f"bench_{purpose}_{secrets.token_hex(3)}"
        await self.copy(source, name)
        try:
            yield name
        finally:
            await self.drop(name)

    async def drop(self, name: str) -> None:
        await self._admin(f"drop database if exists {name} with (force)")

    async def forget_events(self, name: str) -> None:
        """Nothing is left to follow from how the world was made, as on a day when all of it was followed long ago.

        Tables that never had a row stay as nobody has looked at them. One that was analyzed while it was empty is
        planned as empty: a connection's checks of foreign keys then read it from end to end until the next analyze,
        long after it has grown.
        """
        async with connected(self.superuser(name)) as connection:
            await connection.execute("delete from outbox")
            filled = ", ".join(row["name"] for row in await connection.fetch(_FILLED))
            await connection.execute(f"vacuum analyze {filled}")

    async def analyse(self, name: str) -> None:
        """The planner knows what lies in each table now, in connections that are open as well."""
        async with connected(self.superuser(name)) as connection:
            await connection.execute("analyze")

    async def settle(self) -> None:
        """Write down what is dirty and empty the queue, so that nothing of before is paid for later."""
        await self._admin("checkpoint")
        async with Redis.from_url(self.servers.redis_url) as redis:
            await redis.flushall()
        await asyncio.sleep(0.2)

    async def _admin(self, statement: str) -> None:
        connection = await asyncpg.connect(self.superuser())
        try:
            await connection.execute(statement)
        finally:
            await connection.close()


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[asyncpg.Connection]:
    """One raw connection."""
    connection = await asyncpg.connect(url)
    try:
        yield connection
    finally:
        await connection.close()


def _at(url: str, present: str, database: str) -> str:
    return url.replace(f"/{present}?", f"/{database}?", 1)
