"""Many locations or lots by their ids at once, for walks and lists that name them."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.models import Location, Lot
from portal.domains.inventory.queries.scoped import mine
from portal.domains.inventory.values import LocationView, LotView
from portal.kit.rows import all_as

_LOCATION = (
    Location.id, Location.warehouse_id, Location.zone_id, Location.code, Location.barcode, Location.purpose,
    Location.aisle, Location.bay, Location.level, Location.walk_sequence,
)  # fmt: skip


async def locations_by_id(session: AsyncSession, location_ids: Iterable[UUID]) -> dict[UUID, LocationView]:
    """Locations by id; what is not here is absent."""
    wanted = bindparam("ids", sorted(set(location_ids)), type_=ARRAY(Uuid()))
    rows = await session.execute(select(*_LOCATION).where(*mine(session, Location), Location.id == any_(wanted)))
    return {view.id: view for view in all_as(LocationView, rows)}


async def lots_by_id(session: AsyncSession, lot_ids: Iterable[UUID]) -> dict[UUID, LotView]:
    """Lots by id; what is not here is absent."""
    wanted = bindparam("ids", sorted(set(lot_ids)), type_=ARRAY(Uuid()))
    rows = await session.execute(
        select(Lot.id, Lot.product_id, Lot.lot_code, Lot.expires_on).where(*mine(session, Lot), Lot.id == any_(wanted))
    )
    return {view.id: view for view in all_as(LotView, rows)}
