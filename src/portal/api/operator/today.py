"""The control tower over HTTP: one warehouse's day, and how busy its locations are."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get
from litestar.params import FromPath, QueryParameter

from portal.api.deps import Session
from portal.api.guards import needs
from portal.domains import inventory
from portal.domains.inventory import LocationHeat
from portal.kit import clock
from portal.reads.today import Today, today


class Heat(msgspec.Struct, frozen=True):
    """Locations of a warehouse by their place in the walk."""

    items: Sequence[LocationHeat]


@get("/today", guards=[needs("shipments:read")], summary="The day in one warehouse", tags=["today"])
async def show_today(session: Session, warehouse_id: Annotated[UUID, QueryParameter()]) -> Today:
    """Open shipments by state and merchant with how many are late, due today and later, by the warehouse's cut-off (a
    shipment is due on the day it was queued, or the next when that was after the cut-off, and not before the day
    before its wished date); the 20 that are late longest; units picked and packed and shipments handed over by hour;
    who moved something in the last hour; waves that are not closed.
    """
    return await today(session, warehouse_id)


@get(
    "/warehouses/{warehouse_id:uuid}/heat", guards=[needs("warehouses:read")], summary="How busy locations are",
    tags=["warehouses"],
)  # fmt: skip
async def show_heat(
    warehouse_id: FromPath[UUID],
    session: Session,
    days: Annotated[int, QueryParameter(ge=1, le=366, description="Picks of so many days back")] = 7,
) -> Heat:
    """Every location with its coordinates, its picks and its stock; ``fill`` is relative to the fullest."""
    await inventory.get_warehouse(session, warehouse_id)
    since = clock.now() - timedelta(days=days)
    return Heat(await inventory.location_heat(session, warehouse_id, since=since))


HANDLERS = [show_today, show_heat]
