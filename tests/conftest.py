"""Real servers for the whole run: one PostgreSQL and one Valkey, a migrated template database, a copy per test process.

Tests of one process share one connection; each test runs inside a transaction that is rolled back. Tests that need
real commits (concurrency, processes) ask for ``committed``: a database of their own.
"""

import asyncio
import os
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from pathlib import Path

import asyncpg
import pytest
from tests.world import World, open_world

from portal.kit import migrations
from portal.kit.config import Config
from portal.kit.db import Database
from portal.launch import embedded

MASTER_KEY = b"k" * 32
TEMPLATE = "portal_template"
_servers = ExitStack()


def pytest_configure(config: pytest.Config) -> None:
    """Start the servers once, in the process that hands out the tests; the others inherit their addresses."""
    if hasattr(config, "workerinput"):
        return
    data = Path(os.environ.get("PORTAL_TEST_DIR", ".data/test"))
    servers = _servers.enter_context(embedded(data, durable=False, what="the tests"))
    assert servers.superuser_url
    os.environ["TEST_SUPERUSER_URL"] = servers.superuser_url
    os.environ["TEST_OWNER_URL"] = servers.database_url
    os.environ["TEST_REDIS_URL"] = servers.redis_url
    asyncio.run(_make_template(servers.superuser_url, servers.database_url))


def pytest_unconfigure(config: pytest.Config) -> None:
    _servers.close()


async def _make_template(superuser_url: str, owner_url: str) -> None:
    await _admin(superuser_url, f"drop database if exists {TEMPLATE} with (force)")
    await _admin(superuser_url, f"create database {TEMPLATE} owner portal_owner strategy wal_log template template0")
    await migrations.upgrade(at(owner_url, TEMPLATE), test_config(owner_url).app_password)


async def _admin(superuser_url: str, *statements: str) -> None:
    connection = await asyncpg.connect(superuser_url)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


def at(url: str, database: str) -> str:
    """The same server, another database."""
    return url.replace("/portal?", f"/{database}?", 1)


def test_config(database_url: str) -> Config:
    """The configuration of a test on one database."""
    return Config(
        database_url=database_url,
        redis_url=os.environ.get("TEST_REDIS_URL", ""),
        master_key=MASTER_KEY,
        environment="test",
        allow_private_addresses=True,
    )


test_config.__test__ = False  # type: ignore[attr-defined]


def _copy() -> Iterator[Config]:
    name = f"t_{uuid.uuid4().hex[:12]}"
    superuser, owner = os.environ["TEST_SUPERUSER_URL"], os.environ["TEST_OWNER_URL"]
    asyncio.run(_admin(superuser, f"create database {name} owner portal_owner strategy wal_log template {TEMPLATE}"))
    yield test_config(at(owner, name))
    asyncio.run(_admin(superuser, f"drop database if exists {name} with (force)"))


@pytest.fixture(scope="session")
def config() -> Iterator[Config]:
    """The configuration of this test process, on its own copy of the template."""
    yield from _copy()


@pytest.fixture(scope="session")
async def _engine(config: Config) -> AsyncIterator[Database]:
    database = Database(config.app_database_url, pool_size=1, pool_timeout=2)
    yield database
    await database.close()


@pytest.fixture
async def database(_engine: Database) -> AsyncIterator[Database]:
    """The application's database, in a transaction that the end of the test undoes."""
    async with _engine.engine.connect() as connection:
        await connection.begin()
        yield Database.on(connection)
        await connection.rollback()


@pytest.fixture
def committed() -> Iterator[Config]:
    """A database of the test's own, where commits are real and many connections may be open."""
    yield from _copy()


@pytest.fixture(scope="module")
def own_database() -> Iterator[Config]:
    """A database that the tests of one file share, where commits are real."""
    yield from _copy()


@pytest.fixture
async def world(database: Database, config: Config) -> World:
    """One operator, two merchants (Alice's and Bob's) with products and stock places, and Charlie the stranger."""
    return await open_world(database, config)
