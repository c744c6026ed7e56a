"""Where a merchant sends goods: the operator's warehouses, as much of them as goes onto a parcel."""

from uuid import UUID

import msgspec
from litestar import get

from portal.api.deps import Session
from portal.api.guards import needs
from portal.domains import inventory


class Destination(msgspec.Struct, frozen=True):
    """A warehouse as an address for goods; days and hours there are in ``time_zone``."""

    id: UUID
    code: str
    name: str
    postal_code: str
    region: str
    address: str
    phone: str
    time_zone: str


@get("/warehouses", guards=[needs("inbound:read")], summary="Warehouses to send goods to", tags=["inbound"])
async def list_warehouses(session: Session) -> list[Destination]:
    """The preferred one first."""
    return [
        Destination(
            house.id, house.code, house.name, house.postal_code, house.region, house.address, house.phone,
            house.time_zone,
        )
        for house in await inventory.list_warehouses(session)
    ]  # fmt: skip


HANDLERS = [list_warehouses]
