"""Shops as tests need them, and the deliveries that a real shop once sent."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from tests.world import World

from portal.domains import channels
from portal.domains.channels import ShopView
from portal.kit.crypto import Vault
from portal.kit.paging import Window

SECRET = "s3cret"
_RECORDED = Path(__file__).parents[1] / "data" / "woocommerce" / "deliveries.json"


class Delivery(NamedTuple):
    """One request of a shop, headers with lower-case names."""

    headers: Mapping[str, str]
    body: bytes

    @property
    def topic(self) -> str:
        return self.headers.get("x-wc-webhook-topic", "")


def recorded() -> list[Delivery]:
    """The recorded deliveries in the order they came."""
    return [
        Delivery({name.lower(): value for name, value in one["headers"].items()}, one["body"].encode())
        for one in json.loads(_RECORDED.read_text())
    ]


def recorded_orders() -> list[Delivery]:
    """Those of the recorded deliveries that tell an order."""
    return [delivery for delivery in recorded() if delivery.topic.startswith("order.")]


async def connect_shop(session: AsyncSession, world: World, code: str = "alice-jp", **changes: Any) -> ShopView:
    """A WooCommerce shop whose webhooks are signed with the recording's secret."""
    given: dict[str, Any] = {
        "platform": "woocommerce", "code": code, "name": "アリス商店 本店", "url": "http://127.0.0.1:8010/stores/alice",
        "credentials": {"consumer_key": "ck_test", "consumer_secret": "cs_test", "webhook_secret": SECRET},
        "settings": {},
    }  # fmt: skip
    return await channels.connect(session, Vault(world.config.master_key), **{**given, **changes})


async def deliver(world: World, token: str, delivery: Delivery) -> channels.Received:
    """Hand a delivery to the domain as the door does."""
    async with world.merchant() as session:
        shop = await channels.shop_at_door(session, token)
        return await channels.receive(
            session, Vault(world.config.master_key), shop=shop, headers=delivery.headers, body=delivery.body
        )


async def messages(world: World, shop_id: UUID) -> list[channels.MessageView]:
    """What is kept of a shop's deliveries, oldest first."""
    async with world.merchant() as session:
        return list(reversed(await channels.list_messages(session, shop_id, Window(limit=200))))
