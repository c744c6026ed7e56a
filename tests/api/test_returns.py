"""Returns over HTTP, from both sides."""

from tests.make.shipped import shipped
from tests.world import World


async def test_a_merchant_asks_the_floor_takes_in_and_both_see_the_end(world: World) -> None:
    made = await shipped(world)
    body = {
        "order_id": str(made.order_id), "wants": "refund",
        "lines": [{"order_line_id": str(made.lines[0].id), "quantity": 1, "reason": "サイズ違い"}],
    }  # fmt: skip
    async with world.http() as http:
        asked = await http.post("/api/v1/returns", json=body)
        assert asked.status_code == 201, asked.text
        return_id, number = asked.json()["id"], asked.json()["number"]
        more = await http.post("/api/v1/returns", json={**body, "lines": [{**body["lines"][0], "quantity": 99}]})
        assert (more.status_code, more.json()["code"]) == (422, "not_returnable")
    async with world.http("operator") as http:
        early = await http.post("/api/operator/v1/returns/arrivals", json={"number": number})
        assert (early.status_code, early.json()["code"]) == (409, "return_state")
        assert (await http.post(f"/api/operator/v1/returns/{return_id}/approval")).json()["status"] == "approved"
        came = await http.post("/api/operator/v1/returns/arrivals", json={"number": number})
        assert (came.status_code, came.json()["status"]) == (201, "arrived")
        finding = {
            "line_id": came.json()["lines"][0]["id"], "quantity": 1, "condition": "sellable", "disposition": "restock",
            "location": "TYO-A-1",
        }  # fmt: skip
        done = await http.post(f"/api/operator/v1/returns/{return_id}/inspections", json={"findings": [finding]})
        assert (done.status_code, done.json()["status"]) == (201, "resolved")
        listed = (await http.get("/api/operator/v1/returns", params={"status": "resolved"})).json()["items"]
        assert [item["id"] for item in listed] == [return_id]
    async with world.http() as http:
        own = await http.get(f"/api/v1/returns/{return_id}")
        assert own.json()["inspections"][0]["disposition"] == "restock"
        assert own.headers["etag"] == f'"{own.json()["version"]}"'


async def test_another_merchant_finds_no_such_order_and_no_such_return(world: World) -> None:
    made = await shipped(world)
    body = {
        "order_id": str(made.order_id),
        "lines": [{"order_line_id": str(made.lines[0].id), "quantity": 1, "reason": "x"}],
    }
    async with world.http() as http:
        return_id = (await http.post("/api/v1/returns", json=body)).json()["id"]
    async with world.http("bob") as http:
        assert (await http.post("/api/v1/returns", json=body)).status_code == 404
        assert (await http.get("/api/v1/returns")).json()["items"] == []
        for method, path in (("GET", ""), ("POST", "/cancellation"), ("POST", "/dispatch")):
            answer = await http.request(method, f"/api/v1/returns/{return_id}{path}")
            assert (answer.status_code, answer.json()["code"]) == (404, "return_missing")
    async with world.http() as http:
        assert (await http.post(f"/api/v1/returns/{return_id}/cancellation")).json()["status"] == "cancelled"
