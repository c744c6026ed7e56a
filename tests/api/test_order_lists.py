"""The lists of orders and shipments on both sides: what an item tells, what narrows them, how their tabs count."""

from typing import Any

from tests.make.ground import ground, order_body
from tests.make.life import lived
from tests.world import World

SIDES = {"alice": "/api/v1", "operator": "/api/operator/v1"}


async def _get(world: World, path: str, who: str = "alice", **query: Any) -> Any:
    async with world.http(who) as http:
        answer = await http.get(SIDES.get(who, "/api/v1") + path, params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def _numbers(world: World, path: str, who: str = "alice", **query: Any) -> list[str]:
    return [item["number"] for item in (await _get(world, path, who, **query))["items"]]


async def _three(world: World) -> list[str]:
    """One order is reserved, one waits for stock, one is held; answers their numbers."""
    await ground(world, TEA_1=3)
    numbers = []
    async with world.http() as http:
        for n, (units, more) in enumerate(((2, {}), (2, {}), (9, {"payment": {"status": "pending"}}))):
            body = order_body(f"50{n}", ("TEA-1", units), **more)
            body["ordered_at"] = f"2026-11-20T12:0{n}:00+09:00"
            numbers.append((await http.post("/api/v1/orders", json=body)).json()["number"])
    await world.settle()
    return numbers


async def test_an_order_in_a_list_says_why_it_waits_and_where_its_goods_are(world: World) -> None:
    await lived(world)
    [item] = (await _get(world, "/orders", q="9001"))["items"]
    assert (item["external_id"], item["units"], item["platform"], item["holds"]) == ("9001", 2, "api", [])
    assert (item["buyer_name"], item["recipient"], item["region"]) == ("山田 太郎", "山田 花子", "東京都")
    [shipment], [number] = item["shipments"], item["tracking_numbers"]
    assert shipment["status"] == "handed_over"
    assert item["merchant"] == ""
    for q in (number, f"{number[:4]}-{number[4:]}"):
        [found] = (await _get(world, "/orders", "operator", q=q))["items"]
        assert (found["number"], found["merchant"]) == (item["number"], "アリス商店")


async def test_orders_are_narrowed_by_every_filter(world: World) -> None:
    first, second, held = await _three(world)
    warehouse = (await _get(world, "/orders"))["items"][-1]["shipments"][0]["warehouse_id"]
    expected: list[tuple[dict[str, Any], set[str]]] = [
        ({}, {first, second, held}),
        ({"status": "received"}, {held}),
        ({"status": ["received", "confirmed"]}, {first, second, held}),
        ({"status": "cancelled"}, set()),
        ({"hold_reason": "payment"}, {held}),
        ({"hold_reason": "address"}, set()),
        ({"held": False}, {first, second}),
        ({"shipment_status": "reserved"}, {first}),
        ({"shipment_status": "awaiting_stock", "held": False}, {second}),
        ({"shipment_status": ["awaiting_stock", "reserved"], "warehouse_id": warehouse}, {first, second, held}),
        ({"warehouse_id": "01900000-0000-7000-8000-000000000000"}, set()),
        ({"from": "2026-11-20T03:01:00Z", "to": "2026-11-20T03:02:00Z"}, {second}),
    ]
    for query, numbers in expected:
        for who in SIDES:
            assert set(await _numbers(world, "/orders", who, **query)) >= numbers, (who, query)
        assert set(await _numbers(world, "/orders", **query)) == numbers, query


async def test_orders_go_on_over_pages_in_either_direction(world: World) -> None:
    numbers = await _three(world)
    for sort, wanted in (("ordered_at", numbers), ("-ordered_at", numbers[::-1])):
        seen: list[str] = []
        cursor = ""
        while cursor is not None:
            answer = await _get(world, "/orders", sort=sort, limit=2, cursor=cursor)
            seen += [item["number"] for item in answer["items"]]
            cursor = answer["next_cursor"]
        assert seen == wanted
    async with world.http() as http:
        assert (await http.get("/api/v1/orders", params={"sort": "total"})).status_code == 422
        assert (await http.get("/api/v1/orders", params={"status": "lost"})).status_code == 422


async def test_each_view_of_orders_counts_what_its_filter_shows(world: World) -> None:
    assert {view["count"] for view in (await _get(world, "/orders/counts"))["items"]} == {0}
    await _three(world)
    for who in SIDES:
        views = (await _get(world, "/orders/counts", who))["items"]
        counts = {view["view"]: view["count"] for view in views}
        assert counts == {
            "all": 3, "open": 3, "held": 1, "awaiting_stock": 2, "ready": 1, "in_work": 0, "shipped": 0,
            "cancelled": 0, "held:payment": 1,
        }  # fmt: skip
        for view in views:
            assert not view["more"]
            assert len(await _numbers(world, "/orders", who, **view["filter"])) == view["count"], view
    assert {view["count"] for view in (await _get(world, "/orders/counts", "bob"))["items"]} == {0}
    other = await _get(world, "/orders/counts", "operator", merchant=str(world.bob))
    assert {view["count"] for view in other["items"]} == {0}


async def test_a_shipment_in_a_list_names_its_orders_and_its_carrier(world: World) -> None:
    await lived(world)
    order = (await _numbers(world, "/orders", q="9001"))[0]
    [item] = (await _get(world, "/shipments", status="handed_over"))["items"]
    [tracking] = item["tracking_numbers"]
    assert (item["order_numbers"], item["merchant"]) == ([order], "")
    assert item["tracking_status"] and item["carrier"]
    for query in (
        {"q": item["number"]}, {"q": item["number"][:9].lower()}, {"q": tracking}, {"q": order}, {"q": "山田 花子"},
        {"carrier": item["carrier"]}, {"number": item["number"]}, {"status": ["packed", "handed_over"]},
    ):  # fmt: skip
        for who in SIDES:
            found = (await _get(world, "/shipments", who, **query))["items"]
            assert item["number"] in [one["number"] for one in found], f"{who}: {query}"
    for nothing in ({"q": "S999999"}, {"carrier": "nobody"}, {"older_than": 8000}, {"stuck_for": 1, "status": "draft"}):
        assert await _numbers(world, "/shipments", **nothing) == [], nothing
    assert await _numbers(world, "/shipments", "bob") == []


async def test_each_view_of_shipments_counts_what_its_filter_shows(world: World) -> None:
    await _three(world)
    for who in SIDES:
        views = (await _get(world, "/shipments/counts", who))["items"]
        found = {view["view"]: view["count"] for view in views if view["count"]}
        assert found == {"reserved": 1, "awaiting_stock": 2, "held": 1}
        for view in views:
            assert len(await _numbers(world, "/shipments", who, **view["filter"])) == view["count"], view
    assert {view["count"] for view in (await _get(world, "/shipments/counts", "bob"))["items"]} == {0}
