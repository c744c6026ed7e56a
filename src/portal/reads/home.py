"""A merchant's first screen: what waits for a decision, what is still to be set up, and how it goes."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import billing, catalogue, inventory, orders, outbound, tenancy
from portal.domains.outbound import DayCount, HouseClock
from portal.kit import clock
from portal.kit.scope import merchant_of
from portal.reads.decisions import Decision, decisions
from portal.reads.onboarding import Step, onboarding

DAYS, SERIES, SOLD_OVER, SCARCE = 30, 14, 28, 10


class Day(msgspec.Struct, frozen=True):
    """Orders that were placed and shipments that left on a day, and those of the latter that left in time."""

    day: date
    orders: int
    shipments: int
    in_time: int


class Scarce(msgspec.Struct, frozen=True):
    """A product that runs out: available units at the daily mean of the last 28 days."""

    product_id: UUID
    sku: str
    name: str
    available: int
    sold: int
    days_left: float


class Cost(msgspec.Struct, frozen=True):
    """A month's charges without tax, in minor units, and what they come to per shipment that left in it."""

    month: str
    charges: int
    shipments: int
    per_order: int | None


class Point(msgspec.Struct, frozen=True):
    """A figure on a day; None where there is none."""

    day: date
    value: float | None


class Figure(msgspec.Struct, frozen=True):
    """``orders_today``, ``in_time`` (share of 0 to 1), ``held`` (now; its series: newly held), ``cost_per_order``."""

    name: str
    value: float | None
    series: Sequence[Point]


class Home(msgspec.Struct, frozen=True):
    """Days are the operator's. ``costs`` (last month, this month) are None for those who may not read billing."""

    decisions: Sequence[Decision]
    steps: Sequence[Step]
    days: Sequence[Day]
    running_out: Sequence[Scarce]
    costs: Sequence[Cost] | None
    currency: str
    figures: Sequence[Figure]


async def home(session: AsyncSession, *, may: frozenset[str]) -> Home:
    """Everything on the screen, for somebody who may do this."""
    operator = await tenancy.get_operator(session)
    today = clock.date_in(operator.time_zone)
    last_month = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    first = today - timedelta(days=DAYS - 1)
    left = await _left(session, operator.time_zone, min(first, last_month))
    placed = await orders.count_by_day(session, zone=operator.time_zone, since=_midnight(first, operator.time_zone))
    days = [_day(first + timedelta(days=n), placed, left) for n in range(DAYS)]
    paid = await _charged(session, last_month, today) if "billing:read" in may else None
    held = await orders.count_held_by_day(session, zone=operator.time_zone, since=_midnight(first, operator.time_zone))
    waiting = await decisions(session, may=may)
    return Home(
        waiting, await onboarding(session), days, await _running_out(session),
        None if paid is None else [_cost(month, paid, left) for month in (last_month, today.replace(day=1))],
        operator.currency, _figures(days[-SERIES:], held, waiting, paid),
    )  # fmt: skip


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(0), ZoneInfo(zone))


async def _left(session: AsyncSession, zone: str, since: date) -> dict[date, DayCount]:
    houses = await inventory.list_warehouses(session)
    clocks = [HouseClock(house.id, house.time_zone, house.cut_off) for house in houses]
    rows = await outbound.count_left_by_day(session, clocks, zone=zone, since=_midnight(since, zone))
    return {row.day: row for row in rows}


def _day(day: date, placed: dict[date, int], left: dict[date, DayCount]) -> Day:
    gone = left.get(day)
    return Day(day, placed.get(day, 0), gone.left if gone else 0, gone.in_time if gone else 0)


async def _charged(session: AsyncSession, since: date, until: date) -> dict[date, int]:
    return await billing.sum_by_day(session, merchant_of(session), since=since, until=until)


def _cost(month: date, paid: dict[date, int], left: dict[date, DayCount]) -> Cost:
    charges = sum(amount for day, amount in paid.items() if (day.year, day.month) == (month.year, month.month))
    shipments = sum(one.left for day, one in left.items() if (day.year, day.month) == (month.year, month.month))
    return Cost(f"{month:%Y-%m}", charges, shipments, round(charges / shipments) if shipments else None)


async def _running_out(session: AsyncSession) -> list[Scarce]:
    sold = await outbound.units_left(session, since=clock.now() - timedelta(days=SOLD_OVER))
    if not sold:
        return []
    available: dict[UUID, int] = {}
    for row in await inventory.available(session, sold):
        available[row.product_id] = available.get(row.product_id, 0) + row.available
    soonest = sorted(sold, key=lambda id_: (available.get(id_, 0) / sold[id_], id_))[:SCARCE]
    named = await catalogue.refs(session, soonest)
    return [
        Scarce(
            id_, named[id_].sku, named[id_].name, available.get(id_, 0), sold[id_],
            round(available.get(id_, 0) * SOLD_OVER / sold[id_], 1),
        )
        for id_ in soonest
    ]  # fmt: skip


def _figures(
    days: Sequence[Day], held: dict[date, int], waiting: Sequence[Decision], paid: dict[date, int] | None
) -> list[Figure]:
    in_time = [Point(day.day, day.in_time / day.shipments if day.shipments else None) for day in days]
    left, punctual = sum(day.shipments for day in days), sum(day.in_time for day in days)
    figures = [
        Figure("orders_today", days[-1].orders, [Point(day.day, day.orders) for day in days]),
        Figure("in_time", punctual / left if left else None, in_time),
        Figure(
            "held", sum(one.count for one in waiting if one.kind == "held"),
            [Point(day.day, held.get(day.day, 0)) for day in days],
        ),
    ]  # fmt: skip
    if paid is not None:
        costs = [Point(day.day, round(paid.get(day.day, 0) / day.shipments) if day.shipments else None) for day in days]
        total = sum(paid.get(day.day, 0) for day in days)
        figures.append(Figure("cost_per_order", round(total / left) if left else None, costs))
    return figures
