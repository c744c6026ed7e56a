"""One started product for all tests of this folder, with a small world and a shop in it: starting one costs seconds."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from tests.faults.books import PASS_LEASES, settle
from tests.faults.client import Client
from tests.faults.load import SKUS
from tests.faults.product import Product, running_product
from tests.make import prices
from tests.make.ground import Ground, open_ground, stock
from tests.world import World, open_world

from portal.domains import channels
from portal.flows import announcing
from portal.kit import clock, outbox
from portal.kit.crypto import Vault
from portal.kit.db import Database
from portal.kit.reactions import FiveMinutesPassed

PLENTY = 1_000_000
JSON = {"Content-Type": "application/json"}
STORE = {
    "code": "alice", "name": "アリス商店", "consumer_key": "ck_alice", "consumer_secret": "cs_alice",
    "webhook_secret": "whsec-alice",
}  # fmt: skip


@dataclass
class House:
    """The product, who is in it, and what they have."""

    product: Product
    world: World
    ground: Ground

    def client(self, who: str = "alice", *, port: int = 0, patience: float = 10.0) -> Client:
        return Client(port or self.product.config.port, self.world.keys[who], patience)

    async def sell(self, count: int, per_second: float, **faults: float) -> list[str]:
        """Let the shop's buyers order at a pace and change their minds, and its deliveries misbehave; external ids."""
        control, sold = Client(self.product.config.shop_port, ""), list[int]()
        await control.send("PUT", "/control/faults", json.dumps(faults).encode(), JSON)
        for n in range(count):
            answer = await control.post("/control/stores/alice/orders", {"count": 1}, JSON)
            sold += answer.body["orders"]
            if n % 3 == 0:
                note = json.dumps({"customer_note": f"置き配希望 {n}"}).encode()
                await control.send("PATCH", f"/control/stores/alice/orders/{sold[-1]}", note, JSON)
            await asyncio.sleep(1 / per_second)
        control.close()
        return [str(number) for number in sold]

    def killing(self, *names: str) -> Callable[[], Awaitable[object]]:
        return lambda: asyncio.to_thread(self.product.kill_and_start, *names)

    def killing_redis(self, *, keeps_file: bool) -> Callable[[], Awaitable[object]]:
        return lambda: asyncio.to_thread(self.product.kill_redis, keeps_file=keeps_file)

    async def put_on_shelf(self, sku: str, quantity: int) -> None:
        async with self.world.operator() as session:
            await stock(session, self.ground, self.world.alice, "EAST", **{sku.replace("-", "_"): quantity})

    async def connect_again(self) -> None:
        """The test's own connections have died with the database."""
        await self.world.database.engine.dispose()

    async def let_five_minutes_pass(self) -> None:
        """What the schedule says every five minutes, now; shops count as not asked for a while."""
        await self.product.ask("update sync_cursors set moved_at = moved_at - interval '10 minutes'")
        async with self.world.operator() as session:
            event = FiveMinutesPassed(merchant_id=None, operator_id=self.world.operator_id, at=clock.now())
            await outbox.record(session, event)

    async def invite(self, email: str) -> None:
        """A mail is on its way."""
        async with self.world.operator() as session:
            await announcing.invite_member(
                session, self.world.services, email=email, role="viewer", may_make_owners=False
            )

    async def parked(self, seconds: float = 60) -> list[dict[str, Any]]:
        """What the operator sees as parked, once there is something; the leases of mails pass at once meanwhile."""
        client = self.client("operator")
        async with asyncio.timeout(seconds):
            while not (found := (await client.get("/api/operator/v1/parked")).body["items"]):
                await self.product.ask(f"{PASS_LEASES} and reaction = 'send_mail' and attempts > 0")
                await asyncio.sleep(0.5)
        client.close()
        return list(found)

    async def replay(self, parked: list[dict[str, Any]]) -> None:
        client = self.client("operator")
        for run in parked:
            answer = await client.post(f"/api/operator/v1/parked/{run['event_id']}/{run['reaction']}/replay", {})
            assert answer.status == 202, answer
        client.close()


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    data = tmp_path_factory.mktemp("faults") / "data"
    with running_product(data) as product:
        yield product
    if (data / "postgres").is_symlink():
        shutil.rmtree((data / "postgres").resolve())


@pytest.fixture(scope="session")
async def house(product: Product) -> AsyncIterator[House]:
    """Alice with a shop, twenty products on the shelf and a price for every order."""
    database = Database(product.config.app_database_url, pool_size=2)
    world = await open_world(database, product.config)
    async with world.operator() as session:
        ground = await open_ground(session, "EAST")
        await stock(session, ground, world.alice, "EAST", **{sku.replace("-", "_"): PLENTY for sku in SKUS})
        await prices.card(session, world.alice, {"order": "150"})
    await _open_shop(product, world)
    yield House(product, world, ground)
    await database.close()


async def _open_shop(product: Product, world: World) -> None:
    sold = [{"id": n, "sku": sku, "name": f"品物 {sku}", "price": 1200} for n, sku in enumerate(SKUS, 1)]
    settings = {"stores": [{**STORE, "products": sold}]}
    (product.config.data_dir / "demoshop.json").write_text(json.dumps(settings))
    await asyncio.to_thread(product.start, "shop")
    await asyncio.to_thread(product.wait_until_ready, product.config.shop_port)
    secrets = {name: STORE[name] for name in ("consumer_key", "consumer_secret", "webhook_secret")}
    async with world.merchant() as session:
        shop = await channels.connect(
            session, Vault(product.config.master_key), platform="woocommerce", code="alice-jp", name="アリス商店",
            url=f"http://127.0.0.1:{product.config.shop_port}/stores/alice", credentials=secrets, settings={},
        )  # fmt: skip
    await settle(product)
    [(status,)] = await product.ask("select status from shops where id = $1", shop.id)
    assert status == "active"
