"""WooCommerce behind the contract of shops."""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from portal.domains.channels.shops.woocommerce import deliveries, fulfilling, orders
from portal.domains.channels.shops.woocommerce.calls import PAGE, call_well, pages
from portal.domains.channels.shops.woocommerce.wire import WooProduct, moment
from portal.domains.channels.values import (
    Arrival,
    Fulfilment,
    Polled,
    ShopAccess,
    ShopOrder,
    ShopProduct,
    StockLevel,
)  # fmt: skip
from portal.kit.crypto import new_token
from portal.kit.errors import Invalid
from portal.kit.http import Http

TOPICS = ("order.created", "order.updated", "product.created", "product.updated")
# The shop refuses a batch of more items.
BATCH = 100


class WooCommerce:
    """One adapter for every WooCommerce shop."""

    def complete(self, credentials: Mapping[str, str]) -> dict[str, str]:
        """Key pair as the shop made it; the webhook secret is ours when none is given."""
        missing = [name for name in ("consumer_key", "consumer_secret") if not credentials.get(name)]
        if missing:
            raise Invalid(fields={f"credentials.{name}": "the value that the shop shows" for name in missing})
        kept = {name: credentials[name] for name in ("consumer_key", "consumer_secret")}
        return {**kept, "webhook_secret": credentials.get("webhook_secret") or new_token()}

    def is_ping(self, headers: Mapping[str, str], body: bytes) -> bool:
        return deliveries.is_ping(headers, body)

    def is_signed(self, headers: Mapping[str, str], body: bytes, credentials: Mapping[str, str]) -> bool:
        return deliveries.is_signed(headers, body, credentials["webhook_secret"])

    def recognise(self, headers: Mapping[str, str], body: bytes) -> Arrival:
        return deliveries.recognise(headers, body)

    def recognise_polled(self, body: bytes) -> Arrival:
        return deliveries.recognise_polled(body)

    def read_order(self, topic: str, body: bytes, settings: Mapping[str, Any]) -> ShopOrder | None:
        return orders.read_order(topic, body, settings)

    def read_products(self, body: bytes) -> Sequence[ShopProduct]:
        return [orders.read_product(body)]

    async def subscribe(self, http: Http, access: ShopAccess, hook_url: str) -> None:
        """Four webhooks deliver here: missing ones are made, disabled ones enabled, and while the shop is connecting
        all of them are told the secret, which nobody can read back."""
        there = {
            hook["topic"]: hook
            async for hook in pages(http, access, "/webhooks", {"status": "all"})
            if hook.get("delivery_url") == hook_url
        }
        secret = access.credentials["webhook_secret"]
        for topic in TOPICS:
            hook = there.get(topic)
            wanted = {"status": "active", "secret": secret, "delivery_url": hook_url}
            if hook is None:
                made = {**wanted, "name": f"Kuramori {topic}", "topic": topic}
                await call_well(http, access, "POST", "/webhooks", json=made)
            elif hook.get("status") != "active" or access.status == "connecting":
                await call_well(http, access, "PUT", f"/webhooks/{hook['id']}", json=wanted)

    async def fetch_orders(self, http: Http, access: ShopAccess, since: datetime) -> AsyncIterator[Polled]:
        """Continues from the last change seen and not by page number: an order that changes meanwhile moves to the
        end, and the others would slide past the border of a page unseen."""
        seen: set[tuple[int, str]] = set()
        number = 1
        while True:
            found = await call_well(http, access, "GET", "/orders", params=_changed_after(since, number))
            for order in found:
                told = (order["id"], order.get("date_modified_gmt") or "")
                if told not in seen:
                    seen.add(told)
                    yield Polled(msgspec.json.encode(order), moment(told[1]) or since)
            if len(found) < PAGE:
                return
            last = (moment(found[-1].get("date_modified_gmt")) or since) - timedelta(seconds=1)
            since, number = (last, 1) if last > since else (since, number + 1)

    async def fetch_products(self, http: Http, access: ShopAccess) -> AsyncIterator[ShopProduct]:
        async for product in _sold(http, access):
            yield orders.product_of(product)

    async def fetch_stock(self, http: Http, access: ShopAccess) -> AsyncIterator[StockLevel]:
        async for product in _sold(http, access):
            # A variation says "parent" where its product keeps the stock of all.
            if product.manage_stock is True and product.stock_quantity is not None:
                yield StockLevel(orders.product_of(product).external_id, product.stock_quantity)

    async def push_fulfilment(self, http: Http, access: ShopAccess, fulfilment: Fulfilment) -> None:
        await fulfilling.push(http, access, fulfilment)

    async def push_stock(self, http: Http, access: ShopAccess, levels: Sequence[StockLevel]) -> Sequence[str]:
        """Sets stock figures a hundred at a time; a product that the shop refuses stops none of the others."""
        refused: list[str] = []
        for path, products in _batches(levels).items():
            for start in range(0, len(products), BATCH):
                update = [_stock(level) for level in products[start : start + BATCH]]
                answer = await call_well(http, access, "POST", path, json={"update": update})
                refused += _refused(answer, products[start : start + BATCH])
        return refused


async def _sold(http: Http, access: ShopAccess) -> AsyncIterator[WooProduct]:
    async for item in pages(http, access, "/products", {"orderby": "id", "order": "asc"}):
        product = msgspec.convert(item, WooProduct)
        if product.type != "variable":
            yield product
            continue
        async for variation in pages(http, access, f"/products/{product.id}/variations", {}):
            yield msgspec.convert({"name": product.name, **variation, "parent_id": product.id}, WooProduct)


def _changed_after(since: datetime, page: int) -> dict[str, str]:
    return {
        "modified_after": since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S"), "dates_are_gmt": "true",
        "orderby": "modified", "order": "asc", "status": "any", "per_page": str(PAGE), "page": str(page),
    }  # fmt: skip


def _batches(levels: Sequence[StockLevel]) -> dict[str, list[StockLevel]]:
    batches: dict[str, list[StockLevel]] = {}
    for level in levels:
        parent, _, variation = level.product_external_id.partition(":")
        path = f"/products/{parent}/variations/batch" if variation else "/products/batch"
        batches.setdefault(path, []).append(level)
    return batches


def _stock(level: StockLevel) -> dict[str, Any]:
    own_id = level.product_external_id.rpartition(":")[2]
    return {"id": int(own_id), "manage_stock": True, "stock_quantity": level.available}


def _refused(answer: Any, asked: Sequence[StockLevel]) -> list[str]:
    # Errors come item by item inside an answer of 200, in the order that was asked.
    return [
        level.product_external_id
        for level, item in zip(asked, answer.get("update", []), strict=False)
        if "error" in item
    ]
