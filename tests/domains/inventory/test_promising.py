"""Promises in the database: all or nothing, parts, the queue, and who fills it."""

import random
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession
from tests.make.places import Floor, floor
from tests.make.stock import asked, demand, product, stocked
from tests.world import World

from portal.domains import inventory
from portal.domains.inventory.rules import Balance, Wanted, promise
from portal.kit.ids import new_id


async def test_a_document_gets_all_its_lines_or_none(world: World) -> None:
    place = await floor(world)
    tea, cup = await product(world, "TEA"), await product(world, "CUP")
    await stocked(world, place, tea, 5)
    document_id = new_id()
    lines = [demand(world, place, goods, 2, document_id=document_id) for goods in (tea, cup)]
    promised = await asked(world, *lines)
    assert promised[document_id] == inventory.Promise(False, {line.line_id: 0 for line in lines})
    await stocked(world, place, cup, 2)
    async with world.merchant() as session:
        again = await inventory.reserve(session, [document_id])
        assert again[document_id] == inventory.Promise(True, {line.line_id: 2 for line in lines})
        assert await inventory.audit_ledger(session) == []


async def test_a_document_that_takes_a_part_gets_what_there_is(world: World) -> None:
    place, tea = await floor(world), await product(world)
    await stocked(world, place, tea, 3)
    line = demand(world, place, tea, 5, partial_ok=True)
    promised = await asked(world, line)
    assert promised[line.document_id] == inventory.Promise(False, {line.line_id: 3})


async def test_new_documents_are_asked_and_promised_in_one_step_in_the_order_of_their_times(world: World) -> None:
    place, tea = await floor(world), await product(world)
    await stocked(world, place, tea, 3)
    late, early = demand(world, place, tea, 2, minutes=9), demand(world, place, tea, 2, minutes=1)
    async with world.merchant() as session:
        promised = await inventory.ask_and_reserve(session, [late, early])
        assert (promised[early.document_id].complete, promised[late.document_id].complete) == (True, False)
        assert await inventory.audit_ledger(session) == []
        never_stocked = demand(world, place, await product(world, "NEW"), 1)
        promised = await inventory.ask_and_reserve(session, [never_stocked])
        assert promised[never_stocked.document_id].complete is False


async def test_arriving_units_go_to_the_oldest_who_can_be_served_whole(world: World) -> None:
    place, tea = await floor(world), await product(world)
    big, small, last = (demand(world, place, tea, n, minutes=m) for m, n in enumerate((8, 2, 2)))
    await asked(world, big, small, last)
    await stocked(world, place, tea, 3)
    async with world.merchant() as session:
        filled = await inventory.fill_waiting(session, warehouse_id=place.warehouse_id, product_ids=[tea])
        assert [document.document_id for document in filled] == [small.document_id]
        assert await inventory.fill_waiting(session, warehouse_id=place.warehouse_id, product_ids=[tea]) == []
        assert await inventory.audit_ledger(session) == []


async def test_asking_twice_is_once_and_a_released_line_may_ask_again(world: World) -> None:
    place, tea = await floor(world), await product(world)
    await stocked(world, place, tea, 10)
    line = demand(world, place, tea, 4)
    for _ in range(2):
        await asked(world, line)
    async with world.merchant() as session:
        (there,) = await inventory.available(session, [tea])
        assert there.reserved == 4
        await inventory.release(session, [line.document_id])
    promised = await asked(world, line)
    assert promised[line.document_id].complete
    async with world.merchant() as session:
        (there,) = await inventory.available(session, [tea])
    assert there.reserved == 4


async def test_freed_units_call_those_who_wait_and_nobody_else(world: World) -> None:
    place = await floor(world)
    tea, cup = await product(world, "TEA"), await product(world, "CUP")
    await stocked(world, place, tea, 4)
    await stocked(world, place, cup, 4)
    holder = new_id()
    await asked(world, *(demand(world, place, goods, 4, document_id=holder) for goods in (tea, cup)))
    await asked(world, demand(world, place, tea, 1, minutes=5))
    async with world.merchant() as session:
        await inventory.release(session, [holder])
    async with world.operator() as session:
        assert await _called(session) == [tea]


async def _called(session: AsyncSession) -> list[UUID]:
    """Products of StockFreed, in the order recorded."""
    rows = await session.execute(text("select subject_id from events where name = 'StockFreed' order by id"))
    return [row[0] for row in rows]


@pytest.mark.parametrize("seed", range(4))
async def test_many_documents_are_promised_what_the_rules_give_one_after_the_other(world: World, seed: int) -> None:
    chance = random.Random(seed)
    place = await floor(world)
    goods = [await product(world, f"P{n}") for n in range(8)]
    free = {Balance(product_id, place.warehouse_id, world.alice): 400 for product_id in goods[:4]}
    free |= {Balance(product_id, place.warehouse_id, world.alice): chance.randint(1, 60) for product_id in goods[4:]}
    for balance, units in free.items():
        await stocked(world, place, balance.product_id, units)
    demands = [line for n in range(150) for line in _order(world, place, goods, chance, n)]
    documents = list(dict.fromkeys(line.document_id for line in demands))
    expected = promise([_wanted(line) for line in demands], free)
    async with world.merchant() as session:
        await inventory.ask(session, demands)
        promised = await inventory.reserve(session, documents)
        assert await inventory.reserve(session, documents) == promised
        assert await inventory.audit_ledger(session) == []
    assert {line: given for one in promised.values() for line, given in one.lines.items() if given} == expected
    waiting = {line.document_id for line in demands if expected.get(line.line_id, 0) < line.quantity}
    assert {document for document, one in promised.items() if not one.complete} == waiting
    assert 0 < len(waiting) < len(documents)


@pytest.mark.parametrize("seed", range(3))
async def test_arriving_units_fill_a_long_queue_as_the_rules_would_one_after_the_other(world: World, seed: int) -> None:
    chance = random.Random(seed)
    place = await floor(world)
    goods = [await product(world, f"P{n}") for n in range(8)]
    demands = [line for n in range(150) for line in _order(world, place, goods, chance, n)]
    await asked(world, *demands)
    free = {Balance(product_id, place.warehouse_id, world.alice): 400 for product_id in goods[:4]}
    free |= {Balance(product_id, place.warehouse_id, world.alice): chance.randint(1, 60) for product_id in goods[4:]}
    for balance, units in free.items():
        await stocked(world, place, balance.product_id, units)
    expected = promise([_wanted(line) for line in demands], free)
    async with world.merchant() as session:
        filled = await inventory.fill_waiting(session, warehouse_id=place.warehouse_id, product_ids=goods)
        assert await inventory.audit_ledger(session) == []
        assert await inventory.fill_waiting(session, warehouse_id=place.warehouse_id, product_ids=goods) == []
        held = await _held(session)
    assert held == expected
    waiting = {line.document_id for line in demands if expected.get(line.line_id, 0) < line.quantity}
    documents = list(dict.fromkeys(line.document_id for line in demands))
    assert [one.document_id for one in filled] == [id_ for id_ in documents if id_ not in waiting]
    assert 0 < len(waiting) < len(documents)


async def _held(session: AsyncSession) -> dict[UUID, int]:
    """Promised units by line, of lines with any."""
    rows = await session.execute(text("select line_id, reserved from reservations where reserved > 0"))
    return {row[0]: row[1] for row in rows}


def _wanted(line: inventory.Demand) -> Wanted:
    balance = Balance(line.product_id, line.warehouse_id, line.merchant_id)
    return Wanted(line.line_id, line.document_id, line.line_id, balance, line.quantity, line.partial_ok)


def _order(world: World, place: Floor, goods: list[UUID], chance: random.Random, n: int) -> list[inventory.Demand]:
    document_id, part = new_id(), chance.random() < 0.2
    chosen = chance.sample(goods, chance.randint(1, 3)) if chance.random() < 0.5 else chance.sample(goods[:4], 2)
    return [
        demand(world, place, one, chance.randint(1, 3), document_id=document_id, partial_ok=part, minutes=n)
        for one in chosen
    ]
