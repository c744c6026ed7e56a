"""Keeping files, saying what their columns hold, and writing down what checks found."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ARRAY, Integer, Text, bindparam, delete, insert, select, text, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.imports.errors import ImportBusy, ImportOver, ImportUnchecked
from portal.domains.imports.models import FileImport, ImportKey, ImportMapping, ImportPart, ImportRow
from portal.domains.imports.queries import get_import, within
from portal.domains.imports.rules import BUSY, ROWS_OF_A_PART, Table, samples_of, signature_of
from portal.domains.imports.values import CheckedRow, ImportView
from portal.kit.ids import new_id
from portal.kit.scope import merchant_of, operator_of


async def keep(session: AsyncSession, *, kind: str, filename: str, table: Table) -> UUID:
    """The file is here, cut into parts; nothing is said about its columns yet."""
    import_id = new_id()
    mine = {"operator_id": operator_of(session), "merchant_id": merchant_of(session)}
    await session.execute(
        insert(FileImport).values(
            **mine, id=import_id, kind=kind, filename=filename, encoding=table.encoding, delimiter=table.delimiter,
            header=table.header, samples=samples_of(table), signature=signature_of(table.header), rows=len(table.rows),
        )
    )  # fmt: skip
    parts = [
        {**mine, "import_id": import_id, "place": place, "rows": table.rows[first : first + ROWS_OF_A_PART]}
        for place, first in enumerate(range(0, len(table.rows), ROWS_OF_A_PART))
    ]
    if parts:
        await session.execute(insert(ImportPart), parts)
    await session.flush()
    return import_id


async def map_columns(session: AsyncSession, import_id: UUID, columns: Mapping[str, str], *, again: bool) -> ImportView:
    """It is said which column holds which field, and remembered for files with these columns; a check may begin.

    What an earlier check found is forgotten. Refuses while a job is at it, unless that is to be begun ``again``, and
    after the import was carried out.
    """
    found = await get_import(session, import_id, to_change=True)
    if found.status == "imported" or (found.status == "importing" and again):
        raise ImportOver(id=str(import_id))
    if found.status in BUSY and not again:
        raise ImportBusy(id=str(import_id), status=found.status)
    for model in (ImportRow, ImportKey):
        await session.execute(delete(model).where(*within(session, model), model.import_id == import_id))
    remembering = upsert(ImportMapping).values(
        operator_id=operator_of(session), merchant_id=merchant_of(session), kind=found.kind,
        signature=signature_of(found.header), columns=columns,
    )  # fmt: skip
    await session.execute(
        remembering.on_conflict_do_update(
            index_elements=["operator_id", "merchant_id", "kind", "signature"],
            set_={"columns": remembering.excluded["columns"]},
        )
    )
    await _change(session, import_id, columns=columns)
    return found


async def put_job_to_it(session: AsyncSession, import_id: UUID, status: str, job_id: UUID) -> None:
    """This job is at it from now on: ``checking`` or ``importing``; the last needs a finished check."""
    found = await get_import(session, import_id, to_change=True)
    if status == "importing" and found.status != "checked":
        if found.status in BUSY:
            raise ImportBusy(id=str(import_id), status=found.status)
        raise ImportOver(id=str(import_id)) if found.status == "imported" else ImportUnchecked(id=str(import_id))
    await _change(session, import_id, status=status, job_id=job_id)


async def work_at(session: AsyncSession, import_id: UUID, job_id: UUID) -> ImportView:
    """The import, held for a slice of this job. Refuses when another job is at it by now."""
    found = await get_import(session, import_id, to_change=True)
    if found.job_id != job_id:
        raise ImportBusy(id=str(import_id), status=found.status)
    return found


async def finish(session: AsyncSession, import_id: UUID, status: str) -> None:
    """The job at it is done: ``checked`` or ``imported``."""
    await _change(session, import_id, status=status)


async def _change(session: AsyncSession, import_id: UUID, **changes: Any) -> None:
    await session.execute(
        update(FileImport)
        .where(*within(session, FileImport), FileImport.id == import_id)
        .values(**changes, version=FileImport.version + 1)
    )
    await session.flush()


async def write_rows(session: AsyncSession, import_id: UUID, place: int, rows: Sequence[CheckedRow]) -> None:
    """What the check found out about a part of the file is kept."""
    mine = {"operator_id": operator_of(session), "merchant_id": merchant_of(session), "import_id": import_id}
    if rows:
        given = [{**mine, "place": place, **msgspec.to_builtins(row)} for row in rows]
        await session.execute(insert(ImportRow), given)


async def rewrite_rows(session: AsyncSession, import_id: UUID, rows: Sequence[CheckedRow]) -> None:
    """These rows came to something else than the check said."""
    if not rows:
        return
    given = [{"line": row.line, "outcome": row.outcome, "problems": msgspec.to_builtins(row.problems)} for row in rows]
    await session.execute(
        _REWRITE,
        {
            "operator_id": operator_of(session), "merchant_id": merchant_of(session), "import_id": import_id,
            "given": given,
        },
    )  # fmt: skip


_REWRITE = text(
    "update import_rows r set outcome = given.outcome, problems = given.problems"
    "  from jsonb_to_recordset(:given) as given(line integer, outcome text, problems jsonb)"
    " where r.operator_id = :operator_id and r.merchant_id = :merchant_id and r.import_id = :import_id"
    "   and r.line = given.line"
).bindparams(bindparam("given", type_=JSONB))


async def claim_keys(session: AsyncSession, import_id: UUID, keys: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Each key belongs to the first line that has it; answers which line that is."""
    given = sorted(keys, key=lambda pair: pair[1])
    if not given:
        return {}
    names, lines = [key for key, _ in given], [line for _, line in given]
    mine = {"operator_id": operator_of(session), "merchant_id": merchant_of(session), "import_id": import_id}
    await session.execute(_CLAIM, {**mine, "keys": names, "lines": lines})
    rows = await session.execute(
        select(ImportKey.key, ImportKey.line).where(
            *within(session, ImportKey), ImportKey.import_id == import_id, ImportKey.key.in_(names)
        )
    )
    return {row.key: row.line for row in rows}


_CLAIM = text(
    "insert into import_keys (operator_id, merchant_id, import_id, key, line)"
    " select :operator_id, :merchant_id, :import_id, given.key, given.line"
    "   from unnest(:keys, :lines) as given(key, line)"
    " on conflict (operator_id, import_id, key) do nothing"
).bindparams(bindparam("keys", type_=ARRAY(Text)), bindparam("lines", type_=ARRAY(Integer)))
