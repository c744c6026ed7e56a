"""Waves: what they take, what falls out, and what comes back."""

import pytest
from sqlalchemy import update
from tests.make.fulfilment import station
from tests.world import World

from portal.domains import outbound
from portal.domains.outbound import NothingToPlan, WaveFilters, WaveState
from portal.domains.outbound.models import Shipment
from portal.flows import fulfilment


async def test_a_wave_takes_the_oldest_reserved_shipments_and_says_why_others_stay_out(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 10)
    late, early, held = [await here.shipment(1, minutes=n) for n in (9, 1, 2)]
    waiting = await here.shipment(50)
    async with world.operator() as session:
        [line] = await outbound.lines_of(session, [held.id])
        await outbound.set_held(session, line.order_id, True)
        preview = await outbound.preview_wave(
            session, warehouse_id=here.warehouse_id, method="discrete", limit=1, filters=WaveFilters()
        )
        assert (preview.shipments, preview.units) == (1, 1)
        assert preview.left_out == {"awaiting_stock": 1, "held": 1, "over_limit": 1}
        assert {left.shipment_id for left in preview.examples} == {late.id, held.id, waiting.id}
        planned = await fulfilment.plan_wave(
            session, warehouse_id=here.warehouse_id, method="discrete", limit=1, filters=WaveFilters()
        )
        assert [found.id for found in await outbound.shipments_of_wave(session, planned.id)] == [early.id]


async def test_a_wave_of_nothing_is_refused_with_the_reasons(world: World) -> None:
    here = await station(world)
    await here.shipment(1)
    with pytest.raises(NothingToPlan) as refused:
        await here.wave()
    assert refused.value.data["left_out"] == {"awaiting_stock": 1}


async def test_units_and_single_items_limit_a_wave(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 20)
    for minutes, units in enumerate((3, 3, 1, 1)):
        await here.shipment(units, minutes=minutes)
    async with world.operator() as session:
        for method, filters, shipments in (
            ("discrete", WaveFilters(max_units=6), 2),
            ("discrete", WaveFilters(max_units=5), 1),
            ("single_item", WaveFilters(), 2),
            ("discrete", WaveFilters(merchant_ids=[world.bob]), 0),
        ):
            preview = await outbound.preview_wave(
                session, warehouse_id=here.warehouse_id, method=method, limit=9, filters=filters
            )
            assert preview.shipments == shipments, (method, filters)


async def test_a_released_wave_is_on_lists_in_walk_order(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-3", 4)
    await here.stock(1, "A-1", 4)
    shipments = [await here.shipment(1, 2, minutes=n) for n in range(2)]
    wave_id = await here.released("cluster")
    picks = await here.picks(wave_id)
    assert [pick.position for pick in picks] == [1, 2, 3, 4]
    assert [pick.location_id for pick in picks] == [here.places.at[code] for code in ("A-1", "A-1", "A-3", "A-3")]
    assert {pick.shipment_id: pick.tote for pick in picks}.keys() == {made.id for made in shipments}
    assert {pick.tote for pick in picks} == {1, 2}
    assert (await here.view(shipments[0].id)).shipment.status == "released"
    assert await here.faults() == []


async def test_what_is_held_or_not_on_a_shelf_falls_out_and_a_wave_of_nobody_is_cancelled(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 1)
    await here.stock(0, "RCV", 5)
    served, unserved = await here.shipment(1), await here.shipment(1, minutes=5)
    wave_id = await here.released()
    assert (await here.view(served.id)).shipment.status == "released"
    out = (await here.view(unserved.id)).shipment
    assert (out.status, out.wave_id) == ("reserved", None)
    empty = await here.released()
    async with world.operator() as session:
        assert (await outbound.get_wave(session, wave_id)).status == "released"
        assert (await outbound.get_wave(session, empty)).status == "cancelled"


async def test_a_wave_is_released_once_and_cancelled_only_before_it_is_picked(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 5)
    await here.shipment(2)
    wave_id = await here.released()
    with pytest.raises(WaveState) as refused:
        async with world.operator() as session:
            await fulfilment.release_wave(session, wave_id)
    assert refused.value.data["allowed"] == ["begin_picking", "cancel", "close", "finish_picking"]
    await here.pick_all(wave_id)
    await world.settle()
    with pytest.raises(WaveState):
        async with world.operator() as session:
            await fulfilment.cancel_wave(session, wave_id)


async def test_cancelling_gives_everything_back_but_what_was_picked_stays_its_shipments_own(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 9)
    begun, untouched = await here.shipment(3), await here.shipment(2, minutes=3)
    wave_id = await here.released()
    stop = next(pick for pick in await here.picks(wave_id) if pick.shipment_id == begun.id)
    await here.pick(stop, 2)
    async with world.operator() as session:
        cancelled = await fulfilment.cancel_wave(session, wave_id)
    assert cancelled.status == "cancelled"
    for made in (begun, untouched):
        view = (await here.view(made.id)).shipment
        assert (view.status, view.wave_id) == ("reserved", None)
    again = await here.released()
    left = {pick.shipment_id: pick.quantity for pick in await here.picks(again)}
    assert left == {begun.id: 1, untouched.id: 2}
    assert await here.faults() == []


async def test_a_shipment_that_another_planner_took_is_not_taken_twice(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 5)
    made = await here.shipment(1)
    await here.wave()
    with pytest.raises(NothingToPlan) as refused:
        await here.wave()
    assert refused.value.data["left_out"] == {"in_another_wave": 1}
    async with world.operator() as session:
        await session.execute(
            update(Shipment)
            .where(Shipment.operator_id == world.operator_id, Shipment.id == made.id)
            .values(wave_id=None)
        )
    await here.wave()
