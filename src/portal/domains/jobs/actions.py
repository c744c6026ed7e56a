"""Beginning a job, doing its slices, stopping and resuming it. Whoever changes a job holds its row."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.jobs.errors import JobEnded, JobGoing, JobMissing
from portal.domains.jobs.events import JobDone, JobDue, JobFailed, JobStopped
from portal.domains.jobs.models import Job, JobPart
from portal.domains.jobs.queries import within
from portal.domains.jobs.rules import RESUMABLE
from portal.domains.jobs.values import JobWork, NewJob, Slice
from portal.kit import clock, outbox
from portal.kit.ids import new_id
from portal.kit.scope import actor_of, operator_of

_WORK = (
    Job.id, Job.merchant_id, Job.kind, Job.parameters, Job.cursor, Job.result, Job.place, Job.created_by_kind,
    Job.created_by_id, Job.created_by,
)  # fmt: skip


async def begin(session: AsyncSession, new: NewJob) -> UUID:
    """The job waits for its first slice. Records JobDue."""
    job_id, actor = new_id(), actor_of(session)
    await session.execute(
        insert(Job).values(
            operator_id=operator_of(session), id=job_id, merchant_id=new.merchant_id, kind=new.kind, title=new.title,
            total=new.total, parameters=new.parameters, created_by_kind=actor.kind, created_by_id=actor.id,
            created_by=actor.name,
        )
    )  # fmt: skip
    await outbox.record(session, JobDue(merchant_id=new.merchant_id, job_id=job_id, place=1))
    await session.flush()
    return job_id


async def begin_slice(session: AsyncSession, job_id: UUID, place: int) -> JobWork | None:
    """The job's row is ours for this slice; None when there is nothing to do.

    That is so when another slice is due by now, when the job has ended, and when it was to stop: then it has stopped.
    Records JobStopped.
    """
    row = await _locked(session, job_id)
    if row.place != place or row.status not in ("queued", "running", "stopping"):
        return None
    if row.status == "stopping":
        await _change(session, row, status="stopped", ended_at=clock.now())
        await outbox.record(session, JobStopped(merchant_id=row.merchant_id, job_id=job_id))
        return None
    if row.status == "queued":
        await _change(session, row, status="running", started_at=row.started_at or clock.now())
    return JobWork(**{column.key: getattr(row, column.key) for column in _WORK})


async def end_slice(session: AsyncSession, job: JobWork, came_to: Slice) -> None:
    """What the slice came to is kept, and the next one is due or the job is done. Records JobDue or JobDone."""
    over = came_to.cursor is None
    changes: dict[str, Any] = {
        "done": Job.done + came_to.done, "failed_rows": Job.failed_rows + came_to.failed, "place": job.place + 1,
        "cursor": came_to.cursor or job.cursor,
    }  # fmt: skip
    if came_to.result is not None:
        changes["result"] = came_to.result
    if over:
        changes |= {"status": "done", "ended_at": clock.now()}
    await _change(session, job, **changes)
    if came_to.part:
        await session.execute(
            insert(JobPart).values(
                operator_id=operator_of(session), job_id=job.id, place=job.place, merchant_id=job.merchant_id,
                body=came_to.part,
            )
        )  # fmt: skip
    if over:
        await outbox.record(session, JobDone(merchant_id=job.merchant_id, job_id=job.id))
    else:
        await outbox.record(session, JobDue(merchant_id=job.merchant_id, job_id=job.id, place=job.place + 1))
    await session.flush()


async def fail(session: AsyncSession, job: JobWork, code: str, data: dict[str, Any]) -> None:
    """The job has ended because a slice was refused; it can be resumed where that slice began. Records JobFailed."""
    await _change(session, job, status="failed", ended_at=clock.now(), error={"code": code, "data": data})
    await outbox.record(session, JobFailed(merchant_id=job.merchant_id, job_id=job.id, code=code))
    await session.flush()


async def stop(session: AsyncSession, job_id: UUID) -> None:
    """No further slice begins; one that runs is finished first. Stopping twice is once. Refuses a job that ended.

    Records JobStopped when nothing ran.
    """
    row = await _locked(session, job_id)
    if row.status in ("done", "failed"):
        raise JobEnded(id=str(job_id), status=row.status)
    if row.status == "running":
        await _change(session, row, status="stopping")
    elif row.status == "queued":
        await _change(session, row, status="stopped", ended_at=clock.now())
        await outbox.record(session, JobStopped(merchant_id=row.merchant_id, job_id=job_id))
    await session.flush()


async def resume(session: AsyncSession, job_id: UUID) -> None:
    """A stopped or failed job goes on where it was. Refuses one that is done, and one that is going. Records JobDue."""
    row = await _locked(session, job_id)
    if row.status == "done":
        raise JobEnded(id=str(job_id), status=row.status)
    if row.status not in RESUMABLE:
        raise JobGoing(id=str(job_id), status=row.status)
    # A new place: should the slice that was due before still come, it finds that another is.
    await _change(session, row, status="queued", place=row.place + 1, ended_at=None, error=None)
    await outbox.record(session, JobDue(merchant_id=row.merchant_id, job_id=job_id, place=row.place + 1))
    await session.flush()


async def _locked(session: AsyncSession, job_id: UUID) -> Row[*tuple[Any, ...]]:
    query = select(*_WORK, Job.status, Job.started_at).where(*within(session, Job), Job.id == job_id).with_for_update()
    row = (await session.execute(query)).one_or_none()
    if row is None:
        raise JobMissing(id=str(job_id))
    return row


async def _change(session: AsyncSession, job: JobWork | Row[*tuple[Any, ...]], **changes: Any) -> None:
    await session.execute(
        update(Job).where(*within(session, Job), Job.id == job.id).values(**changes, version=Job.version + 1)
    )
