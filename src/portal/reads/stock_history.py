"""A product's stock day by day, and what a merchant asks of one product: where it lies and how fast it goes."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import catalogue, inventory, tenancy
from portal.domains.inventory import StockDay
from portal.kit import clock
from portal.kit.errors import Invalid
from portal.kit.paging import MAX_LIMIT, Window
from portal.reads.stock import LotItem, StockItem, list_availability, list_lots

LONGEST = timedelta(days=400)
SOLD_OVER = 28


class HistoryDay(msgspec.Struct, frozen=True):
    """One day: sellable units at its end; units that came in and that went out, ``sold`` ones among the latter."""

    day: date
    on_hand: int
    received: int
    issued: int
    sold: int


class WarehouseHistory(msgspec.Struct, frozen=True):
    """Every day at one warehouse (its code), without a gap."""

    warehouse_id: UUID
    warehouse: str
    days: Sequence[HistoryDay]


class StockHistory(msgspec.Struct, frozen=True):
    """Days in the operator's time zone, by warehouse."""

    product_id: UUID
    since: date
    until: date
    items: Sequence[WarehouseHistory]


class SoldOn(msgspec.Struct, frozen=True):
    """Units that went to buyers on a day."""

    day: date
    units: int


class ProductStock(msgspec.Struct, frozen=True):
    """A product by warehouse and by lot, and what was sold of it on each of the last 28 days.

    ``days_left``: available units at the mean of these days; None when none was sold.
    """

    product_id: UUID
    warehouses: Sequence[StockItem]
    lots: Sequence[LotItem]
    sold: Sequence[SoldOn]
    days_left: float | None


async def stock_history(
    session: AsyncSession, product_id: UUID, *, since: date | None, until: date | None
) -> StockHistory:
    """Every day from ``since`` (30 days back if None) to ``until`` (today if None).

    Refuses a product that is not here and a time that is longer than 400 days or ends before it begins.
    """
    await catalogue.get_product(session, product_id)
    zone = (await tenancy.get_operator(session)).time_zone
    last = until or clock.date_in(zone)
    first = since or last - timedelta(days=29)
    if not timedelta(0) <= last - first < LONGEST:
        raise Invalid.field("from", f"up to {LONGEST.days} days before to")
    found: dict[UUID, list[StockDay]] = {}
    for day in await inventory.stock_days(session, product_id, zone=zone, since=first):
        found.setdefault(day.warehouse_id, []).append(day)
    codes = {house.id: house.code for house in await inventory.list_warehouses(session)}
    items = [WarehouseHistory(id_, codes[id_], list(_every_day(days, first, last))) for id_, days in found.items()]
    return StockHistory(product_id, first, last, sorted(items, key=lambda item: item.warehouse))


def _every_day(moved: Sequence[StockDay], first: date, last: date) -> Iterable[HistoryDay]:
    by_day = {day.day: day for day in moved}
    opening = by_day.get(first - timedelta(days=1))
    on_hand = opening.on_hand if opening else 0
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        known = by_day.get(day)
        on_hand = known.on_hand if known else on_hand
        moves = (known.received, known.issued, known.sold) if known else (0, 0, 0)
        yield HistoryDay(day, on_hand, *moves)


async def product_stock(session: AsyncSession, product_id: UUID) -> ProductStock:
    """Where a product of the merchant lies and how fast it sells. Refuses one that is not here."""
    sku = (await catalogue.get_product(session, product_id)).sku
    whole = Window(MAX_LIMIT)
    warehouses = await list_availability(session, whole, sku=sku)
    until = clock.date_in((await tenancy.get_operator(session)).time_zone)
    history = await stock_history(session, product_id, since=until - timedelta(days=SOLD_OVER - 1), until=until)
    sold: dict[date, int] = {until - timedelta(days=n): 0 for n in reversed(range(SOLD_OVER))}
    for item in history.items:
        for day in item.days:
            sold[day.day] += day.sold
    units, available = sum(sold.values()), sum(item.available for item in warehouses)
    return ProductStock(
        product_id, warehouses, await list_lots(session, whole, sku=sku),
        [SoldOn(day, count) for day, count in sold.items()],
        round(available * SOLD_OVER / units, 1) if units else None,
    )  # fmt: skip
