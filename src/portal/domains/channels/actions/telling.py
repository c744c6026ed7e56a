"""Shops are called to be told their stock, and what they were told is noted."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.channels.errors import ListingMissing, ShopStateForbids
from portal.domains.channels.events import ShopStockDue
from portal.domains.channels.levels import ShopBehind
from portal.domains.channels.models import Listing, ListingLevel, Shop, StockCall
from portal.domains.channels.queries import get_shop
from portal.domains.channels.rules import API_SHOP, CALL_IS_LOST_AFTER, CONNECTED
from portal.domains.channels.values import StockLevel
from portal.kit import clock, outbox
from portal.kit.errors import Invalid
from portal.kit.scope import merchant_of, operator_of

_KEY = ["operator_id", "merchant_id", "shop_id"]


async def tell_stock(session: AsyncSession, shop_id: UUID, *, on: bool) -> None:
    """From now on the shop is told how many items it can sell, or is not any more; what it shows then stays.

    Refuses the API's own shop and disconnected ones.
    """
    shop = await get_shop(session, shop_id)
    if shop.platform == API_SHOP or shop.status not in CONNECTED:
        raise ShopStateForbids(status=shop.status, platform=shop.platform)
    of_merchant = {"operator_id": operator_of(session), "merchant_id": merchant_of(session)}
    await session.execute(
        update(Shop).filter_by(**of_merchant, id=shop_id).values(tells_stock=on, version=Shop.version + 1)
    )
    if on and not shop.tells_stock:
        # Whatever it was told once, it may show anything by now.
        await session.execute(delete(ListingLevel).filter_by(**of_merchant, shop_id=shop_id))


async def limit_level(session: AsyncSession, shop_id: UUID, external_id: str, *, buffer: int, cap: int | None) -> None:
    """The shop is shown ``buffer`` items of the listing less than there are, and never more than ``cap``.

    Refuses an unknown listing and negative figures.
    """
    if buffer < 0 or (cap is not None and cap < 0):
        raise Invalid.field("buffer" if buffer < 0 else "cap", "0 or more")
    changed = await session.scalar(
        update(Listing)
        .where(
            Listing.operator_id == operator_of(session), Listing.merchant_id == merchant_of(session),
            Listing.shop_id == shop_id, Listing.external_id == external_id,
        )
        .values(buffer=buffer, cap=cap)
        .returning(Listing.id)
    )  # fmt: skip
    if changed is None:
        raise ListingMissing(shop_id=str(shop_id), external_id=external_id)


async def call_for_stock(session: AsyncSession, behind: Sequence[ShopBehind]) -> int:
    """Each of these shops will be told its stock, unless it was called already; answers how many are called now.

    Records ShopStockDue.
    """
    if not behind:
        return 0
    now, operator_id = clock.now(), operator_of(session)
    called = insert(StockCall).values(
        [
            {"operator_id": operator_id, "merchant_id": shop.merchant_id, "shop_id": shop.shop_id, "due_at": now}
            for shop in sorted(behind, key=lambda shop: shop.shop_id)
        ]
    )
    rows = await session.execute(
        called.on_conflict_do_update(
            index_elements=_KEY,
            set_={"due_at": called.excluded.due_at},
            where=StockCall.due_at.is_(None) | (StockCall.due_at < now - CALL_IS_LOST_AFTER),
        ).returning(StockCall.shop_id, StockCall.merchant_id)
    )
    events = [ShopStockDue(merchant_id=None, shop_id=shop_id, owner_id=owner_id) for shop_id, owner_id in rows]
    await outbox.record_all(session, events)
    return len(events)


async def called_since(session: AsyncSession, shop_id: UUID) -> datetime:
    """Since when the shop is to be told its stock; now, when it was not called."""
    due_at = await session.scalar(select(StockCall.due_at).where(*_call_of(session, shop_id)))
    return due_at or clock.now()


async def end_stock_call(session: AsyncSession, shop_id: UUID) -> None:
    """The shop was told; the next change calls it again."""
    await session.execute(update(StockCall).where(*_call_of(session, shop_id)).values(due_at=None))


async def note_told(
    session: AsyncSession, shop_id: UUID, levels: Sequence[StockLevel], refused: Collection[str], *, since: datetime
) -> None:
    """The shop took these levels, which were known ``since``, and would not take those of the ``refused`` listings."""
    now = clock.now()
    waited = max(0, round((now - since).total_seconds() * 1000))
    told = insert(ListingLevel)
    told = told.on_conflict_do_update(
        index_elements=[*_KEY, "external_id"],
        set_={name: told.excluded[name] for name in ("told", "told_at", "waited_ms", "refused", "strayed")},
    )
    mine = {"operator_id": operator_of(session), "merchant_id": merchant_of(session), "shop_id": shop_id}
    taken = [
        {
            **mine, "external_id": level.product_external_id, "told": level.available, "told_at": now,
            "waited_ms": waited, "refused": None, "strayed": None,
        }
        for level in levels
        if level.product_external_id not in refused
    ]  # fmt: skip
    if taken:
        await session.execute(told, taken)
    kept = insert(ListingLevel)
    kept = kept.on_conflict_do_update(index_elements=[*_KEY, "external_id"], set_={"refused": kept.excluded.refused})
    refusals = [
        {**mine, "external_id": level.product_external_id, "waited_ms": 0, "refused": level.available}
        for level in levels
        if level.product_external_id in refused
    ]
    if refusals:
        await session.execute(kept, refusals)


def _call_of(session: AsyncSession, shop_id: UUID) -> list[ColumnElement[bool]]:
    return [
        StockCall.operator_id == operator_of(session), StockCall.merchant_id == merchant_of(session),
        StockCall.shop_id == shop_id,
    ]  # fmt: skip
