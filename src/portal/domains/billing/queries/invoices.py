"""Invoices with their lines and taxes."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Text, cast, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.billing.errors import InvoiceMissing
from portal.domains.billing.models import Invoice, InvoiceLine, InvoiceTax
from portal.domains.billing.queries.scoping import mine
from portal.domains.billing.values import InvoiceItem, InvoiceLineView, InvoiceTaxView, InvoiceView
from portal.kit.finding import Match, matches
from portal.kit.paging import Window
from portal.kit.rows import all_as

_ITEM = (
    Invoice.id, Invoice.merchant_id, Invoice.number, Invoice.period_start, Invoice.period_end, Invoice.status,
    Invoice.currency, Invoice.subtotal, Invoice.tax, Invoice.total, Invoice.issued_on, Invoice.due_on,
    Invoice.finalised_at, Invoice.created_at, Invoice.version,
)  # fmt: skip
_LINE = (
    InvoiceLine.position, InvoiceLine.kind, InvoiceLine.label, InvoiceLine.label_en, InvoiceLine.quantity,
    InvoiceLine.unit_price, InvoiceLine.amount, InvoiceLine.tax_bp,
)  # fmt: skip


async def get_invoice(session: AsyncSession, invoice_id: UUID) -> InvoiceView:
    """One invoice with lines and taxes. Refuses one that is not here."""
    row = (
        await session.execute(
            select(*_ITEM, Invoice.seller, Invoice.buyer, Invoice.tax_rounding).where(
                mine(session, Invoice), Invoice.id == invoice_id
            )
        )
    ).one_or_none()
    if row is None:
        raise InvoiceMissing(id=str(invoice_id))
    lines = await session.execute(
        select(*_LINE)
        .where(mine(session, InvoiceLine), InvoiceLine.invoice_id == invoice_id)
        .order_by(InvoiceLine.position)
    )
    taxes = await session.execute(
        select(InvoiceTax.tax_bp, InvoiceTax.taxable, InvoiceTax.tax)
        .where(mine(session, InvoiceTax), InvoiceTax.invoice_id == invoice_id)
        .order_by(InvoiceTax.tax_bp.desc())
    )
    [invoice] = all_as(InvoiceView, [[*row, all_as(InvoiceLineView, lines), all_as(InvoiceTaxView, taxes)]])
    return invoice


async def list_invoices(
    session: AsyncSession, asked: Window, *, merchant_id: UUID | None = None, status: str | None = None
) -> Sequence[InvoiceItem]:
    """Invoices, newest first; one more than the page's limit when there are more."""
    statement = select(*_ITEM).where(mine(session, Invoice))
    if merchant_id is not None:
        statement = statement.where(Invoice.merchant_id == merchant_id)
    if status is not None:
        statement = statement.where(Invoice.status == status)
    if asked.after is not None:
        statement = statement.where(Invoice.id < asked.after[0])
    rows = await session.execute(statement.order_by(Invoice.id.desc()).limit(asked.limit + 1))
    return all_as(InvoiceItem, rows)


async def find_invoice(session: AsyncSession, merchant_id: UUID, period_start: date) -> InvoiceItem | None:
    """The merchant's invoice for the period that began on this day."""
    rows = await session.execute(
        select(*_ITEM).where(
            mine(session, Invoice), Invoice.merchant_id == merchant_id, Invoice.period_start == period_start
        )
    )
    return next(iter(all_as(InvoiceItem, rows)), None)


async def get_document(session: AsyncSession, invoice_id: UUID) -> bytes | None:
    """The PDF as it was kept at finalisation, or None while there is none. Refuses an invoice that is not here."""
    row = (
        await session.execute(select(Invoice.document).where(mine(session, Invoice), Invoice.id == invoice_id))
    ).one_or_none()
    if row is None:
        raise InvoiceMissing(id=str(invoice_id))
    document: bytes | None = row.document
    return document


async def find_invoices(session: AsyncSession, number: str, limit: int) -> list[Match]:
    """Invoices whose number begins so; drafts have none."""
    month = cast(Invoice.period_start, Text)
    shown = (Invoice.id, Invoice.merchant_id, Invoice.number, month, Invoice.status)
    return await matches(session, shown, [mine(session, Invoice)], Invoice.number, number, limit)
