"""Shipments before the floor knows of them: opened, promised stock, held, readdressed, cancelled."""

from uuid import UUID

import msgspec
import pytest
from sqlalchemy.ext.asyncio import AsyncSession
from tests.make.floor import RECIPIENT, floor, new_shipment, order, shipment
from tests.world import World

from portal.domains import outbound
from portal.domains.outbound import ShipmentEmpty, ShipmentMissing, ShipmentState
from portal.domains.outbound.models import Shipment
from portal.kit import outbox


async def _events(session: AsyncSession, *subjects: UUID) -> list[str]:
    return [item.name for item in await outbox.timeline(session, subjects)]


async def test_opened_shipments_are_drafts_with_their_lines_in_order(world: World) -> None:
    async with world.operator() as session:
        ground = await floor(session, world.alice)
        order_id, lines = await order(session, ground, 2, 3)
    async with world.merchant() as session:
        [opened] = await outbound.open_shipments(session, [new_shipment(ground, lines)])
        assert [(line.product_id, line.quantity) for line in opened.lines] == [
            (ground.product_ids[0], 2), (ground.product_ids[1], 3),
        ]  # fmt: skip
        [view] = await outbound.shipments_of_order(session, order_id)
        assert (view.id, view.status, view.line_count, view.unit_count) == (opened.id, "draft", 2, 5)


async def test_a_shipment_without_units_is_refused_and_nothing_is_opened(world: World) -> None:
    async with world.operator() as session:
        ground = await floor(session, world.alice)
        order_id, lines = await order(session, ground, 1)
        empty = [msgspec.structs.replace(lines[0], quantity=0)]
        for bad in ([], empty):
            with pytest.raises(ShipmentEmpty):
                await outbound.open_shipments(session, [new_shipment(ground, lines), new_shipment(ground, bad)])
        assert await outbound.shipments_of_order(session, order_id) == []


async def test_reserving_is_told_once_however_often_it_is_said(world: World) -> None:
    async with world.operator() as session:
        ground = await floor(session, world.alice)
        _, opened = await shipment(session, ground, 1)
        assert await outbound.mark_awaiting_stock(session, [opened.id]) == [opened.id]
        assert await outbound.mark_reserved(session, [opened.id]) == [opened.id]
        assert await outbound.mark_reserved(session, [opened.id]) == []
        names = await _events(session, opened.id)
    assert sorted(names) == ["ShipmentReserved", "ShipmentShort"]


async def test_a_cancelled_shipment_is_not_reserved_and_the_refusal_says_what_it_is(world: World) -> None:
    async with world.operator() as session:
        ground = await floor(session, world.alice)
        _, opened = await shipment(session, ground, 1)
        assert await outbound.cancel_shipments(session, [opened.id]) == [opened.id]
        assert await outbound.cancel_shipments(session, [opened.id]) == []
        with pytest.raises(ShipmentState) as refused:
            await outbound.mark_reserved(session, [opened.id])
        assert refused.value.data["status"] == "cancelled"
        assert refused.value.data["allowed"] == []


async def test_another_merchants_shipment_is_missing(world: World) -> None:
    async with world.operator() as session:
        ground = await floor(session, world.alice)
        order_id, opened = await shipment(session, ground, 1)
    async with world.merchant(world.bob) as session:
        assert await outbound.shipments_of_order(session, order_id) == []
        with pytest.raises(ShipmentMissing):
            await outbound.cancel_shipments(session, [opened.id])
    async with world.merchant() as session:
        assert await outbound.cancel_shipments(session, [opened.id]) == [opened.id]


async def test_a_shipment_of_two_orders_stays_held_until_both_are_free(world: World) -> None:
    async with world.operator() as session:
        ground = await floor(session, world.alice)
        first, lines = await order(session, ground, 1)
        second, more = await order(session, ground, 1)
        [opened] = await outbound.open_shipments(session, [new_shipment(ground, lines + more)])
        for order_id in (first, second):
            assert await outbound.set_held(session, order_id, True) == [opened.id]
        await outbound.set_held(session, first, False)
        [view] = await outbound.shipments_of_order(session, first)
        assert view.held
        await outbound.set_held(session, second, False)
        [view] = await outbound.shipments_of_order(session, first)
        assert not view.held


async def test_an_address_changes_until_packed_and_not_after(world: World) -> None:
    moved = msgspec.structs.replace(RECIPIENT, region="大阪府", city="大阪市")
    async with world.operator() as session:
        ground = await floor(session, world.alice)
        order_id, opened = await shipment(session, ground, 1)
        await outbound.readdress(session, [opened.id], ship_to=moved, requested_slot="am")
        [view] = await outbound.shipments_of_order(session, order_id)
        assert (view.ship_region, view.requested_slot) == ("大阪府", "am")
        row = await session.get_one(Shipment, (world.operator_id, opened.id, world.alice))
        row.status = "packed"
        await session.flush()
        with pytest.raises(ShipmentState):
            await outbound.readdress(session, [opened.id], ship_to=RECIPIENT)
