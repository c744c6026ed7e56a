"""What can happen to an order: placed, moved to another status, refunded; and what each does to the stock.

Stock may fall below zero: orders that come over the API oversell silently in the real store too.
"""

import msgspec

from demoshop.orders import (
    PAID,
    STATUSES,
    STOCK_TAKEN,
    Billing,
    Line,
    Meta,
    Order,
    RefundLine,
    Shipping,
    ShippingLine,
    put_line_meta,
)  # fmt: skip
from demoshop.products import Product
from demoshop.refusals import Refusal, invalid_param
from demoshop.store import Change, Store
from demoshop.tally import Tally
from demoshop.wire import amount, minor

RESERVED = "_reduced_stock"
RESTOCKED = "_restock_refunded_items"


class Wish(msgspec.Struct, kw_only=True):
    """An order somebody wants to place. ``lines`` are pairs of product and quantity; ``shipping_total`` is in minor
    units; ``metas`` are keys and values that the checkout adds."""

    lines: list[tuple[Product, int]]
    billing: Billing
    shipping: Shipping
    status: str = "processing"
    payment_method: str = ""
    payment_title: str = ""
    shipping_title: str = "Flat rate"
    shipping_method: str = "flat_rate"
    shipping_total: int = 0
    note: str = ""
    order_key: str
    created_via: str = "checkout"
    metas: list[tuple[str, str]] = []


def place(store: Store, wish: Wish, tally: Tally | None = None) -> Order:
    """The order exists, paid for if its status says so, and the stock is taken. Tells order.created, order.updated and
    product.updated for each line. Refuses: an order without lines, an unknown status."""
    if not wish.lines:
        raise Refusal(400, "woocommerce_rest_required_product_reference", "Product ID or SKU is required.")
    require_status(wish.status)
    with store.changing(tally) as change:
        order = _opened(store, wish)
        change.tell("order.created", order)
        change.tell("order.updated", order)
        if order.status in STOCK_TAKEN:
            _take_stock(store, order, change)
        store.keep_order(order)
    return order


def move(store: Store, order: Order, status: str, change: Change) -> None:
    """The order has the status, with its dates, and the stock follows: taken when it enters a status that holds goods,
    given back when it is cancelled or unpaid again. The caller writes and tells the order. Refuses: unknown status."""
    require_status(status)
    before, order.status = order.status, status
    if status in PAID and order.date_paid is None:
        order.date_paid = store.now()
    if status == "completed" and before != "completed":
        order.date_completed = store.now()
    if status in STOCK_TAKEN and before not in STOCK_TAKEN:
        _take_stock(store, order, change)
    elif status in ("cancelled", "pending"):
        _give_stock_back(store, order, change)


def revise(store: Store, order: Order, change: Change) -> None:
    """The order is written as it is now, changed at this second, and order.updated is told."""
    order.date_modified = store.now()
    store.keep_order(order)
    change.tell("order.updated", order)


def refund(store: Store, order: Order, value: int, reason: str, lines: list[tuple[Line, int]], restock: bool) -> int:
    """The refund is on the order, its goods are back in stock if ``restock``, and an order refunded in full is
    ``refunded``. Tells order.updated and product.updated. Returns the refund's number. Refuses: more than was paid."""
    paid = minor(order.total, order.currency)
    already = -sum(minor(entry.total, order.currency) for entry in order.refunds)
    if not 0 <= value <= paid - already:
        raise Refusal(400, "woocommerce_rest_cannot_create_order_refund", "Invalid refund amount.")
    with store.changing() as change:
        number = store.number("post")
        order.refunds.append(RefundLine(number, reason, amount(-value, order.currency), "0"))
        for line, quantity in lines if restock else []:
            _restock(store, line, quantity, change)
        if value and already + value == paid:
            order.status = "refunded"
        revise(store, order, change)
    return number


def require_status(status: str) -> None:
    """Refuses a status that the store does not know."""
    if status not in STATUSES:
        raise invalid_param("status", f"status is not one of {', '.join(STATUSES)}.", "rest_not_in_enum")


def _opened(store: Store, wish: Wish) -> Order:
    moment, currency = store.now(), store.site.currency
    number = store.number("post")
    goods = sum(product.price * quantity for product, quantity in wish.lines)
    return Order(
        id=number, number=str(number), status=wish.status, currency=currency, order_key=wish.order_key,
        date_created=moment, date_modified=moment, date_paid=moment if wish.status in PAID else None,
        date_completed=moment if wish.status == "completed" else None,
        shipping_total=amount(wish.shipping_total, currency), total=amount(goods + wish.shipping_total, currency),
        billing=wish.billing, shipping=wish.shipping, payment_method=wish.payment_method,
        payment_method_title=wish.payment_title, created_via=wish.created_via, customer_note=wish.note,
        meta_data=[Meta(store.number("meta"), key, value) for key, value in wish.metas],
        line_items=[_line(store, product, quantity) for product, quantity in wish.lines],
        shipping_lines=[_carriage(store, wish)],
    )  # fmt: skip


def _carriage(store: Store, wish: Wish) -> ShippingLine:
    return ShippingLine(
        id=store.number("item"), method_title=wish.shipping_title, method_id=wish.shipping_method,
        total=amount(wish.shipping_total, store.site.currency),
    )  # fmt: skip


def _line(store: Store, product: Product, quantity: int) -> Line:
    currency = store.site.currency
    total = amount(product.price * quantity, currency)
    price = product.price if currency == "JPY" else float(amount(product.price, currency))
    return Line(
        id=store.number("item"), name=product.name, product_id=product.id, quantity=quantity, subtotal=total,
        total=total, sku=product.sku, global_unique_id=product.barcode, price=price,
    )  # fmt: skip


def _take_stock(store: Store, order: Order, change: Change) -> None:
    for line in order.line_items:
        if held(line):
            continue
        _put(store, line, RESERVED, line.quantity)
        _shift(store, line.product_id, -line.quantity, change)


def _give_stock_back(store: Store, order: Order, change: Change) -> None:
    for line in order.line_items:
        quantity = held(line)
        if quantity:
            line.meta_data = [entry for entry in line.meta_data if entry.key != RESERVED]
            _shift(store, line.product_id, quantity, change)


def _restock(store: Store, line: Line, quantity: int, change: Change) -> None:
    back = min(quantity, held(line))
    if back:
        _put(store, line, RESERVED, held(line) - back)
        _put(store, line, RESTOCKED, _count(line, RESTOCKED) + back)
        _shift(store, line.product_id, back, change)


def _shift(store: Store, product_id: int, by: int, change: Change) -> None:
    product = store.products.get(product_id)
    if product is None:
        return
    product.stock_quantity += by
    product.total_sales += max(0, -by)
    product.date_modified = store.now()
    store.keep_product(product)
    change.tell("product.updated", product)


def held(line: Line) -> int:
    """How many units of the line are out of the stock at present."""
    return _count(line, RESERVED)


def _count(line: Line, key: str) -> int:
    return next((int(entry.value) for entry in line.meta_data if entry.key == key), 0)


def _put(store: Store, line: Line, key: str, value: int) -> None:
    if put_line_meta(line, store.counters.meta, key, str(value)):
        store.number("meta")
