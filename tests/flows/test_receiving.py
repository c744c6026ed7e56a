"""From an announcement to stock in its places: counts, variances, lots, damages, and the work that is billed."""

from collections import Counter
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from tests.make.places import Floor, floor
from tests.world import World

from portal.domains import billing, catalogue, inbound, inventory
from portal.domains.billing.models import Operation
from portal.domains.catalogue import NewBarcode, NewProduct
from portal.domains.inbound import LocationUnsuitable, LotNeeded, PlanState, PlanView, ReceiptView
from portal.domains.inbound.errors import NotReceived, ReceiptMissing
from portal.flows import receiving
from portal.flows.receiving import Count, Expected, Placing
from portal.kit.errors import Invalid
from portal.kit.ids import new_id
from portal.kit.paging import Window

PAGE = Window(limit=200)
SIZES: dict[str, Any] = {"price": 100, "currency": "JPY", "length_mm": 9, "width_mm": 9, "height_mm": 9, "weight_g": 9}


async def _products(world: World) -> dict[str, UUID]:
    """TEA in cases of 24; MILK tracked by lot and expiry date; CUP."""
    case = NewBarcode("14901234567891", quantity=24)
    new = [
        NewProduct(sku="TEA", name="煎茶", barcodes=[NewBarcode("4901234567894"), case], **SIZES),
        NewProduct(sku="MILK", name="牛乳", tracks_lots=True, tracks_expiry=True, **SIZES),
        NewProduct(sku="CUP", name="湯呑", **SIZES),
    ]
    async with world.merchant() as session:
        ids = await catalogue.add_products(session, new)
    return dict(zip(("TEA", "MILK", "CUP"), ids, strict=True))


async def _announced(world: World, place: Floor, *lines: tuple[str, int]) -> UUID:
    async with world.merchant() as session:
        return await receiving.announce(
            session, merchant_id=world.alice, warehouse_id=place.warehouse_id,
            expected_on=await billing.business_date(session), lines=[Expected(*line) for line in lines],
        )  # fmt: skip


async def _arrived(world: World, place: Floor, *lines: tuple[str, int]) -> UUID:
    plan_id = await _announced(world, place, *lines)
    async with world.operator() as session:
        await inbound.arrive(session, plan_id)
    return plan_id


async def _count(world: World, plan_id: UUID, *counts: Count) -> PlanView:
    async with world.operator() as session:
        await receiving.receive(session, plan_id, counts)
        return await inbound.get_plan(session, plan_id)


async def _receipts(world: World, plan_id: UUID) -> list[ReceiptView]:
    async with world.operator() as session:
        return list(await inbound.list_receipts(session, plan_id))


async def _billed(world: World) -> Counter[str]:
    async with world.operator() as session:
        rows = await session.execute(select(Operation.kind, Operation.quantity))
        billed: Counter[str] = Counter()
        for kind, quantity in rows:
            billed[kind] += quantity
        return billed


async def test_what_is_announced_counted_and_put_away_is_stock_in_its_place_and_billed(world: World) -> None:
    place, products = await floor(world), await _products(world)
    plan_id = await _arrived(world, place, ("TEA", 48), ("CUP", 10))
    plan = await _count(world, plan_id, Count(code="14901234567891", quantity=2), Count(code="CUP", quantity=4))
    assert plan.status == "receiving"
    plan = await _count(world, plan_id, Count(code="CUP", quantity=6, location="TYO-RCV"))
    assert plan.status == "received" and all(line.variance == 0 for line in plan.lines)
    receipts = await _receipts(world, plan_id)
    async with world.operator() as session:
        await receiving.put_away(session, plan_id, [Placing(r.id, r.quantity, "TYO-A-1") for r in receipts])
        await inbound.close(session, plan_id)
        found = {(s.product_id, s.location_code): s.quantity for s in await inventory.list_stock(session, PAGE)}
        assert await inventory.audit_ledger(session) == []
    assert {key: quantity for key, quantity in found.items() if quantity} == {
        (products["TEA"], "TYO-A-1"): 48, (products["CUP"], "TYO-A-1"): 10,
    }  # fmt: skip
    assert await _billed(world) == {"received_unit": 58, "putaway": 58}
    assert all(receipt.put_away == receipt.quantity for receipt in await _receipts(world, plan_id))


async def test_more_than_expected_less_and_what_nobody_announced_is_kept_as_variance(world: World) -> None:
    place, _ = await floor(world), await _products(world)
    plan_id = await _arrived(world, place, ("TEA", 5), ("CUP", 10))
    await _count(world, plan_id, Count(code="TEA", quantity=7), Count(code="CUP", quantity=9))
    plan = await _count(world, plan_id, Count(code="MILK", quantity=2, lot_code="L1", expires_on=date(2027, 1, 31)))
    assert {line.sku: (line.expected, line.received, line.variance) for line in plan.lines} == {
        "TEA": (5, 7, 2), "CUP": (10, 9, -1), "MILK": (0, 2, 2),
    }  # fmt: skip
    async with world.operator() as session:
        await inbound.close(session, plan_id)
        assert (await inbound.get_plan(session, plan_id)).status == "closed"


async def test_damaged_units_are_counted_apart_and_only_go_to_quarantine(world: World) -> None:
    place, products = await floor(world), await _products(world)
    plan_id = await _arrived(world, place, ("CUP", 3))
    plan = await _count(
        world, plan_id, Count(code="CUP", quantity=2), Count(code="CUP", quantity=1, condition="damaged")
    )
    assert (plan.lines[0].received, plan.lines[0].damaged) == (3, 1)
    found = {receipt.condition: receipt for receipt in await _receipts(world, plan_id)}
    good, broken = found["sellable"], found["damaged"]
    for receipt, location in ((good, "TYO-QUA"), (broken, "TYO-A-1"), (good, "TYO-PACK"), (good, "NOWHERE")):
        with pytest.raises(LocationUnsuitable):
            await _put(world, plan_id, Placing(receipt.id, 1, location))
    await _put(world, plan_id, Placing(broken.id, 1, "TYO-QUA"))
    async with world.operator() as session:
        [available] = await inventory.available(session, [products["CUP"]])
    assert available.on_hand == 2


async def _put(world: World, plan_id: UUID, *placings: Placing) -> None:
    async with world.operator() as session:
        await receiving.put_away(session, plan_id, placings)


async def test_a_tracked_product_needs_its_lot_and_expiry_date(world: World) -> None:
    place, products = await floor(world), await _products(world)
    plan_id = await _arrived(world, place, ("MILK", 3))
    with pytest.raises(LotNeeded) as refusal:
        await _count(world, plan_id, Count(code="MILK", quantity=3))
    assert sorted(refusal.value.data["fields"]) == ["counts[0].expires_on", "counts[0].lot_code"]
    await _count(world, plan_id, Count(code="MILK", quantity=3, lot_code="L1", expires_on=date(2027, 1, 31)))
    async with world.operator() as session:
        [stock] = await inventory.list_stock(session, PAGE)
    assert (stock.product_id, stock.lot_code, stock.expires_on) == (products["MILK"], "L1", date(2027, 1, 31))


async def test_units_leave_the_dock_once(world: World) -> None:
    place, _ = await floor(world), await _products(world)
    plan_id = await _arrived(world, place, ("CUP", 5))
    await _count(world, plan_id, Count(code="CUP", quantity=5))
    [receipt] = await _receipts(world, plan_id)
    await _put(world, plan_id, Placing(receipt.id, 2, "TYO-A-1"), Placing(receipt.id, 2, "TYO-A-2"))
    with pytest.raises(NotReceived) as refusal:
        await _put(world, plan_id, Placing(receipt.id, 2, "TYO-A-3"))
    assert refusal.value.data["left"] == 1
    with pytest.raises(ReceiptMissing):
        await _put(world, plan_id, Placing(new_id(), 1, "TYO-A-3"))
    await _put(world, plan_id, Placing(receipt.id, 1, "TYO-A-3"))
    assert (await _billed(world))["putaway"] == 5


async def test_a_state_that_does_not_allow_it_refuses(world: World) -> None:
    place, _ = await floor(world), await _products(world)
    plan_id = await _announced(world, place, ("CUP", 5))
    with pytest.raises(PlanState):
        await _count(world, plan_id, Count(code="CUP", quantity=5))
    async with world.operator() as session:
        await inbound.arrive(session, plan_id)
        with pytest.raises(PlanState):
            await inbound.arrive(session, plan_id)
        with pytest.raises(PlanState):
            await inbound.close(session, plan_id)
    await _count(world, plan_id, Count(code="CUP", quantity=5))
    async with world.merchant() as session:
        with pytest.raises(PlanState) as refusal:
            await inbound.cancel(session, plan_id)
    assert refusal.value.data == {"status": "received", "allowed_from": ["announced", "arrived", "draft"]}


async def test_unknown_skus_a_sku_twice_and_a_day_that_has_passed_are_not_announced(world: World) -> None:
    place, _ = await floor(world), await _products(world)
    with pytest.raises(Invalid) as refusal:
        await _announced(world, place, ("NOPE", 1), ("CUP", 1), ("CUP", 2))
    assert sorted(refusal.value.data["fields"]) == ["lines[0].sku", "lines[2].sku"]
    async with world.merchant() as session:
        yesterday = await billing.business_date(session) - timedelta(days=1)
        with pytest.raises(Invalid):
            await receiving.announce(
                session, merchant_id=world.alice, warehouse_id=place.warehouse_id, expected_on=yesterday,
                lines=[Expected("CUP", 1)],
            )  # fmt: skip


async def test_five_hundred_lines_are_counted_and_put_away_at_once(world: World) -> None:
    place = await floor(world)
    skus = [f"SKU-{n:03}" for n in range(500)]
    async with world.merchant() as session:
        await catalogue.add_products(session, [NewProduct(sku=sku, name=sku, **SIZES) for sku in skus])
    plan_id = await _arrived(world, place, *((sku, 10) for sku in skus))
    plan = await _count(world, plan_id, *(Count(code=sku, quantity=10) for sku in skus))
    assert plan.status == "received"
    receipts = await _receipts(world, plan_id)
    await _put(world, plan_id, *(Placing(r.id, 10, f"TYO-A-{n % 5 + 1}") for n, r in enumerate(receipts)))
    async with world.operator() as session:
        assert await inventory.audit_ledger(session) == []
    assert await _billed(world) == {"received_unit": 5000, "putaway": 5000}
