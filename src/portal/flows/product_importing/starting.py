"""A file of products comes in, its columns are named, its import is begun."""

import asyncio
from collections.abc import Mapping
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import imports, jobs
from portal.domains.imports import FileUnreadable, ImportView, Unreadable
from portal.domains.jobs import NewJob
from portal.flows.product_importing.fields import FIELDS
from portal.kit.errors import Invalid
from portal.kit.scope import merchant_of

KIND = "products"


async def take_file(session: AsyncSession, *, filename: str, content: bytes) -> UUID:
    """The file is here. Refuses one that is no table, and one without rows."""
    try:
        table = await asyncio.to_thread(imports.read_table, content)
    except Unreadable as problem:
        raise FileUnreadable.field("file", problem.why) from problem
    if not table.rows:
        raise FileUnreadable.field("file", "rows below the first line")
    return await imports.keep(session, kind=KIND, filename=filename, table=table)


async def suggestion(session: AsyncSession, found: ImportView) -> dict[str, str]:
    """Which column probably holds which field: what was said last for such a file, else what the names say."""
    known = await imports.remembered(session, KIND, found.header)
    return known or imports.suggested(found.header, {name: field.names for name, field in FIELDS.items()})


async def map_columns(session: AsyncSession, import_id: UUID, columns: Mapping[str, str]) -> UUID:
    """It is said which column holds which field; a job checks every row. Answers the job. Records JobDue.

    Refuses unknown fields and columns, a column named twice, a file without a sku, and while a job is at the import.
    """
    found = await imports.get_import(session, import_id, to_change=True)
    _check(columns, found)
    again = False
    if found.job_id is not None:
        again = (await jobs.get_job(session, found.job_id, jobs.JOB_KINDS)).status in ("stopped", "failed")
    await imports.map_columns(session, import_id, columns, again=again)
    return await _begin(session, found, "product_check", "checking")


async def start(session: AsyncSession, import_id: UUID) -> UUID:
    """A job writes the good rows into the catalogue. Answers the job. Refuses before the check is done, and twice.

    Records JobDue.
    """
    found = await imports.get_import(session, import_id, to_change=True)
    return await _begin(session, found, "product_import", "importing")


async def _begin(session: AsyncSession, found: ImportView, kind: str, status: str) -> UUID:
    new = NewJob(
        kind=kind, title={"filename": found.filename, "rows": found.rows}, parameters={"import_id": str(found.id)},
        total=found.rows, merchant_id=merchant_of(session),
    )  # fmt: skip
    job_id = await jobs.begin(session, new)
    await imports.put_job_to_it(session, found.id, status, job_id)
    return job_id


def _check(columns: Mapping[str, str], found: ImportView) -> None:
    wrong: dict[str, str] = {}
    if "sku" not in columns:
        wrong["columns.sku"] = "the column that holds the sku"
    for field, column in columns.items():
        if field not in FIELDS:
            wrong[f"columns.{field}"] = "one of " + ", ".join(FIELDS)
        elif column not in found.header:
            wrong[f"columns.{field}"] = "a column of the file"
        elif list(columns.values()).count(column) > 1:
            wrong[f"columns.{field}"] = "a column of its own"
    if wrong:
        raise Invalid(fields=wrong)
