"""A month becomes an invoice: drafted from what was charged, finalised with both parties' details, kept as a document.

The clock does it once the month is over and its last day of storage is measured; people may do both steps by hand.
"""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import billing
from portal.domains.billing import InvoiceFinalised, MonthEnded
from portal.kit import outbox
from portal.kit.errors import Invalid
from portal.kit.reactions import HourPassed
from portal.reads import invoice_page

# How long before a period work may have been done that still finds no charge; longer than storage is made up for.
LATE = timedelta(days=92)


async def draft(session: AsyncSession, merchant_id: UUID, month: str) -> UUID:
    """The month (``2026-11``) stands on a draft with everything charged so far; of a running month up to today.

    Refuses a month that has not begun, one whose invoice is finalised, and one without charges.
    """
    today = await billing.business_date(session)
    first, last = _period(month)
    if first > today:
        raise Invalid.field("month", f"a month up to {today:%Y-%m}")
    return await _draft(session, merchant_id, first, min(last, today))


async def finalise(session: AsyncSession, invoice_id: UUID) -> str:
    """The invoice is frozen and numbered; answers its number. Refuses one that is frozen already."""
    invoice = await billing.get_invoice(session, invoice_id)
    parties = await invoice_page.parties(session, invoice.merchant_id)
    return await billing.finalise_invoice(session, invoice_id, parties=parties)


async def notice_month_end(session: AsyncSession, event: HourPassed) -> None:
    """Once the last month's storage is measured, each merchant with open charges of it has a MonthEnded."""
    today = await billing.business_date(session)
    last = today.replace(day=1) - timedelta(days=1)
    measured = await billing.last_storage_day(session)
    if measured is None or measured < last:
        return
    first = last.replace(day=1)
    merchants = await billing.merchants_to_invoice(session, first, last)
    await outbox.record_all(session, [MonthEnded(merchant_id=merchant_id, month=first) for merchant_id in merchants])


async def close_month(session: AsyncSession, event: MonthEnded) -> None:
    """The month's invoice is drafted and finalised; one that is there already, by hand or by an earlier run, stays."""
    if await billing.find_invoice(session, event.merchant_id, event.month) is not None:
        return
    last = billing.last_of_month(event.month)
    await finalise(session, await _draft(session, event.merchant_id, event.month, last))


async def keep_document(session: AsyncSession, event: InvoiceFinalised) -> None:
    """The finalised invoice is kept as a PDF in the merchant's language."""
    await billing.keep_document(session, event.invoice_id, await invoice_page.document(session, event.invoice_id))


async def _draft(session: AsyncSession, merchant_id: UUID, first: date, last: date) -> UUID:
    # What was recorded a moment ago may not be priced yet; it belongs onto this invoice all the same.
    await billing.price_waiting(session, merchant_id, since=first - LATE, until=last)
    parties = await invoice_page.parties(session, merchant_id)
    return await billing.draft_invoice(session, merchant_id, first=first, last=last, parties=parties)


def _period(month: str) -> tuple[date, date]:
    try:
        return billing.month_of(month)
    except ValueError as problem:
        raise Invalid.field("month", "a month such as 2026-11") from problem
