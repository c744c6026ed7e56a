"""WooCommerce's words for an order and a product, turned into ours.

Its clock has seconds: several states of one order may carry the same time of change. The version that is made here
therefore goes on with how far the order has come, so that deliveries in any order end in the same state; a state
that polling read is the shop's own present and outranks deliveries of the same second.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from portal.domains.channels.errors import ShopAnswersOddly
from portal.domains.channels.shops.woocommerce.wire import (
    Number,
    WooAddress,
    WooLine,
    WooMeta,
    WooOrder,
    WooProduct,
    listing_id,
    moment,
    read,
)  # fmt: skip
from portal.domains.channels.values import (
    Address,
    OrderStatus,
    PaymentStatus,
    ShopLine,
    ShopOrder,
    ShopProduct,
)  # fmt: skip
from portal.kit.money import is_currency, to_minor

_DRAFTS = ("auto-draft", "checkout-draft", "new")
# How far an order has come, for versions of the same second.
_RANKS = {"pending": 0, "failed": 1, "on-hold": 2, "processing": 3, "completed": 5, "cancelled": 6, "refunded": 7,
          "trash": 8}  # fmt: skip
_OTHER_RANK = 4
_CANCELLED = ("cancelled", "refunded", "trash")
_PAYMENTS: dict[str, PaymentStatus] = {
    "pending": "pending", "on-hold": "pending", "failed": "failed", "refunded": "refunded", "processing": "paid",
    "completed": "paid",
}  # fmt: skip
_FAMILY_NAME_FIRST = ("JP", "CN", "TW", "HK", "KR", "VN", "HU")
# Keys of the plugin "Japanized for WooCommerce", from its public code and not seen on a shop of ours; a shop that
# uses another plugin names its keys in the settings.
_DATE_KEY, _SLOT_KEY = "wc4jp-delivery-date", "wc4jp-delivery-time-zone"
_FOUR_PLACES = Decimal("0.0001")


def read_order(topic: str, body: bytes, settings: Mapping[str, Any]) -> ShopOrder | None:
    """The order in a body; None for a draft. Refuses what has not an order's shape or an unknown currency."""
    order: WooOrder = read(body, WooOrder)
    if order.status in _DRAFTS:
        return None
    if not is_currency(order.currency):
        raise ShopAnswersOddly(reason="currency_unknown", currency=order.currency)
    ordered_at = moment(order.date_created_gmt)
    if ordered_at is None:
        raise ShopAnswersOddly(reason="unreadable", fields={"date_created_gmt": "a time"})
    requested_date, requested_slot = _requested(order.meta_data, settings)
    told = ShopOrder(
        external_id=str(order.id), number=order.number or str(order.id), ordered_at=ordered_at, source_version="",
        source_hash="", currency=order.currency, total=_minor(order.total, order.currency), status=_status(order),
        payment_status=_payment(order), buyer_name=_name(order.billing), buyer_email=order.billing.email,
        ship_to=_ship_to(order), note=order.customer_note, requested_date=requested_date,
        requested_slot=requested_slot, lines=_lines(order.line_items),
    )  # fmt: skip
    source_hash = hashlib.sha256(msgspec.json.encode(told)).hexdigest()
    version = _version(order, polled=topic == "order.polled", tail=source_hash[:8])
    return msgspec.structs.replace(told, source_hash=source_hash, source_version=version)


def read_product(body: bytes) -> ShopProduct:
    """The product or variation in a body."""
    return product_of(read(body, WooProduct))


def product_of(product: WooProduct) -> ShopProduct:
    """A decoded product in our words."""
    parent, variation = (product.parent_id, product.id) if product.parent_id else (product.id, 0)
    return ShopProduct(
        listing_id(parent, variation), product.sku or "", product.name, product.global_unique_id or "",
        product.date_modified_gmt or "",
    )  # fmt: skip


def _version(order: WooOrder, *, polled: bool, tail: str) -> str:
    changed = order.date_modified_gmt or order.date_created_gmt
    rank = _RANKS.get(order.status, _OTHER_RANK)
    return f"{changed}/{'polled' if polled else 'hook'}/{rank}/{len(order.refunds):03d}/{tail}"


def _status(order: WooOrder) -> OrderStatus:
    if order.status in _CANCELLED:
        return "cancelled"
    return "completed" if order.status == "completed" else "open"


def _payment(order: WooOrder) -> PaymentStatus:
    if order.payment_method == "cod" and order.status not in ("refunded", "failed"):
        return "cash_on_delivery"
    return _PAYMENTS.get(order.status, "paid" if order.date_paid_gmt else "pending")


def _name(address: WooAddress) -> str:
    given, family = address.first_name.strip(), address.last_name.strip()
    parts = (family, given) if address.country in _FAMILY_NAME_FIRST else (given, family)
    return " ".join(part for part in parts if part)


def _ship_to(order: WooOrder) -> Address:
    to = order.shipping if order.shipping.address_1 or order.shipping.postcode else order.billing
    return Address(
        name=" ".join(part for part in (to.company.strip(), _name(to)) if part), postal_code=to.postcode,
        country=to.country, region=to.state, city=to.city, line1=to.address_1, line2=to.address_2,
        phone=to.phone or order.billing.phone,
    )  # fmt: skip


def _lines(items: Sequence[WooLine]) -> list[ShopLine]:
    lines = [_line(item) for item in items if item.quantity]
    if not lines:
        raise ShopAnswersOddly(reason="no_lines")
    return lines


def _line(item: WooLine) -> ShopLine:
    quantity = _decimal(item.quantity)
    if quantity != quantity.to_integral_value() or quantity <= 0:
        raise ShopAnswersOddly(reason="quantity", line=item.id, quantity=str(item.quantity))
    paid = _decimal(item.total) + _decimal(item.total_tax)
    return ShopLine(
        str(item.id), item.sku or "", item.name, int(quantity), (paid / quantity).quantize(_FOUR_PLACES),
        listing_id(item.product_id, item.variation_id),
    )  # fmt: skip


def _requested(meta: Sequence[WooMeta], settings: Mapping[str, Any]) -> tuple[date | None, str | None]:
    said = {entry.key: entry.value for entry in meta if isinstance(entry.value, str) and entry.value}
    day = said.get(settings.get("delivery_date_key", _DATE_KEY), "")
    slot = said.get(settings.get("delivery_slot_key", _SLOT_KEY))
    return _day(day), slot


def _day(text: str) -> date | None:
    # What a buyer's form plugin wrote is a wish: one that cannot be read must not keep the order out.
    try:
        return date.fromisoformat(text.replace("/", "-"))
    except ValueError:
        return None


def _decimal(text: Number) -> Decimal:
    try:
        value = Decimal(str(text))
    except InvalidOperation as problem:
        raise ShopAnswersOddly(reason="unreadable", fields={"amount": str(text)}) from problem
    if not value.is_finite():
        raise ShopAnswersOddly(reason="unreadable", fields={"amount": str(text)})
    return value


def _minor(text: Number, currency: str) -> int:
    try:
        return to_minor(str(text), currency)
    except ValueError as problem:
        raise ShopAnswersOddly(reason="unreadable", fields={"total": str(text)}) from problem
