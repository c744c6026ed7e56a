"""Invoices over HTTP: drafting a month by hand, finalising it, and its document."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from portal.api.deps import Cursor, Limit, Session
from portal.api.guards import needs
from portal.api.papers import MONTH, PDF, Language, pdf_answer, with_etag
from portal.domains import billing, tenancy
from portal.domains.billing import INVOICE_STATES, InvoiceItem, InvoiceView
from portal.flows import invoicing
from portal.kit.paging import Paged, page, window
from portal.reads import invoice_page


class MonthInput(msgspec.Struct, forbid_unknown_fields=True):
    """The month to draft."""

    month: Annotated[str, msgspec.Meta(pattern=MONTH, examples=["2026-11"])]


@post(
    "/merchants/{merchant_id:uuid}/invoices", guards=[needs("billing:write")], summary="Draft a month's invoice",
    tags=["billing"],
)  # fmt: skip
async def draft(merchant_id: FromPath[UUID], data: JSONBody[MonthInput], session: Session) -> Response[InvoiceView]:
    """Everything charged up to the month's last day (of a running month: up to today) that is on no invoice. Again:
    the draft takes up what came since. The clock drafts and finalises a month by itself once it is over.
    """
    await tenancy.get_merchant(session, merchant_id)
    invoice_id = await invoicing.draft(session, merchant_id, data.month)
    return with_etag(await billing.get_invoice(session, invoice_id), 201)


@get("/invoices", guards=[needs("billing:read")], summary="Invoices", tags=["billing"])
async def list_invoices(
    session: Session,
    cursor: Cursor = None,
    limit: Limit = None,
    merchant_id: FromQuery[UUID | None] = None,
    status: Annotated[str | None, QueryParameter(pattern=f"^({'|'.join(INVOICE_STATES)})$")] = None,
) -> Paged[InvoiceItem]:
    """Newest first, of every merchant or one."""
    asked = window(cursor, limit, UUID)
    rows = await billing.list_invoices(session, asked, merchant_id=merchant_id, status=status)
    return page(rows, asked, "id")


@get("/invoices/{invoice_id:uuid}", guards=[needs("billing:read")], summary="One invoice", tags=["billing"])
async def get_invoice(invoice_id: FromPath[UUID], session: Session) -> Response[InvoiceView]:
    """Its lines per rate, and tax per tax rate, rounded once."""
    return with_etag(await billing.get_invoice(session, invoice_id))


@post(
    "/invoices/{invoice_id:uuid}/finalisation", guards=[needs("billing:write")], summary="Finalise an invoice",
    tags=["billing"],
)  # fmt: skip
async def finalise(invoice_id: FromPath[UUID], session: Session) -> Response[InvoiceView]:
    """It has its number, without a gap to the one before, and never changes again."""
    await invoicing.finalise(session, invoice_id)
    return with_etag(await billing.get_invoice(session, invoice_id), 201)


@get(
    "/invoices/{invoice_id:uuid}/document", guards=[needs("billing:read")], summary="The invoice as PDF",
    tags=["billing"], media_type=PDF,
)  # fmt: skip
async def document(invoice_id: FromPath[UUID], session: Session, language: Language = None) -> Response[bytes]:
    """A qualified invoice (適格請求書); a draft says that it is one."""
    return pdf_answer(await invoice_page.document(session, invoice_id, language), str(invoice_id))


HANDLERS = [draft, list_invoices, get_invoice, finalise, document]
