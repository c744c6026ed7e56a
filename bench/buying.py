"""The orders that the load consists of: who buys, what, and as which bytes it goes over the wire."""

import base64
import hashlib
import hmac
import itertools
import json
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.client import as_key, request
from bench.world import HOOK_SECRET, World, sku

_PLACES = (
    ("150-0001", "東京都", "渋谷区", "神宮前"), ("530-0001", "大阪府", "大阪市北区", "梅田"),
    ("460-0008", "愛知県", "名古屋市中区", "栄"), ("812-0011", "福岡県", "福岡市博多区", "博多駅前"),
    ("060-0042", "北海道", "札幌市中央区", "大通西"), ("980-0021", "宮城県", "仙台市青葉区", "中央"),
)  # fmt: skip
_FAMILIES = ("佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤")
_GIVEN = ("花子", "太郎", "美咲", "健一", "陽子", "翔太", "さくら", "大輔", "由美", "蓮")
_ORDERED = datetime(2026, 11, 20, 3, tzinfo=UTC)


def external_id(number: int) -> str:
    """The shop's name of order ``number``; footprints know it by its beginning."""
    return f"xq{number:08x}"


def order(number: int, products: Sequence[int], quantity: int = 1) -> dict[str, Any]:
    """A paid order of some products, one line each."""
    chance = random.Random(number)
    postal, region, city, street = chance.choice(_PLACES)
    name = f"{chance.choice(_FAMILIES)} {chance.choice(_GIVEN)}"
    return {
        "external_id": external_id(number),
        "ordered_at": (_ORDERED + timedelta(seconds=number)).isoformat(),
        "currency": "JPY",
        "buyer": {"name": name, "email": f"buyer{number % 50_000}@example.jp"},
        "ship_to": {
            "name": name, "postal_code": postal, "country": "JP", "region": region, "city": city,
            "line1": f"{street}{chance.randint(1, 9)}-{chance.randint(1, 20)}-{chance.randint(1, 30)}", "line2": "",
            "phone": f"03-{chance.randint(1000, 9999)}-{chance.randint(1000, 9999)}",
        },
        "lines": [{"sku": sku(product), "quantity": quantity, "unit_price": "1200"} for product in products],
        "payment": {"status": "paid"},
    }  # fmt: skip


def some_products(number: int, of: int, lines: int = 2) -> list[int]:
    """Different products for an order, spread evenly over all."""
    return random.Random(number * 31 + 7).sample(range(1, of + 1), lines)


def singly(world: World, numbers: Iterator[int], lines: int = 2) -> Iterator[bytes]:
    """Requests with one order each."""
    for number in numbers:
        body = json.dumps(order(number, some_products(number, world.products, lines)), ensure_ascii=False).encode()
        yield request("POST", "/api/v1/orders", as_key(world.key), body)


def in_batches(world: World, numbers: Iterator[int], size: int) -> Iterator[bytes]:
    """Requests with ``size`` orders each."""
    while batch := list(itertools.islice(numbers, size)):
        orders = [order(number, some_products(number, world.products)) for number in batch]
        body = json.dumps({"orders": orders}, ensure_ascii=False).encode()
        yield request("POST", "/api/v1/orders/batch", as_key(world.key), body)


def by_hook(world: World, recorded: dict[str, Any], numbers: Iterator[int]) -> Iterator[bytes]:
    """Signed deliveries as WooCommerce sends them, with the shape of one that was recorded from a real shop."""
    for number in numbers:
        body = json.dumps(_woocommerce(recorded, number, world), ensure_ascii=False, separators=(",", ":")).encode()
        signature = base64.b64encode(hmac.new(HOOK_SECRET.encode(), body, hashlib.sha256).digest()).decode()
        headers = {
            "Content-Type": "application/json", "User-Agent": "WooCommerce/10.3.5 Hookshot (WordPress/6.8.3)",
            "X-WC-Webhook-Source": "http://127.0.0.1:9/bench/", "X-WC-Webhook-Topic": "order.created",
            "X-WC-Webhook-Resource": "order", "X-WC-Webhook-Event": "created", "X-WC-Webhook-ID": "1",
            "X-WC-Webhook-Signature": signature, "X-WC-Webhook-Delivery-ID": f"{number:032x}",
        }  # fmt: skip
        yield request("POST", f"/hooks/shops/{world.hook_token}", headers, body)


def _woocommerce(recorded: dict[str, Any], number: int, world: World) -> dict[str, Any]:
    line = recorded["line_items"][0]
    items = [
        {
            **line,
            "id": number * 10 + place,
            "product_id": product,
            "variation_id": 0,
            "sku": sku(product),
            "quantity": 1,
        }
        for place, product in enumerate(some_products(number, world.products))
    ]
    return {**recorded, "id": number, "number": str(number), "line_items": items}
