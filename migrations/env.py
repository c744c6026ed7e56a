"""Runs migrations as the owner of the schema. Imports every domain's tables, which no module of the business may."""

import asyncio
import importlib
import pkgutil

from alembic import context
from sqlalchemy import Connection, make_url, pool
from sqlalchemy.ext.asyncio import create_async_engine

import portal.domains
import portal.kit.idempotency
import portal.kit.outbox.tables
from portal.kit.tables import Base

for found in pkgutil.iter_modules(portal.domains.__path__):
    importlib.import_module(f"portal.domains.{found.name}.models")

config = context.config


def _run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=Base.metadata, compare_type=True)
    with context.begin_transaction():
        connection.exec_driver_sql("set local search_path to public")
        context.run_migrations()


async def _main() -> None:
    url = make_url(config.attributes["owner_url"]).set(drivername="postgresql+asyncpg")
    engine = create_async_engine(url, poolclass=pool.NullPool)
    try:
        async with engine.connect() as connection:
            await connection.run_sync(_run)
            await connection.commit()
    finally:
        await engine.dispose()


asyncio.run(_main())
