"""Long work that people can see, stop and resume.

Owns job and the file it leaves. Promises: a job advances by slices, each in one transaction together with its place
and its cursor, so that a slice is done once whatever is killed; a job that is stopped stops between two slices.
What a kind of job does is the flows' business.
States: queued → running → done | failed; stopping → stopped; stopped | failed → queued by resuming.
"""

from portal.domains.jobs.actions import begin, begin_slice, end_slice, fail, resume, stop
from portal.domains.jobs.errors import JobEnded, JobGoing, JobMissing, ResultMissing
from portal.domains.jobs.events import JobDone, JobDue, JobFailed, JobStopped
from portal.domains.jobs.queries import get_job, get_result, list_jobs
from portal.domains.jobs.rules import JOB_KINDS, JOB_STATES
from portal.domains.jobs.values import JobView, JobWork, NewJob, Slice

__all__ = [
    "JOB_KINDS", "JOB_STATES", "JobDone", "JobDue", "JobEnded", "JobFailed", "JobGoing", "JobMissing", "JobStopped",
    "JobView", "JobWork", "NewJob", "ResultMissing", "Slice", "begin", "begin_slice", "end_slice", "fail", "get_job",
    "get_result", "list_jobs", "resume", "stop",
]  # fmt: skip
