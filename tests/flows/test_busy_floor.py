"""Many people on one floor at once, on real connections: every unit is picked, packed and planned once."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable
from typing import Any

import pytest
from tests.make.fulfilment import Station, station
from tests.world import open_world

from portal.domains import inventory, outbound
from portal.flows import fulfilment
from portal.flows.fulfilment import Box, Scan
from portal.kit.config import Config
from portal.kit.db import Database
from portal.kit.errors import Refusal
from portal.kit.paging import Window


@pytest.fixture
async def here(committed: Config) -> AsyncIterator[Station]:
    """A station whose people each have a connection of their own."""
    database = Database(committed.app_database_url, pool_size=8)
    yield await station(await open_world(database, committed))
    await database.close()


async def _outcome(work: Awaitable[Any]) -> str:
    try:
        await work
    except Refusal as refusal:
        return refusal.code
    return "done"


async def _together(*works: Awaitable[Any]) -> Counter[str]:
    return Counter(await asyncio.gather(*(_outcome(work) for work in works)))


async def test_eight_scans_of_a_pick_of_five_count_five(here: Station) -> None:
    await here.stock(0, "A-1", 9)
    made = await here.shipment(5)
    [stop] = await here.picks(await here.released())
    counted = await _together(*(here.pick(stop) for _ in range(8)))
    assert counted == {"done": 5, "pick_state": 3}
    view = await here.view(made.id)
    assert (view.shipment.status, view.lines[0].picked) == ("picked", 5)
    assert await here.faults() == []


async def test_two_benches_with_one_shipment_pack_it_once(here: Station) -> None:
    await here.stock(0, "A-1", 9)
    made = await here.shipment(3)
    await here.pick_all(await here.released())
    box = Box(box_code="60", length_mm=9, width_mm=9, height_mm=9, weight_g=900, scans=[Scan("OWN-0", 3)])

    async def pack() -> None:
        async with here.world.operator() as session:
            await fulfilment.pack(session, made.id, [box])

    assert await _together(*(pack() for _ in range(4))) == {"done": 1, "shipment_state": 3}
    assert len((await here.view(made.id)).parcels) == 1
    assert await here.faults() == []


async def test_planners_at_the_same_time_take_no_shipment_twice(here: Station) -> None:
    await here.stock(0, "A-1", 30)
    made = [await here.shipment(1, minutes=n) for n in range(12)]
    planned = await _together(*(here.wave(limit=4) for _ in range(6)))
    async with here.world.operator() as session:
        waves = await outbound.list_waves(session, Window())
        members = [one.id for wave in waves for one in await outbound.shipments_of_wave(session, wave.id)]
    assert planned["done"] == len(waves)
    assert len(members) == len(set(members)) <= len(made)


async def test_a_pick_and_a_cancellation_at_the_same_time_leave_no_unit_lost(here: Station) -> None:
    await here.stock(0, "A-1", 20)
    made = [await here.shipment(2, minutes=n) for n in range(4)]
    stops = await here.picks(await here.released("cluster"))

    async def cancel(shipment_id: Any) -> None:
        async with here.world.merchant() as session:
            await outbound.cancel_shipments(session, [shipment_id])
            await inventory.release(session, [shipment_id])

    picked = [here.pick(stop, 2) for stop in stops]
    outcomes = await _together(*picked, *(cancel(one.id) for one in made))
    assert outcomes["done"] >= len(made)
    assert set(outcomes) <= {"done", "pick_state", "shipment_state"}
    assert {(await here.view(one.id)).shipment.status for one in made} == {"cancelled"}
    async with here.world.operator() as session:
        [balance] = await inventory.available(session, here.ground.product_ids[:1])
    assert (balance.on_hand, balance.reserved) == (20, 0)
    assert await here.faults() == []
