"""Files that people take away: orders, stock and charges as CSV, written slice by slice by a job."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import billing, jobs, orders, tenancy
from portal.domains.billing import ChargeView
from portal.domains.jobs import JobWork, NewJob, Slice
from portal.kit.money import in_major
from portal.kit.paging import Window
from portal.kit.scope import tenant
from portal.kit.sheets import Cell, csv_part
from portal.reads import order_sheet, stock
from portal.reads.order_list import OrderChoice, resolved
from portal.reads.stock import StockItem

ROWS = 500


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """How a file is to be written: ``encoding`` of kit.sheets.ENCODINGS, headings in ``language`` ja or en."""

    encoding: str = "utf-8-sig"
    language: str = "ja"


async def export_orders(session: AsyncSession, chosen: OrderChoice, *, columns: Sequence[str], form: Form) -> UUID:
    """A job writes the orders that a filter shows, with these columns, into a file. Records JobDue.

    It is noted in the audit trail: the file holds personal data of buyers.
    """
    wanted = list(columns or order_sheet.COLUMNS)
    total = await orders.count_orders(session, *await resolved(session, chosen))
    given = {"chosen": chosen, "columns": wanted, "form": form}
    job_id = await _begin(session, "order_export", given, total, chosen.filter.merchant_id)
    await tenancy.audit(session, "orders.export", "job", job_id, {"orders": total, "columns": wanted})
    return job_id


async def export_stock(session: AsyncSession, *, warehouse: str | None, form: Form) -> UUID:
    """A job writes what of the merchant's products may be sold into a file. Records JobDue."""
    return await _begin(session, "stock_export", {"warehouse": warehouse, "form": form}, 0, None)


async def export_charges(
    session: AsyncSession, *, merchant_id: UUID, since: date | None, until: date | None, form: Form
) -> UUID:
    """A job writes a merchant's charges of some days into a file. Refuses an unknown merchant. Records JobDue."""
    await tenancy.get_merchant(session, merchant_id)
    given = {"merchant_id": merchant_id, "since": since, "until": until, "form": form}
    return await _begin(session, "charge_export", given, 0, merchant_id)


async def _begin(
    session: AsyncSession, kind: str, parameters: Mapping[str, Any], total: int, of_merchant: UUID | None
) -> UUID:
    given = msgspec.to_builtins(parameters)
    title = {name: value for name, value in given.items() if name != "form" and value}
    mine = tenant(session).merchant_id
    return await jobs.begin(
        session,
        NewJob(kind=kind, title={**title, "of_merchant": str(mine or of_merchant or "")}, parameters=given, total=total,
               merchant_id=mine),
    )  # fmt: skip


async def order_slice(session: AsyncSession, job: JobWork) -> Slice:
    """The next orders of an order export."""
    columns: list[str] = job.parameters["columns"]
    asked = _asked(job, datetime, UUID)
    narrowed, among = await resolved(session, msgspec.convert(job.parameters["chosen"], OrderChoice))
    records = await orders.list_records(session, asked, narrowed, among)
    rows = await order_sheet.order_rows(session, records[:ROWS])
    lines = (order_sheet.cells(row, columns) for row in rows)
    heading = order_sheet.heading(columns, _form(job).language)
    return await _slice(session, job, records, lines, heading, "ordered_at", "id")


_STOCK_HEADING = {
    "ja": ["SKU", "商品名", "倉庫", "在庫数", "引当済", "安全在庫", "販売可能数", "入荷予定"],
    "en": ["SKU", "Name", "Warehouse", "On hand", "Reserved", "Safety", "Available", "Inbound"],
}


async def stock_slice(session: AsyncSession, job: JobWork) -> Slice:
    """The next products of a stock export."""
    rows = await stock.list_availability(session, _asked(job, UUID, UUID), warehouse=job.parameters["warehouse"])
    heading = _STOCK_HEADING[_form(job).language]
    return await _slice(session, job, rows, map(_stock_cells, rows[:ROWS]), heading, "product_id", "warehouse_id")


def _stock_cells(row: StockItem) -> list[Cell]:
    return [row.sku, row.name, row.warehouse, row.on_hand, row.reserved, row.safety, row.available, row.inbound]


_CHARGE_HEADING = {
    "ja": ["業務日", "種類", "数量", "単価", "金額(税抜)", "通貨", "税率(%)", "説明", "伝票", "伝票ID", "取消元"],
    "en": ["Day", "Kind", "Quantity", "Unit price", "Amount", "Currency", "Tax %", "Why", "Document", "Document id",
           "Reverses"],
}  # fmt: skip


async def charge_slice(session: AsyncSession, job: JobWork) -> Slice:
    """The next charges of a charge export."""
    language, given = _form(job).language, job.parameters
    rows = await billing.list_charges(
        session, _asked(job, date, UUID), merchant_id=UUID(given["merchant_id"]),
        since=msgspec.convert(given["since"], date | None), until=msgspec.convert(given["until"], date | None),
    )  # fmt: skip
    lines = (_charge_cells(row, language) for row in rows[:ROWS])
    return await _slice(session, job, rows, lines, _CHARGE_HEADING[language], "business_date", "id")


def _charge_cells(row: ChargeView, language: str) -> list[Cell]:
    reverses = str(row.reverses_id) if row.reverses_id else None
    return [
        row.business_date, row.kind, row.quantity, row.unit_price, in_major(row.amount, row.currency), row.currency,
        Decimal(row.tax_bp) / 100, row.sentence.get(language, ""),
        row.operation.document_type, str(row.operation.document_id), reverses,
    ]  # fmt: skip


def _form(job: JobWork) -> Form:
    return msgspec.convert(job.parameters["form"], Form)


def _asked(job: JobWork, *types: type) -> Window:
    after = None if job.first else msgspec.convert(job.cursor["after"], tuple[types], strict=False)  # type: ignore[valid-type]
    return Window(ROWS, after)


async def _slice(
    session: AsyncSession,
    job: JobWork,
    rows: Sequence[Any],
    lines: Iterable[Sequence[Cell]],
    heading: list[str],
    *key: str,
) -> Slice:
    """What a page of ``rows`` (one more than ROWS when there are more), written as ``lines``, comes to."""
    zone = (await tenancy.get_operator(session)).time_zone
    written = [heading, *lines] if job.first else list(lines)
    part = csv_part(written, encoding=_form(job).encoding, zone=zone, first=job.first)
    more = len(rows) > ROWS
    last = rows[ROWS - 1] if more else None
    cursor = {"after": [msgspec.to_builtins(getattr(last, name)) for name in key]} if more else None
    return Slice(done=min(len(rows), ROWS), cursor=cursor, part=part, result={"encoding": _form(job).encoding})
