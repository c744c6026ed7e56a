"""How tenants are kept apart, read from the database's own catalogue, so that no new table can be forgotten."""

import uuid
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.world import World

from portal.kit.config import Config
from portal.kit.scope import MerchantScope, OperatorScope

LINT = (Path(__file__).parent / "isolation.sql").read_text()
TENANT_TABLES = text(
    "select c.relname, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'merchant_id'"
    " and not a.attisdropped) as of_merchant"
    " from pg_class c join pg_namespace n on n.oid = c.relnamespace"
    " join pg_attribute t on t.attrelid = c.oid and t.attname = 'operator_id' and not t.attisdropped"
    " where n.nspname = 'public' and c.relkind = 'r' order by 1"
)


async def test_every_table_obeys_the_rules_of_isolation(config: Config) -> None:
    connection = await asyncpg.connect(config.database_url)
    try:
        violations = [tuple(row) for row in await connection.fetch(LINT)]
    finally:
        await connection.close()
    assert violations == []


async def _tables(world: World) -> list[tuple[str, bool]]:
    async with world.operator() as session:
        return [(row.relname, row.of_merchant) for row in await session.execute(TENANT_TABLES)]


async def test_a_foreign_scope_sees_changes_and_deletes_nothing_anywhere(world: World) -> None:
    tables = await _tables(world)
    assert len(tables) > 40
    foreign = (MerchantScope(world.operator_id, uuid.uuid4()), OperatorScope(uuid.uuid4()))
    for table, of_merchant in tables:
        for scope in foreign:
            for statement in (
                f"select count(*) from {table}",
                f"with gone as (delete from {table} returning 1) select count(*) from gone",
            ):
                touched = await _touched(world, scope, statement)
                shared = isinstance(scope, MerchantScope) and not of_merchant and statement.startswith("select")
                assert touched == 0 or shared, (table, scope, statement)


async def _touched(world: World, scope: MerchantScope | OperatorScope, statement: str) -> int:
    try:
        async with world.database.transaction(scope) as session:
            return int(await session.scalar(text(statement)) or 0)
    except DBAPIError as denied:
        if "permission denied" not in str(denied):
            raise
        return 0


async def test_a_row_of_another_merchant_cannot_be_written(world: World) -> None:
    insert = text(
        "insert into audit_entries (operator_id, id, merchant_id, actor_kind, actor_name, action, subject_type, data,"
        " occurred_at) values (:operator, :id, :merchant, 'user', 'x', 'x', 'x', '{}', now())"
    )
    own = {"operator": world.operator_id, "id": uuid.uuid4(), "merchant": world.alice}
    async with world.merchant() as session:
        await session.execute(insert, own)
    with pytest.raises(DBAPIError, match="row-level security"):
        async with world.merchant() as session:
            await session.execute(insert, own | {"merchant": world.bob, "id": uuid.uuid4()})
