"""The demo's strings: rate, bursts, editing, opening stores; and that nobody from elsewhere pulls them."""

import asyncio

import httpx2
import msgspec
from tests.demoshop.street import ORDERS, Api, Opening, Sink

from demoshop.app import DemoShop
from demoshop.config import Settings, StoreSeed


async def test_a_burst_of_two_hundred_a_second_reaches_the_portal(api: Api, sink: Sink) -> None:
    report = (await api.ask("POST", "/control/burst", json={"orders": 100, "per_second": 200})).json()
    assert report["placed"] == 100
    # The pace is the asked one; a busy machine may be late at the end, never early.
    assert 100 <= report["placed_per_second"] <= 205
    assert report["outstanding"] == 0
    assert set(report["statuses"]) == {"200"}
    assert report["topics"]["order.created"] == len(sink.of("order.created")) == 100
    assert 0 < report["ack_ms"]["p50"] <= report["ack_ms"]["p95"] <= report["ack_ms"]["p99"]
    assert report["order_lag_ms"]["p50"] >= report["ack_ms"]["p50"]
    assert (await api.ask("GET", "/control/burst/1")).json() == report


async def test_a_burst_that_does_not_wait_can_be_asked_for(api: Api, sink: Sink) -> None:
    started = await api.ask("POST", "/control/burst", 202, json={"orders": 5, "per_second": 500, "wait": False})
    assert started.json()["done"] is False
    await sink.until(5, "order.created")
    for _ in range(400):
        report = (await api.ask("GET", "/control/burst/1")).json()
        if report["done"]:
            break
        await asyncio.sleep(0.005)
    assert (report["done"], report["placed"]) == (True, 5)


async def test_a_burst_of_nothing_or_nowhere_is_refused(api: Api, shop: DemoShop) -> None:
    for wanted in ({"orders": 0, "per_second": 1}, {"orders": 1, "per_second": 0}, {"orders": 1}):
        await api.ask("POST", "/control/burst", 400, json=wanted)
    await api.ask("POST", "/control/burst", 404, json={"orders": 1, "per_second": 1, "stores": ["none"]})
    await api.ask("GET", "/control/burst/9", 404)


async def test_buyers_come_at_the_rate_that_is_set(api: Api, shop: DemoShop, sink: Sink) -> None:
    buyers = asyncio.create_task(shop.feed.run())
    await asyncio.sleep(0.01)
    assert not sink.of("order.created")
    await api.ask("PUT", "/control/rate", json={"orders_per_minute": 6000})
    await sink.until(5, "order.created")
    await api.ask("PUT", "/control/rate", json={"orders_per_minute": 0, "store": "hana"})
    settled = (await api.ask("GET", ORDERS)).headers["X-WP-Total"]
    await asyncio.sleep(0.15)
    assert (await api.ask("GET", ORDERS)).headers["X-WP-Total"] == settled
    buyers.cancel()


async def test_an_address_is_changed_and_an_order_cancelled_as_a_buyer_would(api: Api, sink: Sink) -> None:
    (number,) = await api.place(shipping={"city": "横浜市西区", "state": "JP14"}, note="置き配で")
    path = f"/control/stores/hana/orders/{number}"
    edited = (await api.ask("PATCH", path, json={"shipping": {"address_1": "みなとみらい2-2-1"}})).json()
    assert (edited["shipping"]["address_1"], edited["shipping"]["city"]) == ("みなとみらい2-2-1", "横浜市西区")
    assert edited["customer_note"] == "置き配で"
    assert (await api.ask("POST", f"{path}/cancel")).json()["status"] == "cancelled"
    await sink.until(3, "order.updated")
    await api.ask("PATCH", path, 400, json={"colour": "red"})
    await api.ask("POST", "/control/stores/hana/orders/999/cancel", 400)


async def test_a_store_is_opened_and_changed_while_the_others_sell(api: Api, sink: Sink, seed: StoreSeed) -> None:
    await api.place(lines=[{"sku": "KUJI-A", "quantity": 4}], status="processing")
    second = {**msgspec.to_builtins(seed), "code": "umi", "consumer_key": "ck_umi"}
    opened = (await api.ask("PUT", "/control/stores/umi", json=second)).json()
    assert [product["stock_quantity"] for product in opened["products"]] == [100, 100]
    await api.ask("GET", "/stores/umi/wp-json/wc/v3/orders", auth=("ck_umi", "cs_hana"))
    await api.ask("GET", "/stores/umi/wp-json/wc/v3/orders", 401)
    renamed = msgspec.to_builtins(seed)
    renamed["products"][0]["name"] = "新しい名前"
    changed = (await api.ask("PUT", "/control/stores/hana", json=renamed)).json()
    assert (changed["products"][0]["name"], changed["products"][0]["stock_quantity"]) == ("新しい名前", 96)
    assert len(changed["webhooks"]) == 3
    await api.ask("PUT", "/control/stores/hana", 400, json={"name": "half a store"})


async def test_too_many_orders_or_none_or_unknown_goods_are_refused(api: Api) -> None:
    for wanted in ({"count": 0}, {"count": 1001}, {"lines": [{"sku": "NONE"}]}, {"status": "lost"}):
        await api.ask("POST", "/control/stores/hana/orders", 400, json=wanted)
    assert (await api.ask("GET", ORDERS)).headers["X-WP-Total"] == "0"


async def test_the_control_api_answers_its_own_machine_only(shop: DemoShop, api: Api) -> None:
    await api.ask("GET", "/control/state")
    await api.ask("GET", "/control/state", 403, headers={"Origin": "http://elsewhere.example"})
    elsewhere = httpx2.ASGITransport(app=shop, client=("192.0.2.7", 1))
    async with httpx2.AsyncClient(transport=elsewhere, base_url="http://x") as client:
        assert (await client.get("/control/state")).status_code == 403


async def test_a_restart_keeps_orders_stock_and_webhooks_and_uses_no_number_twice(
    opening: Opening, seed: StoreSeed, tmp_path: object, sink: Sink
) -> None:
    settings = Settings(stores=[seed], data_file=f"{tmp_path}/demoshop.sqlite", connections=2)
    numbers = []
    for _ in range(2):
        shop = opening(settings)
        transport = httpx2.ASGITransport(app=shop)
        async with httpx2.AsyncClient(
            transport=transport, base_url="http://x", auth=(seed.consumer_key, seed.consumer_secret)
        ) as client:
            numbers += await Api(client).place(lines=[{"sku": "KUJI-A", "quantity": 2}], status="processing")
            listed = await client.get(ORDERS, params={"orderby": "id", "order": "asc"})
            stock = (await client.get(ORDERS.replace("orders", "products/11"))).json()["stock_quantity"]
        assert [order["id"] for order in listed.json()] == numbers
        assert stock == 100 - 2 * len(numbers)
    assert len(set(numbers)) == 2
    assert sorted(shop.world.store("hana").webhooks) == [1, 2, 3]
