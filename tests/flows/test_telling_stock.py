"""Shops show what can be promised, within a look and a call: the newest figure, once, and to whom it belongs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.make.ground import Ground, ground, order_body
from tests.make.street import Partner, connected, partner
from tests.world import World

from portal.domains import channels, inventory
from portal.domains.channels import ShopView, StockTelling
from portal.flows import sweeping_shops
from portal.kit import clock
from portal.kit.paging import Window
from portal.kit.reactions import HourPassed
from portal.reads import shop_levels
from worker.watching import StockWatch


@asynccontextmanager
async def told_shop(world: World, on: bool = True, **stock: int) -> AsyncIterator[tuple[Partner, ShopView, Ground]]:
    """Alice's shop with two products that she stores with us."""
    here = await ground(world, **stock)
    async with partner(world) as street:
        shop = await connected(world)
        async with world.merchant() as session:
            await channels.tell_stock(session, shop.id, on=on)
        yield street, shop, here


async def _look(world: World) -> int:
    called = await StockWatch(world.database).look()
    await world.settle()
    return called


async def _shown(street: Partner) -> dict[str, int | None]:
    return {product["sku"]: product["stock_quantity"] for product in await street.see("/products")}


async def _telling(world: World, shop_id: UUID) -> StockTelling:
    async with world.merchant() as session:
        return await shop_levels.stock_telling(session, shop_id)


async def _listing(world: World, shop_id: UUID, sku: str) -> Any:
    async with world.merchant() as session:
        found = await channels.list_listings(session, shop_id, Window(50))
    return next(listing for listing in found if listing.sku == sku)


async def test_a_shop_shows_what_can_be_promised_and_is_told_once(world: World) -> None:
    async with told_shop(world, KUJI_A=7, KUJI_B=0) as (street, shop, _):
        assert await _look(world) == 1
        assert await _shown(street) == {"KUJI-A": 7, "KUJI-B": 0}
        asked = len(street.network.writes())
        assert await _look(world) == 0
        assert len(street.network.writes()) == asked
        telling = await _telling(world, shop.id)
        assert (telling.on, telling.behind, telling.told) == (True, 0, 2)
        assert telling.p95_ms is not None


async def test_an_order_takes_its_units_out_of_every_shop(world: World) -> None:
    async with told_shop(world, KUJI_A=7) as (street, shop, _):
        await _look(world)
        async with world.http() as http:
            assert (await http.post("/api/v1/orders", json=order_body("1", ("KUJI-A", 3)))).status_code == 201
        assert (await _telling(world, shop.id)).behind == 1
        assert await _look(world) == 1
        assert (await _shown(street))["KUJI-A"] == 4


async def test_a_shop_that_is_not_to_be_told_keeps_its_own_figures(world: World) -> None:
    async with told_shop(world, on=False, KUJI_A=7) as (street, shop, _):
        before = await _shown(street)
        assert await _look(world) == 0
        assert await _shown(street) == before
        assert (await _telling(world, shop.id)).behind == 0


async def test_a_shop_that_is_to_be_told_again_is_told_everything(world: World) -> None:
    async with told_shop(world, KUJI_A=7) as (street, shop, _):
        await _look(world)
        async with world.merchant() as session:
            await channels.tell_stock(session, shop.id, on=False)
        street.shop.world.store("alice").products[11].stock_quantity = 90
        async with world.merchant() as session:
            await channels.tell_stock(session, shop.id, on=True)
        assert await _look(world) == 1
        assert (await _shown(street))["KUJI-A"] == 7


async def test_items_of_several_units_a_buffer_and_a_cap_make_the_figure(world: World) -> None:
    async with told_shop(world, KUJI_A=25) as (street, shop, _):
        listing = await _listing(world, shop.id, "KUJI-A")
        for quantity, buffer, cap, shown in ((2, 0, None, 12), (2, 3, None, 9), (2, 3, 5, 5), (1, 30, None, 0)):
            async with world.merchant() as session:
                product = listing.product_id
                await channels.map_listing(session, shop.id, listing.external_id, product, quantity)
                await channels.limit_level(session, shop.id, listing.external_id, buffer=buffer, cap=cap)
            await _look(world)
            assert (await _shown(street))["KUJI-A"] == shown
        assert (await _listing(world, shop.id, "KUJI-A")).told == 0


async def test_safety_stock_is_not_shown(world: World) -> None:
    async with told_shop(world, KUJI_A=7) as (street, shop, here):
        listing = await _listing(world, shop.id, "KUJI-A")
        async with world.merchant() as session:
            await inventory.set_safety(
                session, product_id=listing.product_id, warehouse_id=here.warehouses["EAST"], quantity=5
            )
        await _look(world)
        assert (await _shown(street))["KUJI-A"] == 2


async def test_a_listing_that_the_shop_refuses_is_asked_again_only_with_another_figure(world: World) -> None:
    async with told_shop(world, KUJI_A=7, KUJI_B=3) as (street, shop, _):
        del street.shop.world.store("alice").products[11]
        await _look(world)
        telling = await _telling(world, shop.id)
        assert (telling.behind, telling.refused, telling.told) == (1, 1, 1)
        assert await _look(world) == 0
        async with world.http() as http:
            await http.post("/api/v1/orders", json=order_body("1", ("KUJI-A", 3)))
        assert await _look(world) == 1


async def test_a_shop_that_is_away_is_called_once_and_told_when_it_is_back(world: World) -> None:
    async with told_shop(world, KUJI_A=7) as (street, _, _):
        street.network.down = True
        assert await _look(world) == 1
        assert await _look(world) == 0
        street.network.down = False
        await world.settle_later(timedelta(minutes=1))
        assert (await _shown(street))["KUJI-A"] == 7


async def test_a_shop_whose_key_is_gone_is_broken_and_told_when_it_works_again(world: World) -> None:
    async with told_shop(world, KUJI_A=7) as (street, shop, _):
        seed = street.shop.world.store("alice").seed
        seed.consumer_secret = "cs_other"
        await _look(world)
        async with world.merchant() as session:
            assert (await channels.get_shop(session, shop.id)).status == "broken"
        assert await _look(world) == 0
        seed.consumer_secret = "cs_test"
        async with world.merchant() as session:
            await channels.confirm(session, shop.id)
        assert await _look(world) == 1
        assert (await _shown(street))["KUJI-A"] == 7


async def test_a_call_that_was_lost_is_repeated_after_half_an_hour(world: World) -> None:
    async with told_shop(world, KUJI_A=7):
        watch = StockWatch(world.database)
        assert [await watch.look(), await watch.look()] == [1, 0]
        later = clock.now() + timedelta(minutes=31)
        with clock.running(lambda: later):
            assert await watch.look() == 1


async def _sweep(world: World, hours: int) -> None:
    at = clock.now() + timedelta(hours=hours)
    with clock.running(lambda: at):
        async with world.operator() as session:
            event = HourPassed(merchant_id=None, operator_id=world.operator_id, at=at)
            await sweeping_shops.call_for_sweeps(session, event)
        await _look(world)


async def test_a_figure_that_somebody_changed_in_the_shop_is_put_right_when_it_is_seen_twice(world: World) -> None:
    async with told_shop(world, KUJI_A=7) as (street, _, _):
        await _look(world)
        product = street.shop.world.store("alice").products[11]
        product.stock_quantity = 90
        await _sweep(world, 1)
        assert product.stock_quantity == 90
        await _sweep(world, 2)
        await _look(world)
        assert product.stock_quantity == 7


async def test_a_figure_that_differs_for_a_moment_is_left_alone(world: World) -> None:
    async with told_shop(world, KUJI_A=7) as (street, _, _):
        await _look(world)
        product = street.shop.world.store("alice").products[11]
        for hours, shown in ((1, 5), (2, 4), (3, 7), (4, 4)):
            product.stock_quantity = shown
            await _sweep(world, hours)
            await _look(world)
            assert product.stock_quantity == shown
