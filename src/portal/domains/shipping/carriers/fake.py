"""A carrier for trials: behaves like the own fleet until it is told to be down, to hang, or to give a number again.

Not among the carriers that accounts may name; whoever wants it puts it into the services of a process.
"""

import asyncio
from collections.abc import Callable, Sequence

from portal.domains.shipping.carriers.base import Access, Bought, Box, Place, Purchase, Quote
from portal.domains.shipping.carriers.own_fleet import OwnFleet
from portal.domains.shipping.errors import CarrierDown

Fault = Callable[[], None] | float


def down() -> None:
    """The carrier's server does not answer."""
    raise CarrierDown(carrier="fake")


class FakeCarrier(OwnFleet):
    """``faults`` happen one per call, before it is answered: a callable is called, a number is seconds of silence.

    ``bought`` are its labels by key and ``voided`` the numbers it was told to forget. ``numbers``, while there are
    some, are given out instead of its own.
    """

    carrier = "fake"
    timeout = 0.2

    def __init__(self, *faults: Fault, numbers: Sequence[str] = ()) -> None:
        self.faults, self.numbers = list(faults), list(numbers)
        self.bought: dict[str, Bought] = {}
        self.voided: list[str] = []

    async def quote(self, box: Box, sender: Place, recipient: Place, access: Access) -> Sequence[Quote]:
        """As the own fleet, unless a fault is due."""
        await self._fail()
        return await super().quote(box, sender, recipient, access)

    async def buy(self, purchase: Purchase, access: Access, *, key: str) -> Bought:
        """As the own fleet, unless a fault is due; keeps what was bought."""
        await self._fail()
        if key not in self.bought:
            label = await super().buy(purchase, access, key=key)
            number = self.numbers.pop(0) if self.numbers else label.tracking_number
            self.bought[key] = Bought(number, label.quote, label.document)
        return self.bought[key]

    async def void(self, tracking_number: str, access: Access, *, key: str) -> None:
        """Forgets the number, unless a fault is due."""
        await self._fail()
        self.voided.append(tracking_number)

    async def _fail(self) -> None:
        if not self.faults:
            return
        fault = self.faults.pop(0)
        if callable(fault):
            fault()
        else:
            await asyncio.sleep(fault)
