"""Bringing a database to the shape that this code expects, and saying so when it is newer."""

import asyncio
from pathlib import Path

import asyncpg
from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, make_url
from sqlalchemy.ext.asyncio import create_async_engine

from portal.kit.config import APP_ROLE, with_login

_ROOT = Path(__file__).resolve().parents[3]


class DatabaseIsNewer(RuntimeError):
    """The database has revisions that this code does not know: install the newer code, or restore a backup."""


def settings(owner_url: str, app_password: str) -> AlembicConfig:
    """Alembic's settings for one database, without an ini file."""
    config = AlembicConfig()
    config.set_main_option("script_location", str(_ROOT / "migrations"))
    config.attributes["owner_url"] = owner_url
    config.attributes["app_password"] = app_password
    return config


async def upgrade(owner_url: str, app_password: str, revision: str = "head") -> None:
    """Run the migrations as the owner of the schema, and see to it that the application's role can sign in.

    Raises:
        DatabaseIsNewer: when the database has been migrated by newer code.
    """
    config = settings(owner_url, app_password)
    present = await current(owner_url)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if present is not None and present not in known:
        raise DatabaseIsNewer(f"the database is at revision {present}, which this code does not know")
    await asyncio.to_thread(command.upgrade, config, revision)
    await _let_app_in(owner_url, app_password)


async def _let_app_in(owner_url: str, app_password: str) -> None:
    # A restored server, or a new master key: the role is there, its password is another.
    try:
        await (await asyncpg.connect(_plain(with_login(owner_url, APP_ROLE, app_password)))).close()
    except (asyncpg.InvalidPasswordError, asyncpg.InvalidAuthorizationSpecificationError):
        owner = await asyncpg.connect(_plain(owner_url))
        try:
            await owner.execute(f"alter role {APP_ROLE} password '{app_password}'")
        finally:
            await owner.close()


def _plain(url: str) -> str:
    scheme, rest = url.split("://", 1)
    return f"{scheme.split('+')[0]}://{rest}"


async def downgrade(owner_url: str, app_password: str, revision: str) -> None:
    """Run the migrations backwards to ``revision``."""
    await asyncio.to_thread(command.downgrade, settings(owner_url, app_password), revision)


async def current(owner_url: str) -> str | None:
    """The revision a database is at, or None when it has never been migrated."""
    engine = create_async_engine(make_url(owner_url).set(drivername="postgresql+asyncpg"))
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(_current)
    finally:
        await engine.dispose()


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()
