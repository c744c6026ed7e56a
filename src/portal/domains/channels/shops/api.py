"""The merchant's own systems, which call us with a key: nothing is delivered to a hook and nobody is called.

They learn what left from the events feed and read stock where they need it.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from portal.domains.channels.errors import ShopAnswersOddly
from portal.domains.channels.values import (
    Arrival,
    Fulfilment,
    Polled,
    ShopAccess,
    ShopOrder,
    ShopProduct,
    StockLevel,
)  # fmt: skip
from portal.kit.http import Http


class ApiShops:
    """Shops without a hook and without an address."""

    def complete(self, credentials: Mapping[str, str]) -> dict[str, str]:
        return {}

    def is_ping(self, headers: Mapping[str, str], body: bytes) -> bool:
        return False

    def is_signed(self, headers: Mapping[str, str], body: bytes, credentials: Mapping[str, str]) -> bool:
        return False

    def recognise(self, headers: Mapping[str, str], body: bytes) -> Arrival:
        raise ShopAnswersOddly(reason="an api shop delivers nothing")

    def recognise_polled(self, body: bytes) -> Arrival:
        raise ShopAnswersOddly(reason="an api shop is not polled")

    def read_order(self, topic: str, body: bytes, settings: Mapping[str, Any]) -> ShopOrder | None:
        raise ShopAnswersOddly(reason="an api shop sends no messages")

    def read_products(self, body: bytes) -> Sequence[ShopProduct]:
        raise ShopAnswersOddly(reason="an api shop sends no messages")

    async def subscribe(self, http: Http, access: ShopAccess, hook_url: str) -> None:
        return None

    async def fetch_orders(self, http: Http, access: ShopAccess, since: datetime) -> AsyncIterator[Polled]:
        nothing: tuple[Polled, ...] = ()
        for order in nothing:
            yield order

    async def fetch_products(self, http: Http, access: ShopAccess) -> AsyncIterator[ShopProduct]:
        nothing: tuple[ShopProduct, ...] = ()
        for product in nothing:
            yield product

    async def fetch_stock(self, http: Http, access: ShopAccess) -> AsyncIterator[StockLevel]:
        nothing: tuple[StockLevel, ...] = ()
        for level in nothing:
            yield level

    async def push_fulfilment(self, http: Http, access: ShopAccess, fulfilment: Fulfilment) -> None:
        return None

    async def push_stock(self, http: Http, access: ShopAccess, levels: Sequence[StockLevel]) -> Sequence[str]:
        return []
