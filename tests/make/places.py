"""A small warehouse to test in: a place for every step that goods go through."""

from dataclasses import dataclass, field
from uuid import UUID

from tests.world import World

from portal.domains import inventory
from portal.domains.inventory import NewLocation, NewWarehouse


@dataclass
class Floor:
    """A warehouse with its locations by code: RCV, A-1 … A-5 (storage), P-1 (pick), PACK, STG, RET, QUA."""

    warehouse_id: UUID
    zone_id: UUID
    at: dict[str, UUID] = field(default_factory=dict)


async def floor(world: World, code: str = "TYO") -> Floor:
    """A warehouse of the world's operator."""
    shelves = [
        NewLocation(code=f"{code}-A-{n}", purpose="storage", aisle=1, bay=n, walk_sequence=n) for n in range(1, 6)
    ]
    others = [
        NewLocation(code=f"{code}-{name}", purpose=purpose, walk_sequence=place)
        for name, purpose, place in (
            ("RCV", "receiving", 90), ("P-1", "pick", 10), ("PACK", "packing", 91), ("STG", "staging", 92),
            ("RET", "returns", 93), ("QUA", "quarantine", 94),
        )
    ]  # fmt: skip
    async with world.operator() as session:
        warehouse_id = await inventory.add_warehouse(
            session, NewWarehouse(code=code, name=f"{code} 倉庫", postal_code="135-0061", region="東京都")
        )
        zone_id = await inventory.add_zone(session, warehouse_id, code="Z1", name="常温")
        ids = await inventory.add_locations(session, warehouse_id, zone_id, shelves + others)
    codes = [new.code.removeprefix(f"{code}-") for new in shelves + others]
    return Floor(warehouse_id, zone_id, dict(zip(codes, ids, strict=True)))
