"""What happens when the shelf holds fewer units than the books."""

import pytest
from tests.make.places import Floor, floor
from tests.make.stock import asked, demand, product, stocked
from tests.world import World

from portal.domains import inventory
from portal.domains.inventory import AllocationDone, AllocationView, Demand


async def _pinned(world: World, place: Floor, line: Demand) -> AllocationView:
    async with world.operator() as session:
        found = await inventory.allocate(session, warehouse_id=place.warehouse_id, document_ids=[line.document_id])
        return found.allocations[0]


async def test_missing_units_are_fetched_from_another_shelf(world: World) -> None:
    place, tea = await floor(world), await product(world)
    await stocked(world, place, tea, 5, at="A-1")
    await stocked(world, place, tea, 5, at="A-2")
    line = demand(world, place, tea, 4)
    await asked(world, line)
    pinned = await _pinned(world, place, line)
    async with world.operator() as session:
        result = await inventory.pick_short(session, allocation_id=pinned.id, missing=3)
        assert [(a.location_code, a.quantity) for a in result.reallocated] == [("TYO-A-2", 3)]
        assert (result.waiting, result.unreserved, result.lost) == (0, 0, [])
        assert await inventory.audit_ledger(session) == []
        await inventory.pick(session, allocation_id=pinned.id, quantity=1, to_location_id=place.at["PACK"])
        with pytest.raises(AllocationDone):
            await inventory.pick_short(session, allocation_id=pinned.id, missing=1)


async def test_the_newest_promise_is_lost_and_the_short_document_keeps_its_own(world: World) -> None:
    place, tea = await floor(world), await product(world)
    await stocked(world, place, tea, 4, at="A-1")
    await stocked(world, place, tea, 6, at="A-2")
    lines = [demand(world, place, tea, quantity, minutes=n) for n, quantity in enumerate((4, 3, 3))]
    await asked(world, *lines)
    pinned = await _pinned(world, place, lines[0])
    async with world.operator() as session:
        result = await inventory.pick_short(session, allocation_id=pinned.id, missing=4)
        assert result.lost == sorted([lines[2].document_id, lines[1].document_id])
        assert (sum(a.quantity for a in result.reallocated), result.unreserved) == (4, 0)
        assert await inventory.audit_ledger(session) == []
    again = await asked(world, lines[2])
    assert again[lines[2].document_id].complete is False


async def test_when_nothing_else_is_there_the_units_wait_and_arriving_stock_fills_them(world: World) -> None:
    place, tea = await floor(world), await product(world)
    await stocked(world, place, tea, 4)
    line = demand(world, place, tea, 4)
    await asked(world, line)
    pinned = await _pinned(world, place, line)
    async with world.operator() as session:
        result = await inventory.pick_short(session, allocation_id=pinned.id, missing=4)
        assert (result.reallocated, result.waiting, result.unreserved, result.lost) == ([], 4, 4, [])
        assert await inventory.audit_ledger(session) == []
    await stocked(world, place, tea, 10)
    async with world.merchant() as session:
        filled = await inventory.fill_waiting(session, warehouse_id=place.warehouse_id, product_ids=[tea])
    assert [document.document_id for document in filled] == [line.document_id]


async def test_pins_of_a_document_on_the_floor_fall_with_its_promise(world: World) -> None:
    place, tea = await floor(world), await product(world)
    await stocked(world, place, tea, 5, at="A-1")
    await stocked(world, place, tea, 5, at="A-2")
    first, second = demand(world, place, tea, 5), demand(world, place, tea, 5, minutes=1)
    await asked(world, first, second)
    pinned = await _pinned(world, place, first)
    other = await _pinned(world, place, second)
    async with world.operator() as session:
        result = await inventory.pick_short(session, allocation_id=pinned.id, missing=2)
        assert result.lost == [second.document_id]
        assert [(a.location_code, a.quantity) for a in result.reallocated] == [("TYO-A-2", 2)]
        assert await inventory.audit_ledger(session) == []
        with pytest.raises(AllocationDone) as refusal:
            await inventory.pick(session, allocation_id=other.id, quantity=5, to_location_id=place.at["PACK"])
        assert refusal.value.data["open"] == 3
