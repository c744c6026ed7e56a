"""Isolation as the database enforces it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.world import World

from portal.kit.db import Database
from portal.kit.scope import DoorScope, ScopeMissing


async def test_a_merchant_sees_itself_and_no_other(world: World) -> None:
    async with world.merchant() as session:
        seen = (await session.execute(text("select merchant_id from merchants"))).scalars().all()
    assert seen == [world.alice]


async def test_the_operator_sees_all_its_merchants(world: World) -> None:
    async with world.operator() as session:
        seen = (await session.execute(text("select merchant_id from merchants"))).scalars().all()
    assert set(seen) == {world.alice, world.bob}


async def test_the_front_door_sees_no_business_table(world: World) -> None:
    with pytest.raises(DBAPIError, match="permission denied"):
        async with world.database.transaction(DoorScope("x")) as session:
            await session.execute(text("select 1 from merchants"))


async def test_a_session_without_a_scope_cannot_begin(database: Database) -> None:
    session = database.session(DoorScope("x"))
    session.sync_session.info.clear()
    with pytest.raises(ScopeMissing):
        await session.execute(text("select 1"))
    await session.close()
