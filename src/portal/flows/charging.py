"""Work becomes money: operations are priced as they are recorded, or when a card with prices for them is added."""

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import billing
from portal.domains.billing import OperationRecorded, RateCardAdded


async def charge(session: AsyncSession, event: OperationRecorded) -> None:
    """Each recorded operation has its charge, once. Runs as the operator: a merchant does not write charges."""
    await billing.price_operations(session, event.merchant_id, event.operation_ids)


async def charge_waiting(session: AsyncSession, event: RateCardAdded) -> None:
    """Work since the card's first day that had no price yet has one; what was charged before keeps its charge."""
    assert event.merchant_id is not None
    await billing.price_waiting(session, event.merchant_id, since=event.valid_from, until=None)
