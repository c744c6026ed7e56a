"""How long what there is will last: apart from the list of stock, which is asked far more often than this."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import inventory, outbound
from portal.kit import clock

SOLD_OVER = 28


class Pace(msgspec.Struct, frozen=True):
    """Units of a product over all warehouses: available now, and handed over in the last 28 days.

    ``days_left``: available units at the mean of these days; None when none was sold.
    """

    product_id: UUID
    available: int
    sold: int
    days_left: float | None


async def list_pace(session: AsyncSession, product_ids: Sequence[UUID]) -> list[Pace]:
    """The pace of these products in the order given; one that is not the merchant's has nothing and sells nothing."""
    sold = await outbound.units_left(
        session, since=clock.now() - timedelta(days=SOLD_OVER), product_ids=list(product_ids)
    )
    available = dict.fromkeys(product_ids, 0)
    for row in await inventory.available(session, product_ids):
        available[row.product_id] += row.available
    return [_pace(id_, units, sold.get(id_, 0)) for id_, units in available.items()]


def _pace(product_id: UUID, available: int, sold: int) -> Pace:
    return Pace(product_id, available, sold, round(available * SOLD_OVER / sold, 1) if sold else None)
