"""The database before its first migration: the owner's role and the empty database.

Apart because only this needs a superuser; everything later is done by the owner, and the product runs as less.
"""

import asyncio

import asyncpg

OWNER = "portal_owner"
NAME = "portal"


def prepare(superuser_url: str) -> None:
    """Make the owner's role and the database unless they exist. Call it where no event loop runs."""
    asyncio.run(_prepare(superuser_url))


async def _prepare(superuser_url: str) -> None:
    connection = await asyncpg.connect(superuser_url)
    try:
        if not await connection.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", OWNER):
            await connection.execute(f"CREATE ROLE {OWNER} LOGIN NOSUPERUSER CREATEROLE NOBYPASSRLS")
        if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", NAME):
            await connection.execute(f"CREATE DATABASE {NAME} OWNER {OWNER} STRATEGY wal_log TEMPLATE template0")
    finally:
        await connection.close()
