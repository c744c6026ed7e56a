"""From reserved to packed: waves planned, released and cancelled, picks scanned, boxes filled.

Each story is one transaction over outbound (who and what), inventory (where the goods are) and billing (what was done).
"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import billing, catalogue, inventory, orders, outbound, tenancy
from portal.domains.billing import Done
from portal.domains.inventory import AllocationView
from portal.domains.outbound import (
    NewParcel,
    NewPick,
    Packed,
    Picked,
    PickView,
    ShipmentLineView,
    WaveFilters,
    WaveView,
    WrongLocation,
    WrongProduct,
)  # fmt: skip
from portal.kit import clock


class Scan(msgspec.Struct, frozen=True):
    """A scanned code and how often it counts."""

    barcode: str
    quantity: int = 1


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """A filled box as the bench reports it. Sizes in mm, weight in g."""

    box_code: str
    length_mm: int
    width_mm: int
    height_mm: int
    weight_g: int
    scans: Sequence[Scan]


async def plan_wave(
    session: AsyncSession, *, warehouse_id: UUID, method: str, limit: int, filters: WaveFilters
) -> WaveView:
    """A wave is planned under today's number. Refuses as :func:`outbound.plan_wave`."""
    await inventory.get_warehouse(session, warehouse_id)
    wave_id = await outbound.plan_wave(
        session, warehouse_id=warehouse_id, method=method, limit=limit, filters=filters,
        business_date=await _today(session),
    )  # fmt: skip
    return await outbound.get_wave(session, wave_id)


async def release_wave(session: AsyncSession, wave_id: UUID) -> WaveView:
    """The wave's shipments are pinned to places and on pick lists; those that the shelves cannot serve fall out.

    Refuses a wave that is not planned. Records what :func:`outbound.release_wave` does.
    """
    ready = await outbound.prepare_release(session, wave_id)
    warehouse_id = ready.wave.warehouse_id
    allocated = await inventory.allocate(session, warehouse_id=warehouse_id, document_ids=ready.shipment_ids)
    picks = await _picks(session, allocated.allocations)
    return await outbound.release_wave(session, ready, picks, business_date=await _today(session))


async def cancel_wave(session: AsyncSession, wave_id: UUID) -> WaveView:
    """What was not picked is back in the queue with its promise. Refuses once nothing is left to pick."""
    cancelled = await outbound.cancel_wave(session, wave_id)
    await inventory.deallocate(session, cancelled.allocated)
    return await outbound.get_wave(session, wave_id)


async def pick(session: AsyncSession, pick_id: UUID, *, location: str, product: str, quantity: int) -> Picked:
    """The scanned units are at the packing place, and the work is recorded. ``quantity`` counts scans of the code.

    Refuses another location or product than the pick's, with what was expected, and as :func:`outbound.pick` does.
    """
    stop = await outbound.get_pick(session, pick_id)
    await _check_location(session, stop, location)
    units = quantity * await _units_per_scan(session, stop, product)
    done = await outbound.pick(session, pick_id, units)
    packing = await inventory.first_location(session, stop.warehouse_id, "packing")
    await inventory.pick(session, allocation_id=stop.allocation_id, quantity=units, to_location_id=packing.id)
    work = Done(
        kind="pick", merchant_id=stop.merchant_id, quantity=units, warehouse_id=stop.warehouse_id,
        document_type="shipment", document_id=stop.shipment_id, source_key=f"pick:{stop.id}:{done.picked}",
    )  # fmt: skip
    await billing.record(session, [work])
    return done


async def _check_location(session: AsyncSession, stop: PickView, scanned: str) -> None:
    found = await inventory.find_location(session, stop.warehouse_id, scanned.strip())
    if found is None or found.id != stop.location_id:
        expected = await inventory.get_location(session, stop.location_id)
        raise WrongLocation(scanned=scanned, expected={"code": expected.code, "barcode": expected.barcode})


async def _units_per_scan(session: AsyncSession, stop: PickView, scanned: str) -> int:
    found = await catalogue.find_by_barcode(session, stop.merchant_id, scanned.strip())
    if found is None or found.product_id != stop.product_id:
        expected = (await catalogue.refs(session, [stop.product_id]))[stop.product_id]
        raise WrongProduct(scanned=scanned, expected={"sku": expected.sku, "name": expected.name})
    return found.quantity


async def short(session: AsyncSession, pick_id: UUID, *, found: int) -> outbound.PickView:
    """The missing units of a pick are fetched elsewhere, or the shipment waits with what was picked as its own.

    The missing units are written off. Refuses as :func:`outbound.short`. Records PickShort and what follows of it.
    """
    stop = await outbound.get_pick(session, pick_id)
    missing = await outbound.short(session, pick_id, found)
    result = await inventory.pick_short(session, allocation_id=stop.allocation_id, missing=missing)
    if result.waiting:
        await inventory.deallocate(session, [stop.shipment_id])
        if result.unreserved:
            await outbound.mark_awaiting_stock(session, [stop.shipment_id])
        else:
            await outbound.return_to_queue(session, [stop.shipment_id])
    else:
        await outbound.append_picks(session, pick_id, await _picks(session, result.reallocated))
    if result.lost:
        await inventory.deallocate(session, result.lost)
        await outbound.mark_awaiting_stock(session, result.lost)
    return await outbound.get_pick(session, pick_id)


async def put_back(session: AsyncSession, shipment_id: UUID, *, location: str) -> None:
    """What was picked of a waiting shipment is on this shelf again. Refuses one on the floor, and an unknown shelf."""
    shipment = (await outbound.get_shipment(session, shipment_id)).shipment
    shelf = await inventory.find_location(session, shipment.warehouse_id, location.strip())
    if shelf is None:
        raise WrongLocation(scanned=location, expected="a storage or pick location of the shipment's warehouse")
    await outbound.forget_picked(session, shipment_id)
    await inventory.put_back(session, document_id=shipment_id, to_location_id=shelf.id)


async def check_scan(session: AsyncSession, shipment_id: UUID, barcode: str) -> tuple[ShipmentLineView, int]:
    """The line that a scanned code belongs to and the units it stands for. Refuses what the shipment does not hold."""
    lines = (await outbound.get_shipment(session, shipment_id)).lines
    codes = await _codes(session, lines)
    if barcode.strip() not in codes:
        raise WrongProduct(scanned=barcode, expected=sorted({line.sku for line in lines}))
    product_id, units = codes[barcode.strip()]
    own = [line for line in lines if line.product_id == product_id]
    # The line that still needs units, if any does.
    return next((line for line in own if line.packed < line.picked), own[-1]), units


async def pack(session: AsyncSession, shipment_id: UUID, boxes: Sequence[Box]) -> tuple[Packed, list[str]]:
    """The boxes are parcels; with the last unit the goods are issued and the work is recorded. Answers weight warnings.

    Refuses a code that is not in the shipment, and whatever :func:`outbound.pack` does.
    """
    lines = (await outbound.get_shipment(session, shipment_id)).lines
    codes = await _codes(session, lines)
    parcels = [_parcel(box, codes, lines) for box in boxes]
    packed = await outbound.pack(session, shipment_id, parcels, business_date=await _today(session))
    if packed.complete:
        await inventory.issue(session, document_id=shipment_id, lines={line.id: line.quantity for line in lines})
    await billing.record(session, _packing_work(packed))
    return packed, await _warnings(session, parcels)


async def _codes(session: AsyncSession, lines: Sequence[ShipmentLineView]) -> dict[str, tuple[UUID, int]]:
    found = await catalogue.barcodes_of(session, sorted({line.product_id for line in lines}))
    return {code.code: (product_id, code.quantity) for product_id, codes in found.items() for code in codes}


def _parcel(box: Box, codes: dict[str, tuple[UUID, int]], lines: Sequence[ShipmentLineView]) -> NewParcel:
    contents: dict[UUID, int] = {}
    for scan in box.scans:
        code = scan.barcode.strip()
        if code not in codes:
            raise WrongProduct(scanned=scan.barcode, expected=sorted({line.sku for line in lines}))
        product_id, units = codes[code]
        contents[product_id] = contents.get(product_id, 0) + units * scan.quantity
    return NewParcel(
        box_code=box.box_code, length_mm=box.length_mm, width_mm=box.width_mm, height_mm=box.height_mm,
        weight_g=box.weight_g, contents=contents,
    )  # fmt: skip


def _packing_work(packed: Packed) -> list[Done]:
    about: dict[str, Any] = {
        "merchant_id": packed.merchant_id, "quantity": 1, "warehouse_id": packed.warehouse_id,
        "document_type": "shipment", "document_id": packed.shipment_id,
    }  # fmt: skip
    work = [Done(kind="parcel", source_key=f"parcel:{id_}", **about) for id_ in packed.parcel_ids]
    if packed.complete:
        work.append(Done(kind="pack", source_key=f"pack:{packed.shipment_id}", **about))
    return work


async def _warnings(session: AsyncSession, parcels: Sequence[NewParcel]) -> list[str]:
    products = await catalogue.refs(session, {product_id for parcel in parcels for product_id in parcel.contents})
    found = []
    for parcel in parcels:
        grams = sum(products[id_].weight_g * units for id_, units in parcel.contents.items())
        found.append(outbound.weight_warning(grams, parcel.weight_g))
    return [warning for warning in found if warning is not None]


async def _picks(session: AsyncSession, allocations: Sequence[AllocationView]) -> list[NewPick]:
    places = await inventory.locations_by_id(session, {view.location_id for view in allocations})
    return [
        NewPick(
            allocation_id=view.id, merchant_id=view.merchant_id, shipment_id=view.document_id, line_id=view.line_id,
            product_id=view.product_id, location_id=view.location_id, zone_id=places[view.location_id].zone_id,
            lot_id=view.lot_id, quantity=view.quantity, walk_sequence=view.walk_sequence,
        )
        for view in allocations
    ]  # fmt: skip


async def _today(session: AsyncSession) -> date:
    return clock.date_in((await tenancy.get_operator(session)).time_zone)


async def begin_orders(session: AsyncSession, event: outbound.WaveReleased) -> None:
    """Reaction: orders whose shipments reached the floor are being fulfilled."""
    shipments = await outbound.shipments_of_wave(session, event.wave_id)
    lines = await outbound.lines_of(session, [shipment.id for shipment in shipments])
    await orders.mark_fulfilling(session, sorted({line.order_id for line in lines}))


async def fulfil_orders(session: AsyncSession, event: outbound.ShipmentHandedOver) -> None:
    """Reaction: the units of order lines that have left, over all their shipments, are shipped, each counted once."""
    left = await outbound.lock_shipped(session, event.order_ids)
    views = [await orders.get_order(session, order_id) for order_id in event.order_ids]
    counted = {line.id: line.shipped_units for view in views for line in view.lines}
    new = {line_id: units - counted[line_id] for line_id, units in left.items() if units > counted[line_id]}
    if new:
        await orders.mark_shipped(session, new)


WaveProgress = (
    outbound.PickingBegan
    | outbound.ShipmentPicked
    | outbound.ShipmentPacked
    | outbound.ShipmentCancelled
    | outbound.ShipmentLeftWave
)


async def advance_wave(session: AsyncSession, event: WaveProgress) -> None:
    """Reaction: the wave follows its shipments."""
    if event.wave_id is not None:
        await outbound.settle_wave(session, event.wave_id)
