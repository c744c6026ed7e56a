"""Stock over time and a product's stock: every day is what the ledger says, and nothing of another merchant."""

from datetime import timedelta

from tests.make.floor import QUEUED
from tests.make.places import floor
from tests.make.shipped import shipped
from tests.make.stock import product, stocked
from tests.world import World

from portal.domains import inventory
from portal.kit import clock


async def test_every_day_closes_with_the_sum_of_what_moved(world: World) -> None:
    place, tea = await floor(world), await product(world)
    for day, units in ((0, 10), (2, 5)):
        with clock.running(lambda day=day: QUEUED + timedelta(days=day)):  # type: ignore[misc]
            await stocked(world, place, tea, units)
    with clock.running(lambda: QUEUED + timedelta(days=3)):
        async with world.operator() as session:
            await inventory.dispose(
                session, merchant_id=world.alice, product_id=tea, lot_id=None, condition="sellable", quantity=4,
                location_id=place.at["A-1"], reason="crushed", document_type="disposal", document_id=None,
            )  # fmt: skip
    for who, side in (("alice", "v1"), ("operator", "operator/v1")):
        async with world.http(who) as http:
            url = f"/api/{side}/stock/{tea}/history"
            [whole] = (await http.get(url, params={"from": "2026-11-19", "to": "2026-11-24"})).json()["items"]
            [later] = (await http.get(url, params={"from": "2026-11-22", "to": "2026-11-23"})).json()["items"]
        assert whole["warehouse"] == "TYO"
        assert [(d["on_hand"], d["received"], d["issued"], d["sold"]) for d in whole["days"]] == [
            (0, 0, 0, 0), (10, 10, 0, 0), (10, 0, 0, 0), (15, 5, 0, 0), (11, 0, 4, 0), (11, 0, 0, 0),
        ]  # fmt: skip
        assert [day["on_hand"] for day in later["days"]] == [15, 11]


async def test_a_product_without_stock_has_no_history_and_a_strange_one_is_not_found(world: World) -> None:
    tea = await product(world)
    async with world.http() as http:
        assert (await http.get(f"/api/v1/stock/{tea}/history")).json()["items"] == []
        empty = (await http.get(f"/api/v1/products/{tea}/stock")).json()
        assert (empty["warehouses"], empty["lots"], empty["days_left"]) == ([], [], None)
        for wrong in ({"from": "2024-01-01"}, {"from": "2026-11-25", "to": "2026-11-24"}):
            assert (await http.get(f"/api/v1/stock/{tea}/history", params=wrong)).status_code == 422
    async with world.http("bob") as http:
        for url in (f"/api/v1/stock/{tea}/history", f"/api/v1/products/{tea}/stock"):
            assert (await http.get(url)).status_code == 404


async def test_a_product_shows_what_was_sold_and_how_long_it_lasts(world: World) -> None:
    left = await shipped(world, 3, 1)
    await left.here.stock(0, "A-1", 6)
    async with world.http() as http:
        found = (await http.get(f"/api/v1/products/{left.lines[0].product_id}/stock")).json()
        [item] = (await http.get("/api/v1/products", params={"q": "SKU-0"})).json()["items"]
    assert [house["available"] for house in found["warehouses"]] == [6]
    assert (len(found["sold"]), found["sold"][-1]["units"], found["days_left"]) == (28, 3, 56.0)
    assert (item["on_hand"], item["reserved"], item["available"]) == (6, 0, 6)
