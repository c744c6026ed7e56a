"""The orders' API: pages, what changed since, changing one or many, and what it does to the stock."""

from typing import Any

from tests.demoshop.street import ORDERS, PRODUCTS, Api, Stopped

from demoshop.app import DemoShop


async def stock(api: Api, number: int = 11) -> int:
    quantity: int = (await api.ask("GET", f"{PRODUCTS}/{number}")).json()["stock_quantity"]
    return quantity


async def test_pages_say_how_many_there_are_and_where_the_neighbours_lie(api: Api) -> None:
    numbers = await api.place(count=5)
    answer = await api.ask("GET", ORDERS, params={"per_page": 2, "page": 2, "orderby": "id", "order": "asc"})
    assert [order["id"] for order in answer.json()] == numbers[2:4]
    assert (answer.headers["X-WP-Total"], answer.headers["X-WP-TotalPages"]) == ("5", "3")
    before, after = answer.headers["Link"].split(", ")
    assert "page=1>" in before
    assert before.endswith('rel="prev"')
    assert "page=3>" in after
    assert after.endswith('rel="next"')
    assert (await api.ask("GET", ORDERS, params={"per_page": 2, "page": 9})).json() == []


async def test_a_page_of_more_than_a_hundred_is_refused(api: Api) -> None:
    await api.ask("GET", ORDERS, params={"per_page": 100})
    answer = (await api.ask("GET", ORDERS, 400, params={"per_page": 101})).json()
    assert answer["code"] == "rest_invalid_param"
    assert answer["data"]["params"] == {"per_page": "per_page must be between 1 (inclusive) and 100 (inclusive)"}
    for bad in ({"page": 0}, {"page": "x"}, {"orderby": "price"}, {"order": "up"}, {"modified_after": "x"}):
        await api.ask("GET", ORDERS, 400, params=bad)


async def test_what_changed_after_a_moment_comes_in_the_order_of_change(api: Api, clock: Stopped) -> None:
    first, second = await api.place(count=2)
    clock.move(10)
    (third,) = await api.place()
    clock.move(10)
    await api.ask("PUT", f"{ORDERS}/{first}", json={"customer_note": "x"})
    since = {"dates_are_gmt": "true", "orderby": "modified", "order": "asc"}
    answer = await api.ask("GET", ORDERS, params={"modified_after": "2026-11-23T04:02:30", **since})
    assert [order["id"] for order in answer.json()] == [third, first]
    # The same moment on the store's own clock, nine hours ahead.
    local = {"modified_after": "2026-11-23T13:02:30", "orderby": "modified", "order": "asc"}
    assert [order["id"] for order in (await api.ask("GET", ORDERS, params=local)).json()] == [third, first]
    earlier = await api.ask("GET", ORDERS, params={"modified_after": "2026-11-23T04:02:29", **since})
    assert [order["id"] for order in earlier.json()] == [second, third, first]


async def test_a_list_can_be_narrowed_by_status(api: Api) -> None:
    await api.place(status="processing")
    (held,) = await api.place(status="on-hold")
    assert [order["id"] for order in (await api.ask("GET", ORDERS, params={"status": "on-hold"})).json()] == [held]
    await api.ask("GET", ORDERS, 400, params={"status": "dreaming"})


async def test_shipping_an_order_is_a_status_and_its_tracking_number(api: Api, recorded_deliveries: Any) -> None:
    (number,) = await api.place(status="processing")
    tracked = [{"key": "_tracking_number", "value": "123456789012"}]
    order = (await api.ask("PUT", f"{ORDERS}/{number}", json={"status": "completed", "meta_data": tracked})).json()
    assert order["status"] == "completed"
    assert order["date_completed_gmt"] == "2026-11-23T04:02:30"
    assert [entry["value"] for entry in order["meta_data"] if entry["key"] == "_tracking_number"] == ["123456789012"]
    again = [{"key": "_tracking_number", "value": "2"}]
    order = (await api.ask("PUT", f"{ORDERS}/{number}", json={"meta_data": again})).json()
    assert [entry["value"] for entry in order["meta_data"] if entry["key"] == "_tracking_number"] == ["2"]


async def test_an_unknown_order_or_status_is_refused_in_the_stores_words(api: Api) -> None:
    missing = {"code": "woocommerce_rest_shop_order_invalid_id", "message": "Invalid ID.", "data": {"status": 404}}
    assert (await api.ask("GET", f"{ORDERS}/999", 404)).json() == missing
    (number,) = await api.place()
    answer = await api.ask("PUT", f"{ORDERS}/{number}", 400, json={"status": "lost", "customer_note": "never"})
    assert answer.json()["code"] == "rest_invalid_param"
    assert (await api.ask("GET", f"{ORDERS}/{number}")).json()["customer_note"] != "never"
    assert (await api.ask("PUT", f"{ORDERS}/{number}", 400, content=b"{")).json()["code"] == "rest_invalid_json"


async def test_a_batch_takes_a_hundred_and_answers_each_item_by_itself(api: Api) -> None:
    (number,) = await api.place()
    updates = [{"id": number, "customer_note": "in a batch"}, {"id": 999, "status": "completed"}]
    answer = (await api.ask("POST", f"{ORDERS}/batch", json={"update": updates})).json()["update"]
    assert answer[0]["customer_note"] == "in a batch"
    assert answer[1]["id"] == 999
    assert answer[1]["error"]["code"] == "woocommerce_rest_shop_order_invalid_id"
    await api.ask("POST", f"{ORDERS}/batch", json={"update": [{"id": number}] * 100})


async def test_a_batch_of_more_than_a_hundred_is_too_large(api: Api) -> None:
    answer = await api.ask("POST", f"{ORDERS}/batch", 413, json={"update": [{"id": 1}] * 60, "create": [{}] * 41})
    assert answer.json()["code"] == "woocommerce_rest_request_entity_too_large"
    await api.ask("POST", f"{PRODUCTS}/batch", 413, json={"update": [{"id": 11}] * 101})


async def test_stock_falls_below_zero_without_a_word_and_comes_back_on_cancelling(api: Api) -> None:
    (number,) = await api.place(lines=[{"sku": "KUJI-A", "quantity": 130}], status="processing")
    assert await stock(api) == -30
    await api.ask("PUT", f"{ORDERS}/{number}", json={"status": "cancelled"})
    assert await stock(api) == 100
    await api.ask("PUT", f"{ORDERS}/{number}", json={"status": "cancelled"})
    assert await stock(api) == 100


async def test_an_unpaid_order_takes_no_stock_until_it_is_paid(api: Api) -> None:
    (number,) = await api.place(lines=[{"sku": "KUJI-A", "quantity": 3}], status="pending")
    order = (await api.ask("GET", f"{ORDERS}/{number}")).json()
    assert (order["needs_payment"], order["date_paid"], await stock(api)) == (True, None, 100)
    order = (await api.ask("PUT", f"{ORDERS}/{number}", json={"status": "processing"})).json()
    assert (order["needs_payment"], order["date_paid_gmt"], await stock(api)) == (False, "2026-11-23T04:02:30", 97)


async def test_the_recorded_order_placed_again_is_the_recorded_order(
    api: Api, shop: DemoShop, recorded_order: dict[str, Any]
) -> None:
    wanted = {
        "set_paid": True, "payment_method": "bacs", "customer_note": recorded_order["customer_note"],
        "billing": recorded_order["billing"], "shipping": recorded_order["shipping"],
        "line_items": [{"product_id": 11, "quantity": 2}, {"sku": "KUJI-B", "quantity": 1}],
        "shipping_lines": [{"method_id": "flat_rate", "method_title": "Yamato", "total": "600"}],
    }  # fmt: skip
    placed = (await api.ask("POST", ORDERS, 201, json=wanted)).json()
    # Address, key and the store's clock differ by nature.
    own = {"order_key", "payment_url", "_links", "date_created", "date_modified", "date_paid"}
    assert {name: placed[name] for name in placed if name not in own} == {
        name: recorded_order[name] for name in recorded_order if name not in own
    }


async def test_an_order_of_nothing_or_of_an_unknown_product_is_refused(api: Api) -> None:
    await api.ask("POST", ORDERS, 400, json={"line_items": []})
    answer = await api.ask("POST", ORDERS, 400, json={"line_items": [{"product_id": 77}]})
    assert answer.json()["code"] == "woocommerce_rest_invalid_product_id"
    await api.ask("POST", ORDERS, 400, json={"line_items": [{"product_id": 11}], "shipping_lines": [{"total": "x"}]})
    assert await stock(api) == 100
