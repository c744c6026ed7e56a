"""One order from its placing over HTTP to its last parcel's leaving, as shop, planner, picker and packer see it."""

from typing import Any

from tests.make.fulfilment import Station, station
from tests.make.ground import order_body
from tests.world import World

from portal.domains import orders, outbound
from portal.flows import fulfilment
from portal.flows.fulfilment import Box, Scan


async def _placed(world: World, external_id: str, *lines: tuple[str, int]) -> dict[str, Any]:
    async with world.http() as http:
        answer = await http.post("/api/v1/orders", json=order_body(external_id, *lines))
    assert answer.status_code == 201, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def _status(world: World, order: dict[str, Any]) -> str:
    async with world.http() as http:
        status: str = (await http.get(f"/api/v1/orders/{order['id']}")).json()["order"]["status"]
    return status


async def _packed(here: Station, shipment_id: Any, *scans: Scan) -> outbound.Packed:
    box = Box(box_code="80", length_mm=300, width_mm=200, height_mm=150, weight_g=900, scans=scans)
    async with here.world.operator() as session:
        packed, _ = await fulfilment.pack(session, shipment_id, [box])
    return packed


async def _handed_over(here: Station, packed: outbound.Packed) -> None:
    async with here.world.operator() as session:
        await outbound.mark_labelled(session, packed.parcel_ids)
        await outbound.mark_verified(session, packed.parcel_ids)
        assert await outbound.mark_handed_over(session, packed.parcel_ids) == [packed.shipment_id]


async def test_an_order_is_reserved_released_picked_packed_and_fulfilled(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 5)
    await here.stock(1, "A-2", 5)
    order = await _placed(world, "1001", ("SKU-0", 2), ("SKU-1", 1))
    wave_id = await here.released("cluster")
    await world.settle()
    assert await _status(world, order) == "fulfilling"
    await here.pick_all(wave_id)
    [shipment] = order["shipments"]
    packed = await _packed(here, (await here.picks(wave_id))[0].shipment_id, Scan("OWN-0", 2), Scan("OWN-1"))
    assert packed.complete
    await _handed_over(here, packed)
    await world.settle()
    assert await _status(world, order) == "fulfilled"
    async with world.operator() as session:
        assert (await outbound.get_wave(session, wave_id)).status == "closed"
    assert str(packed.shipment_id) == shipment["id"]
    assert await here.faults() == []
    assert {run.reaction for run in await world.parked()} <= {"buy_labels"}, "there is no carrier here"


async def test_telling_an_order_twice_that_its_shipment_left_counts_its_units_once(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 5)
    order = await _placed(world, "1001", ("SKU-0", 2))
    wave_id = await here.released()
    await here.pick_all(wave_id)
    packed = await _packed(here, (await here.picks(wave_id))[0].shipment_id, Scan("OWN-0", 2))
    await _handed_over(here, packed)
    await world.settle()
    async with world.operator() as session:
        [line] = await outbound.lines_of(session, [packed.shipment_id])
        event = outbound.ShipmentHandedOver(
            merchant_id=world.alice, shipment_id=packed.shipment_id, order_ids=[line.order_id]
        )
        await fulfilment.fulfil_orders(session, event)
        [counted] = (await orders.get_order(session, line.order_id)).lines
    assert counted.shipped_units == 2
    assert await _status(world, order) == "fulfilled"


async def test_an_order_cancelled_in_the_middle_of_picking_frees_its_goods_and_its_wave_closes(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 5)
    order = await _placed(world, "1001", ("SKU-0", 2))
    wave_id = await here.released()
    [stop] = await here.picks(wave_id)
    await here.pick(stop)
    async with world.http() as http:
        cancelled = await http.put(f"/api/v1/orders/{order['id']}/cancellation", json={"why": "the buyer asked"})
        assert cancelled.status_code < 300, cancelled.text
    await world.settle()
    view = (await here.view(stop.shipment_id)).shipment
    async with world.operator() as session:
        assert (view.status, (await outbound.get_wave(session, wave_id)).status) == ("cancelled", "closed")
    assert await here.faults() == []
    assert {run.reaction for run in await world.parked()} <= {"buy_labels"}, "there is no carrier here"
