"""Picking by scan: what counts, what is refused, and what follows when units are missing."""

import pytest
from tests.make.fulfilment import station
from tests.world import World

from portal.domains import inventory, outbound
from portal.domains.outbound import (
    PickState,
    ShipmentHeld,
    ShipmentState,
    ShortUnscanned,
    TooManyUnits,
    WrongLocation,
    WrongProduct,
)  # fmt: skip
from portal.flows import fulfilment
from portal.kit import outbox


async def test_scanned_units_go_to_packing_and_the_last_one_makes_the_shipment_picked(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 9)
    made = await here.shipment(7)
    [stop] = await here.picks(await here.released())
    assert (await here.pick(stop)).shipment_status == "picking"
    done = await here.pick(stop, product="CASE-0")
    assert (done.picked, done.remaining, done.shipment_status) == (7, 0, "picked")
    async with world.operator() as session:
        names = [item.name for item in await outbox.timeline(session, [made.id])]
    # Events of one transaction happened together and have no order among themselves.
    assert (names[:2], sorted(names[2:4]), sorted(names[4:])) == (
        ["ShipmentReserved", "ShipmentReleased"], ["LinePicked", "PickingBegan"], ["LinePicked", "ShipmentPicked"],
    )  # fmt: skip
    assert await here.faults() == []


async def test_a_wrong_scan_is_refused_with_what_was_expected(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 5)
    await here.shipment(3)
    [stop] = await here.picks(await here.released())
    with pytest.raises(WrongLocation) as location:
        await here.pick(stop, location="TYO-A-2")
    assert location.value.data["expected"] == {"code": "TYO-A-1", "barcode": "TYO-A-1"}
    for wrong in ("OWN-1", "nothing"):
        with pytest.raises(WrongProduct) as product:
            await here.pick(stop, product=wrong)
        assert product.value.data == {"scanned": wrong, "expected": {"sku": "SKU-0", "name": "品物0"}}
    for many in ({"quantity": 4}, {"product": "CASE-0"}):
        with pytest.raises(TooManyUnits) as units:
            await here.pick(stop, **many)
        assert units.value.data["expected"] == 3
    assert (await here.pick(stop, 3)).remaining == 0
    with pytest.raises(PickState):
        await here.pick(stop)


async def test_a_held_or_cancelled_shipment_is_not_picked(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 5)
    made = await here.shipment(2)
    [stop] = await here.picks(await here.released())
    async with world.operator() as session:
        [line] = await outbound.lines_of(session, [made.id])
        await outbound.set_held(session, line.order_id, True)
    with pytest.raises(ShipmentHeld):
        await here.pick(stop)
    async with world.operator() as session:
        await outbound.set_held(session, line.order_id, False)
    await here.pick(stop)
    async with world.merchant() as session:
        await outbound.cancel_shipments(session, [made.id])
        await inventory.release(session, [made.id])
    with pytest.raises(PickState) as refused:
        await here.pick(stop)
    assert refused.value.data["status"] == "cancelled"
    assert await here.faults() == []


async def test_missing_units_are_fetched_elsewhere_at_the_end_of_the_walk(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 3)
    await here.stock(0, "A-2", 5)
    made = await here.shipment(3)
    wave_id = await here.released()
    [stop] = await here.picks(wave_id)
    await here.pick(stop)
    async with world.operator() as session:
        with pytest.raises(ShortUnscanned):
            await fulfilment.short(session, stop.id, found=2)
        assert (await fulfilment.short(session, stop.id, found=1)).status == "short"
    first, second = await here.picks(wave_id)
    assert (second.location_id, second.quantity, second.position) == (here.places.at["A-2"], 2, 2)
    assert (await here.pick(second, 2)).shipment_status == "picked"
    assert first.picked == 1
    assert (await here.view(made.id)).lines[0].picked == 3
    assert await here.faults() == []


async def test_a_shipment_that_no_shelf_can_serve_waits_with_what_was_picked_as_its_own(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 3)
    made = await here.shipment(3)
    wave_id = await here.released()
    [stop] = await here.picks(wave_id)
    await here.pick(stop)
    async with world.operator() as session:
        await fulfilment.short(session, stop.id, found=1)
    waiting = await here.view(made.id)
    assert (waiting.shipment.status, waiting.shipment.wave_id, waiting.lines[0].picked) == ("awaiting_stock", None, 1)
    await world.settle()
    async with world.operator() as session:
        assert (await outbound.get_wave(session, wave_id)).status == "closed"
    await here.stock(0, "A-4", 2)
    async with world.operator() as session:
        filled = await inventory.fill_waiting(
            session, warehouse_id=here.warehouse_id, product_ids=here.ground.product_ids
        )
        await outbound.mark_reserved(session, [found.document_id for found in filled])
    [rest] = await here.picks(await here.released())
    assert (rest.quantity, rest.location_id) == (2, here.places.at["A-4"])
    assert (await here.pick(rest, 2)).shipment_status == "picked"
    assert await here.faults() == []


async def test_units_lost_to_one_shipment_take_the_newest_promise_of_another(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 2)
    await here.stock(0, "A-2", 2)
    old, young = await here.shipment(2), await here.shipment(2, minutes=9)
    wave_id = await here.released()
    stop = next(pick for pick in await here.picks(wave_id) if pick.shipment_id == old.id)
    async with world.operator() as session:
        await fulfilment.short(session, stop.id, found=0)
    assert (await here.view(young.id)).shipment.status == "awaiting_stock"
    assert (await here.view(old.id)).shipment.status == "released"
    rest = [pick for pick in await here.picks(wave_id) if pick.status == "open"]
    assert [(pick.shipment_id, pick.location_id) for pick in rest] == [(old.id, here.places.at["A-2"])]
    assert (await here.pick(rest[0], 2)).shipment_status == "picked"
    assert await here.faults() == []


async def test_what_was_picked_of_a_waiting_shipment_can_be_put_back(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 3)
    made = await here.shipment(3)
    [stop] = await here.picks(await here.released())
    await here.pick(stop)
    with pytest.raises(ShipmentState):
        async with world.operator() as session:
            await fulfilment.put_back(session, made.id, location="TYO-A-5")
    async with world.operator() as session:
        await fulfilment.short(session, stop.id, found=1)
        await fulfilment.put_back(session, made.id, location="TYO-A-5")
    assert (await here.view(made.id)).lines[0].picked == 0
    await here.stock(0, "A-1", 2)
    async with world.operator() as session:
        filled = await inventory.fill_waiting(
            session, warehouse_id=here.warehouse_id, product_ids=here.ground.product_ids
        )
        await outbound.mark_reserved(session, [found.document_id for found in filled])
    wave_id = await here.released()
    assert sum(pick.quantity for pick in await here.picks(wave_id)) == 3
    await here.pick_all(wave_id)
    assert await here.faults() == []
