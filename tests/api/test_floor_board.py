"""What a handheld reads before it can work, and what a scanned code turns out to be."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
from tests.make.fulfilment import station
from tests.make.stock import product
from tests.world import World

V1 = "/api/operator/v1"


async def _counted_tea(world: World, http: httpx2.AsyncClient, warehouse_id: Any) -> dict[str, Any]:
    """Three units of a product with lots, counted on a plan that expects ten and seven of another."""
    await product(world, "TEA", tracks_lots=True)
    body = {
        "merchant_id": str(world.alice), "warehouse_id": str(warehouse_id),
        "expected_on": (datetime.now(UTC) + timedelta(days=2)).date().isoformat(),
        "lines": [{"sku": "TEA", "quantity": 10}, {"sku": "SKU-1", "quantity": 7}],
    }  # fmt: skip
    plan: dict[str, Any] = (await http.post(f"{V1}/inbound", json=body)).json()
    await http.post(f"{V1}/inbound/{plan['id']}/arrival")
    counts = [{"code": "TEA", "quantity": 3, "lot_code": "L1"}, {"code": "OWN-1", "quantity": 2}]
    counted = await http.post(f"{V1}/inbound/{plan['id']}/receipts", json={"counts": counts})
    assert counted.status_code == 201, counted.text
    return plan


async def test_the_board_shows_what_waits_and_a_shelf_for_what_stands_at_the_dock(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-3", 5)
    await here.stock(1, "A-1", 4)
    await here.stock(1, "A-2", 9)
    await here.shipment(3)
    async with world.http("operator") as http:
        plan = await _counted_tea(world, http, here.warehouse_id)
        address = f"{V1}/warehouses/{here.warehouse_id}/floor-board"
        assert (await http.get(address)).json()["walks"] == []
        planned = await http.post(f"{V1}/waves", json={"warehouse_id": str(here.warehouse_id), "method": "discrete"})
        await http.post(f"{V1}/waves/{planned.json()['id']}/release")
        board = (await http.get(address)).json()
        [walk] = board["walks"]
        assert (walk["stops_left"], walk["units_left"], walk["picker"]) == (1, 3, None)
        assert [(one["number"], one["status"]) for one in board["arrivals"]] == [(plan["number"], "receiving")]
        dock = {item["sku"]: item for item in board["dock"]}
        assert (dock["TEA"]["lot_code"], dock["TEA"]["quantity"], dock["TEA"]["proposed"]) == ("L1", 3, None)
        assert (dock["SKU-1"]["quantity"], dock["SKU-1"]["proposed"]) == (2, "TYO-A-2")
        assert "OWN-1" in {code["code"] for code in dock["SKU-1"]["barcodes"]}
        [stop] = (await http.get(f"{V1}/pick-lists/{walk['id']}")).json()["stops"]
        scan = {"location": stop["location_code"], "product": "OWN-0", "quantity": 3}
        assert (await http.post(f"{V1}/picks/{stop['pick_id']}/scan", json=scan)).status_code == 200
        assert (await http.get(address)).json()["walks"] == []
        nowhere = await http.get(f"{V1}/warehouses/{plan['id']}/floor-board")
        assert (nowhere.status_code, nowhere.json()["code"]) == (404, "warehouse_missing")


async def test_the_sheet_of_an_arrival_names_the_codes_and_what_a_count_must_say(world: World) -> None:
    here = await station(world)
    async with world.http("operator") as http:
        plan = await _counted_tea(world, http, here.warehouse_id)
        sheet = (await http.get(f"{V1}/inbound/{plan['id']}/sheet")).json()
        tea, other = sheet["lines"]
        assert (tea["sku"], tea["tracks_lots"], tea["expected"], tea["received"]) == ("TEA", True, 10, 3)
        assert {(code["code"], code["quantity"]) for code in other["barcodes"]} == {("OWN-1", 1), ("CASE-1", 6)}
        missing = await http.get(f"{V1}/inbound/{here.warehouse_id}/sheet")
        assert (missing.status_code, missing.json()["code"]) == (404, "inbound_plan_missing")


async def test_a_shelf_is_read_by_its_code_and_an_unknown_one_is_refused(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-3", 5)
    async with world.http("operator") as http:
        address = f"{V1}/warehouses/{here.warehouse_id}/shelf"
        shelf = (await http.get(address, params={"code": "TYO-A-3"})).json()
        assert shelf["location"]["purpose"] == "storage"
        assert [(item["sku"], item["quantity"], item["allocated"]) for item in shelf["items"]] == [("SKU-0", 5, 0)]
        assert (await http.get(address, params={"code": "TYO-A-4"})).json()["items"] == []
        unknown = await http.get(address, params={"code": "TYO-Z-9"})
        assert (unknown.status_code, unknown.json()["code"]) == (404, "location_missing")


async def test_a_code_is_a_shelf_or_a_product_with_its_places_or_nothing(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-3", 5)
    async with world.http("operator") as http:
        address = f"{V1}/warehouses/{here.warehouse_id}/look-up"
        [card] = (await http.get(address, params={"code": "OWN-0"})).json()["products"]
        assert (card["sku"], [place["location_code"] for place in card["places"]]) == ("SKU-0", ["TYO-A-3"])
        shelf = (await http.get(address, params={"code": "TYO-A-3"})).json()
        assert (shelf["shelf"]["location"]["code"], shelf["products"]) == ("TYO-A-3", [])
        nothing = (await http.get(address, params={"code": "4900000000000"})).json()
        assert nothing == {"shelf": None, "products": [], "others": []}


async def test_merchants_do_not_read_the_floor(world: World) -> None:
    here = await station(world)
    async with world.http() as http:
        answer = await http.get(f"{V1}/warehouses/{here.warehouse_id}/floor-board")
    assert answer.status_code == 403
