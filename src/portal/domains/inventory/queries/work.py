"""What hands did in a warehouse, as the ledger shows it: by hour, by person, by location."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.models import Location, Stock, StockMovement, Zone
from portal.domains.inventory.queries.scoped import mine
from portal.kit.rows import all_as

_PICKED, _SHIPPED = "pick", "shipped"


class HourOfWork(msgspec.Struct, frozen=True):
    """Units picked and packed in one hour (0 to 23) of the warehouse's clock."""

    hour: int
    picked: int
    packed: int


class PersonAtWork(msgspec.Struct, frozen=True):
    """What one person moved: lines of the ledger, units, which work, and when last."""

    name: str
    lines: int
    units: int
    doing: str
    last_at: datetime


class LocationHeat(msgspec.Struct, frozen=True):
    """How often a location was picked from, and what lies there. ``fill``: 0 to 1 of the fullest location."""

    location_id: UUID
    code: str
    zone: str
    purpose: str
    aisle: int
    bay: int
    level: int
    picks: int
    units_picked: int
    units: int
    products: int
    fill: float


def _moved(session: AsyncSession, warehouse_id: UUID, since: datetime) -> list[Any]:
    return [
        *mine(session, StockMovement),
        StockMovement.warehouse_id == warehouse_id,
        StockMovement.moved_at >= since,
    ]


async def work_by_hour(session: AsyncSession, warehouse_id: UUID, *, zone: str, since: datetime) -> list[HourOfWork]:
    """Units picked and packed by hour; hours without either are absent."""
    hour = func.extract("hour", func.timezone(zone, StockMovement.moved_at))
    picked, packed = (
        func.coalesce(func.sum(StockMovement.quantity).filter(StockMovement.reason == reason), 0)
        for reason in (_PICKED, _SHIPPED)
    )
    rows = await session.execute(
        select(hour, picked, packed)
        .where(*_moved(session, warehouse_id, since), StockMovement.reason.in_((_PICKED, _SHIPPED)))
        .group_by(hour)
        .order_by(hour)
    )
    return [HourOfWork(int(row[0]), int(row[1]), int(row[2])) for row in rows]


async def people_at_work(session: AsyncSession, warehouse_id: UUID, *, since: datetime) -> list[PersonAtWork]:
    """Who moved something since then, and how much; the busiest first."""
    doing = func.mode().within_group(
        case((StockMovement.reason == _SHIPPED, "pack"), else_=StockMovement.reason)
    )  # fmt: skip
    rows = await session.execute(
        select(
            StockMovement.actor_name, func.count(), func.sum(StockMovement.quantity), doing,
            func.max(StockMovement.moved_at),
        )
        .where(*_moved(session, warehouse_id, since), StockMovement.actor_name != "system")
        .group_by(StockMovement.actor_name)
        .order_by(func.count().desc(), StockMovement.actor_name)
    )  # fmt: skip
    return all_as(PersonAtWork, [(name, lines, int(units), what, at) for name, lines, units, what, at in rows])


async def location_heat(session: AsyncSession, warehouse_id: UUID, *, since: datetime) -> list[LocationHeat]:
    """Every location of a warehouse by its place in the walk, with its picks since then and its stock now."""
    picks = (
        select(
            StockMovement.from_location_id.label("id"), func.count().label("picks"),
            func.sum(StockMovement.quantity).label("units"),
        )
        .where(*_moved(session, warehouse_id, since), StockMovement.reason == _PICKED)
        .group_by(StockMovement.from_location_id)
        .subquery()
    )  # fmt: skip
    held = (
        select(
            Stock.location_id.label("id"), func.sum(Stock.quantity).label("units"),
            func.count(Stock.product_id.distinct()).label("products"),
        )
        .where(*mine(session, Stock), Stock.warehouse_id == warehouse_id, Stock.quantity > 0)
        .group_by(Stock.location_id)
        .subquery()
    )  # fmt: skip
    counts = [func.coalesce(part, 0) for part in (picks.c.picks, picks.c.units, held.c.units, held.c.products)]
    rows = await session.execute(
        select(
            Location.id, Location.code, Zone.code, Location.purpose, Location.aisle, Location.bay, Location.level,
            *counts,
        )
        .join(Zone, (Zone.operator_id == Location.operator_id) & (Zone.id == Location.zone_id))
        .outerjoin(picks, picks.c.id == Location.id)
        .outerjoin(held, held.c.id == Location.id)
        .where(*mine(session, Location), *mine(session, Zone), Location.warehouse_id == warehouse_id)
        .order_by(Location.walk_sequence, Location.code)
    )  # fmt: skip
    found = rows.all()
    fullest = max((int(row[9]) for row in found), default=0) or 1
    return all_as(
        LocationHeat, ([*row[:8], int(row[8]), int(row[9]), row[10], _share(row[9], fullest)] for row in found)
    )


def _share(units: int, fullest: int) -> float:
    return round(int(units) / fullest, 4)
