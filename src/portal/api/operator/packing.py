"""The packing bench over HTTP: scan the shipment, check each unit, fill boxes until it is packed."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.params import FromPath, JSONBody

from portal.api.deps import Session
from portal.api.guards import needs
from portal.domains import outbound
from portal.domains.outbound import ParcelItemView, ParcelMissing, ParcelView, ShipmentLineView
from portal.flows import fulfilment
from portal.flows.fulfilment import Box, Scan
from portal.reads.packing_bench import Bench, packing_bench

Code = Annotated[str, msgspec.Meta(min_length=1, max_length=100, examples=["4901234567894"])]
Millimetres = Annotated[int, msgspec.Meta(ge=1, le=3_000, description="mm", examples=[250])]


class PackingScan(msgspec.Struct, forbid_unknown_fields=True):
    """A scanned code and how often it counts; a case code counts its units each time."""

    barcode: Code
    quantity: Annotated[int, msgspec.Meta(ge=1, le=100_000)] = 1


class ParcelRequest(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A filled box and every code that was scanned into it."""

    box_code: Annotated[str, msgspec.Meta(min_length=1, max_length=40, examples=["60"])]
    length_mm: Millimetres
    width_mm: Millimetres
    height_mm: Millimetres
    weight_g: Annotated[int, msgspec.Meta(ge=1, le=100_000, description="g", examples=[820])]
    scans: Annotated[list[PackingScan], msgspec.Meta(min_length=1, max_length=1_000)]

    def box(self) -> Box:
        return Box(
            box_code=self.box_code, length_mm=self.length_mm, width_mm=self.width_mm, height_mm=self.height_mm,
            weight_g=self.weight_g, scans=[Scan(scan.barcode, scan.quantity) for scan in self.scans],
        )  # fmt: skip


class CodeCheck(msgspec.Struct, forbid_unknown_fields=True):
    """A code to look up before it goes into a box."""

    barcode: Code


class Checked(msgspec.Struct, frozen=True):
    """The line that a code belongs to, the units that it counts, and those that the line still needs in a box."""

    line: ShipmentLineView
    units: int
    remaining: int


class PackedParcel(msgspec.Struct, frozen=True):
    """The new parcel, how the shipment stands, and what is odd about the weight (`too_light`, `too_heavy`)."""

    parcel: ParcelView
    shipment_id: UUID
    shipment_packed: bool
    warnings: Sequence[str]


class ParcelPage(msgspec.Struct, frozen=True):
    """A parcel and what was scanned into it."""

    parcel: ParcelView
    items: Sequence[ParcelItemView]


@get("/packing/{number:str}", guards=[needs("floor:work")], summary="Bring a shipment to the bench", tags=["packing"])
async def get_bench(number: FromPath[str], session: Session) -> Bench:
    """By the number on its paper: lines, codes, weights, parcels so far. No recipient."""
    return await packing_bench(session, number)


@post(
    "/shipments/{shipment_id:uuid}/packing-check",
    guards=[needs("floor:work")],
    status_code=200,
    summary="Does this code belong into the box?",
    tags=["packing"],
)
async def check_code(shipment_id: FromPath[UUID], data: JSONBody[CodeCheck], session: Session) -> Checked:
    """Changes nothing. A code that is not in the shipment is refused with what is."""
    line, units = await fulfilment.check_scan(session, shipment_id, data.barcode)
    return Checked(line, units, line.picked - line.packed)


@post(
    "/shipments/{shipment_id:uuid}/parcels",
    guards=[needs("floor:work")],
    summary="Pack a parcel",
    tags=["packing"],
)
async def pack_parcel(shipment_id: FromPath[UUID], data: JSONBody[ParcelRequest], session: Session) -> PackedParcel:
    """Every unit must be scanned. With its last unit in a parcel the shipment is packed and its goods are issued."""
    packed, warnings = await fulfilment.pack(session, shipment_id, [data.box()])
    parcel = await outbound.get_parcel(session, packed.parcel_ids[0])
    return PackedParcel(parcel, shipment_id, packed.complete, warnings)


@get("/parcels/{number:str}", guards=[needs("shipments:read")], summary="One parcel by its number", tags=["packing"])
async def get_parcel(number: FromPath[str], session: Session) -> ParcelPage:
    """As it is scanned from the label."""
    parcel = await outbound.find_parcel(session, number)
    if parcel is None:
        raise ParcelMissing(number=number)
    return ParcelPage(parcel, await outbound.items_of(session, [parcel.id]))


HANDLERS = [get_bench, check_code, pack_parcel, get_parcel]
