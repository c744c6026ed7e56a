"""What the demo's operator asks of its merchants, and the carrier that takes its parcels."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.demo.credentials import CarrierDoor
from portal.domains import billing, shipping
from portal.domains.billing import NewRate, NewRateCard
from portal.flows.services import Services

# kind, yen
_PRICES = (
    ("order", "60"), ("pick", "18"), ("pack", "45"), ("parcel", "35"), ("label", "5"), ("received_unit", "8"),
    ("putaway", "3.5"), ("storage_day", "0.25"), ("return", "150"), ("return_inspection", "40"),
)  # fmt: skip


async def set_prices(session: AsyncSession, merchant_id: UUID, valid_from: date) -> None:
    """The merchant has the operator's usual prices from a date on."""
    rates = [NewRate(kind, Decimal(price)) for kind, price in _PRICES]
    await billing.add_rate_card(
        session, NewRateCard(merchant_id=merchant_id, name="標準料金", valid_from=valid_from, rates=rates)
    )


async def open_carrier(session: AsyncSession, services: Services) -> CarrierDoor:
    """The operator drives its own vans at table rates; answers where the vans report."""
    account_id, secret = await shipping.open_account(
        session, services.vault, services.carriers, carrier="own_fleet", code="fleet", name="北風便", settings={},
        secrets={},
    )  # fmt: skip
    account = await shipping.get_account(session, account_id)
    return CarrierDoor(f"/hooks/carriers/{account.hook_token}", secret)
