"""Storage by the day: what each merchant had in each warehouse when a business day ended, as billable work.

Measured in the first hour after the day. Days that were missed, because nothing ran, are made up for from the ledger.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import billing, inventory, tenancy
from portal.domains.billing import Stored
from portal.kit import clock
from portal.kit.reactions import HourPassed

# After a longer silence somebody should look at the books before months of storage are billed at once.
MADE_UP_FOR = timedelta(days=62)


async def measure(session: AsyncSession, event: HourPassed) -> None:
    """Every business day that has ended is measured once: an operation per merchant and warehouse with its units."""
    zone = (await tenancy.get_operator(session)).time_zone
    today = clock.date_in(zone)
    for day in _days(await _first_day(session, zone, today), today):
        stored = await inventory.stored_units(session, _midnight_after(day, zone))
        await billing.record_storage(
            session, day, [Stored(found.merchant_id, found.warehouse_id, found.units) for found in stored]
        )


async def _first_day(session: AsyncSession, zone: str, today: date) -> date:
    last = await billing.last_storage_day(session)
    if last is not None:
        return max(last + timedelta(days=1), today - MADE_UP_FOR)
    began = await inventory.first_movement_at(session)
    first = today - timedelta(days=1) if began is None else clock.date_in(zone, began)
    return max(first, today - MADE_UP_FOR)


def _days(first: date, before: date) -> Iterator[date]:
    while first < before:
        yield first
        first += timedelta(days=1)


def _midnight_after(day: date, zone: str) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone)).astimezone(UTC)
