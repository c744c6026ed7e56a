"""Events become runs, runs are done once, and what cannot be done is parked and can be replayed."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession
from tests.world import World, open_world

from portal.domains.tenancy import MerchantOpened
from portal.kit import clock, outbox
from portal.kit.config import Config
from portal.kit.db import Database
from portal.kit.errors import Conflict, Unavailable
from portal.kit.outbox import Dispatch
from portal.kit.paging import Window
from portal.kit.reactions import Opener, Reaction, Reactions, execute
from portal.kit.scope import MerchantScope, RelayScope

Call = Callable[..., Any]


def _map(call: Call, *, outside: bool = False) -> Reactions:
    return Reactions({"MerchantOpened": [Reaction("follow", call, outside=outside)]})


async def _announce(world: World) -> None:
    async with world.merchant() as session:
        await outbox.record(session, MerchantOpened(merchant_id=world.alice, code="alice"))


async def _claim(world: World, reactions: Reactions) -> list[Dispatch]:
    async with world.database.transaction(RelayScope()) as session:
        return await outbox.claim(session, reactions.names())


async def _run(world: World, reactions: Reactions, dispatch: Dispatch) -> None:
    await execute(world.database, reactions, None, dispatch.operator_id, [dispatch[1:]])


async def _state(world: World, dispatch: Dispatch) -> tuple[str, int]:
    async with world.database.transaction(RelayScope()) as session:
        row = (
            await session.execute(
                text("select state, attempts from reaction_runs where event_id = :event and reaction = :reaction"),
                {"event": dispatch.event_id, "reaction": dispatch.reaction},
            )
        ).one()
    return row.state, row.attempts


@pytest.fixture
async def quiet(world: World) -> World:
    """The world with nothing left to follow."""
    await world.settle()
    return world


async def test_a_reaction_runs_once_however_often_its_message_comes(quiet: World) -> None:
    seen: list[str] = []

    async def follow(_session: AsyncSession, event: MerchantOpened) -> None:
        seen.append(event.code)

    await _announce(quiet)
    [dispatch] = await _claim(quiet, _map(follow))
    for _ in range(3):
        await _run(quiet, _map(follow), dispatch)
    assert seen == ["alice"]
    assert await _state(quiet, dispatch) == ("done", 1)


async def test_of_reactions_begun_together_one_that_fails_leaves_the_others_alone(quiet: World) -> None:
    seen: list[str] = []

    async def follow(_session: AsyncSession, event: MerchantOpened) -> None:
        seen.append(event.code)
        if event.code == "second":
            raise Unavailable(partner="carrier")

    async with quiet.merchant() as session:
        for code in ("first", "second", "third"):
            await outbox.record(session, MerchantOpened(merchant_id=quiet.alice, code=code))
    found = await _claim(quiet, _map(follow))
    asked = [dispatch[1:] for dispatch in found]
    await execute(quiet.database, _map(follow), None, quiet.operator_id, [*asked, asked[0]])
    assert seen == ["first", "second", "third"]
    assert [await _state(quiet, one) for one in found] == [("done", 1), ("due", 1), ("done", 1)]


async def test_a_refusal_parks_with_its_code_undoes_the_work_and_can_be_replayed(quiet: World) -> None:
    refuse = True

    async def follow(session: AsyncSession, _event: MerchantOpened) -> None:
        await session.execute(
            text("update merchants set name = 'renamed' where operator_id = :o"), {"o": quiet.operator_id}
        )
        if refuse:
            raise Conflict(why="not now")

    await _announce(quiet)
    [dispatch] = await _claim(quiet, _map(follow))
    await _run(quiet, _map(follow), dispatch)
    assert await _state(quiet, dispatch) == ("parked", 1)
    [parked] = await quiet.parked()
    assert parked.last_error == {"code": "conflict", "data": {"why": "not now"}}
    assert await _name(quiet) == "アリス商店"
    refuse = False
    async with quiet.operator() as session:
        await outbox.replay(session, dispatch.event_id, dispatch.reaction)
    await _run(quiet, _map(follow), dispatch)
    assert (await _state(quiet, dispatch), await _name(quiet)) == (("done", 1), "renamed")


async def test_what_is_not_parked_cannot_be_replayed(quiet: World) -> None:
    with pytest.raises(outbox.runs.RunMissing):  # type: ignore[attr-defined]
        async with quiet.operator() as session:
            await outbox.replay(session, uuid.uuid4(), "follow")


async def _name(world: World) -> str:
    async with world.merchant() as session:
        return str(await session.scalar(text("select name from merchants")))


async def test_a_partner_that_is_away_is_tried_again_later_and_parked_after_five_attempts(quiet: World) -> None:
    async def follow(_session: AsyncSession, _event: MerchantOpened) -> None:
        raise Unavailable(partner="carrier")

    await _announce(quiet)
    [dispatch] = await _claim(quiet, _map(follow))
    states = []
    for _ in range(5):
        await _run(quiet, _map(follow), dispatch)
        states.append(await _state(quiet, dispatch))
    assert states == [("due", 1), ("due", 2), ("due", 3), ("due", 4), ("parked", 5)]


async def test_a_fault_keeps_its_place_but_no_words_that_may_be_personal(quiet: World) -> None:
    async def follow(_session: AsyncSession, _event: MerchantOpened) -> None:
        raise ValueError("山田太郎 03-1111-2222")

    await _announce(quiet)
    [dispatch] = await _claim(quiet, _map(follow))
    for _ in range(5):
        await _run(quiet, _map(follow), dispatch)
    [parked] = await quiet.parked()
    assert parked.last_error["code"] == "ValueError"
    assert "山田" not in str(parked.last_error)


async def test_a_message_that_killed_its_worker_every_time_is_parked(quiet: World) -> None:
    async def follow(_session: AsyncSession, _event: MerchantOpened) -> None:
        raise AssertionError("must not run")

    await _announce(quiet)
    [dispatch] = await _claim(quiet, _map(follow))
    for _ in range(5):
        async with quiet.database.transaction(RelayScope()) as session:
            assert await outbox.begin(session, dispatch.operator_id, [dispatch[1:]])
    await _run(quiet, _map(follow), dispatch)
    assert (await _state(quiet, dispatch))[0] == "parked"


async def test_an_outside_reaction_may_open_transactions_around_its_call(quiet: World) -> None:
    opened: list[uuid.UUID] = []

    async def follow(opener: Opener, event: MerchantOpened) -> None:
        async with opener.open() as session:
            opened.append((await session.execute(text("select merchant_id from merchants"))).scalar_one())
        assert opener.event_id

    await _announce(quiet)
    [dispatch] = await _claim(quiet, _map(follow, outside=True))
    await _run(quiet, _map(follow, outside=True), dispatch)
    assert opened == [quiet.alice]
    assert await _state(quiet, dispatch) == ("done", 1)


async def test_a_run_that_nobody_finished_is_sent_again(quiet: World) -> None:
    async def follow(_session: AsyncSession, _event: MerchantOpened) -> None:
        return

    await _announce(quiet)
    found = await _claim(quiet, _map(follow))
    later = clock.now() + timedelta(seconds=90)
    async with quiet.database.transaction(RelayScope()) as session:
        assert await outbox.overdue(session) == []
    with clock.running(lambda: later):
        async with quiet.database.transaction(RelayScope()) as session:
            again = await outbox.overdue(session)
    assert again == found


@pytest.fixture
async def many(committed: Config) -> AsyncIterator[World]:
    database = Database(committed.app_database_url, pool_size=6)
    yield await open_world(database, committed)
    await database.close()


async def test_feed_places_have_no_gap_and_no_double_with_many_writers_and_relays(many: World) -> None:
    async def write(number: int) -> None:
        async with many.merchant() as session:
            await outbox.record(session, MerchantOpened(merchant_id=many.alice, code=str(number)))

    async def relay() -> int:
        async with many.database.transaction(RelayScope()) as session:
            return len(await outbox.claim(session, {"MerchantOpened": ["follow"]}, limit=7))

    await asyncio.gather(*[write(n) for n in range(40)], *[relay() for _ in range(10)])
    while await relay():
        pass
    async with many.database.transaction(MerchantScope(many.operator_id, many.alice)) as session:
        feed = await outbox.feed_page(session, after=0, limit=200)
    assert [item.seq for item in feed] == list(range(1, 42))


async def test_a_hundred_parked_runs_come_in_pages(quiet: World) -> None:
    async def follow(_session: AsyncSession, _event: MerchantOpened) -> None:
        raise Conflict

    for _ in range(5):
        await _announce(quiet)
    for dispatch in await _claim(quiet, _map(follow)):
        await _run(quiet, _map(follow), dispatch)
    async with quiet.operator() as session:
        assert len(await outbox.list_parked(session, Window(3))) == 4


async def test_a_message_that_comes_twice_calls_the_outside_once_while_its_first_worker_may_be_at_it(
    quiet: World,
) -> None:
    calls: list[uuid.UUID] = []

    async def follow(opener: Opener, event: MerchantOpened) -> None:
        calls.append(opener.event_id)
        if len(calls) == 1:
            await _run(quiet, reactions, dispatch)  # the same message again, in the middle of the first call
            raise asyncio.CancelledError  # and the end of the first worker

    reactions = _map(follow, outside=True)
    await _announce(quiet)
    [dispatch] = await _claim(quiet, reactions)
    with pytest.raises(asyncio.CancelledError):
        await _run(quiet, reactions, dispatch)
    await _run(quiet, reactions, dispatch)
    assert len(calls) == 1
    later = clock.now() + timedelta(minutes=2)
    with clock.running(lambda: later):
        await _run(quiet, reactions, dispatch)
    assert len(calls) == 2
    assert await _state(quiet, dispatch) == ("done", 2)
