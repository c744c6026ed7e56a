"""``/products``: what the store sells; the portal pushes stock here."""

from collections.abc import Callable

from demoshop.products import Product
from demoshop.refusals import Refusal, invalid_param, unknown
from demoshop.rest import listing
from demoshop.routing import Answer, Call
from demoshop.store import Store
from demoshop.wire import Json

_ORDER: dict[str, Callable[[Product], str | int]] = {
    "date": lambda product: product.date_created,
    "modified": lambda product: product.date_modified,
    "id": lambda product: product.id,
    "title": lambda product: product.name,
}


class Products:
    """The products of one store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    async def list_page(self, call: Call) -> Answer:
        page, per_page = listing.page_of(call)
        skus, ids = call.asked_list("sku"), call.asked_list("include")
        key = _ORDER[listing.choice(call, "orderby", tuple(_ORDER), "date")]
        found = [
            product
            for product in self.store.products.values()
            if (not skus or product.sku in skus) and (not ids or str(product.id) in ids)
        ]
        found.sort(key=lambda product: (key(product), product.id), reverse=listing.descending(call))
        shown = found[(page - 1) * per_page : page * per_page]
        bodies = [self.store.body(product) for product in shown]
        return listing.paged(call, self.store, bodies, len(found), page, per_page)

    async def read(self, call: Call) -> Answer:
        return Answer(self.store.body(self.get(call.number("id"))))

    async def create(self, call: Call) -> Answer:
        return Answer(self.add_one(call.json()), 201)

    async def write(self, call: Call) -> Answer:
        return Answer(self.change_one({**call.json(), "id": call.number("id")}))

    async def batch(self, call: Call) -> Answer:
        return listing.batch(call, {"create": self.add_one, "update": self.change_one})

    async def variations(self, call: Call) -> Answer:
        """Every product here is a simple one: its list of variations is empty."""
        self.get(call.number("id"))
        page, per_page = listing.page_of(call)
        return listing.paged(call, self.store, [], 0, page, per_page)

    async def variation(self, call: Call) -> Answer:
        raise unknown("product_variation")

    def get(self, number: int, status: int = 404) -> Product:
        """The product. Refuses: there is none."""
        product = self.store.products.get(number)
        if product is None:
            raise unknown("product", status)
        return product

    def add_one(self, asked: Json) -> Json:
        """A new product on sale. Tells product.created. Refuses: a SKU that another product has."""
        moment = self.store.now()
        with self.store.changing() as change:
            product = Product(
                id=self.store.number("post"), name=str(asked.get("name") or "Product"), sku="", price=0,
                stock_quantity=0, date_created=moment, date_modified=moment,
            )  # fmt: skip
            self._apply(product, asked)
            self.store.keep_product(product)
            change.tell("product.created", product)
        return self.store.body(product)

    def change_one(self, asked: Json) -> Json:
        """The product as ``asked`` changes it. Tells product.updated. Refuses: a SKU that another product has."""
        product = self.get(listing.whole(asked.get("id"), "id"), status=400)
        with self.store.changing() as change:
            self._apply(product, asked)
            product.date_modified = self.store.now()
            self.store.keep_product(product)
            change.tell("product.updated", product)
        return self.store.body(product)

    def _apply(self, product: Product, asked: Json) -> None:
        sku = str(asked.get("sku", product.sku))
        holder = self.store.product_by_sku(sku) if sku else None
        if holder is not None and holder is not product:
            raise Refusal(400, "product_invalid_sku", "Invalid or duplicated SKU.", resource_id=holder.id)
        quantity = asked.get("stock_quantity", product.stock_quantity)
        if not isinstance(quantity, int):
            raise invalid_param("stock_quantity", "stock_quantity is not of type integer.", "rest_invalid_type")
        price, currency = asked.get("regular_price"), self.store.site.currency
        product.price = product.price if price is None else listing.money(price, currency, "regular_price")
        product.sku, product.stock_quantity = sku, quantity
        product.name = str(asked.get("name", product.name))
        product.barcode = str(asked.get("global_unique_id", product.barcode))
        product.weight = str(asked.get("weight", product.weight))
