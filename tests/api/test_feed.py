"""The merchant's feed."""

from tests.api.test_products import TEA
from tests.world import World


async def test_the_feed_gives_every_event_once_and_in_order(world: World) -> None:
    async with world.http() as http:
        for number in range(5):
            await http.post("/api/v1/products", json=TEA | {"sku": f"T{number}", "barcodes": []})
        before = (await http.get("/api/v1/events")).json()
        await world.settle()
        seen, after = [], 0
        while page := (await http.get("/api/v1/events", params={"after": after, "limit": 2})).json()["items"]:
            seen += page
            after = page[-1]["seq"]
    assert before["items"] == []
    assert [item["seq"] for item in seen] == list(range(1, 7))
    assert [item["data"].get("sku") for item in seen[1:]] == ["T0", "T1", "T2", "T3", "T4"]


async def test_a_stranger_sees_nothing_of_it(world: World) -> None:
    async with world.http() as http, world.http("bob") as bob:
        await http.post("/api/v1/products", json=TEA)
        await world.settle()
        names = [item["name"] for item in (await bob.get("/api/v1/events")).json()["items"]]
    assert names == ["MerchantOpened"]


async def test_who_does_not_want_the_past_begins_with_the_newest(world: World) -> None:
    async with world.http() as http, world.http("bob") as bob:
        for number in range(4):
            await http.post("/api/v1/products", json=TEA | {"sku": f"T{number}", "barcodes": []})
        await world.settle()
        newest = (await http.get("/api/v1/events/latest", params={"limit": 2})).json()
        assert [item["data"]["sku"] for item in newest["items"]] == ["T2", "T3"]
        after = {"after": newest["next_after"]}
        assert (await http.get("/api/v1/events", params=after)).json()["items"] == []
        assert [item["name"] for item in (await bob.get("/api/v1/events/latest")).json()["items"]] == ["MerchantOpened"]
