"""What happened to jobs."""

from typing import ClassVar
from uuid import UUID

from portal.kit.outbox import Event


class JobDue(Event, frozen=True, kw_only=True):
    """The job's next slice is to be done. ``place`` counts its slices: an old one that comes late does nothing."""

    subject: ClassVar[str] = "job"
    job_id: UUID
    place: int


class JobStopped(Event, frozen=True, kw_only=True):
    """Somebody stopped the job; it can be resumed."""

    subject: ClassVar[str] = "job"
    job_id: UUID


class JobDone(Event, frozen=True, kw_only=True):
    """The job has done all it was to do."""

    subject: ClassVar[str] = "job"
    job_id: UUID


class JobFailed(Event, frozen=True, kw_only=True):
    """A slice of the job was refused for this reason; what the slices before did stays."""

    subject: ClassVar[str] = "job"
    job_id: UUID
    code: str
