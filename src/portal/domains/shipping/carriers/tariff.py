"""What the own fleet charges when an account says nothing else: sizes, areas and prices, as data.

Sizes follow the rule of Japanese parcels (source: the public rules of the three large carriers): the sum of the three
sides or the weight, whichever gives the larger class; no side above 170 cm. The prices are an example to be replaced.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import msgspec

from portal.domains.shipping.carriers.base import Box
from portal.domains.shipping.carriers.japan import AREAS
from portal.domains.shipping.errors import ParcelOversize
from portal.kit.errors import Invalid
from portal.kit.money import is_currency

# Class: largest sum of sides in mm, largest weight in g.
SIZES = {
    60: (600, 2_000), 80: (800, 5_000), 100: (1000, 10_000), 120: (1200, 15_000),
    140: (1400, 20_000), 160: (1600, 25_000), 180: (1800, 30_000), 200: (2000, 30_000),
}  # fmt: skip
LONGEST_SIDE = 1700

# Zone by how many areas lie between two areas on the way from north to south; the island zone needs a ship or a plane.
ZONES = ("same", "near", "middle", "far", "island")
_ISLAND = "okinawa"

EXAMPLE_RATES: Mapping[str, Sequence[int]] = MappingProxyType({
    "60": (750, 850, 1000, 1300, 1500), "80": (950, 1050, 1200, 1500, 2000),
    "100": (1200, 1300, 1500, 1800, 2600), "120": (1500, 1600, 1800, 2100, 3200),
    "140": (1800, 1950, 2150, 2500, 3900), "160": (2100, 2250, 2500, 2850, 4600),
})  # fmt: skip


class Tariff(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Prices per size class, one for each of ZONES, in minor units; ``delivery_days`` one for each of ZONES."""

    currency: str = "JPY"
    service: str = "standard"
    rates: Mapping[str, Sequence[int]] = EXAMPLE_RATES
    delivery_days: Sequence[int] = (1, 1, 2, 2, 3)


def tariff_in(settings: Mapping[str, Any]) -> Tariff:
    """The tariff of an account. Refuses one with unknown words, sizes or a gap."""
    try:
        tariff = msgspec.convert(settings, Tariff)
    except msgspec.ValidationError as problem:
        raise Invalid.field("settings", str(problem)) from problem
    if not is_currency(tariff.currency):
        raise Invalid.field("settings.currency", "an ISO 4217 code such as JPY")
    for size, prices in tariff.rates.items():
        if size not in map(str, SIZES) or len(prices) != len(ZONES) or min(prices) < 0:
            raise Invalid.field(f"settings.rates.{size}", f"a size class with {len(ZONES)} prices, one a zone")
    if not tariff.rates or len(tariff.delivery_days) != len(ZONES):
        raise Invalid.field("settings.delivery_days", f"{len(ZONES)} numbers of days, one a zone")
    return tariff


def size_class(box: Box, tariff: Tariff) -> int:
    """The class that the tariff prices this box in. Refuses a box that fits none."""
    sides = (box.length_mm, box.width_mm, box.height_mm)
    offered = sorted(int(size) for size in tariff.rates)
    for size in offered:
        total, weight = SIZES[size]
        if sum(sides) <= total and box.weight_g <= weight and max(sides) <= LONGEST_SIDE:
            return size
    total, weight = SIZES[offered[-1]]
    raise ParcelOversize(
        largest={"sum_of_sides_mm": total, "weight_g": weight, "longest_side_mm": LONGEST_SIDE},
        parcel={"sum_of_sides_mm": sum(sides), "weight_g": box.weight_g, "longest_side_mm": max(sides)},
    )


def zone_between(origin: str, destination: str) -> str:
    """The zone between two areas of Japan."""
    if origin != destination and _ISLAND in (origin, destination):
        return "island"
    apart = abs(AREAS[origin] - AREAS[destination])
    return ZONES[min((apart + 1) // 2, 3)]
