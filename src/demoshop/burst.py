"""Many orders in a short time, at an even pace that does not slow down when the portal does."""

import asyncio
from time import perf_counter

from demoshop.buyers import wish
from demoshop.refusals import Refusal
from demoshop.selling import place
from demoshop.store import Store
from demoshop.tally import Tally
from demoshop.wire import Json

PATIENCE_SECONDS = 120.0


class Burst:
    """One burst, running or over. ``per_second`` is the pace at which orders are due."""

    def __init__(self, stores: list[Store], orders: int, per_second: float) -> None:
        if not stores or any(not store.products for store in stores):
            raise Refusal(400, "demoshop_nothing_to_sell", "A burst needs stores that have products.")
        self.stores = stores
        self.orders = orders
        self.per_second = per_second
        self.placed = 0
        self.placing_seconds = 0.0
        self.done = False
        self._tally = Tally()

    async def run(self) -> None:
        """Place the orders in turn in each store, then wait until the portal has answered everything."""
        start = perf_counter()
        while self.placed < self.orders:
            ahead = start + self.placed / self.per_second - perf_counter()
            # Also when late: the courier shares this thread and must get its turn.
            await asyncio.sleep(max(0.0, ahead))
            self._place_one(start + self.placed / self.per_second)
        self.placing_seconds = perf_counter() - start
        await self._tally.finished(PATIENCE_SECONDS)
        self.done = True

    def report(self) -> Json:
        """How far it is and how it went; see Tally.report for the times."""
        pace = self.placed / self.placing_seconds if self.placing_seconds else None
        return {
            "orders": self.orders, "per_second": self.per_second, "placed": self.placed, "done": self.done,
            "placing_seconds": round(self.placing_seconds, 3), "placed_per_second": round(pace, 1) if pace else None,
            **self._tally.report(),
        }  # fmt: skip

    def _place_one(self, due: float) -> None:
        store = self.stores[self.placed % len(self.stores)]
        # The number is known before: nothing else runs between taking it and placing.
        self._tally.due[(store.code, store.counters.post)] = due
        place(store, wish(store), self._tally)
        self.placed += 1
