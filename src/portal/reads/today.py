"""The operator's day in one warehouse: what is open and by when, how fast it goes, and who is at it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import inventory, outbound, tenancy
from portal.domains.inventory import PersonAtWork, WarehouseView
from portal.domains.outbound import HouseClock, WaveView
from portal.kit import clock
from portal.kit.paging import Window

_LATE = 20
_WAVES = 50
_IN_PROGRESS = ("planned", "released", "picking", "picked")


class Stage(msgspec.Struct, frozen=True):
    """Open shipments of a merchant in one state: due before now, later today, and after today."""

    merchant_id: UUID
    merchant: str
    status: str
    late: int
    today: int
    later: int


class Late(msgspec.Struct, frozen=True):
    """A shipment that should have left, without personal data."""

    id: UUID
    number: str
    merchant: str
    status: str
    held: bool
    queued_at: datetime
    due_on: date


class Hour(msgspec.Struct, frozen=True):
    """One hour (0 to 23) of the warehouse's clock: units picked and packed, shipments handed over."""

    hour: int
    picked: int
    packed: int
    handed_over: int


class WaveInWork(msgspec.Struct, frozen=True):
    """A wave that is not closed, with its units and those that are picked."""

    wave: WaveView
    units: int
    picked: int


class Today(msgspec.Struct, frozen=True):
    """``cut_off_at`` is today's moment by which what was ordered before it must leave; ``people`` of the last hour."""

    warehouse: WarehouseView
    day: date
    cut_off_at: datetime
    stages: Sequence[Stage]
    late: Sequence[Late]
    hours: Sequence[Hour]
    people: Sequence[PersonAtWork]
    waves: Sequence[WaveInWork]


async def today(session: AsyncSession, warehouse_id: UUID) -> Today:
    """Everything about the day. Refuses a warehouse that is not here."""
    house = await inventory.get_warehouse(session, warehouse_id)
    here = HouseClock(house.id, house.time_zone, house.cut_off)
    names = {found.id: found.name for found in await tenancy.list_merchants(session, limit=tenancy.ALL_MERCHANTS)}
    day = clock.date_in(house.time_zone)
    stages = await outbound.count_stages(session, here)
    late = await outbound.list_late(session, here, _LATE)
    return Today(
        house, day, _at(day, house.cut_off, house.time_zone),
        [Stage(s.merchant_id, names.get(s.merchant_id, ""), s.status, s.late, s.today, s.later) for s in stages],
        [
            Late(s.id, s.number, names.get(s.merchant_id, ""), s.status, s.held, s.queued_at, s.due_on) for s in late
        ],
        await _hours(session, here, sorted(names), _at(day, time(0), house.time_zone)),
        await inventory.people_at_work(session, warehouse_id, since=clock.now() - timedelta(hours=1)),
        await _waves(session, warehouse_id),
    )  # fmt: skip


def _at(day: date, moment: time, zone: str) -> datetime:
    return datetime.combine(day, moment, ZoneInfo(zone)).astimezone(ZoneInfo("UTC"))


async def _hours(session: AsyncSession, here: HouseClock, merchants: list[UUID], midnight: datetime) -> list[Hour]:
    worked = await inventory.work_by_hour(session, here.warehouse_id, zone=here.time_zone, since=midnight)
    left = await outbound.left_by_hour(session, here.warehouse_id, merchants, zone=here.time_zone, since=midnight)
    by_hour = {one.hour: one for one in worked}
    return [
        Hour(hour, one.picked if one else 0, one.packed if one else 0, left.get(hour, 0))
        for hour in sorted(by_hour.keys() | left.keys())
        for one in [by_hour.get(hour)]
    ]


async def _waves(session: AsyncSession, warehouse_id: UUID) -> list[WaveInWork]:
    found: list[WaveView] = []
    for status in _IN_PROGRESS:
        found += (await outbound.list_waves(session, Window(_WAVES), warehouse_id=warehouse_id, status=status))[:_WAVES]
    progress = await outbound.wave_progress(session, [wave.id for wave in found]) if found else {}
    return [
        WaveInWork(wave, one.units if one else 0, one.picked if one else 0)
        for wave in found
        for one in [progress.get(wave.id)]
    ]
