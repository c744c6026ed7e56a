"""The seals of the audit trail: every line has one, and whoever changes a line or makes one up is found out."""

import os

import asyncpg
from tests.world import World, open_world

from portal.domains import tenancy
from portal.kit import clock
from portal.kit.config import Config
from portal.kit.crypto import Vault
from portal.kit.db import Database
from portal.kit.ids import new_id
from portal.kit.outbox import record
from portal.kit.reactions import FiveMinutesPassed


async def _do(world: World, times: int) -> None:
    async with world.operator() as session:
        for number in range(times):
            await tenancy.audit(session, "test.done", "thing", new_id(), {"number": number, "b": [1], "aa": None})


async def test_every_line_gets_one_seal_whenever_it_is_written(world: World) -> None:
    vault = world.services.vault
    await _do(world, 3)
    async with world.operator() as session:
        first = await tenancy.seal_trail(session, vault)
        assert await tenancy.seal_trail(session, vault) == 0
    await _do(world, 2)
    async with world.operator() as session:
        event = FiveMinutesPassed(merchant_id=None, operator_id=world.operator_id, at=clock.now())
        await record(session, event)
    await world.settle()
    async with world.operator() as session:
        assert await tenancy.seal_trail(session, vault) == 0
        checked = await tenancy.check_trail(session, vault)
    assert (checked.checked, checked.broken_at) == (first + 2, None)
    assert await world.parked() == []


async def test_without_the_platforms_key_nobody_makes_a_seal(world: World) -> None:
    await _do(world, 1)
    async with world.operator() as session:
        sealed = await tenancy.seal_trail(session, world.services.vault)
        await _do(world, 2)
        await tenancy.seal_trail(session, Vault(b"x" * 32))
        checked = await tenancy.check_trail(session, world.services.vault)
    assert (checked.checked, checked.broken_at) == (sealed, sealed + 1)


async def test_a_line_that_was_changed_or_taken_out_is_found(committed: Config) -> None:
    database = Database(committed.app_database_url, pool_size=2)
    world = await open_world(database, committed)
    vault = world.services.vault
    try:
        await _do(world, 5)
        async with world.operator() as session:
            last = await tenancy.seal_trail(session, vault)
        changed = await _found(
            world, committed, "update audit_entries set actor_name = 'x' where data->>'number' = '3'"
        )
        mended = await _found(world, committed, "update audit_entries set actor_name = 'Olga' where actor_name = 'x'")
        gone = await _found(world, committed, f"delete from audit_seals where number = {last - 2}")
    finally:
        await database.close()
    assert (changed, mended, gone) == (last - 1, None, last - 2)


async def _found(world: World, config: Config, behind_our_back: str) -> int | None:
    connection = await asyncpg.connect(_superuser(config))
    await connection.execute(behind_our_back)
    await connection.close()
    async with world.operator() as session:
        return (await tenancy.check_trail(session, world.services.vault)).broken_at


def _superuser(config: Config) -> str:
    name = config.database_url.partition("?")[0].rpartition("/")[2]
    return os.environ["TEST_SUPERUSER_URL"].replace("/postgres?", f"/{name}?", 1)
