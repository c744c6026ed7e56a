"""What crosses the border of the jobs room."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec


class NewJob(msgspec.Struct, frozen=True, kw_only=True):
    """Work to begin. ``total`` rows are expected; ``merchant_id`` is None for the operator's own work."""

    kind: str
    title: dict[str, Any]
    parameters: dict[str, Any]
    total: int
    merchant_id: UUID | None


class Slice(msgspec.Struct, frozen=True, kw_only=True):
    """What one slice came to: rows looked at, rows that failed, where the next begins (None: there is none).

    ``part`` continues the job's file; ``result`` replaces what is known of the outcome so far.
    """

    done: int
    cursor: dict[str, Any] | None
    failed: int = 0
    part: bytes = b""
    result: dict[str, Any] | None = None


class JobWork(msgspec.Struct, frozen=True, kw_only=True):
    """What the one who does a slice needs to know."""

    id: UUID
    merchant_id: UUID | None
    kind: str
    parameters: dict[str, Any]
    cursor: dict[str, Any]
    result: dict[str, Any]
    place: int
    created_by_kind: str
    created_by_id: UUID | None
    created_by: str

    @property
    def first(self) -> bool:
        """Whether nothing was done before this slice."""
        return not self.cursor


class JobView(msgspec.Struct, frozen=True):
    """A job as people see it. ``title`` holds the words for a sentence about it, ``error`` why it failed."""

    id: UUID
    merchant_id: UUID | None
    kind: str
    title: dict[str, Any]
    status: str
    done: int
    total: int
    failed_rows: int
    result: dict[str, Any]
    error: dict[str, Any] | None
    created_by: str
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    version: int
