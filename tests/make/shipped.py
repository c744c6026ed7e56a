"""An order of Alice's that has left the warehouse, by the product's own steps."""

from dataclasses import dataclass
from uuid import UUID

from tests.make.fulfilment import Station, station
from tests.make.ground import order_body
from tests.world import World

from portal.domains import orders, outbound
from portal.domains.orders import OrderLineView
from portal.flows import fulfilment
from portal.flows.fulfilment import Box, Scan


@dataclass
class Shipped:
    """Where it left from, and its lines: SKU-0 first, then SKU-1."""

    here: Station
    order_id: UUID
    lines: list[OrderLineView]


async def shipped(world: World, first: int = 3, second: int = 1) -> Shipped:
    """So many units of SKU-0 and SKU-1 were ordered, packed into one parcel and handed over; the shelves are empty."""
    here = await station(world)
    await here.stock(0, "A-1", first)
    await here.stock(1, "A-2", second)
    async with world.http() as http:
        answer = await http.post("/api/v1/orders", json=order_body("1001", ("SKU-0", first), ("SKU-1", second)))
    order_id = UUID(answer.json()["id"])
    wave_id = await here.released()
    await here.pick_all(wave_id)
    shipment_id = (await here.picks(wave_id))[0].shipment_id
    box = Box(
        box_code="80", length_mm=300, width_mm=200, height_mm=150, weight_g=900,
        scans=[Scan("OWN-0", first), Scan("OWN-1", second)],
    )  # fmt: skip
    async with world.operator() as session:
        packed, _ = await fulfilment.pack(session, shipment_id, [box])
        await outbound.mark_labelled(session, packed.parcel_ids)
        await outbound.mark_verified(session, packed.parcel_ids)
        await outbound.mark_handed_over(session, packed.parcel_ids)
    await world.settle()
    async with world.merchant() as session:
        lines = sorted((await orders.get_order(session, order_id)).lines, key=lambda line: line.sku)
    return Shipped(here, order_id, lines)
