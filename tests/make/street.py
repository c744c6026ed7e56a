"""The demo shop as the partner on the other side, inside the test's process."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

import httpx2
from tests.make.shop import SECRET, connect_shop
from tests.world import World

from demoshop.app import DemoShop
from demoshop.config import ProductSeed, Settings, StoreSeed
from portal.domains.channels import ShopView
from portal.kit.http import Http

# Nobody listens there: what the shop delivers by itself gets lost, as it does on bad days.
NOWHERE = "http://127.0.0.1:9"
_API = "/stores/alice/wp-json/wc/v3"


class Switchable(httpx2.AsyncBaseTransport):
    """A network that leads to the shop, or nowhere. Keeps what was asked."""

    def __init__(self, shop: DemoShop) -> None:
        self._shop = httpx2.ASGITransport(app=shop)
        self.down = False
        self.asked: list[tuple[str, str]] = []

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        if self.down:
            raise httpx2.ConnectError("down", request=request)
        self.asked.append((request.method, request.url.path.removeprefix(_API)))
        return await self._shop.handle_async_request(request)

    def writes(self) -> list[tuple[str, str]]:
        """What was asked for that changes something."""
        return [(method, path) for method, path in self.asked if method != "GET"]


@dataclass
class Partner:
    """The shop, the way to it, and the client with which a test looks at it as its owner would."""

    shop: DemoShop
    network: Switchable
    owner: httpx2.AsyncClient

    async def see(self, path: str, **params: str) -> Any:
        """What the shop's API says."""
        return (await self.owner.get(_API + path, params=params)).json()

    async def sell(self, count: int = 1, **wanted: Any) -> list[dict[str, Any]]:
        """Let buyers order."""
        answer = await self.owner.post("/control/stores/alice/orders", json={"count": count, **wanted})
        assert answer.status_code < 300, answer.text
        return list(await self.see("/orders", orderby="id", order="desc", per_page=str(count)))


def store(**changes: Any) -> StoreSeed:
    """Alice's store with two products, before anybody subscribed to it."""
    given: dict[str, Any] = {
        "code": "alice", "name": "アリス商店", "consumer_key": "ck_test", "consumer_secret": "cs_test",
        "webhook_secret": SECRET,
        "products": [
            ProductSeed(id=11, sku="KUJI-A", name="Kuji A", price=800, barcode="4901234567894"),
            ProductSeed(id=12, sku="KUJI-B", name="Kuji B", price=900),
        ],
    }  # fmt: skip
    return StoreSeed(**{**given, **changes})


@asynccontextmanager
async def partner(world: World, **changes: Any) -> AsyncIterator[Partner]:
    """A demo shop that this world's calls reach."""
    shop = DemoShop(Settings(public_url="http://127.0.0.1:8010", stores=[store(**changes)]))
    shop.open()
    network = Switchable(shop)
    world.services = replace(
        world.services,
        http=Http(allow_private=True, transport=network),
        config=replace(world.config, public_url=NOWHERE),
    )
    transport = httpx2.ASGITransport(app=shop)
    async with httpx2.AsyncClient(
        transport=transport, base_url="http://127.0.0.1:8010", auth=("ck_test", "cs_test")
    ) as owner:
        yield Partner(shop, network, owner)
    await world.services.http.close()
    await shop.close()


async def connected(world: World, **changes: Any) -> ShopView:
    """Alice's shop after it was greeted."""
    async with world.merchant() as session:
        shop = await connect_shop(session, world, **changes)
    await world.settle()
    return shop
