"""Buyers who come by themselves: orders at random moments, so many a minute in each store."""

import asyncio
import random

from demoshop.buyers import wish
from demoshop.selling import place
from demoshop.store import Store
from demoshop.world import World

LOOK_SECONDS = 0.1


class Feed:
    """Places orders at the rate that holds at the moment. A store's own rate goes before the common one."""

    def __init__(self, world: World) -> None:
        self.orders_per_minute = world.settings.orders_per_minute
        self._world = world
        self._luck = random.Random(f"{world.settings.seed}:feed")
        self._next: dict[str, float] = {}

    def set_rate(self, orders_per_minute: float) -> None:
        """Change the common rate from now on."""
        self.orders_per_minute = orders_per_minute
        self._next.clear()

    async def run(self) -> None:
        """Let buyers come until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            for store in list(self._world.stores.values()):
                self._serve(store, loop.time())
            await asyncio.sleep(LOOK_SECONDS)

    def _serve(self, store: Store, now: float) -> None:
        own = store.seed.orders_per_minute
        rate = self.orders_per_minute if own is None else own
        if rate <= 0 or not store.products:
            self._next.pop(store.code, None)
            return
        due = self._next.setdefault(store.code, now + self._luck.expovariate(rate / 60))
        while due <= now:
            place(store, wish(store))
            due += self._luck.expovariate(rate / 60)
        self._next[store.code] = due
