"""A shop is told what left of its orders, once, when it left."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import update
from tests.make import parcels
from tests.make.floor import floor
from tests.make.parcels import Packed
from tests.make.street import Partner, connected, partner
from tests.world import World

from portal.domains import outbound, shipping
from portal.domains.channels import ShopView
from portal.domains.orders.models import Order, OrderLine
from portal.kit.crypto import Vault

NUMBER = "444413758703"


async def _packed(world: World, shop: ShopView, order: dict[str, Any], *, ordered: int = 1) -> Packed:
    """One unit of the shop's order is in a parcel with a checked label."""
    async with world.operator() as session:
        ground = replace(await floor(session, world.alice), shop_id=shop.id)
        made = await parcels.packed(session, ground)
        await session.execute(update(Order).where(Order.id == made.order_id).values(external_id=str(order["id"])))
        line = {"external_id": str(order["line_items"][0]["id"]), "quantity": ordered}
        await session.execute(update(OrderLine).where(OrderLine.order_id == made.order_id).values(**line))
        account_id, _ = await parcels.account(session, Vault(world.config.master_key))
        await parcels.label(session, made, account_id, number=NUMBER)
        await outbound.mark_labelled(session, made.parcel_ids)
        await shipping.verify_label(session, made.parcel_ids[0], NUMBER)
        await outbound.mark_verified(session, made.parcel_ids)
    return made


async def _hand_over(world: World, made: Packed) -> None:
    async with world.operator() as session:
        await outbound.mark_handed_over(session, made.parcel_ids)
    await world.settle()


async def _at_shop(street: Partner, order: dict[str, Any]) -> tuple[str, list[str], int]:
    found = await street.see(f"/orders/{order['id']}")
    numbers = [entry["value"] for entry in found["meta_data"] if entry["key"] == "_tracking_number"]
    notes = [note for note in await street.see(f"/orders/{order['id']}/notes") if note["customer_note"]]
    return found["status"], numbers, len(notes)


async def test_an_order_of_which_all_left_is_completed_and_its_buyer_told_once(world: World) -> None:
    async with partner(world) as street:
        shop = await connected(world)
        [order] = await street.sell(1)
        await _hand_over(world, await _packed(world, shop, order))
        assert await _at_shop(street, order) == ("completed", [NUMBER], 1)
        assert await world.parked() == []


async def test_an_order_of_which_something_is_still_to_come_stays_open_at_the_shop(world: World) -> None:
    async with partner(world) as street:
        shop = await connected(world)
        [order] = await street.sell(1)
        await _hand_over(world, await _packed(world, shop, order, ordered=2))
        assert await _at_shop(street, order) == (order["status"], [NUMBER], 1)


async def test_a_shop_that_is_away_is_told_when_it_is_back(world: World) -> None:
    async with partner(world) as street:
        shop = await connected(world)
        [order] = await street.sell(1)
        made = await _packed(world, shop, order)
        street.network.down = True
        await _hand_over(world, made)
        assert (await _at_shop(street, order))[1:] == ([], 0)
        street.network.down = False
        assert await world.settle_later(timedelta(hours=1)) > 0
        assert await _at_shop(street, order) == ("completed", [NUMBER], 1)


async def test_a_disconnected_shop_is_not_called(world: World) -> None:
    async with partner(world) as street:
        shop = await connected(world)
        [order] = await street.sell(1)
        made = await _packed(world, shop, order)
        async with world.http() as http:
            await http.delete(f"/api/v1/shops/{shop.id}")
        await world.settle()
        street.network.asked.clear()
        await _hand_over(world, made)
        assert street.network.asked == []
        assert await world.parked() == []
