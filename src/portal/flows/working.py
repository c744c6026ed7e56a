"""Doing jobs: one slice for every JobDue, in one transaction with everything it changes.

What a kind of job does stands in the flow of its story; the map hands those functions in, so that stories stay
strangers to each other and to this.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import jobs
from portal.domains.jobs import JobDue, JobWork, Slice
from portal.kit.errors import Refusal, TooMany, Unavailable
from portal.kit.scope import Actor, set_scope, tenant

TakeSlice = Callable[[AsyncSession, JobWork], Awaitable[Slice]]
Advance = Callable[[AsyncSession, JobDue], Awaitable[None]]


def advancing(kinds: Mapping[str, TakeSlice]) -> Advance:
    """The reaction that does the next slice of a job of any of these kinds."""

    async def advance(session: AsyncSession, event: JobDue) -> None:
        job = await jobs.begin_slice(session, event.job_id, event.place)
        if job is None:
            return
        # What the job does is done by whoever began it.
        actor = Actor(job.created_by_kind, job.created_by_id, job.created_by)
        set_scope(session, replace(tenant(session), actor=actor))
        try:
            async with session.begin_nested():
                came_to = await kinds[job.kind](session, job)
        except (TooMany, Unavailable):
            raise
        except Refusal as refusal:
            await jobs.fail(session, job, refusal.code, refusal.data)
        else:
            await jobs.end_slice(session, job, came_to)

    return advance
