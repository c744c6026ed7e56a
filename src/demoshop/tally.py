"""How the portal took a batch of deliveries: counted while they come in, and summed up at the end."""

import asyncio
from collections import Counter

from demoshop.wire import Json


class Tally:
    """Counts of one burst. Times are seconds of ``perf_counter``: the loop's own clock has coarser ticks."""

    def __init__(self) -> None:
        self.statuses: Counter[str] = Counter()
        self.topics: Counter[str] = Counter()
        self.outstanding = 0
        self.lost = 0
        self.due: dict[tuple[str, int], float] = {}
        self._ack: list[float] = []
        self._since_due: list[float] = []
        self._idle = asyncio.Event()
        self._idle.set()

    def expect(self) -> None:
        """One more delivery is on its way."""
        self.outstanding += 1
        self._idle.clear()

    def record(self, store: str, topic: str, resource_id: int, status: str, sent: float, answered: float) -> None:
        """A delivery came to its end."""
        self.statuses[status] += 1
        self.topics[topic] += 1
        self._ack.append(answered - sent)
        due = self.due.get((store, resource_id))
        if topic == "order.created" and due is not None:
            self._since_due.append(answered - due)
        self.outstanding -= 1
        if not self.outstanding:
            self._idle.set()

    async def finished(self, seconds: float) -> bool:
        """Wait until nothing is on its way; False when that took too long."""
        try:
            async with asyncio.timeout(seconds):
                await self._idle.wait()
        except TimeoutError:
            return False
        return True

    def report(self) -> Json:
        """Counts by status and topic; acknowledgement times in milliseconds.

        ``ack_ms`` runs from sending to the answer; ``order_lag_ms`` from the moment the order was due to the answer
        for its order.created, so that waiting behind a slow portal is not left out.
        """
        return {
            "deliveries": sum(self.statuses.values()), "outstanding": self.outstanding, "lost": self.lost,
            "statuses": dict(self.statuses), "topics": dict(self.topics),
            "ack_ms": spread(self._ack), "order_lag_ms": spread(self._since_due),
        }  # fmt: skip


def spread(seconds: list[float]) -> dict[str, float]:
    """Median, 95th and 99th percentile and maximum in milliseconds; empty without a value."""
    if not seconds:
        return {}
    ordered = sorted(seconds)
    last = len(ordered) - 1
    figures = {f"p{share}": ordered[round(last * share / 100)] for share in (50, 95, 99)}
    return {name: round(value * 1000, 2) for name, value in {**figures, "max": ordered[last]}.items()}
