"""Jobs: slice by slice, stopped, resumed, killed."""

import asyncio
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession
from tests.make.jobs import many_orders, step
from tests.world import World

from portal.domains import jobs
from portal.domains.jobs import JobEnded, JobGoing, JobView, JobWork, Slice
from portal.domains.orders import OrderFilter
from portal.flows import exporting, working
from portal.flows.exporting import Form
from portal.kit import clock
from portal.kit.errors import Conflict
from portal.kit.outbox.runs import LEASE
from portal.kit.reactions import Reaction, Reactions
from portal.reads.order_list import OrderChoice


async def _export(world: World, count: int = 1100) -> UUID:
    await many_orders(world, count)
    await world.settle()
    async with world.merchant() as session:
        return await exporting.export_orders(
            session, OrderChoice(filter=OrderFilter()), columns=["external_id"], form=Form()
        )


async def _job(world: World, job_id: UUID) -> JobView:
    async with world.merchant() as session:
        return await jobs.get_job(session, job_id, jobs.JOB_KINDS)


async def _written(world: World, job_id: UUID) -> list[str]:
    async with world.merchant() as session:
        body = await jobs.get_result(session, await jobs.get_job(session, job_id, jobs.JOB_KINDS))
    return body.decode("utf-8-sig").split()[1:]


def _taking(slice_: working.TakeSlice) -> Reactions:
    return Reactions({"JobDue": [Reaction("advance_job", working.advancing({"order_export": slice_}))]})


async def test_a_job_goes_on_by_slices_that_can_be_watched(world: World) -> None:
    job_id = await _export(world)
    seen = []
    while await step(world):
        job = await _job(world, job_id)
        seen.append((job.status, job.done))
    assert seen[:3] == [("running", 500), ("running", 1000), ("done", 1100)]
    assert job.created_by == "Alice"
    assert job.started_at and job.ended_at


async def test_a_job_that_is_stopped_does_no_further_slice_until_it_is_resumed(world: World) -> None:
    job_id = await _export(world)
    await step(world)
    async with world.merchant() as session:
        await jobs.stop(session, job_id)
        await jobs.stop(session, job_id)
    assert (await _job(world, job_id)).status == "stopping"
    await world.settle()
    stopped = await _job(world, job_id)
    assert (stopped.status, stopped.done) == ("stopped", 500)
    async with world.merchant() as session:
        await jobs.resume(session, job_id)
        with pytest.raises(JobGoing):
            await jobs.resume(session, job_id)
    await world.settle()
    assert (await _job(world, job_id)).status == "done"
    written = await _written(world, job_id)
    assert (len(written), len(set(written))) == (1100, 1100)


async def test_stopping_and_resuming_before_the_slice_came_leaves_one_slice_due(world: World) -> None:
    job_id = await _export(world)
    async with world.merchant() as session:
        await jobs.stop(session, job_id)
        await jobs.resume(session, job_id)
    await world.settle()
    assert (await _job(world, job_id)).done == 1100
    assert len(await _written(world, job_id)) == 1100


async def test_a_job_that_has_ended_is_neither_stopped_nor_resumed(world: World) -> None:
    job_id = await _export(world, 1)
    async with world.merchant() as session:
        with pytest.raises(JobGoing):
            await jobs.get_result(session, await jobs.get_job(session, job_id, jobs.JOB_KINDS))
    await world.settle()
    async with world.merchant() as session:
        for act in (jobs.stop, jobs.resume):
            with pytest.raises(JobEnded):
                await act(session, job_id)


async def test_a_slice_that_is_killed_leaves_nothing_and_is_done_once_afterwards(world: World) -> None:
    job_id = await _export(world)
    killed: list[int] = []

    async def dying(session: AsyncSession, job: JobWork) -> Slice:
        came_to = await exporting.order_slice(session, job)
        if job.place == 2 and not killed:
            await session.execute(text("update orders set note = 'half done'"))
            killed.append(job.place)
            raise asyncio.CancelledError
        return came_to

    await step(world, _taking(dying))
    with pytest.raises(asyncio.CancelledError):
        await step(world, _taking(dying))
    killed_at = await _job(world, job_id)
    assert (killed_at.status, killed_at.done) == ("running", 500)
    async with world.merchant() as session:
        assert await session.scalar(text("select count(*) from orders where note = 'half done'")) == 0
    await world.settle_later(LEASE * 2)
    done = await _job(world, job_id)
    assert (done.status, done.done, killed) == ("done", 1100, [2])
    written = await _written(world, job_id)
    assert (len(written), len(set(written))) == (1100, 1100)


async def test_a_slice_that_comes_twice_is_done_once(world: World) -> None:
    job_id = await _export(world)
    await world.settle()
    before = await _job(world, job_id)
    async with world.merchant() as session:
        for place in (1, 2, 3, 4):
            assert await jobs.begin_slice(session, job_id, place) is None
    assert await _job(world, job_id) == before


async def test_a_refusal_ends_the_job_with_its_reason_and_it_can_be_resumed(world: World) -> None:
    job_id = await _export(world)

    async def refusing(session: AsyncSession, job: JobWork) -> Slice:
        await session.execute(text("update orders set note = 'half done'"))
        raise Conflict(why="not now")

    await step(world, _taking(refusing))
    failed = await _job(world, job_id)
    assert (failed.status, failed.error) == ("failed", {"code": "conflict", "data": {"why": "not now"}})
    async with world.merchant() as session:
        assert await session.scalar(text("select count(*) from orders where note = 'half done'")) == 0
        await jobs.resume(session, job_id)
    await world.settle()
    assert ((await _job(world, job_id)).status, len(await _written(world, job_id))) == ("done", 1100)
    assert clock.now() >= failed.created_at
