"""By when shipments must leave, and whether they did.

A shipment is due on the day it was queued, by its warehouse's clock; on the next when that was after the cut-off; and
not before the day that is one before the date its recipient asked for.
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ARRAY, Date, Text, Time, Uuid, and_, case, cast, column, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.outbound.models import Shipment
from portal.domains.outbound.queries.tenant import within
from portal.domains.outbound.rules import UNTIL_PACKED
from portal.kit import clock
from portal.kit.rows import all_as

OPEN = (*UNTIL_PACKED, "packed")


class HouseClock(msgspec.Struct, frozen=True):
    """The clock that a warehouse goes by."""

    warehouse_id: UUID
    time_zone: str
    cut_off: time


class StageCount(msgspec.Struct, frozen=True):
    """Open shipments of one merchant in one state: due before now, later today, and after today."""

    merchant_id: UUID
    status: str
    late: int
    today: int
    later: int


class LateShipment(msgspec.Struct, frozen=True):
    """An open shipment that should have left, without personal data."""

    id: UUID
    merchant_id: UUID
    number: str
    status: str
    held: bool
    queued_at: datetime
    due_on: date


class DayCount(msgspec.Struct, frozen=True):
    """Shipments that left on a day, and how many of them were not late."""

    day: date
    left: int
    in_time: int


def _houses(clocks: Sequence[HouseClock]) -> Any:
    columns = (
        literal([c.warehouse_id for c in clocks], ARRAY(Uuid())), literal([c.time_zone for c in clocks], ARRAY(Text())),
        literal([c.cut_off for c in clocks], ARRAY(Time())),
    )  # fmt: skip
    shape = (column("id", Uuid()), column("zone", Text()), column("cut_off", Time()))
    return func.unnest(*columns).table_valued(*shape).render_derived("house")


def _due(house: Any) -> Any:
    local = func.timezone(house.c.zone, Shipment.queued_at)
    day = cast(local, Date) + case((cast(local, Time) > house.c.cut_off, 1), else_=0)
    return func.greatest(day, func.coalesce(Shipment.requested_date - 1, day))


def _late(house: Any, due: Any) -> Any:
    local = func.timezone(house.c.zone, clock.now())
    today = cast(local, Date)
    return (due < today) | ((due == today) & (cast(local, Time) > house.c.cut_off)), due == today


async def count_stages(session: AsyncSession, here: HouseClock) -> list[StageCount]:
    """Open shipments of a warehouse by merchant and state."""
    house = _houses([here])
    late, today = _late(house, _due(house))
    rows = await session.execute(
        select(
            Shipment.merchant_id, Shipment.status, func.count().filter(late), func.count().filter(and_(~late, today)),
            func.count().filter(and_(~late, ~today)),
        )
        .join(house, house.c.id == Shipment.warehouse_id)
        .where(*within(session, Shipment), Shipment.warehouse_id == here.warehouse_id, Shipment.status.in_(OPEN))
        .group_by(Shipment.merchant_id, Shipment.status)
    )  # fmt: skip
    return all_as(StageCount, rows)


async def list_late(session: AsyncSession, here: HouseClock, limit: int) -> list[LateShipment]:
    """Open shipments of a warehouse that should have left, the oldest first."""
    house = _houses([here])
    due = _due(house)
    late, _ = _late(house, due)
    rows = await session.execute(
        select(
            Shipment.id, Shipment.merchant_id, Shipment.number, Shipment.status, Shipment.held, Shipment.queued_at, due
        )
        .join(house, house.c.id == Shipment.warehouse_id)
        .where(*within(session, Shipment), Shipment.warehouse_id == here.warehouse_id, Shipment.status.in_(OPEN), late)
        .order_by(Shipment.queued_at, Shipment.id)
        .limit(limit)
    )
    return all_as(LateShipment, rows)


async def count_left_by_day(
    session: AsyncSession, clocks: Sequence[HouseClock], *, zone: str, since: datetime
) -> list[DayCount]:
    """Shipments that left, by day in this time zone; days on which none did are absent."""
    if not clocks:
        return []
    house = _houses(clocks)
    day = cast(func.timezone(zone, Shipment.handed_over_at), Date)
    left_on = cast(func.timezone(house.c.zone, Shipment.handed_over_at), Date)
    rows = await session.execute(
        select(day, func.count(), func.count().filter(left_on <= _due(house)))
        .join(house, house.c.id == Shipment.warehouse_id)
        .where(*within(session, Shipment), Shipment.handed_over_at >= since)
        .group_by(day)
        .order_by(day)
    )
    return all_as(DayCount, rows)
