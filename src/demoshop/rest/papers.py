"""What hangs on an order: notes, refunds and, where the store has the feature switched on, fulfillments."""

import msgspec

from demoshop.orders import Line, Order
from demoshop.refusals import Refusal
from demoshop.rest import listing
from demoshop.rest.orders import Orders
from demoshop.routing import Answer, Call
from demoshop.selling import refund, revise
from demoshop.store import Store
from demoshop.wire import Json, amount, gmt_text


class Papers:
    """Notes, refunds and fulfillments of one store's orders."""

    def __init__(self, store: Store, orders: Orders) -> None:
        self.store = store
        self._orders = orders

    async def list_notes(self, call: Call) -> Answer:
        return Answer(self._kept(call, "note"))

    async def add_note(self, call: Call) -> Answer:
        """A note on the order. Refuses: an empty one."""
        order, asked = self._orders.get(call.number("id")), call.json()
        if not asked.get("note"):
            raise Refusal(400, "rest_missing_callback_param", "Missing parameter(s): note", params=["note"])
        moment, number = self.store.now(), self.store.number("note")
        note = {
            "id": number, "author": "WooCommerce", "date_created": moment,
            "date_created_gmt": gmt_text(moment, self.store.site.utc_offset_minutes), "note": str(asked["note"]),
            "customer_note": bool(asked.get("customer_note")), "_links": self._links(order, "notes", number),
        }  # fmt: skip
        self._keep("note", order, number, note)
        return Answer(note, 201)

    async def list_refunds(self, call: Call) -> Answer:
        page, per_page = listing.page_of(call)
        kept = self._kept(call, "refund")[::-1]
        shown = kept[(page - 1) * per_page : page * per_page]
        return listing.paged(call, self.store, shown, len(kept), page, per_page)

    async def add_refund(self, call: Call) -> Answer:
        """Money back, and the goods back in stock unless ``api_restock`` is false."""
        order, asked = self._orders.get(call.number("id")), call.json()
        lines = [self._refunded(order, entry) for entry in asked.get("line_items") or []]
        given = asked.get("amount")
        value = (
            listing.money(given, order.currency, "amount") if given is not None else sum(money for _, _, money in lines)
        )
        reason = str(asked.get("reason") or "")
        goods = [(line, quantity) for line, quantity, _ in lines]
        number = refund(self.store, order, value, reason, goods, restock=asked.get("api_restock", True) is not False)
        body = self._refund_body(order, number, value, reason, lines)
        self._keep("refund", order, number, body)
        return Answer(body, 201)

    async def list_fulfillments(self, call: Call) -> Answer:
        # The real store says True when it is made and "1" when it is read.
        kept = self._kept(call, "fulfillment")
        return Answer([{**each, "is_fulfilled": "1" if each["is_fulfilled"] else "0"} for each in kept])

    async def add_fulfillment(self, call: Call) -> Answer:
        """What was shipped, with its tracking. More than was ordered is taken without a word, as in the real store."""
        order, asked = self._orders.get(call.number("id")), call.json()
        number = self.store.number("fulfillment")
        metas = [
            {"id": self.store.number("meta"), "key": entry.get("key"), "value": entry.get("value")}
            for entry in asked.get("meta_data") or []
        ]
        body = {
            "id": number, "entity_type": "WC_Order", "entity_id": str(order.id),
            "status": asked.get("status") or "unfulfilled", "is_fulfilled": bool(asked.get("is_fulfilled")),
            "date_updated": self.store.now().replace("T", " "), "date_deleted": None, "meta_data": metas,
        }  # fmt: skip
        self._keep("fulfillment", order, number, body)
        with self.store.changing() as change:
            revise(self.store, order, change)
        return Answer(body, 201)

    def _kept(self, call: Call, kind: str) -> list[Json]:
        order = self._orders.get(call.number("id"))
        return self.store.ledger.papers(self.store.code, kind, order.id)

    def _keep(self, kind: str, order: Order, number: int, body: Json) -> None:
        with self.store.changing():
            self.store.ledger.keep_paper(self.store.code, kind, order.id, number, body)

    def _refunded(self, order: Order, asked: Json) -> tuple[Line, int, int]:
        line = next((line for line in order.line_items if line.id == asked.get("id")), None)
        if line is None:
            raise Refusal(
                400, "woocommerce_rest_invalid_item_id", "Order item ID provided is not associated with order."
            )
        money = listing.money(asked.get("refund_total") or 0, order.currency, "refund_total")
        return line, listing.whole(asked.get("quantity"), "quantity"), money

    def _refund_body(
        self, order: Order, number: int, value: int, reason: str, lines: list[tuple[Line, int, int]]
    ) -> Json:
        moment = self.store.now()
        return {
            "id": number, "parent_id": order.id, "date_created": moment,
            "date_created_gmt": gmt_text(moment, self.store.site.utc_offset_minutes),
            "amount": amount(value, order.currency), "reason": reason, "refunded_by": 1, "refunded_payment": False,
            "meta_data": [], "line_items": [self._refund_line(order, *entry) for entry in lines],
            "shipping_lines": [], "tax_lines": [], "fee_lines": [], "_links": self._links(order, "refunds", number),
        }  # fmt: skip

    def _refund_line(self, order: Order, line: Line, quantity: int, money: int) -> Json:
        back = amount(-money, order.currency)
        meta = {"id": self.store.number("meta"), "key": "_refunded_item_id", "value": str(line.id)}
        return {
            **msgspec.to_builtins(line), "id": self.store.number("item"), "quantity": -quantity, "subtotal": back,
            "total": back, "meta_data": [{**meta, "display_key": meta["key"], "display_value": meta["value"]}],
        }  # fmt: skip

    def _links(self, order: Order, kind: str, number: int) -> Json:
        whole = f"{self.store.site.api}/orders/{order.id}/{kind}"
        up = [{"href": f"{self.store.site.api}/orders/{order.id}"}]
        return {**self.store.site.links(f"{whole}/{number}", whole), "up": up}
