"""A shipment as the packing bench sees it once its paper or tote was scanned. No recipient: the label carries that."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import catalogue, outbound
from portal.domains.catalogue import BarcodeView
from portal.domains.outbound import ParcelView, ShipmentMissing, ShipmentView


class BenchLine(msgspec.Struct, frozen=True):
    """Units to pack of one line, with the codes that count for it. Weight in g a unit."""

    line_id: UUID
    product_id: UUID
    sku: str
    name: str
    temperature: str
    weight_g: int
    barcodes: Sequence[BarcodeView]
    quantity: int
    picked: int
    packed: int


class Bench(msgspec.Struct, frozen=True):
    """What is to be packed, and the weight in g of what is not in a parcel yet."""

    shipment: ShipmentView
    note: str
    lines: Sequence[BenchLine]
    parcels: Sequence[ParcelView]
    remaining_g: int


async def packing_bench(session: AsyncSession, number: str) -> Bench:
    """The shipment with this number. Refuses one that is not here."""
    found = await outbound.find_shipment(session, number)
    if found is None:
        raise ShipmentMissing(number=number)
    product_ids = sorted({line.product_id for line in found.lines})
    products = await catalogue.refs(session, product_ids)
    codes = await catalogue.barcodes_of(session, product_ids)
    lines = [
        BenchLine(
            line.id, line.product_id, line.sku, line.name, products[line.product_id].temperature,
            products[line.product_id].weight_g, codes.get(line.product_id, []), line.quantity, line.picked, line.packed,
        )
        for line in found.lines
    ]  # fmt: skip
    remaining = sum(line.weight_g * (line.quantity - line.packed) for line in lines)
    return Bench(found.shipment, found.note, lines, found.parcels, remaining)
