"""Freezing an invoice: its number without gaps, its dates, its document."""

from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.billing.errors import InvoiceFrozen, InvoiceMissing
from portal.domains.billing.events import InvoiceFinalised
from portal.domains.billing.models import Invoice, InvoiceCounter
from portal.domains.billing.queries import business_date
from portal.domains.billing.rules import OPEN_INVOICE_STATES, due_date
from portal.domains.billing.values import Parties
from portal.kit import clock, outbox
from portal.kit.scope import operator_of


async def finalise_invoice(session: AsyncSession, invoice_id: UUID, *, parties: Parties) -> str:
    """The invoice has its number, its dates and both parties' details, and will not change; answers the number.

    Refuses an invoice that is not here or was finalised before. Records InvoiceFinalised.
    """
    operator_id = operator_of(session)
    row = (
        await session.execute(
            select(Invoice.merchant_id, Invoice.status, Invoice.number)
            .where(Invoice.operator_id == operator_id, Invoice.id == invoice_id)
            .with_for_update()
        )
    ).one_or_none()
    if row is None:
        raise InvoiceMissing(id=str(invoice_id))
    if row.status not in OPEN_INVOICE_STATES:
        raise InvoiceFrozen(id=str(invoice_id), number=row.number, status=row.status)
    today, number = await business_date(session), f"INV-{await _next_number(session):06d}"
    await session.execute(
        update(Invoice)
        .where(Invoice.operator_id == operator_id, Invoice.id == invoice_id)
        .values(
            number=number, status="finalised", issued_on=today, due_on=due_date(today), finalised_at=clock.now(),
            seller=parties.seller, buyer=parties.buyer, version=Invoice.version + 1,
        )
        .execution_options(synchronize_session=False)
    )  # fmt: skip
    await outbox.record(session, InvoiceFinalised(merchant_id=row.merchant_id, invoice_id=invoice_id, number=number))
    await session.flush()
    return number


async def keep_document(session: AsyncSession, invoice_id: UUID, document: bytes) -> None:
    """The finalised invoice has its PDF; one that has it keeps the first."""
    await session.execute(
        update(Invoice)
        .where(
            Invoice.operator_id == operator_of(session), Invoice.id == invoice_id, Invoice.document.is_(None),
            Invoice.number.is_not(None),
        )
        .values(document=document)
        .execution_options(synchronize_session=False)
    )  # fmt: skip


async def _next_number(session: AsyncSession) -> int:
    # The counter's row stays locked until this transaction ends: a rollback gives the number back, so there is no gap.
    operator_id = operator_of(session)
    await session.execute(
        insert(InvoiceCounter).values(operator_id=operator_id, last=0).on_conflict_do_nothing()
    )  # fmt: skip
    last = await session.scalar(
        update(InvoiceCounter)
        .where(InvoiceCounter.operator_id == operator_id)
        .values(last=InvoiceCounter.last + 1)
        .returning(InvoiceCounter.last)
        .execution_options(synchronize_session=False)
    )
    return int(last or 0)
