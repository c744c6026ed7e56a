"""Every select of the jobs room."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.jobs.errors import JobGoing, JobMissing, ResultMissing
from portal.domains.jobs.models import Job, JobPart
from portal.domains.jobs.rules import GOING
from portal.domains.jobs.values import JobView
from portal.kit.paging import Window
from portal.kit.rows import all_as, one_as
from portal.kit.scope import tenant

_VIEW = (
    Job.id, Job.merchant_id, Job.kind, Job.title, Job.status, Job.done, Job.total, Job.failed_rows, Job.result,
    Job.error, Job.created_by, Job.created_at, Job.started_at, Job.ended_at, Job.version,
)  # fmt: skip


def within(session: AsyncSession, model: Any) -> list[Any]:
    """The conditions that keep a statement inside this session's tenant."""
    scope = tenant(session)
    found = [model.operator_id == scope.operator_id]
    if scope.merchant_id is not None:
        found.append(model.merchant_id == scope.merchant_id)
    return found


async def get_job(session: AsyncSession, job_id: UUID, kinds: Sequence[str]) -> JobView:
    """One job of these kinds. Refuses one that is not here."""
    query = select(*_VIEW).where(*within(session, Job), Job.id == job_id, Job.kind.in_(kinds))
    found = one_as(JobView, (await session.execute(query)).one_or_none())
    if found is None:
        raise JobMissing(id=str(job_id))
    return found


async def list_jobs(
    session: AsyncSession,
    asked: Window,
    *,
    kinds: Sequence[str],
    status: str | None = None,
    merchant_id: UUID | None = None,
) -> Sequence[JobView]:
    """Jobs of these kinds, newest first, one more than the page."""
    query = select(*_VIEW).where(*within(session, Job), Job.kind.in_(kinds))
    if status is not None:
        query = query.where(Job.status == status)
    if merchant_id is not None:
        query = query.where(Job.merchant_id == merchant_id)
    if asked.after is not None:
        query = query.where(Job.id < asked.after[0])
    return all_as(JobView, await session.execute(query.order_by(Job.id.desc()).limit(asked.limit + 1)))


async def get_result(session: AsyncSession, job: JobView) -> bytes:
    """The file that an ended job left. Refuses one that is still going, and one that leaves none."""
    if job.status in GOING:
        raise JobGoing(id=str(job.id), status=job.status)
    parts = await session.scalars(
        select(JobPart.body).where(*within(session, JobPart), JobPart.job_id == job.id).order_by(JobPart.place)
    )
    body = b"".join(parts)
    if not body:
        raise ResultMissing(id=str(job.id))
    return body
