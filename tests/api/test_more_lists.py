"""The lists of arrivals and returns on both sides: what an item tells, what narrows them, how their tabs count."""

from typing import Any

from tests.make.life import lived
from tests.world import World

SIDES = {"alice": "/api/v1", "operator": "/api/operator/v1"}


async def _items(world: World, path: str, who: str, **query: Any) -> Any:
    async with world.http(who) as http:
        answer = await http.get(SIDES.get(who, "/api/v1") + path, params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


async def test_an_arrival_in_a_list_says_how_much_is_announced_and_counted(world: World) -> None:
    await lived(world)
    for who in SIDES:
        [item] = await _items(world, "/inbound", who)
        assert (item["lines"], item["expected"], item["received"], item["warehouse"]) == (1, 5, 0, "TYO")
        assert (item["late"], item["differs"], bool(item["merchant"])) == (False, False, who == "operator")
        for query, found in (
            ({"status": ["announced", "arrived"]}, 1), ({"status": "closed"}, 0),
            ({"q": item["number"][:6].lower()}, 1),
            ({"q": "IN999999"}, 0), ({"late": True}, 0), ({"differences": True}, 0),
        ):  # fmt: skip
            assert len(await _items(world, "/inbound", who, **query)) == found, query
        counts = {view["view"]: view["count"] for view in await _items(world, "/inbound/counts", who)}
        assert {view for view, count in counts.items() if count} == {"announced"}
    assert await _items(world, "/inbound", "bob") == []
    assert {view["count"] for view in await _items(world, "/inbound/counts", "bob")} == {0}


async def test_a_short_delivery_is_a_difference(world: World) -> None:
    await lived(world)
    async with world.http("operator") as http:
        base = f"/api/operator/v1/inbound/{(await _items(world, '/inbound', 'alice'))[0]['id']}"
        await http.post(f"{base}/arrival")
        await http.post(f"{base}/receipts", json={"counts": [{"code": "SKU-0", "quantity": 3}]})
        closed = await http.post(f"{base}/closing")
        assert closed.status_code == 201, closed.text
    for who in SIDES:
        [item] = await _items(world, "/inbound", who, differences=True)
        assert (item["differs"], item["expected"], item["received"]) == (True, 5, 3)
        counts = {view["view"]: view["count"] for view in await _items(world, "/inbound/counts", who)}
        assert counts["differences"] == counts["closed"] == 1


async def test_a_return_in_a_list_names_its_order_and_why(world: World) -> None:
    await lived(world)
    for who in SIDES:
        [item] = await _items(world, "/returns", who)
        assert (item["units"], item["inspected"], item["reasons"]) == (1, 0, ["サイズ違い"])
        for query, found in (
            ({"q": item["order_number"]}, 1), ({"q": item["number"][:8]}, 1), ({"q": "R999999"}, 0),
            ({"status": ["requested", "approved"]}, 1), ({"status": "resolved"}, 0),
        ):  # fmt: skip
            assert len(await _items(world, "/returns", who, **query)) == found, query
        counts = {view["view"]: view["count"] for view in await _items(world, "/returns/counts", who)}
        assert {view for view, count in counts.items() if count} == {item["status"]}
    assert await _items(world, "/returns", "bob") == []
