"""Arrivals over HTTP, from both sides."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.make.places import Floor, floor
from tests.make.stock import product
from tests.world import World

TOMORROW = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()


async def _announced(world: World) -> tuple[Floor, dict[str, Any]]:
    place = await floor(world)
    await product(world, "TEA", tracks_lots=True)
    body = {
        "warehouse_id": str(place.warehouse_id), "expected_on": TOMORROW, "supplier": "茶園", "cartons": 2,
        "lines": [{"sku": "TEA", "quantity": 10}],
    }  # fmt: skip
    async with world.http() as http:
        answer = await http.post("/api/v1/inbound", json=body)
    assert answer.status_code == 201, answer.text
    return place, answer.json()


async def test_a_merchant_announces_and_the_floor_counts_and_puts_away(world: World) -> None:
    _, plan = await _announced(world)
    address = f"/api/operator/v1/inbound/{plan['id']}"
    async with world.http("operator") as http:
        assert (await http.post(f"{address}/arrival")).json()["status"] == "arrived"
        missing_lot = await http.post(f"{address}/receipts", json={"counts": [{"code": "TEA", "quantity": 9}]})
        assert (missing_lot.status_code, missing_lot.json()["code"]) == (422, "lot_needed")
        counts = {"counts": [{"code": "TEA", "quantity": 9, "lot_code": "L1"}]}
        counted = await http.post(f"{address}/receipts", json=counts)
        assert (counted.status_code, counted.json()["lines"][0]["variance"]) == (201, -1)
        [receipt] = (await http.get(f"{address}/receipts")).json()["items"]
        placings = {"placings": [{"receipt_id": receipt["id"], "quantity": 9, "location": "TYO-A-1"}]}
        placed = await http.post(f"{address}/putaways", json=placings)
        assert (placed.status_code, placed.json()["items"][0]["put_away"]) == (201, 9)
        again = await http.post(f"{address}/putaways", json=placings)
        assert (again.status_code, again.json()["code"]) == (409, "receipt_exhausted")
        assert (await http.post(f"{address}/closing")).json()["status"] == "closed"
        listed = await http.get("/api/operator/v1/inbound", params={"status": "closed"})
        assert [item["id"] for item in listed.json()["items"]] == [plan["id"]]
    async with world.http() as http:
        own = await http.get(f"/api/v1/inbound/{plan['id']}")
        assert (own.json()["status"], own.headers["etag"]) == ("closed", f'"{own.json()["version"]}"')
        assert (await http.get(f"/api/v1/inbound/{plan['id']}/receipts")).json()["items"][0]["quantity"] == 9


async def test_a_merchant_cancels_what_has_not_been_counted_and_nobody_else_may(world: World) -> None:
    _, plan = await _announced(world)
    async with world.http("bob") as http:
        for method, path in (("GET", ""), ("GET", "/receipts"), ("POST", "/cancellation")):
            answer = await http.request(method, f"/api/v1/inbound/{plan['id']}{path}")
            assert (answer.status_code, answer.json()["code"]) == (404, "inbound_plan_missing")
        assert (await http.get("/api/v1/inbound")).json()["items"] == []
    async with world.http() as http:
        assert (await http.post(f"/api/v1/inbound/{plan['id']}/cancellation")).json()["status"] == "cancelled"
        again = await http.post(f"/api/v1/inbound/{plan['id']}/cancellation")
        assert (again.status_code, again.json()["code"]) == (409, "inbound_plan_state")


async def test_the_operator_announces_on_behalf_of_a_merchant(world: World) -> None:
    place = await floor(world)
    await product(world, "TEA", tracks_lots=True)
    body = {
        "merchant_id": str(world.alice), "warehouse_id": str(place.warehouse_id), "expected_on": TOMORROW,
        "lines": [{"sku": "TEA", "quantity": 1}],
    }  # fmt: skip
    async with world.http("operator") as http:
        answer = await http.post("/api/operator/v1/inbound", json=body)
        assert (answer.status_code, answer.json()["merchant_id"]) == (201, str(world.alice))
        other = await http.post("/api/operator/v1/inbound", json={**body, "merchant_id": str(world.bob)})
        assert (other.status_code, list(other.json()["data"]["fields"])) == (422, ["lines[0].sku"])
