"""Notes, refunds and fulfillments of an order."""

from typing import Any

from tests.demoshop.street import ORDERS, PRODUCTS, Api

from demoshop.app import DemoShop
from demoshop.config import StoreSeed


async def test_a_note_is_kept_and_an_empty_one_refused(api: Api) -> None:
    (number,) = await api.place()
    note = (
        await api.ask("POST", f"{ORDERS}/{number}/notes", 201, json={"note": "発送しました", "customer_note": True})
    ).json()
    assert (note["note"], note["customer_note"]) == ("発送しました", True)
    assert (await api.ask("GET", f"{ORDERS}/{number}/notes")).json() == [note]
    await api.ask("POST", f"{ORDERS}/{number}/notes", 400, json={"note": ""})
    await api.ask("POST", f"{ORDERS}/999/notes", 404, json={"note": "x"})


async def test_a_refund_changes_order_line_and_stock_as_recorded(api: Api, recorded_deliveries: Any) -> None:
    wanted = [{"sku": "KUJI-A", "quantity": 2}, {"sku": "KUJI-B"}]
    (number,) = await api.place(lines=wanted, status="processing")
    line = (await api.ask("GET", f"{ORDERS}/{number}")).json()["line_items"][0]
    asked = {"reason": "damaged", "line_items": [{"id": line["id"], "quantity": 1, "refund_total": 800}]}
    made = (await api.ask("POST", f"{ORDERS}/{number}/refunds", 201, json={**asked, "amount": "800"})).json()
    assert (made["amount"], made["line_items"][0]["quantity"], made["line_items"][0]["total"]) == ("800", -1, "-800")
    assert made["line_items"][0]["meta_data"][0]["key"] == "_refunded_item_id"
    order = (await api.ask("GET", f"{ORDERS}/{number}")).json()
    assert order["refunds"] == [{"id": made["id"], "reason": "damaged", "total": "-800", "total_tax": "0"}]
    kept = {entry["key"]: entry["value"] for entry in order["line_items"][0]["meta_data"]}
    assert kept == {"_reduced_stock": "1", "_restock_refunded_items": "1"}
    assert (await api.ask("GET", f"{PRODUCTS}/11")).json()["stock_quantity"] == 99
    assert [each["id"] for each in (await api.ask("GET", f"{ORDERS}/{number}/refunds")).json()] == [made["id"]]


async def test_no_more_than_was_paid_can_be_refunded(api: Api) -> None:
    (number,) = await api.place(lines=[{"sku": "KUJI-A"}], status="processing")
    total = int((await api.ask("GET", f"{ORDERS}/{number}")).json()["total"])
    await api.ask("POST", f"{ORDERS}/{number}/refunds", 400, json={"amount": str(total + 1)})
    await api.ask("POST", f"{ORDERS}/{number}/refunds", 400, json={"line_items": [{"id": 12345, "quantity": 1}]})
    await api.ask("POST", f"{ORDERS}/{number}/refunds", 201, json={"amount": str(total)})
    assert (await api.ask("GET", f"{ORDERS}/{number}")).json()["status"] == "refunded"


async def test_a_fulfillment_is_true_when_made_and_one_when_read(api: Api) -> None:
    (number,) = await api.place()
    metas = [{"key": "_tracking_number", "value": "1234"}, {"key": "_items", "value": [{"item_id": 1, "qty": 99}]}]
    asked = {"status": "fulfilled", "is_fulfilled": True, "meta_data": metas}
    made = (await api.ask("POST", f"{ORDERS}/{number}/fulfillments", 201, json=asked)).json()
    assert made["is_fulfilled"] is True
    (read,) = (await api.ask("GET", f"{ORDERS}/{number}/fulfillments")).json()
    assert read == {**made, "is_fulfilled": "1"}


async def test_without_the_feature_there_is_no_fulfillments_route(api: Api, shop: DemoShop, seed: StoreSeed) -> None:
    (number,) = await api.place()
    index = "/stores/hana/wp-json/wc/v3"
    assert any("fulfillments" in route for route in (await api.ask("GET", index)).json()["routes"])
    seed.fulfillments = False
    shop.world.put_store(seed)
    assert not any("fulfillments" in route for route in (await api.ask("GET", index)).json()["routes"])
    answer = await api.ask("GET", f"{ORDERS}/{number}/fulfillments", 404)
    assert answer.json()["code"] == "rest_no_route"
