"""A demo shop inside the test, with everything around it."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
import pytest_asyncio
from tests.demoshop.street import RECORDED, Api, Opening, Sink, Stopped

from demoshop.app import DemoShop
from demoshop.config import ProductSeed, Settings, StoreSeed


@pytest.fixture
def clock() -> Stopped:
    return Stopped()


@pytest_asyncio.fixture
async def sink() -> AsyncIterator[Sink]:
    kept = Sink()
    server = await asyncio.start_server(kept.talk, "127.0.0.1", 0)
    kept.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hooks/shops/token"
    yield kept
    server.close()


@pytest.fixture
def seed(sink: Sink) -> StoreSeed:
    return StoreSeed(
        code="hana", name="花", consumer_key="ck_hana", consumer_secret="cs_hana", webhook_secret="s3cret",
        delivery_url=sink.url, fulfillments=True,
        products=[
            ProductSeed(id=11, sku="KUJI-A", name="Kuji A", price=800, barcode="4901234567894"),
            ProductSeed(id=12, sku="KUJI-B", name="Kuji B", price=900),
        ],
    )  # fmt: skip


@pytest_asyncio.fixture
async def opening(clock: Stopped) -> AsyncIterator[Opening]:
    opened: list[DemoShop] = []

    def start(settings: Settings) -> DemoShop:
        shop = DemoShop(settings, clock)
        opened.append(shop)
        shop.open()
        return shop

    yield start
    for shop in opened:
        await shop.close()


@pytest_asyncio.fixture
async def shop(opening: Opening, seed: StoreSeed) -> DemoShop:
    return opening(Settings(stores=[seed], connections=4))


@pytest_asyncio.fixture
async def api(shop: DemoShop) -> AsyncIterator[Api]:
    transport = httpx2.ASGITransport(app=shop)
    async with httpx2.AsyncClient(
        transport=transport, base_url="http://127.0.0.1:8010", auth=("ck_hana", "cs_hana")
    ) as client:
        yield Api(client)


@pytest.fixture(scope="session")
def recorded_deliveries() -> list[dict[str, Any]]:
    deliveries: list[dict[str, Any]] = json.loads((RECORDED / "deliveries.json").read_text("utf-8"))
    return deliveries


@pytest.fixture(scope="session")
def recorded_order() -> dict[str, Any]:
    order: dict[str, Any] = json.loads((RECORDED / "order.json").read_text("utf-8"))
    return order
