"""The parts of WooCommerce's JSON that are read here. Money comes as text, times in GMT without a zone."""

from datetime import UTC, datetime
from typing import Any

import msgspec

from portal.domains.channels.errors import ShopAnswersOddly

Number = int | float | str


class WooAddress(msgspec.Struct, frozen=True):
    """Billing or shipping; every field may be empty."""

    first_name: str = ""
    last_name: str = ""
    company: str = ""
    address_1: str = ""
    address_2: str = ""
    city: str = ""
    state: str = ""
    postcode: str = ""
    country: str = ""
    email: str = ""
    phone: str = ""


class WooLine(msgspec.Struct, frozen=True):
    """A line item; ``total`` after discounts and before tax, of the whole line."""

    id: int
    name: str
    product_id: int
    quantity: Number
    total: Number
    variation_id: int = 0
    total_tax: Number = "0"
    sku: str | None = ""


class WooMeta(msgspec.Struct, frozen=True):
    """A key and a value that plugins or we have written."""

    key: str
    value: Any = None


class WooOrder(msgspec.Struct, frozen=True):
    """An order of `/wc/v3/orders`, the same in a delivery and in the API."""

    id: int
    status: str
    currency: str
    total: Number
    line_items: list[WooLine]
    number: str = ""
    billing: WooAddress = WooAddress()
    shipping: WooAddress = WooAddress()
    payment_method: str = ""
    customer_note: str = ""
    date_created_gmt: str | None = None
    date_modified_gmt: str | None = None
    date_paid_gmt: str | None = None
    meta_data: list[WooMeta] = []
    refunds: list[dict[str, Any]] = []


class WooProduct(msgspec.Struct, frozen=True):
    """A product, or a variation when ``parent_id`` is set."""

    id: int
    name: str
    sku: str | None = ""
    global_unique_id: str | None = ""
    parent_id: int = 0
    type: str = "simple"
    date_modified_gmt: str | None = None
    variations: list[Any] = []
    manage_stock: bool | str = False
    stock_quantity: int | None = None


def read(body: bytes, kind: type[Any]) -> Any:
    """Decode a body. Refuses what has not this shape, naming the place."""
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.MsgspecError as problem:
        raise ShopAnswersOddly(reason="unreadable", fields={"body": str(problem)}) from problem


def moment(text: str | None) -> datetime | None:
    """A GMT time of the shop as an aware one."""
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError as problem:
        raise ShopAnswersOddly(reason="unreadable", fields={"date": text}) from problem


def listing_id(product_id: int, variation_id: int) -> str:
    """The id under which a product or its variation is listed."""
    return f"{product_id}:{variation_id}" if variation_id else str(product_id)
