"""Parcels and shipments on their way out."""

from uuid import UUID

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from tests.make.floor import floor, shipment
from tests.world import World

from portal.domains import outbound
from portal.domains.outbound import ParcelState, ShipmentHeld, ShipmentState
from portal.domains.outbound.models import Parcel, Shipment
from portal.kit.ids import new_id
from portal.kit.scope import operator_of


async def _packed(session: AsyncSession, world: World, parcels: int = 2) -> tuple[UUID, UUID, list[UUID]]:
    order_id, opened = await shipment(session, await floor(session, world.alice), 2)
    await session.execute(
        update(Shipment)
        .where(Shipment.operator_id == operator_of(session), Shipment.id == opened.id)
        .values(status="packed")
    )
    ids = [new_id() for _ in range(parcels)]
    for id_ in ids:
        session.add(
            Parcel(
                operator_id=world.operator_id, id=id_, merchant_id=world.alice, shipment_id=opened.id, status="packed",
                number=f"P-{id_}".upper(), box_code="60",
                length_mm=200, width_mm=200, height_mm=100, weight_g=500, packed_by="",
            )
        )  # fmt: skip
    await session.flush()
    return order_id, opened.id, ids


async def test_a_shipment_leaves_with_its_last_parcel_and_is_delivered(world: World) -> None:
    async with world.operator() as session:
        order_id, shipment_id, parcels = await _packed(session, world)
        await outbound.mark_labelled(session, parcels)
        await outbound.mark_verified(session, parcels)
        assert await outbound.mark_handed_over(session, parcels[:1]) == []
        assert await outbound.mark_handed_over(session, parcels) == [shipment_id]
        assert await outbound.mark_handed_over(session, parcels) == []
        [line] = await outbound.lines_of(session, [shipment_id])
        assert await outbound.lock_shipped(session, [order_id]) == {line.order_line_id: 2}
        assert await outbound.mark_delivery_failed(session, [shipment_id]) == [shipment_id]
        assert await outbound.mark_delivered(session, [shipment_id]) == [shipment_id]
        assert await outbound.mark_delivered(session, [shipment_id]) == []
        detail = await outbound.get_shipment(session, shipment_id)
    assert detail.shipment.status == "delivered"
    assert detail.shipment.delivered_at is not None


async def test_a_parcel_whose_label_nobody_checked_is_not_handed_over(world: World) -> None:
    async with world.operator() as session:
        _, _, [parcel_id] = await _packed(session, world, 1)
        with pytest.raises(ParcelState) as refused:
            await outbound.mark_verified(session, [parcel_id])
        assert refused.value.data["allowed"] == ["label"]
        await outbound.mark_labelled(session, [parcel_id])
        with pytest.raises(ParcelState):
            await outbound.mark_handed_over(session, [parcel_id])
        await outbound.mark_verified(session, [parcel_id])
        await outbound.mark_unlabelled(session, [parcel_id])
        assert (await outbound.get_parcel(session, parcel_id)).status == "packed"


async def test_a_held_shipment_is_not_handed_over(world: World) -> None:
    async with world.operator() as session:
        order_id, shipment_id, parcels = await _packed(session, world, 1)
        await outbound.mark_labelled(session, parcels)
        await outbound.mark_verified(session, parcels)
        await outbound.set_held(session, order_id, True)
        with pytest.raises(ShipmentHeld) as refused:
            await outbound.mark_handed_over(session, parcels)
        assert refused.value.data == {"shipment_ids": [str(shipment_id)]}
        await outbound.set_held(session, order_id, False)
        assert await outbound.mark_handed_over(session, parcels) == [shipment_id]


async def test_what_was_not_handed_over_is_not_delivered(world: World) -> None:
    async with world.operator() as session:
        _, shipment_id, _ = await _packed(session, world)
        with pytest.raises(ShipmentState):
            await outbound.mark_delivered(session, [shipment_id])
        with pytest.raises(ShipmentState) as refused:
            await outbound.cancel_shipments(session, [shipment_id])
        assert refused.value.data["allowed"] == ["hand_over"]


async def test_a_parcel_is_found_by_its_number_by_its_own_merchant_only(world: World) -> None:
    async with world.operator() as session:
        _, _, [parcel_id] = await _packed(session, world, 1)
        number = (await outbound.get_parcel(session, parcel_id)).number
    async with world.merchant() as session:
        found = await outbound.find_parcel(session, number.lower())
    async with world.merchant(world.bob) as session:
        assert await outbound.find_parcel(session, number.lower()) is None
    assert found is not None and found.id == parcel_id
