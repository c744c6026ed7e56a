"""What the merchant pays for, over HTTP: prices, charges as they accrue with the work behind each, invoices."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, get
from litestar.params import FromPath, FromQuery, QueryParameter

from portal.api.deps import Cursor, Limit, Session
from portal.api.guards import needs
from portal.api.papers import PDF, Language, Month, pdf_answer, period, period_or_running, with_etag
from portal.domains import billing
from portal.domains.billing import INVOICE_STATES, ChargeView, InvoiceItem, InvoiceView, KindSum, RateCardView
from portal.kit.paging import Paged, page, window
from portal.kit.scope import merchant_of
from portal.reads import invoice_page


class ChargeSums(msgspec.Struct, frozen=True):
    """Charges by kind, without tax."""

    items: Sequence[KindSum]


@get("/rate-cards", guards=[needs("billing:read")], summary="Your prices", tags=["billing"])
async def list_rate_cards(session: Session, cursor: Cursor = None, limit: Limit = None) -> Paged[RateCardView]:
    """Newest first; the newest whose first day has come counts."""
    asked = window(cursor, limit, UUID)
    return page(await billing.list_rate_cards(session, asked), asked, "id")


@get("/charges", guards=[needs("billing:read")], summary="Your charges as they accrue", tags=["billing"])
async def list_charges(
    session: Session,
    cursor: Cursor = None,
    limit: Limit = None,
    month: Month = None,
    invoice_id: FromQuery[UUID | None] = None,
    document_id: FromQuery[UUID | None] = None,
) -> Paged[ChargeView]:
    """Newest day first, each with its arithmetic and the operation behind it. ``document_id``: only for work on this
    order, shipment, parcel, return or inbound plan.
    """
    asked = window(cursor, limit, date, UUID)
    rows = await billing.list_charges(
        session, asked, merchant_id=merchant_of(session), invoice_id=invoice_id, document_id=document_id,
        **period(month),
    )  # fmt: skip
    return page(rows, asked, "business_date", "id")


@get("/charges/summary", guards=[needs("billing:read")], summary="Your charges by kind", tags=["billing"])
async def sum_charges(session: Session, month: Month = None) -> ChargeSums:
    """Of a month, the running one if none is given."""
    days = period_or_running(month, await billing.business_date(session))
    return ChargeSums(await billing.sum_kinds(session, merchant_of(session), **days))


@get("/invoices", guards=[needs("billing:read")], summary="Your invoices", tags=["billing"])
async def list_invoices(
    session: Session,
    cursor: Cursor = None,
    limit: Limit = None,
    status: Annotated[str | None, QueryParameter(pattern=f"^({'|'.join(INVOICE_STATES)})$")] = None,
) -> Paged[InvoiceItem]:
    """Newest first."""
    asked = window(cursor, limit, UUID)
    return page(await billing.list_invoices(session, asked, status=status), asked, "id")


@get("/invoices/{invoice_id:uuid}", guards=[needs("billing:read")], summary="One invoice", tags=["billing"])
async def get_invoice(invoice_id: FromPath[UUID], session: Session) -> Response[InvoiceView]:
    """Its lines per rate, and tax per tax rate, rounded once."""
    return with_etag(await billing.get_invoice(session, invoice_id))


@get(
    "/invoices/{invoice_id:uuid}/document", guards=[needs("billing:read")], summary="The invoice as PDF",
    tags=["billing"], media_type=PDF,
)  # fmt: skip
async def document(invoice_id: FromPath[UUID], session: Session, language: Language = None) -> Response[bytes]:
    """A qualified invoice (適格請求書)."""
    return pdf_answer(await invoice_page.document(session, invoice_id, language), str(invoice_id))


HANDLERS = [list_rate_cards, list_charges, sum_charges, list_invoices, get_invoice, document]
