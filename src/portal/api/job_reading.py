"""How either side sees jobs, stops and resumes them, and fetches what they leave.

Who may see a job is decided by what it is about: a file of charges is for those who may read charges.
"""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, get, put
from litestar.params import FromPath, QueryParameter

from portal.api.deps import Cursor, Limit, Session, Who
from portal.api.guards import needs
from portal.domains import jobs
from portal.domains.jobs import JOB_STATES, JobView
from portal.domains.tenancy import Principal
from portal.kit.paging import Paged, page, window

# What one must be allowed to read to see a job of a kind, at either door.
_ABOUT = {
    "order_export": "orders:read", "order_action": "orders:read", "stock_export": "stock:read",
    "charge_export": "billing:read", "product_check": "products:read", "product_import": "products:read",
}  # fmt: skip
# The operator's people read products wherever they read their merchants.
_AT_OPERATOR = {"products:read": "merchants:read"}

Status = Annotated[str | None, QueryParameter(pattern=f"^({'|'.join(JOB_STATES)})$", description="Only in this state")]


class JobStarted(msgspec.Struct, frozen=True):
    """The job that was begun."""

    job: JobView


def visible(who: Principal) -> Sequence[str]:
    """The kinds of jobs that somebody may see."""
    at_operator = who.side == "operator"
    return [
        kind
        for kind, permission in _ABOUT.items()
        if (_AT_OPERATOR.get(permission, permission) if at_operator else permission) in who.may
    ]


async def started(session: Session, job_id: UUID) -> JobStarted:
    """The answer to whoever began a job."""
    return JobStarted(await jobs.get_job(session, job_id, jobs.JOB_KINDS))


@get("/jobs", guards=[needs("jobs:read")], summary="Long work", tags=["jobs"])
async def list_jobs(
    session: Session,
    who: Who,
    cursor: Cursor = None,
    limit: Limit = None,
    status: Status = None,
    merchant: Annotated[UUID | None, QueryParameter(description="Only begun by this merchant")] = None,
) -> Paged[JobView]:
    """Exports, imports and actions on many things, newest first, as far as you may read what they are about."""
    asked = window(cursor, limit, UUID)
    rows = await jobs.list_jobs(session, asked, kinds=visible(who), status=status, merchant_id=merchant)
    return page(rows, asked, "id")


@get("/jobs/{job_id:uuid}", guards=[needs("jobs:read")], summary="One job", tags=["jobs"])
async def get_job(job_id: FromPath[UUID], session: Session, who: Who) -> Response[JobView]:
    """How far it is."""
    found = await jobs.get_job(session, job_id, visible(who))
    return Response(found, headers={"ETag": f'"{found.version}"'})


@get(
    "/jobs/{job_id:uuid}/result", guards=[needs("jobs:read")], summary="The file of a job", tags=["jobs"],
    media_type="text/csv",
)  # fmt: skip
async def get_result(job_id: FromPath[UUID], session: Session, who: Who) -> Response[bytes]:
    """CSV: what was exported, or the rows that were not taken with the reason. 409 `job_going` until the job ended."""
    job = await jobs.get_job(session, job_id, visible(who))
    body = await jobs.get_result(session, job)
    disposition = f'attachment; filename="{job.kind}-{job.created_at:%Y%m%d-%H%M}.csv"'
    encoding = "cp932" if job.result.get("encoding") == "cp932" else "utf-8"
    return Response(
        body, media_type=f"text/csv; charset={encoding}", headers={"Content-Disposition": disposition}
    )  # fmt: skip


@put("/jobs/{job_id:uuid}/stop", guards=[needs("jobs:write")], summary="Stop a job", tags=["jobs"])
async def stop_job(job_id: FromPath[UUID], session: Session, who: Who) -> JobView:
    """The slice that runs is finished, no other begins; what was done stays. 409 `job_ended` once it has ended."""
    await jobs.get_job(session, job_id, visible(who))
    await jobs.stop(session, job_id)
    return await jobs.get_job(session, job_id, visible(who))


@put("/jobs/{job_id:uuid}/resume", guards=[needs("jobs:write")], summary="Resume a job", tags=["jobs"])
async def resume_job(job_id: FromPath[UUID], session: Session, who: Who) -> JobView:
    """A stopped or failed job goes on where it was. 409 `job_ended` when it is done, `job_going` when it is going."""
    await jobs.get_job(session, job_id, visible(who))
    await jobs.resume(session, job_id)
    return await jobs.get_job(session, job_id, visible(who))


HANDLERS = [list_jobs, get_job, get_result, stop_job, resume_job]
