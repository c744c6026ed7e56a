"""What the control API is sent."""

from typing import Any

import msgspec


class Rate(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Orders a minute, of one ``store`` or of all that have no rate of their own."""

    orders_per_minute: float
    store: str = ""


class WantedLine(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """So many of one product."""

    sku: str
    quantity: int = 1


class WantedOrders(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Orders to place now. Without ``lines`` or ``status`` the buyers choose themselves."""

    count: int = 1
    lines: list[WantedLine] = []
    status: str | None = None
    note: str | None = None
    shipping: dict[str, str] = {}


class OrderEdit(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What a buyer or the shopkeeper changes in an order; addresses may be given in part."""

    billing: dict[str, str] = {}
    shipping: dict[str, str] = {}
    customer_note: str | None = None
    status: str | None = None

    def asked(self) -> dict[str, Any]:
        """The same as the store's own API takes it."""
        return {name: value for name, value in msgspec.to_builtins(self).items() if value not in ({}, None)}


class WantedBurst(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """``orders`` at ``per_second``, in turn in each of ``stores`` (all when none is named). With ``wait`` the answer
    comes when the portal has acknowledged everything."""

    orders: int
    per_second: float
    stores: list[str] = []
    wait: bool = True
