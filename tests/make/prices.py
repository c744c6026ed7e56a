"""Rate cards and work to be priced."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import billing
from portal.domains.billing import Done, NewRate, NewRateCard
from portal.kit.ids import new_id

LONG_AGO = date(2020, 1, 1)


async def card(
    session: AsyncSession, merchant_id: UUID, prices: Mapping[str, str], *, tax_bp: int = 1000, **changes: object
) -> UUID:
    """A card with these prices per kind, valid since long ago unless told otherwise."""
    given = {
        "merchant_id": merchant_id, "name": "標準", "valid_from": LONG_AGO,
        "rates": [NewRate(kind, Decimal(price), tax_bp) for kind, price in prices.items()], **changes,
    }  # fmt: skip
    return await billing.add_rate_card(session, NewRateCard(**given))  # type: ignore[arg-type]


def done(merchant_id: UUID, key: str, kind: str = "pick", quantity: int = 3, **changes: object) -> Done:
    """Work of a kind with a source key."""
    given = {
        "kind": kind, "merchant_id": merchant_id, "quantity": quantity, "warehouse_id": None,
        "document_type": "shipment", "document_id": new_id(), "source_key": key, **changes,
    }  # fmt: skip
    return Done(**given)  # type: ignore[arg-type]
