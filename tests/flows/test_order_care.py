"""Orders held, let go, cancelled and sent elsewhere over HTTP, and what their shipments and stock do with them."""

from typing import Any
from uuid import UUID

import httpx2
from sqlalchemy import update
from tests.make.ground import ground, order_body
from tests.make.prices import card
from tests.world import World

from portal.domains import inventory, outbound
from portal.domains.outbound.models import Shipment

URL = "/api/v1/orders"


async def _place(http: httpx2.AsyncClient, **details: Any) -> str:
    answer = await http.post(URL, json=order_body("1001", ("TEA-1", 2), **details))
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def _free(world: World, product_id: UUID) -> int:
    async with world.merchant() as session:
        return (await inventory.available(session, [product_id]))[0].available


async def _let_floor_reach(world: World, order_id: str, status: str) -> None:
    async with world.operator() as session:
        [shipment] = await outbound.shipments_of_order(session, UUID(order_id))
        await session.execute(
            update(Shipment)
            .where(Shipment.operator_id == world.operator_id, Shipment.id == shipment.id)
            .values(status=status)
        )


async def test_a_held_order_and_its_shipment_wait_until_the_hold_is_released(world: World) -> None:
    await ground(world, TEA_1=5)
    async with world.http() as http:
        url = f"{URL}/{await _place(http)}"
        for _ in range(2):
            held = await http.put(f"{url}/hold", json={"detail": "buyer asked"})
            assert held.status_code == 200, held.text
        assert held.json()["order"]["held"] and held.json()["shipments"][0]["shipment"]["held"]
        wrong = await http.delete(f"{url}/hold", params={"reason": "fraud"})
        freed = await http.delete(f"{url}/hold")
        happened = (await http.get(f"{url}/timeline")).json()["items"]
    assert wrong.json()["code"] == "hold_missing"
    assert not freed.json()["order"]["held"] and not freed.json()["shipments"][0]["shipment"]["held"]
    names = [item["name"] for item in happened]
    assert names == ["OrderPlaced", "ShipmentReserved", "OrderHeld", "OrderReleased"]
    assert {item["actor"] for item in happened} == {"alice"}


async def test_paying_is_what_confirms_an_unpaid_order(world: World) -> None:
    await ground(world, TEA_1=5)
    async with world.http() as http:
        order_id = await _place(http, payment={"status": "pending"})
        paid = await http.post(URL, json=order_body("1001", ("TEA-1", 2)))
        page = (await http.get(f"{URL}/{order_id}")).json()
    assert (paid.status_code, paid.json()["id"]) == (200, order_id)
    assert (page["order"]["status"], page["order"]["held"]) == ("confirmed", False)
    assert [found["shipment"]["held"] for found in page["shipments"]] == [False]


async def test_a_cancelled_order_gives_its_stock_back_once(world: World) -> None:
    made = await ground(world, TEA_1=5)
    async with world.http() as http:
        url = f"{URL}/{await _place(http)}"
        assert await _free(world, made.products["TEA-1"]) == 3
        for _ in range(2):
            gone = await http.put(f"{url}/cancellation", json={"why": "changed mind"})
            assert gone.json()["order"]["status"] == "cancelled", gone.text
        late = await http.put(f"{url}/hold", json={})
    assert [found["shipment"]["status"] for found in gone.json()["shipments"]] == ["cancelled"]
    assert gone.json()["order"]["lines"][0]["cancelled_units"] == 2
    assert (late.status_code, late.json()["code"]) == (409, "order_closed")
    assert await _free(world, made.products["TEA-1"]) == 5


async def test_cancelling_packed_goods_is_too_late_and_says_how_far_they_are(world: World) -> None:
    await ground(world, TEA_1=5)
    async with world.http() as http:
        order_id = await _place(http)
        await _let_floor_reach(world, order_id, "packed")
        late = await http.put(f"{URL}/{order_id}/cancellation", json={"why": "changed mind"})
        changed = await http.post(URL, json=order_body("1001", ("TEA-1", 1)))
        moved = await http.put(f"{URL}/{order_id}/address", json=order_body()["ship_to"] | {"line1": "2-2"})
    for answer in (late, changed, moved):
        assert (answer.status_code, answer.json()["code"]) == (409, "too_late"), answer.text
        assert answer.json()["data"]["status"] == "packed"


async def test_an_order_is_sent_elsewhere_by_who_read_it_last(world: World) -> None:
    await ground(world, TEA_1=5)
    elsewhere = order_body()["ship_to"] | {"postal_code": "５３００００１", "region": "JP27", "city": "大阪市北区"}
    async with world.http() as http:
        url = f"{URL}/{await _place(http)}"
        tag = (await http.get(url)).headers["etag"]
        moved = await http.put(f"{url}/address", json=elsewhere, headers={"If-Match": tag})
        late = await http.put(f"{url}/address", json=elsewhere, headers={"If-Match": tag})
    assert moved.status_code == 200, moved.text
    assert moved.json()["order"]["ship_to"]["postal_code"] == "530-0001"
    assert moved.json()["shipments"][0]["shipment"]["ship_region"] == "大阪府"
    assert (late.status_code, late.json()["code"]) == (412, "stale")


async def test_other_lines_before_release_replace_the_shipment_and_its_reservation(world: World) -> None:
    made = await ground(world, TEA_1=5, CUP_1=5)
    async with world.http() as http:
        order_id = await _place(http)
        changed = await http.post(URL, json=order_body("1001", ("TEA-1", 1), ("CUP-1", 3)))
        page = (await http.get(f"{URL}/{order_id}")).json()
    assert (changed.status_code, changed.json()["reserved"]) == (200, True)
    assert [found["shipment"]["status"] for found in page["shipments"]] == ["cancelled", "reserved"]
    assert [(line["sku"], line["quantity"]) for line in page["order"]["lines"]] == [("TEA-1", 1), ("CUP-1", 3)]
    assert await _free(world, made.products["TEA-1"]) == 4
    assert await _free(world, made.products["CUP-1"]) == 2


async def test_a_change_of_what_the_floor_works_on_holds_the_order_for_a_person(world: World) -> None:
    made = await ground(world, TEA_1=5)
    async with world.http() as http:
        order_id = await _place(http)
        await _let_floor_reach(world, order_id, "picking")
        changed = await http.post(URL, json=order_body("1001", ("TEA-1", 4)))
        page = (await http.get(f"{URL}/{order_id}")).json()
    assert changed.json()["held"], changed.text
    assert page["order"]["holds"][0]["detail"] == "changed by the shop: lines, total"
    assert page["order"]["lines"][0]["quantity"] == 2
    assert await _free(world, made.products["TEA-1"]) == 3


async def test_an_operator_lists_holds_and_frees_orders_of_every_merchant(world: World) -> None:
    await ground(world, TEA_1=5)
    base = "/api/operator/v1/orders"
    async with world.http() as alice, world.http("operator") as http:
        order_id = await _place(alice)
        listed = await http.get(base, params={"q": "1001"})
        none = await http.get(base, params={"merchant": str(world.bob)})
        held = await http.put(f"{base}/{order_id}/hold", json={"reason": "fraud"})
        freed = await http.delete(f"{base}/{order_id}/hold", params={"reason": "fraud"})
    assert [order["id"] for order in listed.json()["items"]] == [order_id]
    assert none.json()["items"] == []
    assert (held.json()["order"]["held"], freed.json()["order"]["held"]) == (True, False)


async def test_a_stranger_finds_no_order(world: World) -> None:
    await ground(world, TEA_1=5)
    async with world.http() as alice, world.http("bob") as bob:
        url = f"{URL}/{await _place(alice)}"
        address = order_body()["ship_to"]
        answers = [
            await bob.get(url), await bob.get(f"{url}/timeline"), await bob.put(f"{url}/hold", json={}),
            await bob.delete(f"{url}/hold"), await bob.put(f"{url}/cancellation", json={"why": "x"}),
            await bob.put(f"{url}/address", json=address),
        ]  # fmt: skip
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(404, "order_missing")] * 6


async def test_orders_are_listed_in_pages_and_narrowed(world: World) -> None:
    await ground(world, TEA_1=2)
    async with world.http() as http:
        for n in range(3):
            body = order_body(f"A-{n}", payment={"status": "paid" if n else "pending"})
            await http.post(URL, json=body | {"ordered_at": f"2026-11-2{n}T12:00:00+09:00"})
        first = (await http.get(URL, params={"limit": 2})).json()
        rest = (await http.get(URL, params={"limit": 2, "cursor": first["next_cursor"]})).json()
        held = (await http.get(URL, params={"held": True})).json()
        day = {"from": "2026-11-21T00:00:00+09:00", "to": "2026-11-22T00:00:00+09:00"}
        dated = (await http.get(URL, params=day)).json()
        bad = await http.get(URL, params={"status": "lost"})
    assert [order["external_id"] for order in first["items"] + rest["items"]] == ["A-2", "A-1", "A-0"]
    assert rest["next_cursor"] is None
    assert [order["external_id"] for order in held["items"]] == ["A-0"]
    assert [order["external_id"] for order in dated["items"]] == ["A-1"]
    assert bad.status_code == 422


async def test_what_an_order_cost_is_shown_to_who_may_see_bills(world: World) -> None:
    await ground(world, TEA_1=5)
    async with world.operator() as session:
        await card(session, world.alice, {"order": "100"})
    async with world.http() as http, world.http("bob") as bob:
        url = f"{URL}/{await _place(http)}/charges"
        await world.settle()
        charged = (await http.get(url)).json()["items"]
        strange = await bob.get(url)
    assert [charge["kind"] for charge in charged] == ["order"]
    assert strange.status_code == 404
