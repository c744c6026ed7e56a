"""The packer's work: scanned units into parcels, until the shipment is packed."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.outbound.actions.stepping import refused_state, step
from portal.domains.outbound.contents import Placed, spread
from portal.domains.outbound.errors import ParcelEmpty, ShipmentHeld, ShipmentMissing
from portal.domains.outbound.events import ShipmentPacked
from portal.domains.outbound.models import Parcel, ParcelItem, ShipmentLine
from portal.domains.outbound.queries.parcels import parcels_of
from portal.domains.outbound.queries.shipments import get_shipment, lines_of, lock_shipments
from portal.domains.outbound.queries.tenant import within
from portal.domains.outbound.values.parcels import NewParcel, Packed
from portal.domains.outbound.values.shipments import ShipmentChange, ShipmentView
from portal.kit import clock, outbox
from portal.kit.ids import new_id, new_number
from portal.kit.scope import actor_of, operator_of


async def pack(
    session: AsyncSession, shipment_id: UUID, parcels: Sequence[NewParcel], *, business_date: date | None = None
) -> Packed:
    """The parcels exist with what was scanned into them; with its last unit the shipment is packed.

    The caller issues the stock of a completed shipment. Refuses a shipment that is held or not picked, a product that
    is not in it, more units than are left to pack, and an empty parcel. Records ShipmentPacked when it is complete.
    """
    shipment = await _lock(session, shipment_id)
    day = business_date or clock.now().date()
    ids = [await _fill(session, shipment, parcel, day) for parcel in parcels]
    view = (await get_shipment(session, shipment_id)).shipment
    complete = all(line.packed == line.quantity for line in await lines_of(session, [shipment_id]))
    if complete:
        await _finish(session, view)
    await session.flush()
    return Packed(shipment_id, view.merchant_id, view.warehouse_id, ids, complete)


async def _lock(session: AsyncSession, shipment_id: UUID) -> ShipmentChange:
    found = await lock_shipments(session, [shipment_id])
    if not found:
        raise ShipmentMissing(id=str(shipment_id))
    if found[0].held:
        raise ShipmentHeld(shipment_ids=[str(shipment_id)])
    if found[0].status != "picked":
        raise refused_state(found[0], "pack")
    return found[0]


async def _fill(session: AsyncSession, shipment: ShipmentChange, parcel: NewParcel, day: date) -> UUID:
    placed = spread(await lines_of(session, [shipment.id]), parcel.contents)
    if not placed:
        raise ParcelEmpty(fields={"scans": "at least one unit"})
    mine = {"operator_id": operator_of(session), "merchant_id": shipment.merchant_id}
    parcel_id = new_id()
    await session.execute(
        insert(Parcel).values(
            **mine, id=parcel_id, shipment_id=shipment.id, number=new_number("P", day), status="packed",
            box_code=parcel.box_code, length_mm=parcel.length_mm, width_mm=parcel.width_mm,
            height_mm=parcel.height_mm, weight_g=parcel.weight_g, packed_by=actor_of(session).name,
        )
    )  # fmt: skip
    await session.execute(insert(ParcelItem), [_item(mine, parcel_id, item) for item in placed])
    for item in placed:
        await session.execute(
            update(ShipmentLine)
            .where(*within(session, ShipmentLine), ShipmentLine.id == item.line_id)
            .values(packed=ShipmentLine.packed + item.quantity)
            .execution_options(synchronize_session=False)
        )
    return parcel_id


def _item(mine: dict[str, UUID], parcel_id: UUID, item: Placed) -> dict[str, Any]:
    return {
        **mine, "id": new_id(), "parcel_id": parcel_id, "shipment_line_id": item.line_id,
        "product_id": item.product_id, "quantity": item.quantity,
    }  # fmt: skip


async def _finish(session: AsyncSession, view: ShipmentView) -> None:
    await step(session, "pack", [view.id])
    filled = [parcel.id for parcel in await parcels_of(session, view.id) if parcel.status != "cancelled"]
    await outbox.record(
        session,
        ShipmentPacked(
            merchant_id=view.merchant_id, shipment_id=view.id, parcel_ids=filled, warehouse_id=view.warehouse_id,
            wave_id=view.wave_id,
        ),
    )  # fmt: skip
