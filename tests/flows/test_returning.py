"""Returns: no more than was shipped, each unit looked at once, and every unit of it in the ledger and on the bill."""

from collections import Counter
from uuid import UUID

import pytest
from sqlalchemy import select
from tests.make.shipped import Shipped, shipped
from tests.world import World

from portal.domains import inventory, returns
from portal.domains.billing.models import Operation
from portal.domains.returns import (
    AllInspected,
    FindingUnsuitable,
    NotReturnable,
    ReturnLineMissing,
    ReturnMissing,
    ReturnState,
    ReturnView,
)  # fmt: skip
from portal.flows import returning
from portal.flows.returning import Finding, Wanted
from portal.kit.errors import Invalid
from portal.kit.ids import new_id
from portal.kit.paging import Window


async def _requested(world: World, made: Shipped, *quantities: int) -> UUID:
    lines = [Wanted(line.id, quantity, "サイズ違い") for line, quantity in zip(made.lines, quantities, strict=False)]
    async with world.merchant() as session:
        return await returning.request(session, made.order_id, lines, wants="refund")


async def _arrived(world: World, made: Shipped, *quantities: int) -> ReturnView:
    return_id = await _requested(world, made, *quantities)
    async with world.operator() as session:
        await returns.approve(session, return_id)
        number = (await returns.get_return(session, return_id)).number
        assert await returning.arrive(session, f" {number.lower()} ") == return_id
        return await returns.get_return(session, return_id)


async def _inspected(world: World, return_id: UUID, *findings: Finding) -> ReturnView:
    async with world.operator() as session:
        await returning.inspect(session, return_id, findings)
        return await returns.get_return(session, return_id)


def found(line_id: UUID, quantity: int, disposition: str, condition: str = "sellable", **where: str) -> Finding:
    return Finding(line_id=line_id, quantity=quantity, condition=condition, disposition=disposition, **where)


async def _stock(world: World) -> Counter[tuple[str, str]]:
    async with world.operator() as session:
        assert await inventory.audit_ledger(session) == []
        rows = await inventory.list_stock(session, Window(limit=200))
    stock: Counter[tuple[str, str]] = Counter()
    for row in rows:
        stock[row.location_code, row.condition] += row.quantity
    return +stock


async def test_each_unit_goes_where_its_inspection_says_and_the_work_is_billed(world: World) -> None:
    made = await shipped(world, first=4, second=1)
    came = await _arrived(world, made, 4, 1)
    lines = {line.sku: line.id for line in came.lines}
    view = await _inspected(
        world, came.id,
        found(lines["SKU-0"], 1, "restock", location="TYO-A-1"),
        found(lines["SKU-0"], 1, "dispose", "damaged"),
        found(lines["SKU-0"], 1, "quarantine", "damaged"),
    )  # fmt: skip
    assert view.status == "inspecting"
    view = await _inspected(
        world, came.id, found(lines["SKU-0"], 1, "send_back"), found(lines["SKU-1"], 1, "restock", location="TYO-A-2")
    )
    assert view.status == "resolved" and len(view.inspections) == 5
    assert await _stock(world) == {
        ("TYO-A-1", "sellable"): 1, ("TYO-A-2", "sellable"): 1, ("TYO-QUA", "damaged"): 1, ("TYO-RET", "inspecting"): 1,
    }  # fmt: skip
    async with world.operator() as session:
        available = await inventory.available(session, made.here.ground.product_ids)
        rows = await session.execute(
            select(Operation.kind, Operation.quantity).where(Operation.document_type == "return")
        )
    billed: Counter[str] = Counter()
    for kind, quantity in rows:
        billed[kind] += quantity
    assert sorted(item.on_hand for item in available) == [1, 1]
    assert billed == {"return": 1, "return_inspection": 5}


async def test_no_more_comes_back_than_was_shipped_over_all_returns_of_an_order(world: World) -> None:
    made = await shipped(world, first=3)
    with pytest.raises(NotReturnable) as refusal:
        await _requested(world, made, 4)
    assert refusal.value.data["fields"] == {"lines[0].quantity": "at most 3"}
    first = await _requested(world, made, 2)
    with pytest.raises(NotReturnable):
        await _requested(world, made, 2)
    async with world.operator() as session:
        await returns.reject(session, first, reason="期限切れ")
    await _requested(world, made, 3)
    with pytest.raises(NotReturnable):
        await _requested(world, made, 1)


async def test_one_line_asked_for_twice_in_a_request_counts_together(world: World) -> None:
    made = await shipped(world, first=3)
    twice = [Wanted(made.lines[0].id, 2, "x"), Wanted(made.lines[0].id, 2, "x")]
    async with world.merchant() as session:
        with pytest.raises(NotReturnable) as refusal:
            await returning.request(session, made.order_id, twice, wants="none")
        assert refusal.value.data["fields"] == {"lines[1].quantity": "at most 1"}
        with pytest.raises(Invalid):
            await returning.request(session, made.order_id, [Wanted(new_id(), 1, "x")], wants="none")


async def test_units_that_never_came_may_be_asked_for_again(world: World) -> None:
    made = await shipped(world, first=3)
    came = await _arrived(world, made, 3)
    async with world.operator() as session:
        with pytest.raises(ReturnState):
            await returns.resolve(session, came.id)
    await _inspected(world, came.id, found(came.lines[0].id, 1, "restock", location="TYO-A-1"))
    async with world.operator() as session:
        await returns.resolve(session, came.id)
    with pytest.raises(NotReturnable):
        await _requested(world, made, 3)
    await _requested(world, made, 2)


async def test_a_unit_is_inspected_once(world: World) -> None:
    made = await shipped(world, first=3)
    came = await _arrived(world, made, 2)
    line_id = came.lines[0].id
    await _inspected(world, came.id, found(line_id, 1, "dispose", "damaged"))
    with pytest.raises(AllInspected) as refusal:
        await _inspected(world, came.id, found(line_id, 1, "dispose"), found(line_id, 1, "dispose"))
    assert refusal.value.data["left"] == 1
    with pytest.raises(ReturnLineMissing):
        await _inspected(world, came.id, found(new_id(), 1, "dispose"))
    assert (await _inspected(world, came.id, found(line_id, 1, "dispose"))).status == "resolved"


async def test_only_sellable_units_with_a_shelf_to_stand_on_are_restocked(world: World) -> None:
    made = await shipped(world, first=3)
    came = await _arrived(world, made, 3)
    line_id = came.lines[0].id
    wrong = [
        found(line_id, 1, "restock"),
        found(line_id, 1, "restock", location="TYO-QUA"),
        found(line_id, 1, "restock", location="NOWHERE"),
        found(line_id, 1, "restock", "damaged", location="TYO-A-1"),
        found(line_id, 1, "quarantine", "damaged", location="TYO-A-1"),
    ]
    for finding in wrong:
        with pytest.raises(FindingUnsuitable):
            await _inspected(world, came.id, finding)
    assert await _stock(world) == {}


async def test_a_state_that_does_not_allow_it_refuses(world: World) -> None:
    made = await shipped(world, first=3)
    return_id = await _requested(world, made, 1)
    async with world.operator() as session:
        number = (await returns.get_return(session, return_id)).number
        with pytest.raises(ReturnState):
            await returning.arrive(session, number)
        with pytest.raises(ReturnMissing):
            await returning.arrive(session, "R000000-XXXXXXXX")
        await returns.approve(session, return_id)
        with pytest.raises(ReturnState):
            await returns.reject(session, return_id, reason="x")
    async with world.merchant() as session:
        await returns.send(session, return_id)
        with pytest.raises(ReturnState):
            await returns.cancel(session, return_id)
