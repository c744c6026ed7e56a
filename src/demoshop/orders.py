"""An order as the store keeps it, field by field in the order of the wire, and the body it becomes there."""

from typing import Any

import msgspec

from demoshop.site import Site
from demoshop.wire import Json, gmt_text, symbol

STATUSES = (
    "pending",
    "processing",
    "on-hold",
    "completed",
    "cancelled",
    "refunded",
    "failed",
    "checkout-draft",
    "trash",
)
PAID = frozenset({"processing", "completed"})
STOCK_TAKEN = frozenset({"processing", "completed", "on-hold"})
EDITABLE = frozenset({"pending", "on-hold"})
PAYABLE = frozenset({"pending", "failed"})


class Address(msgspec.Struct, kw_only=True):
    """Where somebody lives, in the store's fields; ``state`` is JP01..JP47 in Japan."""

    first_name: str = ""
    last_name: str = ""
    company: str = ""
    address_1: str = ""
    address_2: str = ""
    city: str = ""
    state: str = ""
    postcode: str = ""
    country: str = ""


class Billing(Address, kw_only=True):
    """The buyer's own address."""

    email: str = ""
    phone: str = ""


class Shipping(Address, kw_only=True):
    """The recipient's address."""

    phone: str = ""


class Meta(msgspec.Struct):
    """One entry of an order's meta data."""

    id: int
    key: str
    value: Any


class LineMeta(msgspec.Struct):
    """One entry of a line's meta data; the real store shows it twice."""

    id: int
    key: str
    value: Any
    display_key: str
    display_value: Any


class Image(msgspec.Struct):
    """A line's picture; empty where the product has none."""

    id: str | int = ""
    src: str = ""


class Line(msgspec.Struct, kw_only=True):
    """One product of an order. Amounts are the currency's text; ``price`` alone is a number."""

    id: int
    name: str
    product_id: int
    variation_id: int = 0
    quantity: int
    tax_class: str = ""
    subtotal: str
    subtotal_tax: str = "0"
    total: str
    total_tax: str = "0"
    taxes: list[Any] = []
    meta_data: list[LineMeta] = []
    sku: str
    global_unique_id: str
    price: int | float
    image: Image = msgspec.field(default_factory=Image)
    parent_name: str | None = None


class ShippingLine(msgspec.Struct, kw_only=True):
    """What the buyer pays for carriage."""

    id: int
    method_title: str
    method_id: str = "flat_rate"
    instance_id: str = ""
    total: str
    total_tax: str = "0"
    taxes: list[Any] = []
    tax_status: str = "taxable"
    meta_data: list[Any] = []


class RefundLine(msgspec.Struct):
    """A refund as the order mentions it; ``total`` is negative."""

    id: int
    reason: str
    total: str
    total_tax: str


class Order(msgspec.Struct, kw_only=True):
    """An order. Dates are the store's local time to the second; amounts are the currency's text."""

    id: int
    parent_id: int = 0
    status: str
    currency: str
    version: str = "11.0.1"
    prices_include_tax: bool = False
    date_created: str
    date_modified: str
    discount_total: str = "0"
    discount_tax: str = "0"
    shipping_total: str
    shipping_tax: str = "0"
    cart_tax: str = "0"
    total: str
    total_tax: str = "0"
    customer_id: int = 0
    order_key: str
    billing: Billing
    shipping: Shipping
    payment_method: str = ""
    payment_method_title: str = ""
    transaction_id: str = ""
    customer_ip_address: str = ""
    customer_user_agent: str = ""
    created_via: str = "rest-api"
    customer_note: str = ""
    date_completed: str | None = None
    date_paid: str | None = None
    cart_hash: str = ""
    number: str
    meta_data: list[Meta] = []
    line_items: list[Line] = []
    tax_lines: list[Any] = []
    shipping_lines: list[ShippingLine] = []
    fee_lines: list[Any] = []
    coupon_lines: list[Any] = []
    refunds: list[RefundLine] = []


def body(order: Order, site: Site) -> Json:
    """The order's JSON as the API and the webhooks give it, keys in the recorded order."""
    whole: Json = msgspec.to_builtins(order)
    own = f"{site.api}/orders/{order.id}"
    whole["payment_url"] = f"{site.url}/checkout/order-pay/{order.id}/?pay_for_order=true&key={order.order_key}"
    whole["is_editable"] = order.status in EDITABLE
    whole["needs_payment"] = order.status in PAYABLE and order.total.strip("0.") != ""
    whole["needs_processing"] = True
    for key in ("date_created", "date_modified", "date_completed", "date_paid"):
        whole[f"{key}_gmt"] = gmt_text(whole[key], site.utc_offset_minutes)
    whole["currency_symbol"] = symbol(order.currency)
    whole["_links"] = {
        **site.links(own, f"{site.api}/orders"),
        "email_templates": [{"embeddable": True, "href": f"{own}/actions/email_templates"}],
    }
    return whole


def put_meta(entries: list[Meta], fresh_id: int, key: str, value: Any) -> bool:
    """Set one entry by its key; True when ``fresh_id`` was used for a new one."""
    for entry in entries:
        if entry.key == key:
            entry.value = value
            return False
    entries.append(Meta(fresh_id, key, value))
    return True


def put_line_meta(line: Line, fresh_id: int, key: str, value: str) -> bool:
    """Set one entry of a line by its key; True when ``fresh_id`` was used for a new one."""
    for entry in line.meta_data:
        if entry.key == key:
            entry.value = entry.display_value = value
            return False
    line.meta_data.append(LineMeta(fresh_id, key, value, key, value))
    return True
