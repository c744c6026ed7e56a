"""Which address under ``/control`` does what."""

import asyncio

import msgspec

from demoshop.burst import Burst
from demoshop.buyers import wish
from demoshop.config import Faults, StoreSeed
from demoshop.control.memory import resident_mb
from demoshop.control.shapes import OrderEdit, Rate, WantedBurst, WantedOrders
from demoshop.feed import Feed
from demoshop.orders import Shipping
from demoshop.products import Product
from demoshop.refusals import Refusal, unknown
from demoshop.rest.listing import whole
from demoshop.rest.orders import Orders
from demoshop.routing import Answer, Call, Router
from demoshop.selling import place
from demoshop.store import Store
from demoshop.wire import Json
from demoshop.world import World

MOST_ORDERS = 1000
MOST_PER_SECOND = 1000.0


class Control:
    """The control API over one world."""

    def __init__(self, world: World, feed: Feed) -> None:
        self._world = world
        self._feed = feed
        self._bursts: list[Burst] = []
        self._running: set[asyncio.Task[None]] = set()
        self._router = Router()
        on = self._router.add
        on("GET", "/control/state", self._state)
        on("GET", "/control/deliveries", self._deliveries)
        on("PUT", "/control/rate", self._set_rate)
        on("PUT", "/control/faults", self._set_faults)
        on("PUT", "/control/stores/{code}", self._put_store)
        on("GET", "/control/stores/{code}", self._read_store)
        on("POST", "/control/stores/{code}/orders", self._place)
        on("GET", "/control/stores/{code}/orders/{id:d}", self._read_order)
        on("PATCH", "/control/stores/{code}/orders/{id:d}", self._edit)
        on("POST", "/control/stores/{code}/orders/{id:d}/cancel", self._cancel)
        on("POST", "/control/burst", self._burst)
        on("GET", "/control/burst/{number:d}", self._read_burst)

    async def answer(self, call: Call) -> Answer:
        """Answer a call. Refuses: whoever is not on this machine, and pages of other sites open in a browser on it."""
        if call.peer not in ("127.0.0.1", "::1", "") or "origin" in call.headers:
            raise Refusal(403, "demoshop_not_here", "The control API answers this machine only.")
        return await self._router.answer(call, call.path)

    async def stop(self) -> None:
        """End the bursts that still run."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _state(self, call: Call) -> Answer:
        courier = self._world.courier
        return Answer(
            {
                "orders_per_minute": self._feed.orders_per_minute, "faults": msgspec.to_builtins(courier.faults),
                "deliveries": dict(courier.counts), "waiting": courier.waiting,
                "memory_mb": resident_mb(),
                "stores": [self._summary(store) for store in self._world.stores.values()],
            }
        )  # fmt: skip

    async def _deliveries(self, call: Call) -> Answer:
        wanted = {name: call.asked(name) for name in ("store", "topic", "status") if call.asked(name)}
        limit = max(1, whole(call.asked("limit") or 100, "limit"))
        log = self._world.courier.log
        found = [entry for entry in log if all(entry[name] == value for name, value in wanted.items())]
        return Answer({"total": len(found), "deliveries": found[-limit:]})

    async def _set_rate(self, call: Call) -> Answer:
        rate: Rate = call.form(Rate)
        if rate.store:
            store = self._world.store(rate.store)
            store.seed.orders_per_minute = rate.orders_per_minute
            with store.changing():
                self._world.ledger.keep_store(store.code, store.seed, store.counters)
        else:
            self._feed.set_rate(rate.orders_per_minute)
        return Answer(msgspec.to_builtins(rate))

    async def _set_faults(self, call: Call) -> Answer:
        self._world.courier.faults = call.form(Faults)
        return Answer(msgspec.to_builtins(self._world.courier.faults))

    async def _put_store(self, call: Call) -> Answer:
        seed = call.form(StoreSeed, code=call.found["code"])
        return Answer(self._summary(self._world.put_store(seed)))

    async def _read_store(self, call: Call) -> Answer:
        return Answer(self._summary(self._store(call)))

    async def _place(self, call: Call) -> Answer:
        """Place orders now; their numbers come back."""
        store, wanted = self._store(call), call.form(WantedOrders)
        if not 1 <= wanted.count <= MOST_ORDERS:
            raise Refusal(400, "demoshop_too_many", f"Between 1 and {MOST_ORDERS} orders at a time.")
        lines = [(_product(store, line.sku), line.quantity) for line in wanted.lines] or None
        if lines is None and not store.products:
            raise Refusal(400, "demoshop_nothing_to_sell", f"Store {store.code} has no products.")
        numbers = []
        for _ in range(wanted.count):
            chosen = wish(store, lines, wanted.status)
            chosen.note = chosen.note if wanted.note is None else wanted.note
            whole = {**msgspec.to_builtins(chosen.shipping), **wanted.shipping}
            chosen.shipping = msgspec.convert(whole, Shipping)
            numbers.append(place(store, chosen).id)
        return Answer({"orders": numbers}, 201)

    async def _read_order(self, call: Call) -> Answer:
        store = self._store(call)
        return Answer(store.body(Orders(store).get(call.number("id"))))

    async def _edit(self, call: Call) -> Answer:
        return self._change(call, call.form(OrderEdit))

    async def _cancel(self, call: Call) -> Answer:
        return self._change(call, OrderEdit(status="cancelled"))

    async def _burst(self, call: Call) -> Answer:
        """A burst: its report when it waited, else its number to ask for it."""
        wanted: WantedBurst = call.form(WantedBurst)
        if wanted.orders < 1 or not 0 < wanted.per_second <= MOST_PER_SECOND:
            raise Refusal(400, "demoshop_bad_burst", "A burst has orders, and at most 1000 of them per second.")
        codes = wanted.stores or list(self._world.stores)
        burst = Burst([self._world.store(code) for code in codes], wanted.orders, wanted.per_second)
        self._bursts.append(burst)
        task = asyncio.create_task(burst.run())
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        if wanted.wait:
            await task
        return Answer({"burst": len(self._bursts), **burst.report()}, 200 if wanted.wait else 202)

    async def _read_burst(self, call: Call) -> Answer:
        number = call.number("number")
        if not 1 <= number <= len(self._bursts):
            raise Refusal(404, "demoshop_no_burst", f"There was no burst {number}.")
        return Answer({"burst": number, **self._bursts[number - 1].report()})

    def _change(self, call: Call, edit: OrderEdit) -> Answer:
        return Answer(Orders(self._store(call)).change_one({**edit.asked(), "id": call.number("id")}))

    def _store(self, call: Call) -> Store:
        return self._world.store(call.found["code"])

    def _summary(self, store: Store) -> Json:
        hooks = store.webhooks.values()
        return {
            "code": store.code, "name": store.seed.name, "url": store.site.url,
            "orders_per_minute": store.seed.orders_per_minute, "orders": self._world.ledger.count_by_status(store.code),
            "products": [_stock(product) for product in store.products.values()],
            "webhooks": [{"id": hook.id, "topic": hook.topic, "status": hook.status, "failures": hook.failures,
                          "delivery_url": hook.delivery_url} for hook in hooks],
        }  # fmt: skip


def _stock(product: Product) -> Json:
    return {"id": product.id, "sku": product.sku, "name": product.name, "stock_quantity": product.stock_quantity}


def _product(store: Store, sku: str) -> Product:
    product = store.product_by_sku(sku)
    if product is None:
        raise unknown("product", 400)
    return product
