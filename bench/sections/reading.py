"""Reading at size, with row-level security on: lists, filters, searches and one order's page.

A page's figure is its time over HTTP; its ratio compares its SQL under the policies with the same SQL under none.
"""

from bench import client, load, seeding, statements
from bench.client import Connection
from bench.figures import Figure, at_most
from bench.ground import Ground, connected
from bench.processes import running
from bench.world import DATABASE, World

ORDERS = 200_000
PRODUCTS = 20_000
REQUESTS = 300
_DAY = "from=2026-10-01T00:00:00Z&to=2026-10-02T00:00:00Z"
_AN_ORDER = "select id from orders where status = 'confirmed' order by ordered_at desc offset 1000 limit 1"
_A_NUMBER = "select number from orders where status = 'confirmed' order by ordered_at desc offset 1000 limit 1"


async def measure(ground: Ground, world: World) -> list[Figure]:
    """Seed, let each page be asked for, then time the SQL that it sends."""
    orders, products = ground.sized(ORDERS), max(world.products + 1, ground.sized(PRODUCTS))
    async with ground.copied(DATABASE, "reading") as database:
        config = ground.config(database)
        async with running(config, ["api"]):
            connections = await client.connect(ground.port, 2)
            await seeding.orders(ground, world, database, connections[0], orders)
            await seeding.products(ground, world, database, products)
            pages = await _pages(ground, database)
            await ground.settle()
            # New ones: the server closed those that were idle during the seeding.
            connections = await client.connect(ground.port, 2)
            http = {path: await _asked(world, connections, path) for path in pages.values()}
        sent = await statements.sent_by(config, world, list(pages.values()))
        return [
            _figure(name, http[path], *await statements.milliseconds(ground, world, database, sent[path]))
            for name, path in pages.items()
        ]


async def _pages(ground: Ground, database: str) -> dict[str, str]:
    async with connected(ground.superuser(database)) as connection:
        await seeding.analyse(connection)
        order_id, number = await connection.fetchval(_AN_ORDER), await connection.fetchval(_A_NUMBER)
    return {
        "orders, first page of 50": "/api/v1/orders",
        "orders in one state": "/api/v1/orders?status=fulfilling",
        "orders that are held": "/api/v1/orders?held=true",
        "orders of one day in one state": f"/api/v1/orders?status=fulfilled&{_DAY}",
        "orders by the beginning of a name": "/api/v1/orders?q=%E4%BD%90%E8%97%A4%E6%A7%98123",
        "orders by mail": "/api/v1/orders?q=buyer4321@example.jp",
        "orders by number": f"/api/v1/orders?q={number}",
        "one order with lines and shipments": f"/api/v1/orders/{order_id}",
        "one order's timeline": f"/api/v1/orders/{order_id}/timeline",
        "orders with a shipment that is reserved": "/api/v1/orders?shipment_status=reserved",
        "orders that are held for payment": "/api/v1/orders?hold_reason=payment",
        "orders, counts of the views": "/api/v1/orders/counts",
        "shipments, first page of 50": "/api/v1/shipments",
        "shipments, counts of the views": "/api/v1/shipments/counts",
        "palette: a family name": "/api/v1/search?q=%E4%BD%90%E8%97%A4",
        "palette: a number": f"/api/v1/search?q={number}",
        "palette: one letter": "/api/v1/search?q=b",
        "palette: a part of a product's name": "/api/v1/search?q=%E7%85%8E%E8%8C%B6",
        "products, first page of 50": "/api/v1/products",
        "products by a part of a name": "/api/v1/products?q=%E6%B7%B1%E8%92%B8%E3%81%97%20500g",
        "products of a category": "/api/v1/products?category=%E5%AE%87%E6%B2%BB",
    }


async def _asked(world: World, connections: list[Connection], path: str) -> load.Result:
    asking = client.request("GET", path, client.as_key(world.key))
    await load.flat_out(connections, iter([asking] * 20))
    result = await load.flat_out(connections, iter([asking] * REQUESTS))
    if set(result.statuses) != {200}:
        raise RuntimeError(f"{path} was answered {dict(result.statuses)}")
    return result


def _figure(name: str, http: load.Result, bound: float, free: float) -> Figure:
    return Figure(
        name=f"{name}: its SQL", value=bound, unit="ms", floor=free, aim=at_most(1.3),
        note=f"over HTTP p50 {http.ms(0.5):.1f} ms, p95 {http.ms(0.95):.1f} ms, two at a time",
    )  # fmt: skip
