"""One unit's life: received, promised, pinned, picked, issued; and the ways back."""

import pytest
from tests.make.places import floor
from tests.make.stock import asked, demand, product, stocked
from tests.world import World

from portal.domains import inventory
from portal.domains.inventory import AllocationDone, LocationPurpose, NotPicked


async def test_a_received_unit_is_promised_picked_and_issued_and_the_books_agree(world: World) -> None:
    place, tea = await floor(world), await product(world)
    await stocked(world, place, tea, 10)
    line = demand(world, place, tea, 4)
    promised = await asked(world, line)
    assert promised[line.document_id] == inventory.Promise(True, {line.line_id: 4})
    async with world.operator() as session:
        found = await inventory.allocate(session, warehouse_id=place.warehouse_id, document_ids=[line.document_id])
        assert [(a.location_code, a.quantity) for a in found.allocations] == [("TYO-A-1", 4)]
        assert found.short == []
        for quantity in (1, 3):
            await inventory.pick(
                session, allocation_id=found.allocations[0].id, quantity=quantity, to_location_id=place.at["PACK"]
            )
        await inventory.issue(session, document_id=line.document_id, lines={line.line_id: 4})
        assert await inventory.audit_ledger(session) == []
        (there,) = await inventory.available(session, [tea])
    assert (there.on_hand, there.reserved, there.available) == (6, 0, 6)


async def test_a_document_leaves_in_two_parts(world: World) -> None:
    place, tea = await floor(world), await product(world)
    await stocked(world, place, tea, 10)
    line = demand(world, place, tea, 5)
    await asked(world, line)
    async with world.operator() as session:
        found = await inventory.allocate(session, warehouse_id=place.warehouse_id, document_ids=[line.document_id])
        await inventory.pick(
            session, allocation_id=found.allocations[0].id, quantity=5, to_location_id=place.at["PACK"]
        )
        for quantity in (2, 3):
            await inventory.issue(session, document_id=line.document_id, lines={line.line_id: quantity})
            assert await inventory.audit_ledger(session) == []
        with pytest.raises(NotPicked):
            await inventory.issue(session, document_id=line.document_id, lines={line.line_id: 1})


async def test_what_was_not_picked_cannot_be_issued(world: World) -> None:
    place, tea = await floor(world), await product(world)
    await stocked(world, place, tea, 10)
    line = demand(world, place, tea, 2)
    await asked(world, line)
    async with world.operator() as session:
        with pytest.raises(NotPicked):
            await inventory.issue(session, document_id=line.document_id, lines={line.line_id: 2})


async def test_more_than_is_open_or_to_a_shelf_cannot_be_picked(world: World) -> None:
    place, tea = await floor(world), await product(world)
    await stocked(world, place, tea, 10)
    line = demand(world, place, tea, 2)
    await asked(world, line)
    async with world.operator() as session:
        found = await inventory.allocate(session, warehouse_id=place.warehouse_id, document_ids=[line.document_id])
        pinned = found.allocations[0].id
        with pytest.raises(AllocationDone) as refusal:
            await inventory.pick(session, allocation_id=pinned, quantity=3, to_location_id=place.at["PACK"])
        assert refusal.value.data["open"] == 2
        with pytest.raises(LocationPurpose):
            await inventory.pick(session, allocation_id=pinned, quantity=2, to_location_id=place.at["A-2"])


async def test_a_cancelled_document_gives_everything_back_once(world: World) -> None:
    place, tea = await floor(world), await product(world)
    await stocked(world, place, tea, 10)
    line, other = demand(world, place, tea, 6), demand(world, place, tea, 3)
    await asked(world, line)
    await asked(world, other)
    async with world.operator() as session:
        await inventory.allocate(session, warehouse_id=place.warehouse_id, document_ids=[line.document_id])
    for _ in range(2):
        async with world.merchant() as session:
            await inventory.release(session, [line.document_id])
    async with world.operator() as session:
        assert await inventory.audit_ledger(session) == []
        (there,) = await inventory.available(session, [tea])
    assert (there.on_hand, there.reserved) == (10, 3)


async def test_picked_goods_of_a_cancelled_document_go_back_to_a_shelf(world: World) -> None:
    place, tea = await floor(world), await product(world)
    await stocked(world, place, tea, 5)
    line = demand(world, place, tea, 5)
    await asked(world, line)
    async with world.operator() as session:
        found = await inventory.allocate(session, warehouse_id=place.warehouse_id, document_ids=[line.document_id])
        await inventory.pick(
            session, allocation_id=found.allocations[0].id, quantity=5, to_location_id=place.at["PACK"]
        )
        assert await inventory.put_back(
            session, document_id=line.document_id, to_location_id=place.at["A-3"]
        ) == 5  # fmt: skip
        await inventory.release(session, [line.document_id])
        assert await inventory.audit_ledger(session) == []
    again = demand(world, place, tea, 5)
    await asked(world, again)
    async with world.operator() as session:
        found = await inventory.allocate(session, warehouse_id=place.warehouse_id, document_ids=[again.document_id])
    assert [a.location_code for a in found.allocations] == ["TYO-A-3"]
