"""What has had its time is forgotten, and nothing else."""

from datetime import timedelta

from sqlalchemy import text
from tests.api.test_products import TEA
from tests.world import World

from portal.kit import clock
from portal.kit.scope import RelayScope
from worker.sweeping import Sweeper


async def _counts(world: World) -> tuple[int, int]:
    async with world.database.transaction(RelayScope()) as session:
        answers = await session.scalar(text("select count(*) from idempotency_keys"))
        runs = await session.scalar(text("select count(*) from reaction_runs where state = 'done'"))
    return int(answers or 0), int(runs or 0)


async def test_a_stored_answer_is_kept_for_two_days_and_then_forgotten(world: World) -> None:
    async with world.http() as http:
        await http.post("/api/v1/products", json=TEA, headers={"Idempotency-Key": "k"})
    for hours, left in ((47, 1), (49, 0)):
        later = clock.now() + timedelta(hours=hours)
        with clock.running(lambda: later):  # noqa: B023 - used within this turn only
            assert await Sweeper(world.database).sweep_when_due()
        assert (await _counts(world))[0] == left


async def test_a_sweeper_sweeps_once_an_hour(world: World) -> None:
    sweeper = Sweeper(world.database)
    assert [await sweeper.sweep_when_due(), await sweeper.sweep_when_due()] == [True, False]
