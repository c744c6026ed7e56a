"""What belongs into a shipment's boxes: units of products spread over its lines, and what a box should weigh. Pure."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from portal.domains.outbound.errors import TooManyUnits, WrongProduct
from portal.domains.outbound.values.shipments import ShipmentLineView

# A box and its filling weigh something, but hardly as much again as a kilogram and half of what is in it.
BOX_ALLOWANCE_G = 1_000


class Placed(NamedTuple):
    """Units of one line in one box."""

    line_id: UUID
    product_id: UUID
    quantity: int


def spread(lines: Sequence[ShipmentLineView], contents: Mapping[UUID, int]) -> list[Placed]:
    """The units of a box on the lines that still need them, first line first.

    Raises:
        WrongProduct: a product that is on no line.
        TooManyUnits: more units of a product than are picked and not yet in a box.
    """
    placed: list[Placed] = []
    for product_id, units in contents.items():
        own = [line for line in lines if line.product_id == product_id]
        if not own:
            raise WrongProduct(scanned=str(product_id), expected=sorted({line.sku for line in lines}))
        rest = units
        for line in own:
            part = min(rest, line.picked - line.packed)
            if part > 0:
                placed.append(Placed(line.id, product_id, part))
                rest -= part
        if rest > 0:
            raise TooManyUnits(sku=own[0].sku, scanned=units, expected=units - rest)
    return placed


def weight_warning(contents_g: int, weighed_g: int) -> str | None:
    """``too_light`` when a box weighs less than what should be in it, ``too_heavy`` when implausibly more."""
    if weighed_g < contents_g:
        return "too_light"
    if weighed_g > contents_g * 3 // 2 + BOX_ALLOWANCE_G:
        return "too_heavy"
    return None
