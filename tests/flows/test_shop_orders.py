"""What a shop tells becomes one order per order of the shop, whatever way its deliveries come."""

import json
import random
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from tests.make.ground import Ground, ground, stock
from tests.make.shop import SECRET, Delivery, connect_shop, deliver, recorded_orders
from tests.world import World

from demoshop.webhooks import signature
from portal.domains import channels, inventory, orders, outbound
from portal.domains.orders import NewHold, OrderFilter, OrderHeld, OrderView
from portal.flows import order_intake
from portal.kit.paging import Window


async def _tell(world: World, code: str, deliveries: Sequence[Delivery]) -> UUID:
    async with world.merchant() as session:
        shop = await connect_shop(session, world, code)
    for delivery in deliveries:
        await deliver(world, shop.hook_token, delivery)
        await world.settle()
    assert await world.parked() == []
    return shop.id


async def _orders(world: World, shop_id: UUID) -> list[OrderView]:
    async with world.merchant() as session:
        listed = await orders.list_orders(session, Window(200), OrderFilter(shop_id=shop_id))
        return [await orders.get_order(session, order.id) for order in listed]


async def _end_state(world: World, shop_id: UUID) -> dict[str, Any]:
    return {
        order.external_id: (
            order.status, order.total, order.ship_to, order.payment_status, order.source_version,
            [(line.sku, line.quantity, line.cancelled_units) for line in order.lines],
            sorted(hold.reason for hold in order.holds if hold.released_at is None),
        )
        for order in await _orders(world, shop_id)
    }  # fmt: skip


async def test_the_recorded_deliveries_end_the_same_in_order_shuffled_and_doubled(world: World) -> None:
    await ground(world)
    told = recorded_orders()
    assert len(told) > 3
    in_order = await _end_state(world, await _tell(world, "in-order", told))
    doubled = await _end_state(world, await _tell(world, "doubled", [one for one in told for _ in range(2)]))
    shuffled = told * 2
    random.Random(7).shuffle(shuffled)
    mixed = await _end_state(world, await _tell(world, "shuffled", shuffled))
    assert in_order
    assert doubled == in_order
    assert mixed == in_order


async def _with_stock(world: World, shop_id: UUID, ground: Ground) -> set[str]:
    skus = {line.sku for order in await _orders(world, shop_id) for line in order.lines}
    async with world.operator() as session:
        await stock(session, ground, world.alice, "EAST", **{sku.replace("-", "_"): 1000 for sku in skus})
    await world.settle()
    return skus


async def test_products_that_become_known_let_the_orders_go_that_waited_for_them(world: World) -> None:
    made = await ground(world)
    shop_id = await _tell(world, "shop", recorded_orders())
    waiting = [order for order in await _orders(world, shop_id) if order.held]
    assert waiting
    assert {"product_unmapped"} <= {hold.reason for order in waiting for hold in order.holds}
    await _with_stock(world, shop_id, made)
    assert await world.parked() == []
    now = {order.id: order for order in await _orders(world, shop_id)}
    async with world.merchant() as session:
        for order in waiting:
            assert "product_unmapped" not in {hold.reason for hold in await _open(session, order.id)}
            assert all(line.product_id for line in now[order.id].lines)
            [shipment] = await outbound.shipments_of_order(session, order.id)
            assert shipment.status == "reserved"


async def _open(session: AsyncSession, order_id: UUID) -> Sequence[NewHold]:
    return (await orders.open_holds(session, [order_id])).get(order_id, [])


def _recorded(**changes: Any) -> Delivery:
    first = recorded_orders()[0]
    told = json.loads(first.body) | changes
    body = json.dumps(told).encode()
    return Delivery({**first.headers, "x-wc-webhook-signature": signature(SECRET, body)}, body)


async def test_a_shops_cancellation_gives_the_stock_back_whenever_it_comes(world: World) -> None:
    made = await ground(world)
    later = {"status": "cancelled", "date_modified_gmt": "2026-11-23T05:00:00"}
    shop_id = await _tell(world, "in-order", [_recorded()])
    await _with_stock(world, shop_id, made)
    [order] = await _orders(world, shop_id)
    assert order.status == "confirmed"
    async with world.merchant() as session:
        token = (await channels.get_shop(session, shop_id)).hook_token
    await deliver(world, token, _recorded(**later))
    await world.settle()
    overtaken = await _tell(world, "overtaken", [_recorded(**later), _recorded()])
    for shop in (shop_id, overtaken):
        assert [order.status for order in await _orders(world, shop)] == ["cancelled"]
    async with world.merchant() as session:
        assert {stock.reserved for stock in await inventory.available(session, list(made.products.values()))} == {0}
    assert await world.parked() == []


async def test_an_edit_in_the_shop_moves_the_shipment_before_release(world: World) -> None:
    made = await ground(world)
    shop_id = await _tell(world, "shop", [_recorded()])
    await _with_stock(world, shop_id, made)
    async with world.merchant() as session:
        token = (await channels.get_shop(session, shop_id)).hook_token
    told = json.loads(recorded_orders()[0].body)
    moved = {"shipping": told["shipping"] | {"state": "JP27", "postcode": "5300001", "city": "大阪市北区"}}
    await deliver(world, token, _recorded(**moved, date_modified_gmt="2026-11-23T05:00:00"))
    await world.settle()
    [order] = await _orders(world, shop_id)
    async with world.merchant() as session:
        [shipment] = await outbound.shipments_of_order(session, order.id)
    assert (order.ship_to.region, order.ship_to.postal_code) == ("大阪府", "530-0001")
    assert (shipment.ship_region, shipment.status) == ("大阪府", "reserved")


async def test_a_product_added_while_its_order_came_in_is_found_all_the_same(world: World) -> None:
    made = await ground(world)
    async with world.merchant() as session:
        shop = await connect_shop(session, world)
    await deliver(world, shop.hook_token, _recorded())
    async with world.merchant() as session:
        [message] = await channels.list_messages(session, shop.id, Window())
        event = channels.ShopOrderReceived(
            merchant_id=world.alice, shop_id=shop.id, message_id=message.id, external_id=message.external_id
        )
        await order_intake.take_order(session, event)
    [held] = await _orders(world, shop.id)
    async with world.operator() as session:
        units = {line.sku.replace("-", "_"): 10 for line in held.lines}
        await stock(session, made, world.alice, "EAST", **units)
    async with world.merchant() as session:
        waiting = OrderHeld(merchant_id=world.alice, order_id=held.id, reason="product_unmapped")
        for _ in range(2):
            await order_intake.map_held_order(session, waiting)
        [shipment] = await outbound.shipments_of_order(session, held.id)
    assert shipment.status == "reserved"
