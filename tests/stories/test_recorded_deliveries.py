"""What a real shop once delivered, replayed byte for byte through the door: whatever way it comes, it ends the same."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select
from tests.make.ground import ground
from tests.make.shop import Delivery, connect_shop, recorded
from tests.make.street import partner
from tests.world import World, open_world

from portal.domains import inventory, orders
from portal.domains.channels.models import InboxMessage
from portal.domains.orders import OrderFilter
from portal.flows.reactions import REACTIONS
from portal.kit import outbox
from portal.kit.config import Config
from portal.kit.db import Database
from portal.kit.paging import Window
from portal.kit.reactions import execute
from portal.kit.scope import RelayScope


@pytest.fixture
async def busy(committed: Config) -> AsyncIterator[World]:
    """A world whose requests and reactions run on connections of their own, with products and stock."""
    database = Database(committed.app_database_url, pool_size=8)
    world = await open_world(database, committed)
    await ground(world, KUJI_A=50, KUJI_B=50)
    async with partner(world):
        yield world
    await database.close()


async def _open(world: World, code: str) -> tuple[UUID, str]:
    async with world.merchant() as session:
        shop = await connect_shop(session, world, code)
    return shop.id, shop.hook_token


async def _follow_at_once(world: World) -> None:
    """Everything that follows, several reactions at a time as several workers would run them."""
    turn = asyncio.Semaphore(6)

    async def run(dispatch: outbox.Dispatch) -> None:
        async with turn:
            await execute(world.database, REACTIONS, world.services, dispatch.operator_id, [dispatch[1:]])

    while True:
        async with world.database.transaction(RelayScope()) as session:
            found = await outbox.claim(session, REACTIONS.names())
        if not found:
            return
        await asyncio.gather(*(run(dispatch) for dispatch in found))


async def _at_once(world: World, token: str, deliveries: Sequence[Delivery]) -> Counter[int]:
    async with world.http("nobody") as http:
        answers = await asyncio.gather(
            *(http.post(f"/hooks/shops/{token}", content=one.body, headers=dict(one.headers)) for one in deliveries)
        )
    return Counter(answer.status_code for answer in answers)


async def _one_by_one(world: World, token: str, deliveries: Sequence[Delivery]) -> None:
    async with world.http("nobody") as http:
        for one in deliveries:
            answer = await http.post(f"/hooks/shops/{token}", content=one.body, headers=dict(one.headers))
            assert answer.status_code == 200
            await world.settle()


async def _end_state(world: World, shop_id: UUID) -> list[Any]:
    async with world.merchant() as session:
        listed = await orders.list_orders(session, Window(), OrderFilter(shop_id=shop_id))
        views = [await orders.get_order(session, order.id) for order in listed]
    return [
        (
            order.external_id, order.status, order.payment_status, order.total, order.ship_to, order.source_version,
            [(line.sku, line.quantity, line.cancelled_units) for line in order.lines],
            sorted(hold.reason for hold in order.holds if hold.released_at is None),
        )
        for order in views
    ]  # fmt: skip


async def _reserved(world: World) -> list[int]:
    async with world.merchant() as session:
        return sorted(view.reserved for view in await inventory.available(session, await _products(world)))


async def _products(world: World) -> list[UUID]:
    async with world.http() as http:
        return [UUID(item["id"]) for item in (await http.get("/api/v1/products")).json()["items"]]


async def test_deliveries_that_come_all_at_once_three_times_each_make_the_same_one_order(busy: World) -> None:
    calm_id, calm_token = await _open(busy, "calm")
    await _one_by_one(busy, calm_token, recorded())
    calm = await _reserved(busy)
    assert len(await _end_state(busy, calm_id)) == 1
    storm_id, storm_token = await _open(busy, "storm")
    storm = recorded() * 3
    random.Random(11).shuffle(storm)
    assert await _at_once(busy, storm_token, storm) == {200: len(storm)}
    await _follow_at_once(busy)
    assert await busy.parked() == []
    assert await _end_state(busy, storm_id) == await _end_state(busy, calm_id)
    assert await _reserved(busy) == [2 * units for units in calm]
    async with busy.operator() as session:
        assert await inventory.audit_ledger(session) == []


async def test_one_delivery_that_comes_many_times_at_once_is_kept_once(busy: World) -> None:
    shop_id, token = await _open(busy, "storm")
    created = next(one for one in recorded() if one.topic == "order.created")
    assert await _at_once(busy, token, [created] * 20) == {200: 20}
    async with busy.merchant() as session:
        kept = select(func.count()).select_from(InboxMessage).where(InboxMessage.shop_id == shop_id)
        assert await session.scalar(kept) == 1
    await _follow_at_once(busy)
    assert [state[0] for state in await _end_state(busy, shop_id)] == ["13"]
