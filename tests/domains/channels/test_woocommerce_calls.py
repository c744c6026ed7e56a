"""What a WooCommerce shop is told, against the demo shop that behaves as the recorded one did."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from tests.make.street import Partner, partner
from tests.world import World

from portal.domains import channels
from portal.domains.channels import Fulfilment, ShopAccess, StockLevel, Tracking
from portal.domains.channels.errors import ShopAnswersOddly, ShopRefusesUs
from portal.kit import clock

WOO = channels.adapter_of("woocommerce")
NOTE = "商品を発送いたしました。"


def _access(**credentials: str) -> ShopAccess:
    kept = {"consumer_key": "ck_test", "consumer_secret": "cs_test", "webhook_secret": "s", **credentials}
    return ShopAccess(uuid4(), "woocommerce", "active", "token", "http://127.0.0.1:8010/stores/alice", kept, {})


def _fulfilment(order: dict[str, Any], *numbers: str, complete: bool = True) -> Fulfilment:
    lines = {str(line["id"]): line["quantity"] for line in order["line_items"]}
    return Fulfilment(str(order["id"]), [Tracking(number, "自社便") for number in numbers], lines, complete, NOTE)


async def _tell(world: World, *told: Fulfilment) -> None:
    for fulfilment in told:
        await WOO.push_fulfilment(world.services.http, _access(), fulfilment)


async def _tracking(street: Partner, order_id: int) -> list[str]:
    order = await street.see(f"/orders/{order_id}")
    return [entry["value"] for entry in order["meta_data"] if entry["key"] == "_tracking_number"]


async def _notes(street: Partner, order_id: int) -> list[str]:
    return [note["note"] for note in await street.see(f"/orders/{order_id}/notes") if note["customer_note"]]


async def test_an_order_that_left_is_completed_with_its_number_and_a_note_to_the_buyer(world: World) -> None:
    async with partner(world) as street:
        [order] = await street.sell(1)
        await _tell(world, _fulfilment(order, "123456789012"))
        assert (await street.see(f"/orders/{order['id']}"))["status"] == "completed"
        assert await _tracking(street, order["id"]) == ["123456789012"]
        assert await _notes(street, order["id"]) == [f"{NOTE}\n自社便 123456789012"]


async def test_telling_it_again_changes_nothing(world: World) -> None:
    async with partner(world) as street:
        [order] = await street.sell(1)
        told = _fulfilment(order, "123456789012")
        await _tell(world, told)
        street.network.asked.clear()
        await _tell(world, told)
        assert street.network.writes() == []


async def test_a_call_that_broke_off_after_the_note_writes_no_second_note(world: World) -> None:
    async with partner(world) as street:
        [order] = await street.sell(1)
        at = f"/stores/alice/wp-json/wc/v3/orders/{order['id']}"
        text = f"{NOTE}\n自社便 123456789012"
        await street.owner.post(f"{at}/notes", json={"note": text, "customer_note": True})
        await _tell(world, _fulfilment(order, "123456789012"))
        assert await _notes(street, order["id"]) == [text]


async def test_an_order_of_which_something_is_still_to_come_stays_open(world: World) -> None:
    async with partner(world) as street:
        [order] = await street.sell(1)
        await _tell(world, _fulfilment(order, "1", complete=False))
        assert (await street.see(f"/orders/{order['id']}"))["status"] == order["status"]
        await _tell(world, _fulfilment(order, "1", "2"))
        assert (await street.see(f"/orders/{order['id']}"))["status"] == "completed"
        assert await _tracking(street, order["id"]) == ["1, 2"]
        assert sorted(await _notes(street, order["id"])) == [f"{NOTE}\n自社便 1", f"{NOTE}\n自社便 2"]


async def test_a_shop_with_the_fulfilments_api_gets_them_there_too_and_once(world: World) -> None:
    async with partner(world, fulfillments=True) as street:
        [order] = await street.sell(1)
        await _tell(world, _fulfilment(order, "123456789012"))
        told = await street.see(f"/orders/{order['id']}/fulfillments")
        entries: Sequence[Any] = told.get("fulfillments", told) if isinstance(told, dict) else told
        assert len(entries) == 1
        meta = {entry["key"]: entry["value"] for entry in entries[0]["meta_data"]}
        assert meta["_tracking_number"] == "123456789012"
        assert [item["qty"] for item in meta["_items"]] == [line["quantity"] for line in order["line_items"]]


async def test_an_order_that_the_shop_does_not_know_is_refused(world: World) -> None:
    async with partner(world):
        with pytest.raises(ShopAnswersOddly):
            await _tell(world, Fulfilment("99999", [], {}, True, NOTE))


async def test_a_wrong_key_is_a_shop_that_refuses_us(world: World) -> None:
    async with partner(world):
        with pytest.raises(ShopRefusesUs):
            await WOO.subscribe(world.services.http, _access(consumer_secret="cs_other"), "http://127.0.0.1:9/x")


async def test_stock_is_set_and_what_the_shop_refuses_stops_none_of_the_others(world: World) -> None:
    async with partner(world) as street:
        levels = [StockLevel("11", 7), StockLevel("404", 1), StockLevel("12", 0)]
        assert await WOO.push_stock(world.services.http, _access(), levels) == ["404"]
        assert [(await street.see(f"/products/{id_}"))["stock_quantity"] for id_ in (11, 12)] == [7, 0]


async def test_more_levels_than_a_batch_may_hold_go_in_several(world: World) -> None:
    async with partner(world) as street:
        levels = [StockLevel("11", number) for number in range(101)]
        assert await WOO.push_stock(world.services.http, _access(), levels) == []
        assert street.network.writes() == [("POST", "/products/batch")] * 2
        assert (await street.see("/products/11"))["stock_quantity"] == 100


async def test_more_orders_than_a_page_are_all_found_once(world: World) -> None:
    async with partner(world) as street:
        await street.sell(100)
        await street.sell(20)
        before = clock.now() - timedelta(minutes=1)
        found = [order async for order in WOO.fetch_orders(world.services.http, _access(), before)]
        assert len(found) == len({order.body for order in found}) == 120
        assert [order.changed_at for order in found] == sorted(order.changed_at for order in found)
