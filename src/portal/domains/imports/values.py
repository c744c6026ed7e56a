"""What crosses the border of the imports room."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec


class Problem(msgspec.Struct, frozen=True):
    """Why a row is not taken: ``field`` is what is wrong, ``code`` how, ``data`` what would be right."""

    field: str
    code: str
    data: Mapping[str, Any] = {}


class CheckedRow(msgspec.Struct, frozen=True):
    """What a check found out about the row that begins at ``line`` of the file."""

    line: int
    outcome: str
    values: Mapping[str, Any]
    problems: Sequence[Problem]


class ImportView(msgspec.Struct, frozen=True):
    """A file and how far it is. ``samples`` are some values of every column, ``columns`` maps a field to its column."""

    id: UUID
    kind: str
    status: str
    filename: str
    encoding: str
    delimiter: str
    header: list[str]
    samples: dict[str, list[str]]
    rows: int
    columns: dict[str, str]
    job_id: UUID | None
    created_at: datetime
    version: int
