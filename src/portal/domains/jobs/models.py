"""Jobs and the files they leave behind."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.domains.jobs.rules import JOB_KINDS, JOB_STATES
from portal.kit.tables import (
    Base,
    OfOperator,
    Stamped,
    Versioned,
    merchant_itself,
    of_merchant,
    of_operator,
    one_of,
)  # fmt: skip


class Job(Stamped, Versioned, OfOperator, Base):
    """Long work, done slice by slice. ``place`` is the slice that is due; ``cursor`` is where it begins.

    ``done`` of ``total`` rows were looked at, ``failed_rows`` of them in vain. ``merchant_id`` is None for work of the
    operator's own. ``title`` is what a sentence about the job is made of.
    """

    __tablename__ = "jobs"
    merchant_id: Mapped[UUID | None]
    kind: Mapped[str]
    title: Mapped[dict[str, Any]]
    status: Mapped[str] = mapped_column(default="queued")
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int]
    failed_rows: Mapped[int] = mapped_column(default=0)
    parameters: Mapped[dict[str, Any]]
    cursor: Mapped[dict[str, Any]] = mapped_column(default=dict)
    place: Mapped[int] = mapped_column(default=1)
    result: Mapped[dict[str, Any]] = mapped_column(default=dict)
    error: Mapped[dict[str, Any] | None]
    created_by_kind: Mapped[str]
    created_by_id: Mapped[UUID | None]
    created_by: Mapped[str]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    __table_args__ = (
        of_operator(to="operators"),
        merchant_itself(),
        UniqueConstraint("operator_id", "id", "merchant_id"),
        Index("ix_jobs_recent", "operator_id", "merchant_id", "id"),
        one_of("kind", JOB_KINDS),
        one_of("status", JOB_STATES),
        CheckConstraint("done >= 0 and failed_rows >= 0 and total >= 0", name="counts"),
    )


class JobPart(Base):
    """A piece of the file that a job leaves: what one slice wrote, in the file's encoding."""

    __tablename__ = "job_parts"
    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    job_id: Mapped[UUID] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID | None]
    body: Mapped[bytes] = mapped_column(LargeBinary)
    __table_args__ = (of_merchant("job_id", "jobs"),)
