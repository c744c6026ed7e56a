"""Which address of a store's API is answered by what."""

from demoshop.refusals import no_route
from demoshop.rest.orders import Orders
from demoshop.rest.papers import Papers
from demoshop.rest.products import Products
from demoshop.rest.webhooks import Webhooks
from demoshop.routing import Answer, Call, Handler, Router
from demoshop.store import Store

_BASE = "/wp-json/wc/v3"


class StoreApi:
    """The API of one store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.fulfillments = store.seed.fulfillments
        self._router = Router()
        orders, products, hooks = Orders(store), Products(store), Webhooks(store)
        self._add_orders(orders, Papers(store, orders))
        for path, things in (("products", products), ("webhooks", hooks)):
            self._on("GET", f"/{path}", things.list_page)
            self._on("POST", f"/{path}", things.create)
            self._on("GET", f"/{path}/{{id:d}}", things.read)
            self._on_write(f"/{path}/{{id:d}}", things.write)
        self._on_write("/products/batch", products.batch)
        self._on("GET", "/products/{id:d}/variations", products.variations)
        self._on("GET", "/products/{id:d}/variations/{variation_id:d}", products.variation)
        self._on("DELETE", "/webhooks/{id:d}", hooks.remove)
        self._on("GET", "/system_status", self._system_status)
        self._on("GET", "", self._index)

    async def answer(self, call: Call, path: str) -> Answer:
        """Answer a call whose path, after the store's own, is ``path``."""
        if not path.startswith(_BASE):
            raise no_route()
        return await self._router.answer(call, path.removeprefix(_BASE))

    def _add_orders(self, orders: Orders, papers: Papers) -> None:
        self._on("GET", "/orders", orders.list_page)
        self._on("POST", "/orders", orders.create)
        self._on_write("/orders/batch", orders.batch)
        self._on("GET", "/orders/{id:d}", orders.read)
        self._on_write("/orders/{id:d}", orders.write)
        self._on("GET", "/orders/{id:d}/notes", papers.list_notes)
        self._on("POST", "/orders/{id:d}/notes", papers.add_note)
        self._on("GET", "/orders/{id:d}/refunds", papers.list_refunds)
        self._on("POST", "/orders/{id:d}/refunds", papers.add_refund)
        if self.fulfillments:
            self._on("GET", "/orders/{id:d}/fulfillments", papers.list_fulfillments)
            self._on("POST", "/orders/{id:d}/fulfillments", papers.add_fulfillment)

    def _on(self, method: str, path: str, handler: Handler) -> None:
        self._router.add(method, path, handler)

    def _on_write(self, path: str, handler: Handler) -> None:
        for method in ("PUT", "POST", "PATCH"):
            self._on(method, path, handler)

    async def _index(self, call: Call) -> Answer:
        site = self.store.site
        routes = {
            f"/wc/v3{pattern}": {"namespace": "wc/v3", "methods": methods}
            for pattern, methods in self._router.patterns().items()
        }
        return Answer({"namespace": "wc/v3", "routes": routes, "_links": {"up": [{"href": f"{site.url}/wp-json/"}]}})

    async def _system_status(self, call: Call) -> Answer:
        site = self.store.site
        return Answer(
            {
                "environment": {
                    "home_url": site.url, "site_url": site.url, "store_id": self.store.code, "version": "11.0.1",
                    "wp_version": "6.9.7", "wp_multisite": False, "language": "ja", "php_version": "8.2.0",
                },
                "settings": {"api_enabled": True, "currency": site.currency, "currency_position": "left"},
                "active_plugins": [], "database": {"wc_database_version": "11.0.1"},
            }
        )  # fmt: skip
