"""Packing by scan: every unit checked, the goods issued with the last, the work recorded once."""

import pytest
from sqlalchemy import select
from tests.make.fulfilment import Station, station
from tests.world import World

from portal.domains import inventory, outbound
from portal.domains.billing.models import Operation
from portal.domains.outbound import ParcelEmpty, ShipmentHeld, ShipmentState, TooManyUnits, WrongProduct
from portal.flows import fulfilment
from portal.flows.fulfilment import Box, Scan


def _box(*scans: tuple[str, int], weight_g: int = 900) -> Box:
    return Box(
        box_code="80", length_mm=300, width_mm=200, height_mm=150, weight_g=weight_g,
        scans=[Scan(code, quantity) for code, quantity in scans],
    )  # fmt: skip


async def _picked(world: World, *quantities: int) -> tuple[Station, outbound.OpenedShipment]:
    here = await station(world)
    await here.stock(0, "A-1", 20)
    await here.stock(1, "A-2", 20)
    made = await here.shipment(*quantities)
    await here.pick_all(await here.released())
    return here, made


async def test_two_boxes_with_every_unit_make_a_packed_shipment_and_the_goods_are_gone(world: World) -> None:
    here, made = await _picked(world, 7, 2)
    async with world.operator() as session:
        first, warnings = await fulfilment.pack(session, made.id, [_box(("CASE-0", 1), ("OWN-0", 1), weight_g=1600)])
        assert (first.complete, warnings) == (False, [])
        second, _ = await fulfilment.pack(session, made.id, [_box(("OWN-1", 2))])
        assert second.complete
        items = await outbound.items_of(session, [*first.parcel_ids, *second.parcel_ids])
        assert [item.quantity for item in items] == [7, 2]
        [balance] = await inventory.available(session, here.ground.product_ids[:1])
        assert (balance.on_hand, balance.reserved) == (13, 0)
    view = await here.view(made.id)
    assert view.shipment.status == "packed"
    assert [parcel.status for parcel in view.parcels] == ["packed", "packed"]
    await world.settle()
    async with world.operator() as session:
        assert (await outbound.get_wave(session, view.shipment.wave_id)).status == "closed"  # type: ignore[arg-type]
        rows = await session.execute(select(Operation.kind, Operation.quantity).order_by(Operation.kind, Operation.id))
        assert sorted(tuple(row) for row in rows) == [
            ("pack", 1), ("parcel", 1), ("parcel", 1), ("pick", 2), ("pick", 7),
        ]  # fmt: skip
    assert await here.faults() == []


async def test_what_is_not_in_the_shipment_or_too_much_of_it_is_refused(world: World) -> None:
    here, made = await _picked(world, 3)
    for scans, refusal in (
        ([("OWN-1", 1)], WrongProduct),
        ([("???", 1)], WrongProduct),
        ([("OWN-0", 4)], TooManyUnits),
        ([("CASE-0", 1)], TooManyUnits),
        ([], ParcelEmpty),
    ):
        with pytest.raises(refusal):
            async with world.operator() as session:
                await fulfilment.pack(session, made.id, [_box(*scans)])
    async with world.operator() as session:
        await fulfilment.pack(session, made.id, [_box(("OWN-0", 2))])
        with pytest.raises(TooManyUnits) as refused:
            await fulfilment.pack(session, made.id, [_box(("OWN-0", 2))])
    assert refused.value.data == {"sku": "SKU-0", "scanned": 2, "expected": 1}
    assert (await here.view(made.id)).shipment.status == "picked"


async def test_a_shipment_is_packed_only_when_picked_and_free(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 5)
    made = await here.shipment(1)
    wave_id = await here.released()
    async with world.operator() as session:
        with pytest.raises(ShipmentState) as refused:
            await fulfilment.pack(session, made.id, [_box(("OWN-0", 1))])
        assert refused.value.data["status"] == "released"
    await here.pick_all(wave_id)
    order_id = (await here.view(made.id)).lines[0].order_id
    async with world.operator() as session:
        await outbound.set_held(session, order_id, True)
        with pytest.raises(ShipmentHeld):
            await fulfilment.pack(session, made.id, [_box(("OWN-0", 1))])
        await outbound.set_held(session, order_id, False)
        packed, _ = await fulfilment.pack(session, made.id, [_box(("OWN-0", 1))])
    assert packed.complete


async def test_an_implausible_weight_is_told_and_not_refused(world: World) -> None:
    _, made = await _picked(world, 3)
    async with world.operator() as session:
        _, light = await fulfilment.pack(session, made.id, [_box(("OWN-0", 1), weight_g=150)])
        _, heavy = await fulfilment.pack(session, made.id, [_box(("OWN-0", 1), weight_g=5_000)])
        _, right = await fulfilment.pack(session, made.id, [_box(("OWN-0", 1), weight_g=350)])
    assert (light, heavy, right) == (["too_light"], ["too_heavy"], [])


async def test_cancelling_before_the_last_box_cancels_its_boxes_and_frees_the_goods(world: World) -> None:
    here, made = await _picked(world, 3)
    async with world.operator() as session:
        await fulfilment.pack(session, made.id, [_box(("OWN-0", 2))])
        await outbound.cancel_shipments(session, [made.id])
        await inventory.release(session, [made.id])
    view = await here.view(made.id)
    assert [parcel.status for parcel in view.parcels] == ["cancelled"]
    async with world.operator() as session:
        [balance] = await inventory.available(session, here.ground.product_ids[:1])
    assert (balance.on_hand, balance.reserved) == (20, 0)
    assert await here.faults() == []
