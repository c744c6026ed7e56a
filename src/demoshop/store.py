"""One open store: its products, webhooks and counters in memory, and the one way in which anything in it changes.

``changing()`` is that way: what happens inside is written together, and only then are the webhooks told.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

import msgspec

from demoshop import orders, products, webhooks
from demoshop.clock import Clock
from demoshop.config import StoreSeed
from demoshop.ledger import Ledger
from demoshop.orders import Order
from demoshop.products import Product
from demoshop.site import Site
from demoshop.tally import Tally
from demoshop.webhooks import Webhook
from demoshop.wire import encode, epoch, local_text


class Counters(msgspec.Struct):
    """The next free numbers. Orders, products and refunds share ``post`` as they share a table in the real store."""

    post: int = 11
    item: int = 1
    meta: int = 24
    note: int = 1
    webhook: int = 1
    fulfillment: int = 1
    buyer: int = 0


@dataclass(frozen=True)
class Notice:
    """Something a webhook may want to know, with the body as it was at that moment."""

    topic: str
    resource_id: int
    raw: bytes


class Courier(Protocol):
    """What a store needs of whoever carries its webhooks."""

    def ping(self, store: "Store", hook: Webhook) -> None: ...
    def carry(self, store: "Store", notice: Notice, tally: Tally | None) -> None: ...


@dataclass
class Change:
    """What one change has touched so far; told to the webhooks when it is written."""

    topics: list[tuple[str, Order | Product]] = field(default_factory=list)

    def tell(self, topic: str, resource: Order | Product) -> None:
        """Announce ``topic`` about ``resource`` once the change is written."""
        self.topics.append((topic, resource))


class Store:
    """A store as it stands now. Everything it answers comes from here or from the ledger."""

    def __init__(self, seed: StoreSeed, origin: str, ledger: Ledger, courier: Courier, clock: Clock) -> None:
        self.seed = seed
        self.site = Site(f"{origin}/stores/{seed.code}", seed.currency, seed.utc_offset_minutes)
        self.ledger = ledger
        self.clock = clock
        self.counters = Counters()
        self.products: dict[int, Product] = {}
        self.webhooks: dict[int, Webhook] = {}
        self._courier = courier

    @property
    def code(self) -> str:
        return self.seed.code

    def now(self) -> str:
        """The store's local time, to the second."""
        return local_text(self.clock(), self.site.utc_offset_minutes)

    def number(self, kind: str) -> int:
        """Take the next free number of a kind (a field of Counters)."""
        taken: int = getattr(self.counters, kind)
        setattr(self.counters, kind, taken + 1)
        return taken

    @contextmanager
    def changing(self, tally: Tally | None = None) -> Iterator[Change]:
        """Write all that happens inside as one, then tell the webhooks."""
        change = Change()
        with self.ledger.transaction():
            yield change
            self.ledger.keep_counters(self.code, self.counters)
        for notice in self._notices(change):
            self._courier.carry(self, notice, tally)

    def keep_order(self, order: Order) -> None:
        """Write an order as it is now."""
        offset = self.site.utc_offset_minutes
        created, modified = epoch(order.date_created, offset), epoch(order.date_modified, offset)
        self.ledger.keep_order(self.code, order, created, modified)

    def keep_product(self, product: Product) -> None:
        """Put a product on sale as it is now."""
        self.products[product.id] = product
        self.counters.post = max(self.counters.post, product.id + 1)
        self.ledger.keep_thing("product", self.code, product.id, product)

    def keep_webhook(self, hook: Webhook) -> None:
        """Write a webhook as it is now."""
        self.webhooks[hook.id] = hook
        self.ledger.keep_thing("webhook", self.code, hook.id, hook)

    def drop_webhook(self, hook: Webhook) -> None:
        """Forget a webhook."""
        del self.webhooks[hook.id]
        self.ledger.drop_thing("webhook", self.code, hook.id)

    def subscribe(self, name: str, topic: str, delivery_url: str, secret: str) -> Webhook:
        """Open a webhook and ping its address, unsigned, as the real store does."""
        moment = self.now()
        hook = Webhook(
            id=self.number("webhook"), name=name, topic=topic, delivery_url=delivery_url, secret=secret,
            date_created=moment, date_modified=moment,
        )  # fmt: skip
        with self.changing():
            self.keep_webhook(hook)
        self._courier.ping(self, hook)
        return hook

    def product_by_sku(self, sku: str) -> Product | None:
        """The product with that SKU, if the store sells it."""
        return next((product for product in self.products.values() if product.sku == sku), None)

    def _notices(self, change: Change) -> Iterator[Notice]:
        wanted = {hook.topic for hook in self.webhooks.values() if hook.status == "active"}
        bodies: dict[tuple[str, int], bytes] = {}
        for topic, resource in change.topics:
            if topic not in wanted:
                continue
            key = (topic.partition(".")[0], resource.id)
            if key not in bodies:
                bodies[key] = encode(self.body(resource))
            yield Notice(topic, resource.id, bodies[key])

    def body(self, resource: Order | Product | Webhook) -> dict[str, object]:
        """A resource's JSON."""
        if isinstance(resource, Order):
            return orders.body(resource, self.site)
        if isinstance(resource, Product):
            return products.body(resource, self.site)
        return webhooks.body(resource, self.site)
