"""An invoice as a document: texts in its reader's language, made from frozen rows only."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import billing, tenancy
from portal.domains.billing import InvoiceView, Parties, amount_text
from portal.kit import typeset

REDUCED_TAX_BP = 800


async def parties(session: AsyncSession, merchant_id: UUID) -> Parties:
    """Operator and merchant as they are now, in the form that an invoice freezes."""
    operator = await tenancy.get_operator(session)
    merchant = await tenancy.get_merchant(session, merchant_id)
    return Parties(
        seller=_party(
            operator.name, operator.postal_code, operator.address, operator.phone, operator.registration_number
        ),
        buyer=_party(
            merchant.name, merchant.postal_code, merchant.address, merchant.phone, merchant.registration_number
        ),
    )


async def document(session: AsyncSession, invoice_id: UUID, locale: str | None = None) -> bytes:
    """The invoice's PDF: as kept at finalisation, or set now for a draft or another language (``ja``, ``en``)."""
    invoice = await billing.get_invoice(session, invoice_id)
    own = (await tenancy.get_merchant(session, invoice.merchant_id)).locale
    if locale in (None, own):
        kept = await billing.get_document(session, invoice_id)
        if kept is not None:
            return kept
    return await typeset.pdf("invoice", page_data(invoice, locale or own))


def page_data(invoice: InvoiceView, locale: str) -> dict[str, Any]:
    """What the template shows of an invoice; every amount and date is a text already."""
    japanese = locale == "ja"

    def money(minor: int | Decimal) -> str:
        return amount_text(minor, invoice.currency)

    return {
        "locale": locale,
        "draft": invoice.number is None,
        "number": invoice.number or "-",
        "issued_on": str(invoice.issued_on or "-"),
        "due_on": str(invoice.due_on or "-"),
        "period": f"{invoice.period_start} 〜 {invoice.period_end}" if japanese
        else f"{invoice.period_start} to {invoice.period_end}",
        "seller": invoice.seller,
        "buyer": invoice.buyer,
        "subtotal": money(invoice.subtotal),
        "tax": money(invoice.tax),
        "total": money(invoice.total),
        "lines": [
            {
                "label": line.label if japanese else line.label_en, "reduced": line.tax_bp == REDUCED_TAX_BP,
                "quantity": f"{line.quantity:,}", "unit_price": money(line.unit_price), "amount": money(line.amount),
                "rate": _percent(line.tax_bp),
            }
            for line in invoice.lines
        ],
        "taxes": [
            {"rate": _percent(tax.tax_bp), "taxable": money(tax.taxable), "tax": money(tax.tax)}
            for tax in invoice.taxes
        ],
    }  # fmt: skip


def _party(name: str, postal_code: str, address: str, phone: str, registration_number: str | None) -> dict[str, Any]:
    details: Mapping[str, Any] = {
        "name": name, "postal_code": postal_code, "lines": [address] if address else [], "phone": phone,
        "registration_number": registration_number or "",
    }  # fmt: skip
    return dict(details)


def _percent(tax_bp: int) -> str:
    return f"{Decimal(tax_bp) / 100:f}%"
