"""What happens to an order after it is placed: holds, mapping, edits, its end."""

from uuid import UUID

import pytest
from msgspec.structs import replace
from tests.make.floor import Floor, floor
from tests.make.orders import DAY, SOMEWHERE, new_line, new_order
from tests.make.shop import connect_shop
from tests.world import World

from portal.domains import orders
from portal.domains.orders import NewLine, NewOrder, OrderView, Placed, ProductMapping


async def _placed(world: World, given: NewOrder) -> tuple[Floor, Placed]:
    async with world.operator() as session:
        ground = await floor(session, world.alice)
    return ground, await _place_at(world, ground.shop_id, given)


async def _place_at(world: World, shop_id: UUID, given: NewOrder) -> Placed:
    async with world.merchant() as session:
        [placed] = await orders.place(
            session, shop_id=shop_id, merchant_id=world.alice, orders=[orders.normalised(given)], day=DAY
        )
    return placed


async def _now(world: World, placed: Placed) -> OrderView:
    async with world.merchant() as session:
        return await orders.get_order(session, placed.order_id)


async def _mapped(world: World, *quantities: int) -> tuple[Floor, Placed]:
    lines: list[NewLine] = [new_line(f"SKU-{n}", quantity) for n, quantity in enumerate(quantities)]
    ground, placed = await _placed(world, new_order("1001", *lines))
    async with world.merchant() as session:
        for n, product_id in enumerate(ground.product_ids[: len(quantities)]):
            await orders.map_lines(session, world.alice, ProductMapping(product_id=product_id, sku=f"SKU-{n}"))
    return ground, placed


async def test_a_hold_is_opened_once_and_confirming_waits_for_the_last(world: World) -> None:
    _, placed = await _placed(world, new_order("1001", payment_status="pending"))
    async with world.merchant() as session:
        assert await orders.hold(session, placed.order_id, reason="manual")
        assert not await orders.hold(session, placed.order_id, reason="manual")
        assert not await orders.release_hold(session, placed.order_id, "manual")
        assert not await orders.release_hold(session, placed.order_id, "payment")
    assert (await _now(world, placed)).status == "received"
    async with world.merchant() as session:
        assert await orders.clear_holds(session, [placed.order_id], "product_unmapped") == [placed.order_id]
        assert await orders.clear_holds(session, [placed.order_id], "product_unmapped") is None
    now = await _now(world, placed)
    assert (now.status, now.held) == ("confirmed", False)


async def test_a_hold_whose_cause_is_not_mended_cannot_be_waved_through(world: World) -> None:
    _, placed = await _placed(world, new_order("1001"))
    async with world.merchant() as session:
        with pytest.raises(orders.HoldStays):
            await orders.release_hold(session, placed.order_id, "product_unmapped")
        await orders.hold(session, placed.order_id, reason="merchant_suspended")
        with pytest.raises(orders.HoldStays):
            await orders.release_hold(session, placed.order_id, "merchant_suspended")
        with pytest.raises(orders.HoldMissing):
            await orders.release_hold(session, placed.order_id, "fraud")
    async with world.operator() as session:
        await orders.release_hold(session, placed.order_id, "merchant_suspended")


async def test_mapping_frees_an_order_when_its_last_line_is_known(world: World) -> None:
    ground, placed = await _placed(world, new_order("1001", new_line("A", 2), new_line("B")))
    first, second = ground.product_ids
    async with world.merchant() as session:
        assert await orders.map_lines(session, world.alice, ProductMapping(product_id=first, sku="A", units=6)) == []
        assert await orders.shippables(session, [placed.order_id]) == []
        mapping = ProductMapping(product_id=second, sku="B")
        assert await orders.map_lines(session, world.alice, mapping) == [placed.order_id]
        assert await orders.map_lines(session, world.alice, mapping) == []
        [ready] = await orders.shippables(session, [placed.order_id])
    assert [line.units for line in ready.lines] == [12, 1]
    assert (await _now(world, placed)).status == "confirmed"


async def test_mapping_a_shops_product_leaves_lines_of_other_shops_alone(world: World) -> None:
    ground, placed = await _placed(world, new_order("1001", new_line("", name="夏", product_external_id="11")))
    async with world.merchant() as session:
        other = await connect_shop(session, world)
    apart = await _place_at(world, other.id, new_order("1001", new_line("", name="冬", product_external_id="11")))
    product_id = ground.product_ids[0]
    mapping = ProductMapping(product_id=product_id, shop_id=ground.shop_id, product_external_id="11")
    async with world.merchant() as session:
        assert await orders.unmapped_listings(session, other.id) == ["11"]
        assert await orders.map_lines(session, world.alice, mapping) == [placed.order_id]
    assert (await _now(world, apart)).lines[0].product_id is None


async def test_a_newer_version_alters_adds_and_cancels_lines(world: World) -> None:
    _, placed = await _mapped(world, 2, 1)
    newer = new_order("1001", new_line("SKU-0", 5), new_line("NEW", 1), note="ring twice")
    async with world.merchant() as session:
        assert await orders.change(session, placed.order_id, newer) == {"lines", "note", "total"}
        assert await orders.change(session, placed.order_id, newer) == frozenset()
    now = await _now(world, placed)
    assert [(line.sku, line.quantity, line.cancelled_units) for line in now.lines] == [
        ("SKU-0", 5, 0), ("SKU-1", 1, 1), ("NEW", 1, 0),
    ]  # fmt: skip
    assert (now.total, now.note, now.held) == (7200, "ring twice", True)


async def test_mending_the_address_releases_its_hold(world: World) -> None:
    _, placed = await _placed(world, new_order("1001", ship_to=replace(SOMEWHERE, postal_code="")))
    assert "address" in {hold.reason for hold in placed.held}
    async with world.merchant() as session:
        await orders.readdress(session, placed.order_id, SOMEWHERE)
        assert {hold.reason for hold in (await orders.open_holds(session, [placed.order_id]))[placed.order_id]} == {
            "product_unmapped"
        }


async def test_an_order_is_fulfilled_when_every_unit_is_sent_or_cancelled(world: World) -> None:
    _, placed = await _mapped(world, 2, 1)
    first, second = (await _now(world, placed)).lines
    async with world.operator() as session:
        await orders.mark_fulfilling(session, [placed.order_id])
        assert await orders.mark_shipped(session, {first.id: 1}) == []
        with pytest.raises(orders.TooLate):
            await orders.cancel(session, placed.order_id, why="too late")
        assert await orders.mark_shipped(session, {first.id: 1, second.id: 1}) == [placed.order_id]
    now = await _now(world, placed)
    assert (now.status, now.fulfilled_at is not None) == ("fulfilled", True)
    async with world.merchant() as session:
        with pytest.raises(orders.OrderClosed):
            await orders.change(session, placed.order_id, new_order("1001", note="x"))


async def test_cancelling_closes_holds_and_lines_and_is_news_once(world: World) -> None:
    _, placed = await _placed(world, new_order("1001", new_line("A", 3)))
    async with world.merchant() as session:
        assert await orders.cancel(session, placed.order_id, why="gone")
        assert not await orders.cancel(session, placed.order_id, why="gone")
    now = await _now(world, placed)
    assert (now.status, now.held, now.lines[0].cancelled_units) == ("cancelled", False, 3)
    assert all(hold.released_at for hold in now.holds)
