"""From the commit of a change of stock to the shop that shows it: many shops, each taking its time to answer."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bench.figures import Figure, at_most, quantile
from bench.ground import Ground
from bench.partner import ANSWERS_AFTER, Partner, partner
from bench.processes import running
from bench.waiting import until
from bench.world import BENCH, DATABASE, World
from portal.domains import catalogue, channels, inventory, tenancy
from portal.domains.catalogue import NewProduct
from portal.domains.channels import Mapped, ShopProduct
from portal.domains.inventory import Received
from portal.kit.config import Config
from portal.kit.crypto import Vault
from portal.kit.db import Database
from portal.kit.scope import MerchantScope, OperatorScope, enter

MERCHANTS, SHOPS_EACH, PRODUCTS_EACH = 4, 5, 50
PER_SECOND, SECONDS = 50, 30
UNITS = 1_000_000

# By the shop's id of a product: the figures that were committed, and when.
Changes = dict[str, list[tuple[int, float]]]


@dataclass(frozen=True)
class Trader:
    """A merchant and its products by the id that its shops give them."""

    scope: MerchantScope
    products: Mapping[str, UUID]


async def measure(ground: Ground, world: World) -> list[Figure]:
    """Keep back one unit more of some product at a time, so that every figure of a product comes once."""
    async with partner() as shop, ground.copied(DATABASE, "stock") as name:
        config = ground.config(name)
        database = Database(config.app_database_url, pool_size=8)
        try:
            traders = [await _trader(database, config, world, shop, number) for number in range(MERCHANTS)]
            await ground.forget_events(name)
            async with running(config, ["worker", "relay"]):
                wanted = MERCHANTS * SHOPS_EACH * PRODUCTS_EACH
                await until(lambda: _now(len(shop.told)), lambda told: told >= wanted, patience=90)
                changes = await _change(database, world, traders, ground.sized(SECONDS) * PER_SECOND)
                await until(lambda: _now(_behind(shop, changes)), lambda behind: behind == 0, patience=90)
        finally:
            await database.close()
    waits = _waits(shop, changes)
    shops = MERCHANTS * SHOPS_EACH
    note = (
        f"{len(waits)} figures in {shops} shops that answer after {ANSWERS_AFTER * 1000:.0f} ms; {shop.calls} calls;"
        f" longest {max(waits):.1f} s"
    )
    told = f"a change of stock until the shop shows it, at {PER_SECOND} changes/s"
    return [
        Figure(name=f"{told}, p50", value=quantile(waits, 0.5), unit="s", note=note),
        Figure(name=f"{told}, p95", value=quantile(waits, 0.95), unit="s", aim=at_most(3, of="value")),
    ]


async def _trader(database: Database, config: Config, world: World, shop: Partner, number: int) -> Trader:
    vault, operator = Vault(config.master_key), OperatorScope(world.operator_id, BENCH)
    async with database.transaction(operator) as session:
        merchant_id = await tenancy.open_merchant(session, code=f"trader-{number}", name=f"計測商店 {number}")
        scope = MerchantScope(world.operator_id, merchant_id, BENCH)
        await enter(session, scope)
        # The shops' ids are numbers, and those of all merchants differ.
        ids = [str(1000 * (number + 1) + n) for n in range(PRODUCTS_EACH)]
        products = await catalogue.add_products(session, [_product(id_) for id_ in ids])
        for n in range(SHOPS_EACH):
            await _shop(session, vault, f"s{number}-{n}", shop.port, dict(zip(ids, products, strict=True)))
        await enter(session, operator)
        await _stocked(session, world, merchant_id, products)
    return Trader(scope, dict(zip(ids, products, strict=True)))


async def _shop(session: AsyncSession, vault: Vault, code: str, port: int, products: Mapping[str, UUID]) -> None:
    shop = await channels.connect(
        session, vault, platform="woocommerce", code=code, name=code, url=f"http://127.0.0.1:{port}/{code}",
        credentials={"consumer_key": "ck", "consumer_secret": "cs"}, settings={},
    )  # fmt: skip
    await channels.list_products(session, shop.id, [ShopProduct(id_, id_, id_, "", "") for id_ in products])
    await channels.map_listings(session, shop.id, {id_: Mapped(product, 1) for id_, product in products.items()})
    await channels.confirm(session, shop.id)
    await channels.tell_stock(session, shop.id, on=True)


def _product(id_: str) -> NewProduct:
    return NewProduct(
        sku=f"t{id_}", name=f"計測品 {id_}", price=1200, currency="JPY", length_mm=200, width_mm=150, height_mm=80,
        weight_g=400, category="計測", barcodes=[],
    )  # fmt: skip


async def _stocked(session: AsyncSession, world: World, merchant_id: UUID, products: Sequence[UUID]) -> None:
    shelf = (await inventory.first_location(session, world.warehouse_id, "storage")).id
    await inventory.receive_many(
        session,
        [
            Received(
                merchant_id=merchant_id, product_id=product_id, location_id=shelf, quantity=UNITS,
                document_type="bench", document_id=None,
            )
            for product_id in products
        ],
    )  # fmt: skip


async def _change(database: Database, world: World, traders: Sequence[Trader], count: int) -> Changes:
    changes: Changes = defaultdict(list)

    async def one(number: int) -> None:
        trader = traders[number % len(traders)]
        id_ = list(trader.products)[number // len(traders) % PRODUCTS_EACH]
        kept_back = 1 + number // (len(traders) * PRODUCTS_EACH)
        async with database.transaction(trader.scope) as session:
            await inventory.set_safety(
                session, product_id=trader.products[id_], warehouse_id=world.warehouse_id, quantity=kept_back
            )
        changes[id_].append((UNITS - kept_back, time.perf_counter()))

    began, under_way = time.perf_counter(), []
    for number in range(count):
        await asyncio.sleep(max(0.0, began + number / PER_SECOND - time.perf_counter()))
        under_way.append(asyncio.create_task(one(number)))
    await asyncio.gather(*under_way)
    return changes


def _shown(shop: Partner) -> dict[tuple[str, str], list[tuple[int, float]]]:
    shown: dict[tuple[str, str], list[tuple[int, float]]] = defaultdict(list)
    for store, id_, figure, at in shop.told:
        shown[store, id_].append((figure, at))
    return shown


def _behind(shop: Partner, changes: Changes) -> int:
    """How many figures do not stand in a shop yet, of those that nothing newer replaced."""
    shown = _shown(shop)
    return sum(changes[id_][-1][0] != told[-1][0] for (_, id_), told in shown.items() if id_ in changes)


def _waits(shop: Partner, changes: Changes) -> list[float]:
    """Seconds from each commit to each shop that showed its figure, or a newer one: figures only fall."""
    return [
        next(at for figure, at in told if figure <= wanted) - committed
        for (_, id_), told in _shown(shop).items()
        for wanted, committed in changes.get(id_, [])
    ]


async def _now(count: int) -> int:
    return count
