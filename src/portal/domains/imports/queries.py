"""Every select of the imports room."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.imports.errors import ImportMissing
from portal.domains.imports.models import FileImport, ImportMapping, ImportPart, ImportRow
from portal.domains.imports.rules import OUTCOMES, signature_of
from portal.domains.imports.values import CheckedRow, ImportView, Problem
from portal.kit.paging import Window
from portal.kit.rows import all_as, one_as
from portal.kit.scope import merchant_of, operator_of

VIEW = (
    FileImport.id, FileImport.kind, FileImport.status, FileImport.filename, FileImport.encoding, FileImport.delimiter,
    FileImport.header, FileImport.samples, FileImport.rows, FileImport.columns, FileImport.job_id,
    FileImport.created_at, FileImport.version,
)  # fmt: skip


def within(session: AsyncSession, model: Any) -> list[Any]:
    """The conditions that keep a statement inside this session's merchant."""
    return [model.operator_id == operator_of(session), model.merchant_id == merchant_of(session)]


async def get_import(session: AsyncSession, import_id: UUID, *, to_change: bool = False) -> ImportView:
    """One import, ours until the transaction ends if it is ``to_change``. Refuses one that is not here."""
    query = select(*VIEW).where(*within(session, FileImport), FileImport.id == import_id)
    if to_change:
        query = query.with_for_update()
    found = one_as(ImportView, (await session.execute(query)).one_or_none())
    if found is None:
        raise ImportMissing(id=str(import_id))
    return found


async def list_imports(session: AsyncSession, asked: Window, kind: str) -> Sequence[ImportView]:
    """Imports of a kind, newest first, one more than the page."""
    query = select(*VIEW).where(*within(session, FileImport), FileImport.kind == kind)
    if asked.after is not None:
        query = query.where(FileImport.id < asked.after[0])
    return all_as(ImportView, await session.execute(query.order_by(FileImport.id.desc()).limit(asked.limit + 1)))


async def read_part(session: AsyncSession, import_id: UUID, place: int) -> list[tuple[int, list[str]]]:
    """The rows of a part of the file as they stand in it, each with its line; empty after the last part."""
    rows = await session.scalar(
        select(ImportPart.rows).where(
            *within(session, ImportPart), ImportPart.import_id == import_id, ImportPart.place == place
        )
    )
    return [(line, cells) for line, cells in rows or []]


async def remembered(session: AsyncSession, kind: str, header: Sequence[str]) -> dict[str, str]:
    """Which column holds what, as the merchant said for the last file with these columns; empty if never."""
    columns = await session.scalar(
        select(ImportMapping.columns).where(
            *within(session, ImportMapping), ImportMapping.kind == kind,
            ImportMapping.signature == signature_of(header),
        )
    )  # fmt: skip
    return dict(columns or {})


async def count_outcomes(session: AsyncSession, import_id: UUID) -> dict[str, int]:
    """How many rows of each outcome there are so far."""
    rows = await session.execute(
        select(ImportRow.outcome, func.count())
        .where(*within(session, ImportRow), ImportRow.import_id == import_id)
        .group_by(ImportRow.outcome)
    )
    found = {row[0]: row[1] for row in rows}
    return {outcome: found.get(outcome, 0) for outcome in OUTCOMES}


async def list_rows(
    session: AsyncSession, import_id: UUID, asked: Window, *, outcome: str | None = None
) -> list[CheckedRow]:
    """Checked rows in the order of the file, one more than the page."""
    query = select(*_ROW).where(*within(session, ImportRow), ImportRow.import_id == import_id)
    if outcome is not None:
        query = query.where(ImportRow.outcome == outcome)
    if asked.after is not None:
        query = query.where(ImportRow.line > asked.after[0])
    return _rows(await session.execute(query.order_by(ImportRow.line).limit(asked.limit + 1)))


async def rows_of_part(session: AsyncSession, import_id: UUID, place: int) -> list[CheckedRow]:
    """Every checked row of a part of the file."""
    query = select(*_ROW).where(*within(session, ImportRow), ImportRow.import_id == import_id, ImportRow.place == place)
    return _rows(await session.execute(query.order_by(ImportRow.line)))


_ROW = (ImportRow.line, ImportRow.outcome, ImportRow.values, ImportRow.problems)


def _rows(found: Any) -> list[CheckedRow]:
    return [
        CheckedRow(line, outcome, values, msgspec.convert(problems, list[Problem]))
        for line, outcome, values, problems in found
    ]
