"""The bench's own operator and merchant, made through the product's actions: products, one warehouse, stock, a key.

Ids and skus of the products follow their number, so that a floor can name any of them without a look-up.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import catalogue, channels, inventory, tenancy
from portal.domains.catalogue import NewProduct
from portal.domains.inventory import NewLocation, NewWarehouse, Received
from portal.kit import ids
from portal.kit.config import Config
from portal.kit.crypto import Vault
from portal.kit.db import Database
from portal.kit.scope import Actor, MerchantScope, OperatorScope, PlatformScope, enter

DATABASE = "bench_world"
SHELVES = 3
HOOK_SECRET = "bench-hook-secret"
BENCH = Actor("system", None, "bench")


@dataclass(frozen=True)
class World:
    """Who and what there is."""

    operator_id: UUID
    merchant_id: UUID
    key: str
    warehouse_id: UUID
    hook_token: str
    products: int

    @property
    def merchant(self) -> MerchantScope:
        return MerchantScope(self.operator_id, self.merchant_id, BENCH)

    @property
    def operator(self) -> OperatorScope:
        return OperatorScope(self.operator_id, BENCH)


def product_id(number: int) -> UUID:
    """The id of product ``number``, counted from 1."""
    return UUID(f"01900000-0000-7000-8000-{number:012x}")


def sku(number: int) -> str:
    """The sku of product ``number``."""
    return f"b{number:05d}"


async def make(config: Config, *, products: int, stock: int) -> World:
    """Open everything; ``stock`` units of each product lie on each of its shelves."""
    database, vault = Database(config.app_database_url, pool_size=1), Vault(config.master_key)
    try:
        async with database.transaction(PlatformScope()) as session:
            operator_id = await tenancy.open_operator(session, code="bench", name="計測物流", registration_number=None)
            operator = OperatorScope(operator_id, BENCH)
            await enter(session, operator)
            merchant_id = await tenancy.open_merchant(session, code="bench", name="計測商店")
            _, key = await tenancy.issue_key(
                session, vault, name="bench", scopes=list(tenancy.SCOPES), environment="test", merchant_id=merchant_id
            )
        merchant = MerchantScope(operator_id, merchant_id, BENCH)
        async with database.transaction(merchant) as session:
            shop = await _shop(session, vault)
            await channels.api_shop(session)
            await _products(session, products)
        async with database.transaction(operator) as session:
            warehouse_id = await _stocked(session, merchant_id, products, stock)
        return World(operator_id, merchant_id, key, warehouse_id, shop.hook_token, products)
    finally:
        await database.close()


async def _shop(session: AsyncSession, vault: Vault) -> channels.ShopView:
    return await channels.connect(
        session, vault, platform="woocommerce", code="bench", name="計測商店 本店", url="http://127.0.0.1:9/bench",
        credentials={"consumer_key": "ck_b", "consumer_secret": "cs_b", "webhook_secret": HOOK_SECRET}, settings={},
    )  # fmt: skip


async def _products(session: AsyncSession, count: int) -> None:
    for first in range(1, count + 1, 1000):
        numbers = range(first, min(first + 1000, count + 1))
        with ids.made_by(_first(iter([product_id(number) for number in numbers]))):
            made = await catalogue.add_products(session, [_product(number) for number in numbers])
        assert made == [product_id(number) for number in numbers], "ids of products must follow their numbers"


def _first(given: Iterator[UUID]) -> Callable[[], UUID]:
    otherwise = ids.new_id
    fresh = [otherwise() for _ in range(5000)]
    return lambda: next(given, None) or fresh.pop()


def _product(number: int) -> NewProduct:
    return NewProduct(
        sku=sku(number), name=f"計測品 {number}", price=1200, currency="JPY", length_mm=200, width_mm=150,
        height_mm=80, weight_g=400, category="計測", barcodes=[],
    )  # fmt: skip


async def _stocked(session: AsyncSession, merchant_id: UUID, products: int, stock: int) -> UUID:
    warehouse_id = await inventory.add_warehouse(session, NewWarehouse(code="BENCH", name="計測倉庫"))
    zone_id = await inventory.add_zone(session, warehouse_id, code="A", name="常温")
    shelves = [NewLocation(code=f"A-{n:05d}", purpose="storage", walk_sequence=n) for n in range(products * SHELVES)]
    others = [NewLocation(code=word.upper(), purpose=word) for word in ("receiving", "packing", "staging")]
    locations = await inventory.add_locations(session, warehouse_id, zone_id, [*shelves, *others])
    for shelf in range(SHELVES if stock else 0):
        await inventory.receive_many(
            session,
            [
                Received(
                    merchant_id=merchant_id, product_id=product_id(number), location_id=location, quantity=stock,
                    document_type="bench", document_id=None,
                )
                for number, location in enumerate(locations[shelf * products : (shelf + 1) * products], 1)
            ],
        )  # fmt: skip
    return warehouse_id
