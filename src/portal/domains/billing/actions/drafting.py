"""Putting a month's charges on a draft, and working its sums out: lines per rate, tax per rate rounded once."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.billing.errors import NoRateCard, NothingToInvoice, PeriodInvoiced
from portal.domains.billing.events import InvoiceDrafted
from portal.domains.billing.models import Charge, Invoice, InvoiceLine, InvoiceTax
from portal.domains.billing.queries import find_card
from portal.domains.billing.rules import OPEN_INVOICE_STATES, OPERATION_KINDS, tax_of
from portal.domains.billing.values import Parties, RateCardView
from portal.kit import outbox
from portal.kit.ids import new_id
from portal.kit.scope import operator_of


class Sums(NamedTuple):
    """What an invoice comes to, in minor units."""

    subtotal: int
    tax: int


async def draft_invoice(session: AsyncSession, merchant_id: UUID, *, first: date, last: date, parties: Parties) -> UUID:
    """Every charge of the merchant up to ``last`` that is on no invoice stands on the draft of this period.

    A draft that is there takes up what came since and is worked out anew. Charges of earlier periods that came late
    are among them. Refuses a period whose invoice is finalised, without a rate card, and with nothing to invoice.
    Records InvoiceDrafted with a new draft.
    """
    card = await find_card(session, merchant_id, last)
    if card is None:
        raise NoRateCard(merchant_id=str(merchant_id), on=last.isoformat())
    there = await _draft(session, merchant_id, first)
    invoice_id = there or await _open(session, merchant_id, first, last, card, parties)
    taken = await session.execute(
        update(Charge)
        .where(
            Charge.operator_id == operator_of(session), Charge.merchant_id == merchant_id,
            Charge.invoice_id.is_(None), Charge.business_date <= last, Charge.currency == card.currency,
        )
        .values(invoice_id=invoice_id)
        .returning(Charge.id)
        .execution_options(synchronize_session=False)
    )  # fmt: skip
    if not taken.all() and there is None:
        raise NothingToInvoice(merchant_id=str(merchant_id), until=last.isoformat())
    await _work_out(session, merchant_id, invoice_id, card.tax_rounding)
    if there is None:
        await outbox.record(session, InvoiceDrafted(merchant_id=merchant_id, invoice_id=invoice_id))
    await session.flush()
    return invoice_id


async def _draft(session: AsyncSession, merchant_id: UUID, first: date) -> UUID | None:
    row = (
        await session.execute(
            select(Invoice.id, Invoice.status, Invoice.number)
            .where(
                Invoice.operator_id == operator_of(session), Invoice.merchant_id == merchant_id,
                Invoice.period_start == first,
            )
            .with_for_update()
        )
    ).one_or_none()  # fmt: skip
    if row is None:
        return None
    if row.status not in OPEN_INVOICE_STATES:
        raise PeriodInvoiced(id=str(row.id), number=row.number)
    found: UUID = row.id
    return found


async def _open(
    session: AsyncSession, merchant_id: UUID, first: date, last: date, card: RateCardView, parties: Parties
) -> UUID:
    row = Invoice(
        operator_id=operator_of(session), id=new_id(), merchant_id=merchant_id, period_start=first, period_end=last,
        status="draft", currency=card.currency, subtotal=0, tax=0, total=0, tax_rounding=card.tax_rounding,
        seller=parties.seller, buyer=parties.buyer,
    )  # fmt: skip
    session.add(row)
    await session.flush()
    return row.id


async def _work_out(session: AsyncSession, merchant_id: UUID, invoice_id: UUID, tax_rounding: str) -> None:
    of_invoice = {"operator_id": operator_of(session), "merchant_id": merchant_id, "invoice_id": invoice_id}
    for table in (InvoiceLine, InvoiceTax):
        await session.execute(
            delete(table).where(
                table.operator_id == of_invoice["operator_id"], table.merchant_id == merchant_id,
                table.invoice_id == invoice_id,
            )
        )  # fmt: skip
    lines = await _lines(session, merchant_id, invoice_id)
    taxable: dict[int, int] = {}
    for line in lines:
        taxable[line["tax_bp"]] = taxable.get(line["tax_bp"], 0) + line["amount"]
    taxes = [
        {"tax_bp": tax_bp, "taxable": amount, "tax": tax_of(amount, tax_bp, tax_rounding)}
        for tax_bp, amount in sorted(taxable.items())
    ]
    await session.execute(insert(InvoiceLine), [{**of_invoice, "id": new_id(), **line} for line in lines])
    await session.execute(insert(InvoiceTax), [{**of_invoice, **tax} for tax in taxes])
    sums = Sums(sum(taxable.values()), sum(tax["tax"] for tax in taxes))
    await session.execute(
        update(Invoice)
        .where(Invoice.operator_id == of_invoice["operator_id"], Invoice.id == invoice_id)
        .values(subtotal=sums.subtotal, tax=sums.tax, total=sums.subtotal + sums.tax, version=Invoice.version + 1)
        .execution_options(synchronize_session=False)
    )


async def _lines(session: AsyncSession, merchant_id: UUID, invoice_id: UUID) -> Sequence[dict[str, Any]]:
    label, label_en = Charge.explanation["label"].astext, Charge.explanation["label_en"].astext
    rows = await session.execute(
        select(
            Charge.kind, label, label_en, Charge.unit_price, Charge.tax_bp, func.sum(Charge.quantity),
            func.sum(Charge.amount),
        )
        .where(
            Charge.operator_id == operator_of(session), Charge.merchant_id == merchant_id,
            Charge.invoice_id == invoice_id,
        )
        .group_by(Charge.kind, label, label_en, Charge.unit_price, Charge.tax_bp)
    )  # fmt: skip
    ordered = sorted(rows, key=lambda row: (OPERATION_KINDS.index(row[0]), row[1], row[3], row[4]))
    return [
        {
            "position": position, "kind": kind, "label": label, "label_en": label_en, "unit_price": unit_price,
            "tax_bp": tax_bp, "quantity": int(quantity), "amount": int(amount),
        }
        for position, (kind, label, label_en, unit_price, tax_bp, quantity, amount) in enumerate(ordered, 1)
    ]  # fmt: skip
