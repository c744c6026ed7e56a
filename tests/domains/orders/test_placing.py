"""Orders are placed once, in their normal form, and held for what stands against them."""

import pytest
from msgspec.structs import replace
from tests.make.floor import Floor, floor
from tests.make.orders import DAY, SOMEWHERE, new_line, new_order
from tests.world import World

from portal.domains import orders
from portal.domains.orders import Address, NewOrder, OrderFilter, Placed, UnknownCurrency
from portal.kit import outbox
from portal.kit.paging import Window


async def _floor(world: World) -> Floor:
    async with world.operator() as session:
        return await floor(session, world.alice)


async def _place(world: World, ground: Floor, *given: NewOrder) -> list[Placed]:
    async with world.merchant() as session:
        return await orders.place(
            session,
            shop_id=ground.shop_id,
            merchant_id=world.alice,
            orders=[orders.normalised(order) for order in given],
            day=DAY,
        )


def _mapped(ground: Floor, quantity: int = 1) -> orders.NewLine:
    return new_line("P-0", quantity, product_id=ground.product_ids[0])


async def test_a_new_order_is_confirmed_and_says_what_to_send(world: World) -> None:
    ground = await _floor(world)
    [placed] = await _place(world, ground, new_order("1001", _mapped(ground, 3)))
    assert (placed.created, placed.status, placed.held) == (True, "confirmed", ())
    assert placed.number.startswith("O261120-")
    assert placed.shippable is not None
    assert [line.units for line in placed.shippable.lines] == [3]
    async with world.merchant() as session:
        kept = await orders.get_order(session, placed.order_id)
        happened = await outbox.timeline(session, [placed.order_id])
    assert (kept.total, kept.lines[0].quantity, kept.ship_to) == (3600, 3, SOMEWHERE)
    assert [item.name for item in happened] == ["OrderPlaced"]


async def test_the_same_order_again_is_the_same_order(world: World) -> None:
    ground = await _floor(world)
    given = new_order("1001", _mapped(ground))
    [first, twin] = await _place(world, ground, given, given)
    [again] = await _place(world, ground, given)
    assert first.created and not twin.created and not again.created
    assert {twin.order_id, again.order_id} == {first.order_id}
    assert not twin.changed and not again.changed
    async with world.merchant() as session:
        assert len(await orders.list_orders(session, Window(), OrderFilter())) == 1


async def test_only_a_newer_version_that_says_something_else_counts_as_changed(world: World) -> None:
    ground = await _floor(world)
    given = new_order("1001", _mapped(ground), source_version="2026-11-20T02:00:00")
    await _place(world, ground, given)
    other = replace(given, note="leave at the door")
    [older, newer, equal] = await _place(
        world, ground,
        replace(other, source_version="2026-11-20T01:00:00"),
        replace(other, source_version="2026-11-20T03:00:00"),
        replace(given, source_version="2026-11-20T03:00:00"),
    )  # fmt: skip
    assert (older.changed, newer.changed, equal.changed) == (False, True, False)


async def test_what_stands_against_an_order_holds_it(world: World) -> None:
    ground = await _floor(world)
    bad_place = replace(SOMEWHERE, postal_code="", line1="")
    [placed] = await _place(
        world, ground, new_order("1001", new_line("NO-SUCH"), payment_status="pending", ship_to=bad_place)
    )
    assert placed.status == "received"
    assert placed.shippable is None
    assert {hold.reason: hold.detail for hold in placed.held} == {
        "product_unmapped": "NO-SUCH", "payment": "pending", "address": "ship_to.line1, ship_to.postal_code",
    }  # fmt: skip
    [again] = await _place(
        world, ground, new_order("1001", new_line("NO-SUCH"), payment_status="pending", ship_to=bad_place)
    )
    assert {hold.reason for hold in again.held} == {"product_unmapped", "payment", "address"}


async def test_names_addresses_and_contacts_take_their_normal_form_and_say_so(world: World) -> None:
    ground = await _floor(world)
    sent = Address(
        name="　ヤマダ　ハナコ ", postal_code="１５０ー０００１", country="jp", region="JP13", city="渋谷区",
        line1="神宮前１－１－１", phone="03-1234-5678",
    )  # fmt: skip
    [placed] = await _place(
        world, ground, new_order("1001", _mapped(ground), ship_to=sent, buyer_email=" Taro@Example.JP")
    )
    assert placed.shippable is not None
    assert placed.shippable.ship_to == replace(
        SOMEWHERE, name="ヤマダ ハナコ", line1="神宮前1-1-1", phone="+81312345678"
    )
    assert set(placed.adjusted) == {
        "ship_to.name", "ship_to.postal_code", "ship_to.country", "ship_to.region", "ship_to.line1", "ship_to.phone",
        "buyer.email",
    }  # fmt: skip


async def test_a_currency_that_nobody_knows_is_refused(world: World) -> None:
    ground = await _floor(world)
    with pytest.raises(UnknownCurrency):
        await _place(world, ground, new_order("1001", _mapped(ground), currency="XXQ"))


async def test_an_order_is_found_by_any_word_that_begins_one_of_its_keys(world: World) -> None:
    ground = await _floor(world)
    [placed, _] = await _place(
        world, ground, new_order("A-1001", _mapped(ground)),
        new_order("B-2002", new_line("OTHER"), ship_to=Address(name="鈴木一郎"), buyer_name="", buyer_email=""),
    )  # fmt: skip
    async with world.merchant() as session:
        for word in ("a-10", "山田 花", "TARO@ex", "03-1234", "+81 3 1234", "p-0", placed.number[:10].lower()):
            found = await orders.list_orders(session, Window(), OrderFilter(query=word))
            assert [order.id for order in found][-1] == placed.order_id, word
        assert await orders.find_by_key(session, "1001") == []
        assert await orders.find_by_key(session, "-") == []


async def test_a_list_is_paged_and_narrowed(world: World) -> None:
    ground = await _floor(world)
    given = [new_order(f"{n}", _mapped(ground) if n % 2 else new_line("NO")) for n in range(5)]
    await _place(world, ground, *given)
    async with world.merchant() as session:
        page = await orders.list_orders(session, Window(3), OrderFilter())
        last = page[2]
        rest = await orders.list_orders(session, Window(3, (last.ordered_at, last.id)), OrderFilter())
        held = await orders.list_orders(session, Window(), OrderFilter(held=True, statuses=["received"]))
        none = await orders.list_orders(session, Window(), OrderFilter(until=last.ordered_at))
    assert len(page) == 4
    assert [order.id for order in page[:3]] + [order.id for order in rest] == sorted(
        {order.id for order in [*page, *rest]}, reverse=True
    )
    assert (len(held), len(none)) == (3, 0)


async def test_a_stranger_sees_no_order(world: World) -> None:
    ground = await _floor(world)
    [placed] = await _place(world, ground, new_order("1001", _mapped(ground)))
    async with world.merchant(world.bob) as session:
        assert await orders.find_by_key(session, "1001") == []
        with pytest.raises(orders.OrderMissing):
            await orders.get_order(session, placed.order_id)


async def test_a_version_that_says_the_same_still_makes_what_lies_before_it_old(world: World) -> None:
    ground = await _floor(world)
    given = new_order("1001", _mapped(ground), source_version="2026-11-20T01:00:00")
    await _place(world, ground, given)
    await _place(world, ground, replace(given, source_version="2026-11-20T03:00:00"))
    [between] = await _place(world, ground, replace(given, note="late", source_version="2026-11-20T02:00:00"))
    assert not between.changed
