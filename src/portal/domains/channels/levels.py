"""What shops should show of stock, against what they were told: the difference is the work that is left.

Nothing marks a listing as changed. Whoever looks compares, so that no change can be missed, whatever caused it.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Select, Subquery, and_, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.channels.models import Listing, ListingLevel, Shop
from portal.domains.channels.queries import level_of_listing
from portal.domains.channels.values import StockLevel, StockTelling
from portal.kit.rows import all_as
from portal.kit.scope import merchant_of, operator_of

_MOST = 2_000_000_000


class ShopBehind(msgspec.Struct, frozen=True):
    """A shop that shows another stock than there is."""

    shop_id: UUID
    merchant_id: UUID


async def shops_behind(session: AsyncSession, available: Subquery) -> Sequence[ShopBehind]:
    """The operator's active shops that show another stock than there is.

    ``available`` has the units that may be promised: columns ``product_id`` and ``units``, a row per product.
    """
    operator_id = operator_of(session)
    of_shop = and_(
        Shop.operator_id == Listing.operator_id, Shop.merchant_id == Listing.merchant_id, Shop.id == Listing.shop_id
    )
    rows = await session.execute(
        _compared(available, Shop.id, Shop.merchant_id)
        .join(Shop, of_shop)
        .where(
            Listing.operator_id == operator_id, Shop.operator_id == operator_id, Shop.tells_stock,
            Shop.status == "active", Shop.credentials.is_not(None), _untold(available),
        )
        .distinct()
    )  # fmt: skip
    return all_as(ShopBehind, rows)


async def levels_behind(session: AsyncSession, available: Subquery, shop_id: UUID, limit: int) -> Sequence[StockLevel]:
    """What the merchant's shop is to be told now, at most so many listings; none unless it is to be told at all."""
    tells = select(Shop.tells_stock).where(
        Shop.operator_id == operator_of(session), Shop.merchant_id == merchant_of(session), Shop.id == shop_id
    )
    rows = await session.execute(
        _compared(available, Listing.external_id, _wanted(available))
        .where(*_of_shop(session, shop_id), tells.scalar_subquery(), _untold(available))
        .order_by(Listing.external_id)
        .limit(limit)
    )
    return all_as(StockLevel, rows)


async def stock_telling(
    session: AsyncSession, available: Subquery, shop_id: UUID, *, on: bool, since: datetime
) -> StockTelling:
    """How the merchant's shop is kept in step; times of the listings that were told ``since``."""
    lately = ListingLevel.told_at >= since
    differs = ListingLevel.told.is_distinct_from(_wanted(available))
    figures = await session.execute(
        _compared(
            available,
            func.count().filter(differs) if on else literal(0),
            func.count().filter(differs, ListingLevel.refused.is_not_distinct_from(_wanted(available))),
            func.count().filter(lately),
            func.max(ListingLevel.told_at),
            func.percentile_disc(0.5).within_group(ListingLevel.waited_ms).filter(lately),
            func.percentile_disc(0.95).within_group(ListingLevel.waited_ms).filter(lately),
        ).where(*_of_shop(session, shop_id))
    )
    return StockTelling(on, *figures.one())


def _compared(available: Subquery, *columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .select_from(Listing)
        .outerjoin(available, available.c.product_id == Listing.product_id)
        .outerjoin(ListingLevel, level_of_listing())
        .where(Listing.product_id.is_not(None))
    )


def _wanted(available: Subquery) -> ColumnElement[int]:
    items = func.coalesce(available.c.units, 0) // Listing.quantity - Listing.buffer
    return func.greatest(func.least(items, func.coalesce(Listing.cap, _MOST)), 0)


def _untold(available: Subquery) -> ColumnElement[bool]:
    # What the shop would not take is told again only when it is another figure.
    wanted = _wanted(available)
    return ListingLevel.told.is_distinct_from(wanted) & ListingLevel.refused.is_distinct_from(wanted)


def _of_shop(session: AsyncSession, shop_id: UUID) -> list[ColumnElement[bool]]:
    return [
        Listing.operator_id == operator_of(session), Listing.merchant_id == merchant_of(session),
        Listing.shop_id == shop_id,
    ]  # fmt: skip
