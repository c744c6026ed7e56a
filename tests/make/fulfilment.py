"""A warehouse with stock and reserved shipments of Alice's, ready for a wave."""

from dataclasses import dataclass
from uuid import UUID

from tests.make import places
from tests.make.floor import Floor as Ground
from tests.make.floor import floor as ground_of
from tests.make.floor import new_shipment, order
from tests.world import World

from portal.domains import inventory, outbound
from portal.domains.inventory import Demand
from portal.domains.outbound import OpenedShipment, WaveFilters
from portal.flows import fulfilment


@dataclass
class Station:
    """Where Alice's goods are: two products, ``OWN-0`` and ``OWN-1`` are their codes, ``CASE-…`` counts six."""

    world: World
    places: places.Floor
    ground: Ground

    @property
    def warehouse_id(self) -> UUID:
        return self.places.warehouse_id

    async def stock(self, product: int, at: str, quantity: int) -> None:
        """Units of a product are received at a location."""
        async with self.world.operator() as session:
            await inventory.receive(
                session, merchant_id=self.world.alice, product_id=self.ground.product_ids[product], lot_id=None,
                quantity=quantity, location_id=self.places.at[at], document_type="receipt", document_id=None,
            )  # fmt: skip

    async def shipment(self, *quantities: int, minutes: int = 0) -> OpenedShipment:
        """A shipment of an order of its own, with its stock promised when there is enough."""
        async with self.world.operator() as session:
            _, lines = await order(session, self.ground, *quantities)
            [opened] = await outbound.open_shipments(session, [new_shipment(self.ground, lines, minutes=minutes)])
            demands = [
                Demand(
                    merchant_id=self.world.alice, document_id=opened.id, line_id=line.line_id,
                    product_id=line.product_id, warehouse_id=self.warehouse_id, quantity=line.quantity,
                    queued_at=new_shipment(self.ground, lines, minutes=minutes).queued_at,
                )
                for line in opened.lines
            ]  # fmt: skip
            await inventory.ask(session, demands)
            promised = await inventory.reserve(session, [opened.id])
            mark = outbound.mark_reserved if promised[opened.id].complete else outbound.mark_awaiting_stock
            await mark(session, [opened.id])
        return opened

    async def wave(self, method: str = "discrete", limit: int = 100) -> UUID:
        """A planned wave of all that is ready."""
        async with self.world.operator() as session:
            planned = await fulfilment.plan_wave(
                session, warehouse_id=self.warehouse_id, method=method, limit=limit, filters=WaveFilters()
            )
        return planned.id

    async def released(self, method: str = "discrete") -> UUID:
        """A wave of all that is ready, on the floor."""
        wave_id = await self.wave(method)
        async with self.world.operator() as session:
            await fulfilment.release_wave(session, wave_id)
        return wave_id

    async def picks(self, wave_id: UUID) -> list[outbound.PickView]:
        """The stops of a wave, list by list."""
        async with self.world.operator() as session:
            lists = await outbound.pick_lists_of(session, wave_id)
            return [pick for found in lists for pick in await outbound.picks_of_list(session, found.id)]

    async def pick(self, stop: outbound.PickView, quantity: int = 1, **wrong: str) -> outbound.Picked:
        """Scan a stop as a careful picker does, or something else."""
        code = {id_: name for name, id_ in self.places.at.items()}[stop.location_id]
        scan = {"location": f"TYO-{code}", "product": f"OWN-{self.ground.product_ids.index(stop.product_id)}"}
        async with self.world.operator() as session:
            return await fulfilment.pick(session, stop.id, quantity=quantity, **scan | wrong)

    async def pick_all(self, wave_id: UUID) -> None:
        """Every stop of a wave is picked."""
        for stop in await self.picks(wave_id):
            await self.pick(stop, stop.quantity - stop.picked)

    async def view(self, shipment_id: UUID) -> outbound.ShipmentDetail:
        async with self.world.operator() as session:
            return await outbound.get_shipment(session, shipment_id)

    async def faults(self) -> list[inventory.Discrepancy]:
        """What is wrong in the ledger."""
        async with self.world.operator() as session:
            return list(await inventory.audit_ledger(session))


async def station(world: World) -> Station:
    """Alice's goods have a warehouse; nothing is in it yet."""
    where = await places.floor(world)
    async with world.operator() as session:
        ground = await ground_of(session, world.alice, warehouse_id=where.warehouse_id)
    return Station(world, where, ground)
