"""``/orders``: list, read, place and change orders, one by one or in a batch."""

import random
import string
from typing import Any, TypeVar

import msgspec

from demoshop.ledger import OrderFilter
from demoshop.orders import STATUSES, Address, Billing, Order, Shipping, put_meta
from demoshop.products import Product
from demoshop.refusals import Refusal, invalid_param, unknown
from demoshop.rest import listing
from demoshop.routing import Answer, Call
from demoshop.selling import Wish, move, place, revise
from demoshop.store import Store
from demoshop.wire import Json

Kind = TypeVar("Kind", bound=Address)

_TEXTS = ("customer_note", "transaction_id", "payment_method", "payment_method_title")
_ORDERBY = ("date", "id", "modified")


class Orders:
    """The orders of one store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    async def list_page(self, call: Call) -> Answer:
        page, per_page = listing.page_of(call)
        statuses = [status for status in call.asked_list("status") if status != "any"]
        for status in statuses:
            if status not in STATUSES:
                raise invalid_param(
                    "status", f"status[0] is not one of any, {', '.join(STATUSES)}.", "rest_not_in_enum"
                )
        bounds = {
            "modified_after": "modified_after", "modified_before": "modified_before",
            "after": "created_after", "before": "created_before",
        }  # fmt: skip
        wanted = OrderFilter(
            statuses=statuses, ids=[int(number) for number in call.asked_list("include") if number.isdigit()],
            by=listing.choice(call, "orderby", _ORDERBY, "date"), descending=listing.descending(call),
            limit=per_page, offset=(page - 1) * per_page,
            **{ours: listing.moment(call, theirs, self.store) for theirs, ours in bounds.items()},
        )  # fmt: skip
        found, total = self.store.ledger.list_orders(self.store.code, wanted)
        return listing.paged(call, self.store, [self.store.body(order) for order in found], total, page, per_page)

    async def read(self, call: Call) -> Answer:
        return Answer(self.store.body(self.get(call.number("id"))))

    async def create(self, call: Call) -> Answer:
        body = self.place_one(call.json())
        return Answer(body, 201, [("Location", f"{self.store.site.api}/orders/{body['id']}")])

    async def write(self, call: Call) -> Answer:
        return Answer(self.change_one({**call.json(), "id": call.number("id")}))

    async def batch(self, call: Call) -> Answer:
        return listing.batch(call, {"create": self.place_one, "update": self.change_one})

    def get(self, number: int, status: int = 404) -> Order:
        """The order. Refuses: there is none."""
        order = self.store.ledger.find_order(self.store.code, number)
        if order is None:
            raise unknown("shop_order", status)
        return order

    def place_one(self, asked: Json) -> Json:
        """An order as the API's ``asked`` wants it."""
        carriage = (asked.get("shipping_lines") or [{}])[0]
        status = "processing" if asked.get("set_paid") else asked.get("status", "pending")
        wish = Wish(
            lines=[self._line(line) for line in asked.get("line_items") or []], status=status,
            billing=_address(asked.get("billing"), Billing()), shipping=_address(asked.get("shipping"), Shipping()),
            payment_method=asked.get("payment_method", ""), payment_title=asked.get("payment_method_title", ""),
            shipping_title=carriage.get("method_title", ""), shipping_method=carriage.get("method_id", ""),
            shipping_total=listing.money(carriage.get("total") or 0, self.store.site.currency, "shipping_lines"),
            note=asked.get("customer_note", ""), order_key=self._key(), created_via="rest-api",
            metas=[(str(entry["key"]), entry["value"]) for entry in asked.get("meta_data") or []],
        )  # fmt: skip
        return self.store.body(place(self.store, wish))

    def change_one(self, asked: Json) -> Json:
        """The order as ``asked`` changes it: status, addresses, notes, meta data."""
        order = self.get(listing.whole(asked.get("id"), "id"), status=400)
        with self.store.changing() as change:
            order.billing = _address(asked.get("billing"), order.billing)
            order.shipping = _address(asked.get("shipping"), order.shipping)
            for name in _TEXTS:
                setattr(order, name, asked.get(name, getattr(order, name)))
            for entry in asked.get("meta_data") or []:
                self._put_meta(order, entry)
            status = asked.get("status") or ("processing" if asked.get("set_paid") else order.status)
            if status != order.status:
                move(self.store, order, str(status).removeprefix("wc-"), change)
            revise(self.store, order, change)
        return self.store.body(order)

    def _line(self, asked: Json) -> tuple[Product, int]:
        product = self.store.products.get(listing.whole(asked.get("product_id"), "product_id"))
        product = product or self.store.product_by_sku(str(asked.get("sku") or ""))
        if product is None:
            raise Refusal(400, "woocommerce_rest_invalid_product_id", "Product ID provided does not exist.")
        return product, listing.whole(asked.get("quantity") or 1, "quantity")

    def _put_meta(self, order: Order, asked: Json) -> None:
        key, value, number = asked.get("key"), asked.get("value"), asked.get("id")
        known = [entry for entry in order.meta_data if entry.id == number] if number else []
        if value is None:
            order.meta_data = [entry for entry in order.meta_data if entry.id != number and entry.key != key]
        elif known:
            known[0].key, known[0].value = str(key or known[0].key), value
        elif put_meta(order.meta_data, self.store.counters.meta, str(key), value):
            self.store.number("meta")

    def _key(self) -> str:
        luck = random.Random(f"{self.store.site.url}:{self.store.counters.post}")
        return "wc_order_" + "".join(luck.choices(string.ascii_letters + string.digits, k=13))


def _address(asked: Any, now: Kind) -> Kind:
    if not isinstance(asked, dict):
        return now
    known = {name: value for name, value in asked.items() if name in now.__struct_fields__}
    try:
        return msgspec.convert({**msgspec.to_builtins(now), **known}, type(now))
    except msgspec.ValidationError as problem:
        raise invalid_param("billing", str(problem), "rest_invalid_type") from problem
