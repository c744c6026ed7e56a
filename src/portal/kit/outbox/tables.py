"""Tables of the outbox. Only `events` is a tenant table; the others are plumbing of the coordinator."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.kit.tables import Base


class EventRow(Base):
    """One thing that happened. ``feed_seq`` is given after the commit, so readers of a feed meet no gap."""

    __tablename__ = "events"
    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID | None]
    name: Mapped[str]
    subject_type: Mapped[str]
    subject_id: Mapped[UUID]
    data: Mapped[dict[str, Any]]
    actor_kind: Mapped[str]
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str]
    occurred_at: Mapped[datetime]
    feed_seq: Mapped[int | None] = mapped_column(BigInteger)
    __table_args__ = (
        Index("ix_events_subject", "operator_id", "subject_id", "id"),
        Index("ix_events_feed", "operator_id", "merchant_id", "feed_seq"),
    )


class OutboxRow(Base):
    """An event that the relay has not seen yet."""

    __tablename__ = "outbox"
    event_id: Mapped[UUID] = mapped_column(primary_key=True)
    operator_id: Mapped[UUID]
    merchant_id: Mapped[UUID | None]
    name: Mapped[str]


class RunRow(Base):
    """One reaction to one event. ``held_until``: a worker that began it may be at it until then."""

    __tablename__ = "reaction_runs"
    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    event_id: Mapped[UUID] = mapped_column(primary_key=True)
    reaction: Mapped[str] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID | None]
    event_name: Mapped[str]
    state: Mapped[str]
    attempts: Mapped[int]
    due_at: Mapped[datetime]
    held_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    last_error: Mapped[dict[str, Any] | None]
    __table_args__ = (
        CheckConstraint("state in ('due', 'done', 'parked')", name="state"),
        Index("ix_reaction_runs_due", "due_at", postgresql_where="state = 'due'"),
        Index("ix_reaction_runs_finished", "finished_at", postgresql_where="state = 'done'"),
        Index("ix_reaction_runs_parked", "operator_id", "created_at", "event_id", postgresql_where="state = 'parked'"),
    )


class FeedCounterRow(Base):
    """The last place given out in one merchant's feed."""

    __tablename__ = "feed_counters"
    operator_id: Mapped[UUID] = mapped_column(primary_key=True)
    merchant_id: Mapped[UUID] = mapped_column(primary_key=True)
    last_seq: Mapped[int] = mapped_column(BigInteger)


class TickRow(Base):
    """A moment of the schedule that has been announced, so that many relays announce it once."""

    __tablename__ = "schedule_ticks"
    name: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(primary_key=True)
