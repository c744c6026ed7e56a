"""The demo's two warehouses: about 3,000 locations with coordinates, in the order in which a picker walks past them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from portal.domains.inventory import NewLocation, NewWarehouse


@dataclass(frozen=True)
class Hall:
    """A zone of racks: ``aisles`` × ``bays`` × ``levels`` places. The lowest levels are for picking."""

    code: str
    name: str
    temperature: str
    aisles: int
    bays: int
    levels: int


@dataclass(frozen=True)
class Site:
    """A warehouse with its halls."""

    warehouse: NewWarehouse
    halls: tuple[Hall, ...]


SITES = (
    Site(
        NewWarehouse(
            code="FUN", name="船橋センター", time_zone="Asia/Tokyo", cut_off=time(14, 0), postal_code="273-0012",
            region="千葉県", address="船橋市浜町2-1-1", phone="047-400-0001", priority=10,
        ),
        (
            Hall("A", "常温 固定棚", "ambient", 14, 24, 4),
            Hall("B", "常温 中量棚", "ambient", 4, 20, 4),
            Hall("C", "冷蔵室", "chilled", 4, 12, 4),
        ),
    ),
    Site(
        NewWarehouse(
            code="IBA", name="茨木センター", time_zone="Asia/Tokyo", cut_off=time(15, 0), postal_code="567-0034",
            region="大阪府", address="茨木市中穂積3-8-20", phone="072-600-0001", priority=20,
        ),
        (
            Hall("A", "常温 固定棚", "ambient", 10, 24, 4),
            Hall("H", "ハンガーラック", "ambient", 4, 10, 2),
        ),
    ),
)  # fmt: skip

# What every warehouse has besides racks: where goods come in, are packed, stand ready, come back, or are locked away.
_STATIONS = (
    ("RCV", "receiving", 6), ("PCK", "packing", 12), ("STG", "staging", 8), ("RTN", "returns", 4), ("QTN", "quarantine", 4),
)  # fmt: skip


def racks(site: Site, hall: Hall, first: int) -> Iterator[NewLocation]:
    """The places of a hall. Every second aisle is walked backwards, so that nobody walks an aisle for nothing."""
    walk = first
    for aisle in range(1, hall.aisles + 1):
        bays = range(1, hall.bays + 1)
        for bay in bays if aisle % 2 else reversed(bays):
            for level in range(1, hall.levels + 1):
                walk += 1
                code = f"{hall.code}{aisle:02d}-{bay:02d}-{level}"
                yield NewLocation(
                    code=code, barcode=f"{site.warehouse.code}-{code}", purpose="pick" if level <= 2 else "storage",
                    aisle=aisle, bay=bay, level=level, walk_sequence=walk,
                )  # fmt: skip


def stations(site: Site) -> Iterator[NewLocation]:
    """The places beside the racks."""
    for row, (prefix, purpose, count) in enumerate(_STATIONS):
        for number in range(1, count + 1):
            code = f"{prefix}-{number:02d}"
            yield NewLocation(
                code=code, barcode=f"{site.warehouse.code}-{code}", purpose=purpose, aisle=90 + row, bay=number, level=1,
                walk_sequence=90_000 + row * 100 + number,
            )  # fmt: skip
