"""Any sequence of what people do on the floor: refused or done, and what must hold holds after every step."""

import random
from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest
from sqlalchemy import text
from tests.make.fulfilment import Station, station
from tests.world import World

from portal.domains import inventory, outbound
from portal.flows import fulfilment
from portal.flows.fulfilment import Box, Scan
from portal.kit.errors import Refusal

STEPS = 48
# What would be wrong, each as a query that finds it.
FAULTS = (
    "select id from shipments s where status in ('picked', 'packed') and exists"
    " (select 1 from shipment_lines l where l.shipment_id = s.id and l.picked < l.quantity)",
    "select id from shipments s where status = 'packed' and exists"
    " (select 1 from shipment_lines l where l.shipment_id = s.id and l.packed < l.quantity)",
    "select id from shipments where wave_id is not null and status in ('draft', 'awaiting_stock')",
    "select p.id from picks p join shipments s on s.id = p.shipment_id"
    " where p.status = 'open' and s.status not in ('released', 'picking')",
    "select p.id from picks p join allocations a on a.id = p.allocation_id"
    " where p.status = 'open' and (a.status <> 'open' or a.quantity <> p.quantity - p.picked)",
    "select l.id from shipment_lines l join shipments s on s.id = l.shipment_id join reservations r on r.line_id = l.id"
    " where s.status in ('reserved', 'released', 'picking', 'picked') and r.reserved < l.quantity",
    "select l.id from shipment_lines l join shipments s on s.id = l.shipment_id where s.status <> 'cancelled'"
    " and l.picked <> coalesce((select sum(a.quantity) from allocations a"
    " join reservations r on r.id = a.reservation_id where r.line_id = l.id and a.status in ('picked', 'issued')), 0)",
)


class Floor:
    """People who do things at random to a station and its shipments."""

    def __init__(self, here: Station, seed: int) -> None:
        self.here, self.rnd = here, random.Random(seed)
        self.shipments: list[UUID] = []
        self.waves: list[UUID] = []
        self.done: set[str] = set()

    async def step(self) -> None:
        """Somebody does something; a refusal is fine."""
        deeds: list[Callable[[], Awaitable[None]]] = [
            self.order, self.release, self.pick, self.pack, self.stock, self.short, self.hold, self.put_back,
            self.cancel, self.cancel_wave,
        ]  # fmt: skip
        [deed] = self.rnd.choices(deeds, weights=(3, 3, 10, 6, 1, 1, 1, 1, 1, 1))
        try:
            await deed()
            self.done.add(deed.__name__)
        except Refusal:
            pass

    async def stock(self) -> None:
        await self.here.stock(self.rnd.randrange(2), self.rnd.choice(["A-1", "A-2", "P-1", "RCV"]), 3)

    async def order(self) -> None:
        opened = await self.here.shipment(self.rnd.randint(1, 3), self.rnd.randint(1, 2), minutes=len(self.shipments))
        self.shipments.append(opened.id)

    async def release(self) -> None:
        self.waves.append(await self.here.released(self.rnd.choice(["discrete", "cluster", "zone"])))

    async def _stop(self) -> outbound.PickView:
        stops = [stop for wave in self.waves for stop in await self.here.picks(wave) if stop.status == "open"]
        if not stops:
            raise outbound.PickMissing
        return self.rnd.choice(stops)

    async def pick(self) -> None:
        stop = await self._stop()
        left = stop.quantity - stop.picked
        await self.here.pick(stop, self.rnd.choice([1, left, left]))

    async def short(self) -> None:
        stop = await self._stop()
        async with self.here.world.operator() as session:
            await fulfilment.short(session, stop.id, found=stop.picked)

    def _one(self) -> UUID:
        if not self.shipments:
            raise outbound.ShipmentMissing
        return self.rnd.choice(self.shipments)

    async def pack(self) -> None:
        ready = [id_ for id_ in self.shipments if (await self.here.view(id_)).shipment.status == "picked"]
        view = await self.here.view(self.rnd.choice(ready or [self._one()]))
        codes = {id_: f"OWN-{n}" for n, id_ in enumerate(self.here.ground.product_ids)}
        scans = [Scan(codes[line.product_id], line.quantity - line.packed) for line in view.lines]
        box = Box(box_code="60", length_mm=9, width_mm=9, height_mm=9, weight_g=900, scans=scans)
        async with self.here.world.operator() as session:
            await fulfilment.pack(session, view.shipment.id, [box])

    async def cancel(self) -> None:
        shipment_id = self._one()
        async with self.here.world.merchant() as session:
            await outbound.cancel_shipments(session, [shipment_id])
            await inventory.release(session, [shipment_id])

    async def cancel_wave(self) -> None:
        if not self.waves:
            raise outbound.WaveMissing
        async with self.here.world.operator() as session:
            await fulfilment.cancel_wave(session, self.rnd.choice(self.waves))

    async def hold(self) -> None:
        order_id = (await self.here.view(self._one())).lines[0].order_id
        async with self.here.world.merchant() as session:
            await outbound.set_held(session, order_id, self.rnd.random() < 0.2)

    async def put_back(self) -> None:
        async with self.here.world.operator() as session:
            await fulfilment.put_back(session, self._one(), location="TYO-A-5")

    async def check(self) -> None:
        """Nothing that must not be is there."""
        assert await self.here.faults() == []
        async with self.here.world.operator() as session:
            for query in FAULTS:
                assert (await session.execute(text(query))).all() == [], query


@pytest.mark.parametrize("seed", range(2))
async def test_whatever_people_do_shipments_picks_and_stock_agree(world: World, seed: int) -> None:
    floor = Floor(await station(world), seed)
    for at in ("A-1", "A-2"):
        await floor.here.stock(0, at, 6)
        await floor.here.stock(1, at, 6)
        await floor.order()
    for number in range(STEPS):
        await floor.step()
        if number % 3 == 2:
            await floor.check()
        if number % 8 == 7:
            await world.settle()
    assert {"release", "pick"} <= floor.done
    assert {run.reaction for run in await world.parked()} <= {"buy_labels"}, "there is no carrier here"
