"""The products' API, the webhooks' API and the little there is of the rest."""

import json

from tests.demoshop.street import HOOKS, PRODUCTS, Api, Sink


async def test_products_are_found_by_sku(api: Api) -> None:
    answer = await api.ask("GET", PRODUCTS, params={"sku": "KUJI-B"})
    assert [product["id"] for product in answer.json()] == [12]
    assert answer.headers["X-WP-Total"] == "1"
    assert (await api.ask("GET", f"{PRODUCTS}/99", 404)).json()["code"] == "woocommerce_rest_product_invalid_id"


async def test_stock_that_the_portal_pushes_is_told_and_kept(api: Api, sink: Sink) -> None:
    product = (await api.ask("PUT", f"{PRODUCTS}/11", json={"stock_quantity": 0})).json()
    assert (product["stock_quantity"], product["stock_status"]) == (0, "outofstock")
    await sink.until(1, "product.updated")
    assert json.loads(sink.of("product.updated")[0].body) == product
    await api.ask("PUT", f"{PRODUCTS}/11", 400, json={"stock_quantity": "many"})
    await api.ask("PUT", f"{PRODUCTS}/99", 400, json={"stock_quantity": 1})


async def test_a_batch_of_stock_changes_each_product(api: Api) -> None:
    updates = [{"id": 11, "stock_quantity": 7}, {"id": 12, "stock_quantity": 8}, {"id": 99, "stock_quantity": 9}]
    answer = (await api.ask("POST", f"{PRODUCTS}/batch", json={"update": updates})).json()["update"]
    assert [each.get("stock_quantity") for each in answer] == [7, 8, None]
    assert answer[2]["error"]["data"] == {"status": 400}


async def test_a_product_is_added_once_per_sku(api: Api) -> None:
    wanted = {"name": "くじC", "sku": "KUJI-C", "regular_price": "1200", "stock_quantity": 5}
    product = (await api.ask("POST", PRODUCTS, 201, json=wanted)).json()
    assert (product["id"], product["price"], product["stock_quantity"]) == (13, "1200", 5)
    assert (await api.ask("POST", PRODUCTS, 400, json=wanted)).json()["code"] == "product_invalid_sku"
    assert (await api.ask("GET", f"{PRODUCTS}/11/variations")).json() == []
    await api.ask("GET", f"{PRODUCTS}/11/variations/1", 404)


async def test_the_portal_opens_mends_and_removes_its_own_webhook(api: Api, sink: Sink) -> None:
    await sink.until(3)
    wanted = {"name": "portal", "topic": "order.updated", "delivery_url": f"{sink.url}2", "secret": "own"}
    hook = (await api.ask("POST", HOOKS, 201, json=wanted)).json()
    assert (hook["id"], hook["status"], hook["resource"], hook["event"]) == (4, "active", "order", "updated")
    assert "secret" not in hook
    await sink.until(4)
    assert (sink.received[3].path, sink.received[3].body) == ("/hooks/shops/token2", b"webhook_id=4")
    await api.ask("PUT", f"{HOOKS}/4", json={"status": "paused"})
    paused = (await api.ask("GET", HOOKS, params={"status": "paused"})).json()
    assert [each["id"] for each in paused] == [4]
    await api.ask("DELETE", f"{HOOKS}/4", 501)
    await api.ask("DELETE", f"{HOOKS}/4", params={"force": "true"})
    await api.ask("GET", f"{HOOKS}/4", 404)


async def test_a_webhook_without_a_known_topic_or_an_address_is_refused(api: Api, sink: Sink) -> None:
    await api.ask("POST", HOOKS, 400, json={"topic": "order.eaten", "delivery_url": sink.url})
    await api.ask("POST", HOOKS, 400, json={"topic": "order.created", "delivery_url": "ftp://x"})
    await api.ask("PUT", f"{HOOKS}/1", 400, json={"status": "asleep"})


async def test_the_store_says_what_it_is(api: Api) -> None:
    status = (await api.ask("GET", "/stores/hana/wp-json/wc/v3/system_status")).json()
    assert (status["environment"]["version"], status["settings"]["currency"]) == ("11.0.1", "JPY")
