"""Many orders held, let go and cancelled at once, by name or by filter."""

import csv
import io
from typing import Any

from tests.make.ground import ground, order_body
from tests.make.jobs import many_orders
from tests.world import World

from portal.domains import inventory
from portal.kit.ids import new_id

URL, AT_OPERATOR = "/api/v1/order-actions", "/api/operator/v1/order-actions"


async def _act(http: Any, **body: Any) -> list[tuple[bool, str | None]]:
    answer = await http.post(AT_OPERATOR if body.pop("at_operator", False) else URL, json=body)
    assert answer.status_code == 200, answer.text
    results = answer.json()["results"]
    assert [one["id"] for one in results] == list(dict.fromkeys(body["ids"]))
    return [(one["done"], (one["problem"] or {}).get("code")) for one in results]


async def test_named_orders_are_done_at_once_and_each_is_refused_alone(world: World) -> None:
    made = await ground(world, TEA_1=9)
    unknown = str(new_id())
    async with world.http() as http:
        ids = [(await http.post("/api/v1/orders", json=order_body(f"{n}"))).json()["id"] for n in range(3)]
        assert await _act(http, action="hold", ids=[ids[1], ids[0], ids[1]]) == [(True, None), (True, None)]
        held = (await http.get("/api/v1/orders", params={"held": True})).json()["items"]
        assert {order["id"] for order in held} == set(ids[:2])
        assert await _act(http, action="release", ids=[*ids, unknown]) == [
            (True, None), (True, None), (False, "hold_missing"), (False, "order_missing"),
        ]  # fmt: skip
        assert await _act(http, action="cancel", reason="sold out", ids=ids[:1]) == [(True, None)]
        assert await _act(http, action="hold", reason="fraud", ids=ids[:2]) == [(False, "order_closed"), (True, None)]
        page = (await http.get(f"/api/v1/orders/{ids[1]}")).json()
    assert page["order"]["held"] and page["shipments"][0]["shipment"]["held"]
    async with world.merchant() as session:
        assert (await inventory.available(session, [made.products["TEA-1"]]))[0].available == 7


async def _notes(http: Any, order_id: str) -> dict[str, str]:
    """What stands beside the holds that people placed."""
    holds = (await http.get(f"/api/v1/orders/{order_id}")).json()["order"]["holds"]
    return {hold["reason"]: hold["detail"] for hold in holds if hold["reason"] in ("manual", "fraud")}


async def test_a_note_stands_beside_every_hold_and_beside_nothing_else(world: World) -> None:
    ids = [str(id_) for id_ in await many_orders(world, 2)]
    async with world.http() as http:
        assert await _act(http, action="hold", detail="wait for the card", ids=ids) == [(True, None)] * 2
        for id_ in ids:
            assert await _notes(http, id_) == {"manual": "wait for the card"}
        refused = await http.post(URL, json={"action": "release", "detail": "why", "ids": ids})
        assert (refused.status_code, list(refused.json()["data"]["fields"])) == (422, ["detail"])
        begun = await http.post(URL, json={"action": "hold", "reason": "fraud", "detail": "look", "filter": {}})
        assert begun.status_code == 201, begun.text
        await world.settle()
        assert await _notes(http, ids[0]) == {"manual": "wait for the card", "fraud": "look"}


async def test_the_operator_acts_on_orders_of_its_merchants_and_no_merchant_on_anothers(world: World) -> None:
    mine, other = await many_orders(world, 2), await many_orders(world, 1, world.bob)
    ids = [str(id_) for id_ in (*mine, *other)]
    async with world.http("bob") as http:
        expected = [(False, "order_missing"), (False, "order_missing"), (True, None)]
        assert await _act(http, action="hold", ids=ids) == expected
    async with world.http("operator") as http:
        done = await _act(http, action="hold", reason="stock", ids=ids, at_operator=True)
    assert done == [(True, None)] * 3


async def test_a_filter_is_worked_through_by_a_job_that_names_what_was_refused(world: World) -> None:
    ids = await many_orders(world, 120)
    await many_orders(world, 3, world.bob)
    async with world.http() as http:
        await _act(http, action="cancel", reason="mistake", ids=[str(id_) for id_ in ids[:2]])
        answer = await http.post(URL, json={"action": "hold", "reason": "fraud", "filter": {}})
        assert answer.status_code == 201, answer.text
        job = answer.json()["job"]
        assert (job["kind"], job["total"], job["title"]["action"]) == ("order_action", 120, "hold")
        await world.settle()
        ended = (await http.get(f"/api/v1/jobs/{job['id']}")).json()
        file = await http.get(f"/api/v1/jobs/{job['id']}/result")
    assert (ended["status"], ended["done"], ended["failed_rows"]) == ("done", 120, 2), ended
    heading, *rows = csv.reader(io.StringIO(file.content.decode("utf-8-sig"), newline=""))
    assert heading[0] == "受注番号"
    assert {(row[1], row[3]) for row in rows} == {("E-0", "order_closed"), ("E-1", "order_closed")}
    for who, count in (("alice", 118), ("bob", 0)):
        async with world.http(who) as http:
            listed = await http.get("/api/v1/orders", params={"hold_reason": "fraud", "limit": 200})
        assert len(listed.json()["items"]) == count, who


async def test_the_operators_filter_may_name_a_merchant_and_a_job_that_refused_nothing_leaves_no_file(
    world: World,
) -> None:
    await many_orders(world, 2)
    await many_orders(world, 3, world.bob)
    async with world.http("operator") as http:
        body = {"action": "cancel", "reason": "closed", "filter": {}, "merchant_id": str(world.bob)}
        job = (await http.post(AT_OPERATOR, json=body)).json()["job"]
        await world.settle()
        ended = (await http.get(f"/api/operator/v1/jobs/{job['id']}")).json()
        file = await http.get(f"/api/operator/v1/jobs/{job['id']}/result")
    assert (ended["status"], ended["done"], ended["failed_rows"]) == ("done", 3, 0)
    assert file.json()["code"] == "job_result_missing"


async def test_what_cannot_be_meant_is_refused_as_a_whole(world: World) -> None:
    some = [str(new_id())]
    wrong: list[dict[str, Any]] = [
        {"action": "hold"}, {"action": "hold", "ids": some, "filter": {}}, {"action": "hold", "ids": []},
        {"action": "cancel", "ids": some}, {"action": "burn", "ids": some},
        {"action": "release", "reason": "merchant_suspended", "ids": some}, {"action": "hold", "ids": some * 501},
    ]  # fmt: skip
    async with world.http() as http:
        for body in wrong:
            answer = await http.post(URL, json=body)
            assert (answer.status_code, answer.json()["code"]) == (422, "invalid"), body


async def test_the_trail_says_which_action_was_done_on_which_orders(world: World) -> None:
    [order_id] = await many_orders(world, 1)
    async with world.http("operator") as http:
        await _act(http, action="hold", ids=[str(order_id)], at_operator=True)
        [line] = (await http.get("/api/operator/v1/audit", params={"action": "orders.act_on_orders"})).json()["items"]
    assert line["data"] == {"action": "hold", "ids": [str(order_id)]}
