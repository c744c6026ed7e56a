"""The recording of the real store is the measure: the same bodies, byte for byte, from the same facts."""

import json
from typing import Any

import msgspec
import pytest

from demoshop import orders, products, webhooks, wire
from demoshop.orders import Order
from demoshop.products import Product
from demoshop.site import Site

SITE = Site("https://127.0.0.1:8099", "JPY", 0)
Deliveries = list[dict[str, Any]]


def bodies_of(deliveries: Deliveries, resource: str) -> list[tuple[bytes, dict[str, Any]]]:
    chosen = [each for each in deliveries if each["headers"].get("X-WC-Webhook-Resource") == resource]
    return [(each["body"].encode(), json.loads(each["body"])) for each in chosen]


def test_every_recorded_order_is_written_again_byte_for_byte(recorded_deliveries: Deliveries) -> None:
    recorded = bodies_of(recorded_deliveries, "order")
    assert len(recorded) == 4
    for raw, facts in recorded:
        assert wire.encode(orders.body(msgspec.convert(facts, Order), SITE)) == raw


def test_every_recorded_product_is_written_again_byte_for_byte(recorded_deliveries: Deliveries) -> None:
    recorded = bodies_of(recorded_deliveries, "product")
    assert len(recorded) == 7
    for raw, facts in recorded:
        product = Product(
            id=facts["id"], name=facts["name"], sku=facts["sku"], price=int(facts["price"]), weight=facts["weight"],
            stock_quantity=facts["stock_quantity"], barcode=facts["global_unique_id"],
            dimensions=tuple(facts["dimensions"].values()), total_sales=facts["total_sales"],
            related_ids=facts["related_ids"], date_created=facts["date_created"], date_modified=facts["date_modified"],
        )  # fmt: skip
        assert wire.encode(products.body(product, SITE)) == raw


def test_every_recorded_signature_is_the_one_we_make(recorded_deliveries: Deliveries) -> None:
    signed = [each for each in recorded_deliveries if "X-WC-Webhook-Signature" in each["headers"]]
    assert len(signed) == 11
    for each in signed:
        made = webhooks.signature("s3cret", each["body"].encode())
        assert made == each["headers"]["X-WC-Webhook-Signature"]
        assert webhooks.signature("other", each["body"].encode()) != made


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [(3100, "JPY", "3100"), (-800, "JPY", "-800"), (3105, "USD", "31.05"), (-5, "USD", "-0.05"), (0, "EUR", "0.00")],
)
def test_an_amount_is_written_as_the_store_does_and_read_back(minor: int, currency: str, text: str) -> None:
    assert wire.amount(minor, currency) == text
    assert wire.minor(text, currency) == minor


@pytest.mark.parametrize("text", ["12.5", "abc", "1,000"])
def test_what_is_no_amount_of_yen_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        wire.minor(text, "JPY")


def test_the_stores_own_clock_is_ahead_of_utc_in_japan(recorded_order: dict[str, Any]) -> None:
    order = msgspec.convert(recorded_order, Order)
    body = orders.body(order, Site("http://s", "JPY", 540))
    assert (body["date_created"], body["date_created_gmt"]) == ("2026-11-23T04:02:30", "2026-11-22T19:02:30")
