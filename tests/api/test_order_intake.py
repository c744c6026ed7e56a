"""Orders sent in over HTTP: placed and reserved at once, one order however often, refused with what would be right."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import update
from tests.make.ground import ground, order_body, stock
from tests.world import World

from portal.domains import catalogue, inventory, outbound
from portal.domains.tenancy.models import Merchant
from portal.kit import clock

URL = "/api/v1/orders"


async def _available(world: World, sku: str = "TEA-1") -> tuple[int, int]:
    async with world.merchant() as session:
        product = (await catalogue.find_by_skus(session, world.alice, [sku]))[sku]
        [stock] = await inventory.available(session, [product.id])
        return stock.reserved, stock.available


async def test_an_order_is_reserved_when_its_answer_comes(world: World) -> None:
    await ground(world, TEA_1=5)
    async with world.http() as http:
        answer = await http.post(URL, json=order_body("1001", ("TEA-1", 2)))
    body = answer.json()
    assert answer.status_code == 201, answer.text
    assert (body["status"], body["reserved"], body["short"], body["held"]) == ("confirmed", True, False, False)
    assert body["why"] == []
    assert [shipment["status"] for shipment in body["shipments"]] == ["reserved"]
    assert await _available(world) == (2, 3)


async def test_the_same_external_id_again_is_answered_with_the_same_order(world: World) -> None:
    await ground(world, TEA_1=5)
    async with world.http() as http:
        first = await http.post(URL, json=order_body())
        again = await http.post(URL, json=order_body())
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()
    assert await _available(world) == (1, 4)


async def test_an_order_that_stock_does_not_carry_is_short_and_says_of_what(world: World) -> None:
    await ground(world, TEA_1=1)
    async with world.http() as http:
        answer = await http.post(URL, json=order_body("1001", ("TEA-1", 3)))
        again = await http.post(URL, json=order_body("1001", ("TEA-1", 3)))
    body = answer.json()
    assert (answer.status_code, body["status"], body["reserved"], body["short"]) == (201, "confirmed", False, True)
    assert body["why"] == [{"reason": "stock", "sku": "TEA-1", "wanted": 3}]
    assert (again.json()["short"], again.json()["why"]) == (True, [{"reason": "stock"}])
    assert await _available(world) == (0, 1)


async def test_an_unpaid_order_is_held_with_its_stock_reserved(world: World) -> None:
    await ground(world, TEA_1=5)
    async with world.http() as http:
        answer = await http.post(URL, json=order_body(payment={"status": "pending"}))
    body = answer.json()
    assert (body["status"], body["held"], body["reserved"]) == ("received", True, True)
    assert body["why"] == [{"reason": "payment", "detail": "pending"}]
    async with world.merchant() as session:
        [shipment] = await outbound.shipments_of_order(session, body["id"])
    assert shipment.held


async def test_an_order_goes_to_the_first_warehouse_that_has_all_of_it(world: World) -> None:
    made = await ground(world, "EAST", "WEST", TEA_1=5, CUP_1=0)
    async with world.operator() as session:
        await stock(session, made, world.alice, "WEST", TEA_1=5, CUP_1=5)
    async with world.http() as http:
        both = (await http.post(URL, json=order_body("1", ("TEA-1", 1), ("CUP-1", 1)))).json()
        tea = (await http.post(URL, json=order_body("2", ("TEA-1", 1)))).json()
        neither = (await http.post(URL, json=order_body("3", ("TEA-1", 99)))).json()
        found = [await http.get(f"{URL}/{order['id']}") for order in (both, tea, neither)]
    east, west = str(made.warehouses["EAST"]), str(made.warehouses["WEST"])
    went = [page.json()["shipments"][0]["shipment"]["warehouse_id"] for page in found]
    assert went == [west, east, east]


BAD: list[tuple[dict[str, Any], int, str, str]] = [
    ({"lines": [{"sku": "NO-SUCH", "quantity": 1}]}, 422, "unknown_sku", "lines[0].sku"),
    ({"lines": [{"sku": "TEA-1", "quantity": -1}]}, 422, "invalid", "lines[0].quantity"),
    ({"lines": [{"sku": "TEA-1", "quantity": 1.5}]}, 422, "invalid", "lines[0].quantity"),
    ({"lines": [{"sku": "TEA-1", "quantity": 1, "unit_price": "0.12345"}]}, 422, "invalid", "lines[0].unit_price"),
    ({"lines": [{"sku": "TEA-1", "quantity": 1, "unit_price": -1}]}, 422, "invalid", "lines[0].unit_price"),
    ({"lines": []}, 422, "invalid", "lines"),
    ({"buyer": {"name": "x" * 10_001}}, 422, "invalid", "buyer.name"),
    ({"currency": "XXQ"}, 422, "unknown_currency", "currency"),
    ({"requested_delivery": {"date": "2020-01-01"}}, 422, "date_in_past", "requested_delivery.date"),
    ({"ship_to": order_body()["ship_to"] | {"postal_code": ""}}, 422, "address_incomplete", "ship_to.postal_code"),
    ({"ship_to": order_body()["ship_to"] | {"postal_code": "15"}}, 422, "address_incomplete", "ship_to.postal_code"),
    ({"ship_to": order_body()["ship_to"] | {"country": "ZZ"}}, 422, "address_incomplete", "ship_to.country"),
    ({"ordered_at": "yesterday"}, 422, "invalid", "ordered_at"),
    ({"payment": {"status": "maybe"}}, 422, "invalid", "payment.status"),
]


@pytest.mark.parametrize(("wrong", "status", "code", "field"), BAD, ids=[f"{b[2]} {b[3]}" for b in BAD])
async def test_bad_input_is_refused_with_a_code_the_field_and_what_would_be_right(
    world: World, wrong: dict[str, Any], status: int, code: str, field: str
) -> None:
    await ground(world, TEA_1=5)
    async with world.http() as http:
        answer = await http.post(URL, json=order_body() | wrong)
        listed = await http.get(URL)
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    assert answer.json()["data"]["fields"][field]
    assert listed.json()["items"] == []


async def test_a_body_that_cannot_be_read_is_refused(world: World) -> None:
    async with world.http() as http:
        for content in (b'{"external_id": ', '{"external_id": "注文"}'.encode("shift_jis")):
            answer = await http.post(URL, content=content, headers={"content-type": "application/json"})
            assert (answer.status_code, answer.json()["code"]) == (400, "malformed_request"), content
        large = await http.post(
            URL, content=b'{"note": "' + b"x" * 5_000_001 + b'"}', headers={"content-type": "application/json"}
        )
    assert (large.status_code, large.json()["code"]) == (413, "body_too_large")


async def test_an_order_that_is_here_is_answered_although_its_date_has_passed_since(world: World) -> None:
    await ground(world, TEA_1=5)
    body = order_body(requested_delivery={"date": "2026-11-25", "slot": "14-16"})
    async with world.http() as http:
        with clock.running(lambda: datetime(2026, 11, 24, tzinfo=UTC)):
            first = await http.post(URL, json=body)
        with clock.running(lambda: datetime(2026, 12, 24, tzinfo=UTC)):
            again = await http.post(URL, json=body)
            other = await http.post(URL, json=body | {"external_id": "1002"})
    assert (first.status_code, again.status_code, again.json()["id"]) == (201, 200, first.json()["id"])
    assert other.json()["code"] == "date_in_past"


async def test_in_a_batch_only_the_bad_order_fails(world: World) -> None:
    await ground(world, TEA_1=5)
    good, bad = order_body("1001"), order_body("1002", ("NO-SUCH", 1))
    async with world.http() as http:
        answer = await http.post(
            f"{URL}/batch", json={"orders": [good, bad, 7, good, order_body("1003", ("TEA-1", 9))]}
        )
        listed = await http.get(URL)
    assert answer.status_code == 200, answer.text
    items = answer.json()["items"]
    assert [item["status"] for item in items] == [201, 422, 422, 200, 201]
    assert items[1]["problem"]["code"] == "unknown_sku"
    assert items[2]["problem"]["data"]["fields"]
    assert items[3]["order"]["id"] == items[0]["order"]["id"]
    assert (items[0]["order"]["reserved"], items[4]["order"]["short"]) == (True, True)
    assert len(listed.json()["items"]) == 2


async def test_five_hundred_orders_are_taken_and_five_hundred_and_one_are_refused(world: World) -> None:
    await ground(world, TEA_1=400)
    many = [order_body(str(n)) for n in range(501)]
    async with world.http() as http:
        refused = await http.post(f"{URL}/batch", json={"orders": many})
        taken = await http.post(f"{URL}/batch", json={"orders": many[:500]})
    assert (refused.status_code, refused.json()["data"]["fields"].keys()) == (422, {"orders"})
    orders = [item["order"] for item in taken.json()["items"]]
    assert sum(order["reserved"] for order in orders) == 400
    assert [order["reserved"] for order in orders] == [True] * 400 + [False] * 100
    assert await _available(world) == (400, 0)


async def test_a_suspended_merchants_order_is_held(world: World) -> None:
    await ground(world, TEA_1=5)
    async with world.operator() as session:
        await session.execute(
            update(Merchant)
            .where(Merchant.operator_id == world.operator_id, Merchant.merchant_id == world.alice)
            .values(status="suspended")
        )
    async with world.http() as http:
        body = (await http.post(URL, json=order_body())).json()
        refused = await http.delete(f"{URL}/{body['id']}/hold", params={"reason": "payment"})
    assert (body["held"], body["why"]) == (True, [{"reason": "merchant_suspended"}])
    assert refused.json()["code"] == "hold_missing"
