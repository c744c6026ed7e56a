"""The audit trail over HTTP: what is done and read leaves a line, and who may read the lines."""

from typing import Any

import httpx2
from tests.make.ground import ground, order_body
from tests.make.people import browser
from tests.world import World

from portal.domains import tenancy

OPERATOR, MERCHANT = "/api/operator/v1/audit", "/api/v1/audit"


async def _lines(http: httpx2.AsyncClient, url: str = OPERATOR, **narrowed: Any) -> list[dict[str, Any]]:
    answer = await http.get(url, params=narrowed)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def _order(world: World) -> str:
    await ground(world, TEA_1=5)
    async with world.http() as http:
        placed = await http.post("/api/v1/orders", json=order_body("4711", ("TEA-1", 1)))
    assert placed.status_code == 201, placed.text
    return str(placed.json()["id"])


async def test_what_a_person_does_leaves_one_line_and_a_refusal_none(world: World) -> None:
    order_id = await _order(world)
    url = f"/api/operator/v1/orders/{order_id}/hold"
    async with browser(world, "ida@north.example", "manager") as ida:
        await ida.put(url, json={"reason": "fraud", "detail": "電話 090-0000-0000"})
        await ida.delete(url, params={"reason": "manual"})
        lines = await _lines(ida, document=order_id)
        me = (await ida.get("/api/session")).json()
    assert [(line["action"], line["data"]) for line in lines] == [("orders.hold_order", {"reason": "fraud"})]
    told = {name: lines[0][name] for name in ("actor_kind", "actor_id", "actor_name", "subject_type", "merchant_id")}
    assert told == {
        "actor_kind": "user", "actor_id": me["user_id"], "actor_name": "Ida", "subject_type": "order",
        "merchant_id": str(world.alice),
    }  # fmt: skip
    assert lines[0]["address"] == "127.0.0.1"


async def test_reading_a_buyers_data_leaves_a_line_for_the_operators_people_only(world: World) -> None:
    order_id = await _order(world)
    async with browser(world, "sue@north.example", "support") as sue, browser(world, "ida@north.example") as ida:
        await sue.get(f"/api/operator/v1/orders/{order_id}")
        await sue.get("/api/operator/v1/orders")
        await sue.get("/api/operator/v1/merchants")
        async with world.http() as alice, world.http("operator") as machine:
            await alice.get(f"/api/v1/orders/{order_id}")
            await machine.get(f"/api/operator/v1/orders/{order_id}")
        actions = [line["action"] for line in await _lines(ida)]
        [read] = await _lines(ida, action="orders.get_order")
        refused = await sue.get(OPERATOR)
    assert [action for action in actions if action.startswith("orders.")] == ["orders.list_orders", "orders.get_order"]
    assert (read["actor_name"], read["subject_id"]) == ("Sue", order_id)
    assert (refused.status_code, refused.json()["code"]) == (403, "permission_missing")


async def test_an_action_that_knows_more_than_the_door_writes_the_only_line(world: World) -> None:
    async with browser(world, "ida@north.example") as ida, browser(world, "jo@north.example", "floor"):
        members = (await ida.get("/api/operator/v1/members")).json()
        jo = next(found["id"] for found in members if found["user_email"] == "jo@north.example")
        await ida.put(f"/api/operator/v1/members/{jo}/role", json={"role": "billing"})
        [line] = await _lines(ida, document=jo)
    assert (line["action"], line["data"]) == ("member.grant", {"from": "floor", "to": "billing"})


async def test_a_replayed_request_and_a_scan_leave_no_line(world: World) -> None:
    new = {"code": "carol", "name": "キャロル堂", "email": "carol@carol.example"}
    await _order(world)
    async with world.http("operator") as machine:
        for _ in range(2):
            done = await machine.post("/api/operator/v1/merchants", json=new, headers={"Idempotency-Key": "once"})
            assert done.status_code == 201
        lines = [line for line in await _lines(machine) if line["actor_kind"] == "key"]
    assert [(line["action"], line["subject_id"]) for line in lines] == [("merchants.open_merchant", done.json()["id"])]


async def test_a_merchants_owner_reads_the_lines_about_it_without_the_operators_addresses(world: World) -> None:
    order_id = await _order(world)
    url = f"/orders/{order_id}/hold"
    async with (
        browser(world, "ida@north.example") as ida,
        browser(world, "ann@alice.example", merchant_id=world.alice) as ann,
        browser(world, "bob@bob.example", merchant_id=world.bob) as bob,
        browser(world, "abe@alice.example", "admin", merchant_id=world.alice) as abe,
    ):
        await ida.put("/api/operator/v1" + url, json={"reason": "fraud"})
        await ann.put("/api/v1" + url, json={"detail": "待って"})
        lines = await _lines(ann, MERCHANT, document=order_id)
        assert await _lines(bob, MERCHANT, document=order_id) == []
        refused = await abe.get(MERCHANT)
    assert [(line["actor_name"], line["address"]) for line in lines] == [("Ann", "127.0.0.1"), ("Ida", None)]
    assert refused.json()["code"] == "permission_missing"


async def test_the_trail_is_paged_and_narrowed_by_person_and_time(world: World) -> None:
    order_id = await _order(world)
    async with browser(world, "ida@north.example") as ida, browser(world, "max@north.example", "manager") as max_:
        for http in (ida, max_, ida):
            await http.get(f"/api/operator/v1/orders/{order_id}")
        first = (await ida.get(OPERATOR, params={"limit": 2, "document": order_id})).json()
        rest = (
            await ida.get(OPERATOR, params={"limit": 2, "document": order_id, "cursor": first["next_cursor"]})
        ).json()
        person = (await max_.get("/api/session")).json()["user_id"]
        [his] = await _lines(ida, person=person)
        assert await _lines(ida, document=order_id, **{"from": "2099-01-01T00:00:00Z"}) == []
        assert (
            len(await _lines(ida, document=order_id, **{"from": "2020-01-01T00:00:00Z", "to": "2099-01-01T00:00:00Z"}))
            == 3
        )
    assert [line["actor_name"] for line in first["items"] + rest["items"]] == ["Ida", "Max", "Ida"]
    assert (his["actor_name"], rest["next_cursor"]) == ("Max", None)


async def test_the_check_of_the_trail_is_answered_in_parts(world: World) -> None:
    async with world.operator() as session:
        for number in range(4):
            await tenancy.audit(session, "test.done", "thing", None, {"number": number})
        sealed = await tenancy.seal_trail(session, world.services.vault)
    async with browser(world, "ida@north.example") as ida:
        whole = (await ida.get(f"{OPERATOR}/check")).json()
        part = (await ida.get(f"{OPERATOR}/check", params={"after": 2})).json()
        numbers = [line["number"] for line in await _lines(ida) if line["seal"]]
        refused = await ida.get(f"{OPERATOR}/check", params={"after": -1})
    assert (whole["checked"], whole["broken_at"], whole["complete"]) == (sealed, None, True)
    assert (part["checked"], part["last_seal"]) == (sealed - 2, whole["last_seal"])
    assert (numbers, refused.status_code) == (list(range(sealed, 0, -1)), 422)
