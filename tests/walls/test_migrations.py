"""The database is what the models say, and every migration goes both ways."""

import asyncio

import asyncpg
import pytest
from alembic import command

from portal.kit import migrations
from portal.kit.config import Config


async def test_models_and_migrations_agree(config: Config) -> None:
    settings = migrations.settings(config.database_url, config.app_password)
    await asyncio.to_thread(command.check, settings)


async def test_migrations_go_down_to_nothing_and_up_again(committed: Config) -> None:
    url, password = committed.database_url, committed.app_password
    before = await _tables(url)
    await migrations.downgrade(url, password, "base")
    assert await _tables(url) == {"alembic_version"}
    await migrations.upgrade(url, password)
    assert await _tables(url) == before


async def test_a_database_of_newer_code_is_refused(committed: Config) -> None:
    connection = await asyncpg.connect(committed.database_url)
    await connection.execute("update alembic_version set version_num = 'from the future'")
    await connection.close()
    with pytest.raises(migrations.DatabaseIsNewer, match="from the future"):
        await migrations.upgrade(committed.database_url, committed.app_password)


async def _tables(url: str) -> set[str]:
    connection = await asyncpg.connect(url)
    try:
        rows = await connection.fetch(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
        )
        return {row["relname"] for row in rows}
    finally:
        await connection.close()
