"""The commands that docs/operations.md gives for backup and restore, carried out on a server of their own."""

import asyncio
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from tests.conftest import test_config
from tests.infra.containers import ROOT
from tests.world import open_world

from portal.kit import migrations
from portal.kit.config import Config
from portal.kit.db import Database
from portal.launch import Servers, binaries, embedded
from portal.launch.user import unprivileged

DOCUMENT = (ROOT / "docs/operations.md").read_text()


def documented(title: str) -> str:
    """The shell block of the document that begins with `# tried: <title>`."""
    (block,) = re.findall(rf"```sh\n# tried: {title}\n(.*?)```", DOCUMENT, re.DOTALL)
    return str(block)


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    data = tmp_path_factory.mktemp("backup") / "data"
    with embedded(data, durable=False, what="the backup test") as servers:
        yield servers
    if (data / "postgres").is_symlink():
        shutil.rmtree((data / "postgres").resolve())


@pytest.fixture(scope="module")
def filled(servers: Servers) -> Config:
    """A database with a small world in it."""
    config = replace(test_config(servers.database_url), redis_url=servers.redis_url)
    asyncio.run(_fill(config))
    return config


async def _fill(config: Config) -> None:
    await migrations.upgrade(config.database_url, config.app_password)
    database = Database(config.app_database_url, pool_size=1)
    await open_world(database, config)
    await database.close()


def on(url: str, name: str) -> str:
    return re.sub(r"/\w+\?", f"/{name}?", url, count=1)


def run(script: str, folder: Path, **told: str) -> subprocess.CompletedProcess[str]:
    programs = binaries.find_postgres(unprivileged(folder)).folder
    environment = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C", **told}
    return subprocess.run(
        ["/bin/sh", "-eu", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


async def _rows(url: str) -> dict[str, int]:
    connection = await asyncpg.connect(url)
    try:
        tables = await connection.fetch("select tablename from pg_tables where schemaname = 'public' order by 1")
        return {t: await connection.fetchval(f'select count(*) from "{t}"') for (t,) in tables}
    finally:
        await connection.close()


def test_a_backup_is_restored_row_for_row_and_the_application_works_on_it(
    servers: Servers, filled: Config, tmp_path: Path
) -> None:
    assert servers.superuser_url
    source, target = on(servers.superuser_url, "portal"), on(servers.superuser_url, "restored")
    made = run(documented("back up"), tmp_path, BACKUP_URL=source)
    assert (made.returncode, made.stderr) == (0, "")
    told = {"ADMIN_URL": servers.superuser_url, "RESTORE_NAME": "restored", "RESTORE_URL": target}
    restored = run(documented("restore"), tmp_path, **told)
    assert restored.returncode == 0, restored.stderr
    before = asyncio.run(_rows(source))
    assert before["merchants"] == 2
    assert asyncio.run(_rows(target)) == before
    asyncio.run(_fill_again(replace(filled, database_url=on(filled.database_url, "restored"))))


async def _fill_again(config: Config) -> None:
    """Migrate, and find with the application's login that the operator is there already."""
    await migrations.upgrade(config.database_url, config.app_password)
    database = Database(config.app_database_url, pool_size=1)
    with pytest.raises(Exception, match="code_taken"):
        await open_world(database, config)
    await database.close()


def test_the_owner_cannot_make_a_backup_that_lacks_rows(filled: Config, tmp_path: Path) -> None:
    refused = run(documented("back up"), tmp_path, BACKUP_URL=filled.database_url)
    assert refused.returncode != 0
    assert "row-level security policy" in refused.stderr


def test_a_migration_lets_the_application_in_again_after_its_password_was_lost(
    servers: Servers, filled: Config
) -> None:
    assert servers.superuser_url
    admin = servers.superuser_url
    rules = Path(asyncio.run(_ask(admin, "show hba_file")))
    trusting = rules.read_text()
    rules.write_text(f"local all portal_app scram-sha-256\n{trusting}")
    try:
        asyncio.run(_ask(admin, "alter role portal_app password 'lost'", "select pg_reload_conf()"))
        with pytest.raises(asyncpg.InvalidPasswordError):
            asyncio.run(_ask(filled.app_database_url, "select 1"))
        asyncio.run(migrations.upgrade(filled.database_url, filled.app_password))
        assert asyncio.run(_ask(filled.app_database_url, "select 1")) == 1
    finally:
        rules.write_text(trusting)
        asyncio.run(_ask(admin, "select pg_reload_conf()"))


async def _ask(url: str, *statements: str) -> Any:
    connection = await asyncpg.connect(url)
    try:
        for statement in statements[:-1]:
            await connection.execute(statement)
        return await connection.fetchval(statements[-1])
    finally:
        await connection.close()
