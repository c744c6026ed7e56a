"""All open stores with what they share: the memory, the courier, the clock. Opens them, and opens them again after a
restart as they were left."""

from pathlib import Path

import msgspec

from demoshop.clock import Clock
from demoshop.config import Settings, StoreSeed
from demoshop.courier import LanesCourier
from demoshop.ledger import Ledger
from demoshop.products import Product, opened
from demoshop.refusals import Refusal
from demoshop.store import Counters, Store
from demoshop.webhooks import Webhook


class World:
    """The stores of one process."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self.settings = settings
        self.clock = clock
        self.ledger = Ledger(Path(settings.data_file) if settings.data_file else None)
        self.courier = LanesCourier(settings, clock)
        self.stores: dict[str, Store] = {}

    def open(self) -> None:
        """Reopen the stores that the memory knows, then bring those of the configuration up to it."""
        self.courier.start()
        for kept, counters in self.ledger.stores():
            self._opened(msgspec.json.decode(kept, type=StoreSeed), msgspec.json.decode(counters, type=Counters))
        for seed in self.settings.stores:
            self.put_store(seed)

    async def close(self) -> None:
        """Stop the courier and give the file back."""
        await self.courier.stop()
        self.ledger.close()

    def store(self, code: str) -> Store:
        """The store with that code. Refuses: there is none."""
        found = self.stores.get(code)
        if found is None:
            raise Refusal(404, "demoshop_no_store", f"There is no store {code}.")
        return found

    def put_store(self, seed: StoreSeed) -> Store:
        """The store is as ``seed`` says: opened if it was not there, else changed. Stock and sales that it has already
        made are kept; a product that ``seed`` no longer names stays on sale. Its own webhooks follow its address."""
        store = self.stores.get(seed.code)
        if store is None or store.seed.utc_offset_minutes != seed.utc_offset_minutes:
            store = self._opened(seed, store.counters if store else Counters())
        store.seed = seed
        with store.changing() as change:
            self.ledger.keep_store(seed.code, seed, store.counters)
            for topic, product in _stocked(store, seed):
                store.keep_product(product)
                change.tell(topic, product)
        _subscribe(store, seed)
        return store

    def _opened(self, seed: StoreSeed, counters: Counters) -> Store:
        store = Store(seed, self.settings.origin, self.ledger, self.courier, self.clock)
        store.counters = counters
        for raw in self.ledger.things("product", seed.code):
            product = msgspec.json.decode(raw, type=Product)
            store.products[product.id] = product
        for raw in self.ledger.things("webhook", seed.code):
            hook = msgspec.json.decode(raw, type=Webhook)
            store.webhooks[hook.id] = hook
        self.stores[seed.code] = store
        return store


def _stocked(store: Store, seed: StoreSeed) -> list[tuple[str, Product]]:
    changed: list[tuple[str, Product]] = []
    for wanted in seed.products:
        known = store.products.get(wanted.id)
        if known is None:
            changed.append(("product.created", opened(wanted, store.now(), list(store.products))))
            continue
        text = (wanted.sku, wanted.name, wanted.price, wanted.barcode, wanted.weight)
        if text != (known.sku, known.name, known.price, known.barcode, known.weight):
            known.sku, known.name, known.price, known.barcode, known.weight = text
            known.date_modified = store.now()
            changed.append(("product.updated", known))
    return changed


def _subscribe(store: Store, seed: StoreSeed) -> None:
    if not seed.delivery_url:
        return
    own = {hook.topic: hook for hook in store.webhooks.values() if hook.name.startswith("Opening: ")}
    for topic in seed.topics:
        hook = own.get(topic)
        if hook is None:
            store.subscribe(f"Opening: {topic}", topic, seed.delivery_url, seed.webhook_secret)
        elif (hook.delivery_url, hook.secret) != (seed.delivery_url, seed.webhook_secret):
            hook.delivery_url, hook.secret = seed.delivery_url, seed.webhook_secret
            hook.status, hook.failures, hook.date_modified = "active", 0, store.now()
            store.keep_webhook(hook)
