"""The two jobs of an import: one that looks at every row and changes nothing, one that writes the good ones.

Both go through the file part by part, each part in a handful of statements.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import catalogue, imports, tenancy
from portal.domains.catalogue import NewBarcode, NewProduct, Revision
from portal.domains.imports import CheckedRow, ImportView, Problem
from portal.domains.jobs import JobWork, Slice
from portal.flows.product_importing.fields import reason, understood
from portal.flows.product_importing.judging import Known
from portal.kit.bulk import in_bulk
from portal.kit.sheets import Cell, csv_part


async def check_slice(session: AsyncSession, job: JobWork) -> Slice:
    """The next part of the file is judged against the catalogue; nothing but what was found is written."""
    import_id, place, found, cells = await _begin(session, job)
    read = [(line, *understood(row, found.header, found.columns)) for line, row in cells]
    known = await Known.about(session, [values for _, values, _ in read])
    rows = [known.judged(line, values, problems) for line, values, problems in read]
    rows = await _first_only(session, import_id, rows)
    await imports.write_rows(session, import_id, place, rows)
    return await _end(session, job, found, rows, cells, "checked")


async def _first_only(session: AsyncSession, import_id: UUID, rows: Sequence[CheckedRow]) -> list[CheckedRow]:
    """Of good rows about the same sku or barcode the first one counts."""
    keys = [
        (f"{field}:{row.values[field]}", row.line)
        for row in rows
        for field in ("sku", "barcode")
        if row.outcome != "error" and field in row.values
    ]
    first = await imports.claim_keys(session, import_id, keys)
    checked: list[CheckedRow] = []
    for row in rows:
        twice = [
            Problem(field, "twice_in_file", {"line": first[f"{field}:{row.values[field]}"]})
            for field in ("sku", "barcode")
            if row.outcome != "error" and field in row.values
            and first[f"{field}:{row.values[field]}"] != row.line
        ]  # fmt: skip
        checked.append(CheckedRow(row.line, "error", row.values, twice) if twice else row)
    return checked


async def import_slice(session: AsyncSession, job: JobWork) -> Slice:
    """The good rows of the next part are in the catalogue. Records what adding and revising products record.

    They are judged again: the catalogue may have changed since the check.
    """
    import_id, place, found, cells = await _begin(session, job)
    rows = await imports.rows_of_part(session, import_id, place)
    good = [row for row in rows if row.outcome != "error"]
    known = await Known.about(session, [row.values for row in good])
    judged = [known.judged(row.line, row.values, []) for row in good]
    async with in_bulk(session, len(judged)):
        await _add(session, [row for row in judged if row.outcome == "new"])
        await _revise(session, known, [row for row in judged if row.outcome == "changed"])
    was = {row.line: row.outcome for row in rows}
    await imports.rewrite_rows(session, import_id, [row for row in judged if row.outcome != was[row.line]])
    now = {row.line: row for row in judged}
    return await _end(session, job, found, [now.get(row.line, row) for row in rows], cells, "imported")


async def _add(session: AsyncSession, rows: Sequence[CheckedRow]) -> None:
    new = []
    for row in rows:
        values = dict(row.values)
        code = values.pop("barcode", None)
        barcodes = [NewBarcode(code)] if code is not None else []
        new.append(NewProduct(**{"currency": "JPY", **values, "barcodes": barcodes}))
    if new:
        await catalogue.add_products(session, new)


async def _revise(session: AsyncSession, known: Known, rows: Sequence[CheckedRow]) -> None:
    revisions = [Revision(known.product_id(row.values), known.differences(row.values)) for row in rows]
    await catalogue.revise_products(session, [revision for revision in revisions if revision.changes])
    codes = [(known.product_id(row.values), known.new_code(row.values)) for row in rows]
    await catalogue.add_barcodes(session, [(id_, NewBarcode(code)) for id_, code in codes if code is not None])


async def _begin(session: AsyncSession, job: JobWork) -> tuple[UUID, int, ImportView, list[tuple[int, list[str]]]]:
    import_id, place = UUID(job.parameters["import_id"]), job.cursor.get("place", 0)
    found = await imports.work_at(session, import_id, job.id)
    return import_id, place, found, await imports.read_part(session, import_id, place)


async def _end(
    session: AsyncSession,
    job: JobWork,
    found: ImportView,
    rows: Sequence[CheckedRow],
    cells: Sequence[tuple[int, list[str]]],
    status: str,
) -> Slice:
    place: int = job.cursor.get("place", 0)
    more = (place + 1) * imports.ROWS_OF_A_PART < found.rows
    if not more:
        await imports.finish(session, found.id, status)
    result: dict[str, Any] = (
        dict(job.result) if not job.first else {"import_id": str(found.id), "encoding": "utf-8-sig"}
    )
    for row in rows:
        result[row.outcome] = result.get(row.outcome, 0) + 1
    as_given = dict(cells)
    rejected = [row for row in rows if row.outcome == "error"]
    lines: list[list[Cell]] = [
        [row.line, "; ".join(map(reason, row.problems)), *as_given[row.line]] for row in rejected
    ]
    zone = (await tenancy.get_operator(session)).time_zone
    heading: list[list[Cell]] = [["行", "理由", *found.header]] if job.first else []
    return Slice(
        done=len(rows), failed=len(rejected), cursor={"place": place + 1} if more else None, result=result,
        part=csv_part([*heading, *lines], encoding="utf-8-sig", zone=zone, first=job.first),
    )  # fmt: skip
