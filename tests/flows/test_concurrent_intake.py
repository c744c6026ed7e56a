"""Many requests at once, on real connections with real commits: one order each, nothing promised twice."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator

import pytest
from tests.make.ground import ground, order_body
from tests.world import World, open_world

from portal.domains import inventory, orders
from portal.domains.orders import OrderFilter
from portal.kit.config import Config
from portal.kit.db import Database
from portal.kit.paging import Window

URL = "/api/v1/orders"


@pytest.fixture
async def busy(committed: Config) -> AsyncIterator[World]:
    """A world whose requests run on connections of their own."""
    database = Database(committed.app_database_url, pool_size=8)
    yield await open_world(database, committed)
    await database.close()


async def test_one_order_sent_by_many_at_once_is_one_order(busy: World) -> None:
    made = await ground(busy, TEA_1=50)
    async with busy.http() as http:
        body = order_body("1001", ("TEA-1", 2))
        answers = await asyncio.gather(*(http.post(URL, json=body) for _ in range(24)))
    assert Counter(answer.status_code for answer in answers) == {201: 1, 200: 23}
    assert len({answer.json()["id"] for answer in answers}) == 1
    async with busy.merchant() as session:
        assert len(await orders.list_orders(session, Window(), OrderFilter())) == 1
        [stock] = await inventory.available(session, [made.products["TEA-1"]])
        assert stock.reserved == 2


async def test_batches_with_the_same_orders_in_other_sequences_do_not_lock_each_other_out(busy: World) -> None:
    made = await ground(busy, TEA_1=500, CUP_1=500)
    bodies = [order_body(str(n), ("TEA-1", 1), ("CUP-1", 1)) for n in range(30)]
    async with busy.http() as http:
        answers = await asyncio.gather(
            *(http.post(f"{URL}/batch", json={"orders": bodies[turn:] + bodies[:turn]}) for turn in range(0, 30, 5))
        )
    statuses = Counter(item["status"] for answer in answers for item in answer.json()["items"])
    assert statuses == {201: 30, 200: 150}
    async with busy.merchant() as session:
        stocks = await inventory.available(session, list(made.products.values()))
        assert [stock.reserved for stock in stocks] == [30, 30]


async def test_a_flash_sale_promises_exactly_what_is_there(busy: World) -> None:
    await ground(busy, TEA_1=20)
    async with busy.http() as http:
        answers = await asyncio.gather(*(http.post(URL, json=order_body(str(n))) for n in range(60)))
    assert {answer.status_code for answer in answers} == {201}
    assert Counter(answer.json()["reserved"] for answer in answers) == {True: 20, False: 40}
    async with busy.operator() as session:
        assert await inventory.audit_ledger(session) == []


async def test_two_edits_at_once_leave_one_live_shipment(busy: World) -> None:
    made = await ground(busy, TEA_1=50)
    async with busy.http() as http:
        order_id = (await http.post(URL, json=order_body())).json()["id"]
        answers = await asyncio.gather(
            *(http.post(URL, json=order_body("1001", ("TEA-1", quantity))) for quantity in range(2, 10))
        )
        page = (await http.get(f"{URL}/{order_id}")).json()
    assert {answer.status_code for answer in answers} == {200}
    live = [found for found in page["shipments"] if found["shipment"]["status"] != "cancelled"]
    assert len(live) == 1
    assert live[0]["lines"][0]["quantity"] == page["order"]["lines"][0]["quantity"]
    async with busy.merchant() as session:
        [stock] = await inventory.available(session, [made.products["TEA-1"]])
    assert stock.reserved == live[0]["lines"][0]["quantity"]


async def test_cancelling_and_changing_at_once_ends_cancelled_with_all_stock_free(busy: World) -> None:
    made = await ground(busy, TEA_1=50)
    async with busy.http() as http:
        order_id = (await http.post(URL, json=order_body())).json()["id"]
        answers = await asyncio.gather(
            http.post(URL, json=order_body("1001", ("TEA-1", 5))),
            http.put(f"{URL}/{order_id}/cancellation", json={"why": "x"}),
            http.post(URL, json=order_body("1001", ("TEA-1", 6))),
        )
        page = (await http.get(f"{URL}/{order_id}")).json()
    assert {answer.status_code for answer in answers} <= {200, 409}
    assert page["order"]["status"] == "cancelled"
    assert {found["shipment"]["status"] for found in page["shipments"]} == {"cancelled"}
    async with busy.merchant() as session:
        [stock] = await inventory.available(session, [made.products["TEA-1"]])
    assert stock.reserved == 0
