"""What both sides share about invoices over HTTP: months in addresses, and the PDF answer."""

from datetime import date
from typing import Annotated, Any

from litestar import Response
from litestar.params import QueryParameter

from portal.domains import billing
from portal.domains.billing import InvoiceView

MONTH = "^20[0-9]{2}-(0[1-9]|1[0-2])$"
Month = Annotated[str | None, QueryParameter(pattern=MONTH, description="Only this month, such as 2026-11")]
Language = Annotated[
    str | None, QueryParameter(pattern="^(ja|en)$", description="ja or en; the merchant's language if absent")
]
PDF = "application/pdf"


def period(month: str | None) -> dict[str, Any]:
    """The days of a month as the bounds that a list takes, or none."""
    if month is None:
        return {}
    since, until = billing.month_of(month)
    return {"since": since, "until": until}


def period_or_running(month: str | None, today: date) -> dict[str, Any]:
    """The days of a month, of the running one when none is given."""
    return period(month or f"{today:%Y-%m}")


def with_etag(invoice: InvoiceView, status: int = 200) -> Response[InvoiceView]:
    """An invoice with its version."""
    return Response(invoice, status_code=status, headers={"ETag": f'"{invoice.version}"'})


def pdf_answer(document: bytes, name: str) -> Response[bytes]:
    """A PDF that a browser shows, saved under ``name`` when asked to."""
    return Response(document, media_type=PDF, headers={"Content-Disposition": f'inline; filename="{name}.pdf"'})
