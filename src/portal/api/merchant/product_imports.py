"""Products from a file: send it, say which column holds what, look at what it would do, let it happen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post, put
from litestar.datastructures import UploadFile
from litestar.params import FromPath, JSONBody, MultipartBody, QueryParameter

from portal.api.deps import Cursor, Limit, Session
from portal.api.guards import needs
from portal.domains import imports, jobs
from portal.domains.imports import OUTCOMES, CheckedRow, FileUnreadable, ImportView
from portal.domains.jobs import JobView
from portal.flows import product_importing
from portal.kit.paging import Paged, page, window

MAX_FILE = 20_000_000
Outcome = Annotated[str | None, QueryParameter(pattern=f"^({'|'.join(OUTCOMES)})$", description="Only rows like this")]


@dataclass
class FileInput:
    """A CSV of at most 20 MB."""

    file: UploadFile


class Columns(msgspec.Struct, forbid_unknown_fields=True):
    """The column that holds each field, by the field's name; ``sku`` is needed."""

    columns: Annotated[
        dict[str, str], msgspec.Meta(min_length=1, max_length=50, examples=[{"sku": "商品コード", "name": "商品名"}])
    ]


class ImportPage(msgspec.Struct, frozen=True):
    """A file, which column probably holds which field, the fields there are, what its rows come to, and its job."""

    file: ImportView
    suggested: dict[str, str]
    fields: Sequence[str]
    counts: dict[str, int]
    job: JobView | None


@post(
    "/product-imports", guards=[needs("products:write")], summary="Send a file of products", tags=["products"],
    request_max_body_size=MAX_FILE + 100_000,
)  # fmt: skip
async def send_file(data: MultipartBody[FileInput], session: Session) -> ImportPage:
    """UTF-8 or CP932, comma, tab or semicolon; both are found out. Nothing changes yet."""
    content = await data.file.read()
    if len(content) > MAX_FILE:
        raise FileUnreadable.field("file", "at most 20 MB")
    import_id = await product_importing.take_file(session, filename=data.file.filename[:200], content=content)
    return await _page(session, import_id)


@get("/product-imports", guards=[needs("products:read")], summary="Files that were sent", tags=["products"])
async def list_imports(session: Session, cursor: Cursor = None, limit: Limit = None) -> Paged[ImportView]:
    """Newest first."""
    asked = window(cursor, limit, UUID)
    return page(await imports.list_imports(session, asked, "products"), asked, "id")


@get("/product-imports/{import_id:uuid}", guards=[needs("products:read")], summary="One file", tags=["products"])
async def get_import(import_id: FromPath[UUID], session: Session) -> ImportPage:
    """How far it is, and how many rows are new, changed, unchanged or not to be taken."""
    return await _page(session, import_id)


@put(
    "/product-imports/{import_id:uuid}/mapping", guards=[needs("products:write")], summary="Say what columns hold",
    tags=["products"],
)  # fmt: skip
async def map_columns(import_id: FromPath[UUID], data: JSONBody[Columns], session: Session) -> ImportPage:
    """Begins a job that checks every row and changes nothing. The columns are remembered for files like this one."""
    await product_importing.map_columns(session, import_id, data.columns)
    return await _page(session, import_id)


@get(
    "/product-imports/{import_id:uuid}/rows", guards=[needs("products:read")], summary="What rows come to",
    tags=["products"],
)  # fmt: skip
async def list_rows(
    import_id: FromPath[UUID], session: Session, cursor: Cursor = None, limit: Limit = None, outcome: Outcome = None
) -> Paged[CheckedRow]:
    """In the order of the file; ``line`` counts from 1, the header's. ``problems`` name field, code and data."""
    await imports.get_import(session, import_id)
    asked = window(cursor, limit, int)
    return page(await imports.list_rows(session, import_id, asked, outcome=outcome), asked, "line")


@post(
    "/product-imports/{import_id:uuid}/start", guards=[needs("products:write")], summary="Import the good rows",
    tags=["products"],
)  # fmt: skip
async def start_import(import_id: FromPath[UUID], session: Session) -> ImportPage:
    """Begins a job that adds and revises products; rows with problems are left out. Importing a file again is harmless.

    409 until the check is done.
    """
    await product_importing.start(session, import_id)
    return await _page(session, import_id)


async def _page(session: Session, import_id: UUID) -> ImportPage:
    found = await imports.get_import(session, import_id)
    job = await jobs.get_job(session, found.job_id, jobs.JOB_KINDS) if found.job_id else None
    suggested = found.columns or await product_importing.suggestion(session, found)
    counts = await imports.count_outcomes(session, import_id)
    return ImportPage(found, suggested, list(product_importing.FIELDS), counts, job)


HANDLERS = [send_file, list_imports, get_import, map_columns, list_rows, start_import]
