"""The contract of a shop's adapter: how it recognises and reads what a shop sends, and how it calls the shop.

Adapters keep nothing and open no transaction. What calls the shop takes the client and the shop's access, may be
repeated at any time with the same effect, and raises `ShopRefusesUs` when the credentials are not accepted.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

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


class ShopAdapter(Protocol):
    """One platform."""

    def complete(self, credentials: Mapping[str, str]) -> dict[str, str]:
        """The credentials to keep, with what we choose ourselves filled in. Refuses when something is missing."""

    def is_ping(self, headers: Mapping[str, str], body: bytes) -> bool:
        """Whether this is a knock that carries nothing and is signed by nobody."""

    def is_signed(self, headers: Mapping[str, str], body: bytes, credentials: Mapping[str, str]) -> bool:
        """Whether the raw body was signed with the shop's secret."""

    def recognise(self, headers: Mapping[str, str], body: bytes) -> Arrival:
        """What a delivery is about. Never refuses: what cannot be read is kept too."""

    def recognise_polled(self, body: bytes) -> Arrival:
        """What an order that polling found is about."""

    def read_order(self, topic: str, body: bytes, settings: Mapping[str, Any]) -> ShopOrder | None:
        """The order in a message; None when it is not one yet (a draft). Refuses what cannot be read."""

    def read_products(self, body: bytes) -> Sequence[ShopProduct]:
        """The product in a message, or its variations. Refuses what cannot be read."""

    async def subscribe(self, http: Http, access: ShopAccess, hook_url: str) -> None:
        """The shop delivers to ``hook_url`` what happens in it, also when it had stopped doing so."""

    def fetch_orders(self, http: Http, access: ShopAccess, since: datetime) -> AsyncIterator[Polled]:
        """Orders that were changed since then, oldest change first."""

    def fetch_products(self, http: Http, access: ShopAccess) -> AsyncIterator[ShopProduct]:
        """Every product of the shop."""

    def fetch_stock(self, http: Http, access: ShopAccess) -> AsyncIterator[StockLevel]:
        """What the shop shows of every product whose stock it keeps."""

    async def push_fulfilment(self, http: Http, access: ShopAccess, fulfilment: Fulfilment) -> None:
        """The shop knows what left, and its buyer can follow it."""

    async def push_stock(self, http: Http, access: ShopAccess, levels: Sequence[StockLevel]) -> Sequence[str]:
        """The shop sells no more than this; answers the ids it refused."""
