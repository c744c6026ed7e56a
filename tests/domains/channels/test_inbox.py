"""What a shop sends is kept once, byte for byte, and told on when it says something new."""

import json
import random
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from sqlalchemy import select
from tests.make.shop import Delivery, connect_shop, deliver, messages, recorded, recorded_orders
from tests.world import World

from portal.domains import channels
from portal.domains.channels.errors import SignatureWrong
from portal.domains.channels.models import InboxMessage
from portal.kit.outbox.tables import EventRow


async def _told(world: World) -> list[str]:
    async with world.merchant() as session:
        rows = await session.scalars(select(EventRow.name).where(EventRow.operator_id == world.operator_id))
        return [name for name in rows if name in ("ShopOrderReceived", "ShopProductReceived")]


async def test_every_recorded_delivery_is_kept_byte_for_byte(world: World) -> None:
    async with world.merchant() as session:
        shop = await connect_shop(session, world)
    for delivery in recorded():
        await deliver(world, shop.hook_token, delivery)
    async with world.merchant() as session:
        bodies = set(await session.scalars(select(InboxMessage.body).where(InboxMessage.shop_id == shop.id)))
    assert bodies == {delivery.body for delivery in recorded() if delivery.topic}


async def test_pings_leave_nothing_behind(world: World) -> None:
    async with world.merchant() as session:
        shop = await connect_shop(session, world)
    pings = [delivery for delivery in recorded() if not delivery.topic]
    assert len(pings) == 5
    for ping in pings:
        assert await deliver(world, shop.hook_token, ping) == channels.Received(None, False)
    assert await messages(world, shop.id) == []


async def test_a_delivery_that_comes_again_is_kept_once(world: World) -> None:
    async with world.merchant() as session:
        shop = await connect_shop(session, world)
    created = recorded_orders()[0]
    first = await deliver(world, shop.hook_token, created)
    assert first.message_id is not None
    assert await deliver(world, shop.hook_token, created) == channels.Received(None, True)
    assert len(await messages(world, shop.id)) == 1


async def test_one_changed_byte_is_refused_and_leaves_nothing(world: World) -> None:
    async with world.merchant() as session:
        shop = await connect_shop(session, world)
    created = recorded_orders()[0]
    forged = Delivery(created.headers, created.body.replace(b'"total":"3100"', b'"total":"0100"'))
    with pytest.raises(SignatureWrong):
        await deliver(world, shop.hook_token, forged)
    assert await messages(world, shop.id) == []


async def test_only_what_says_something_new_is_told_on(world: World) -> None:
    async with world.merchant() as session:
        shop = await connect_shop(session, world)
    for delivery in recorded():
        await deliver(world, shop.hook_token, delivery)
    # order.created and order.updated of the new order are the same; products changed only in their stock figures.
    assert (await _told(world)).count("ShopOrderReceived") == 3
    assert (await _told(world)).count("ShopProductReceived") == 2


async def test_the_recorded_order_reads_as_the_buyer_wrote_it(world: World) -> None:
    async with world.merchant() as session:
        shop = await connect_shop(session, world)
    received = await deliver(world, shop.hook_token, recorded_orders()[0])
    assert received.message_id
    async with world.merchant() as session:
        order = await channels.translate(session, received.message_id)
    assert order is not None
    assert (order.external_id, order.currency, order.total) == ("13", "JPY", 3100)
    assert (order.status, order.payment_status) == ("open", "paid")
    assert (order.buyer_name, order.buyer_email, order.note) == ("山田 太郎", "t@example.test", "置き配で")
    assert order.ship_to == channels.Address(
        "山田 太郎", "100-0001", "JP", "JP13", "千代田区", "千代田1-1", "", "03-1111-2222"
    )
    assert [(line.sku, line.quantity, line.unit_price, line.product_external_id) for line in order.lines] == [
        ("KUJI-A", 2, Decimal("800.0000"), "11"),
        ("KUJI-B", 1, Decimal("900.0000"), "12"),
    ]


async def test_the_latest_state_wins_whatever_the_order_of_arrival(world: World) -> None:
    async with world.merchant() as session:
        shop = await connect_shop(session, world)
    shuffled = recorded_orders() * 2
    random.Random(7).shuffle(shuffled)
    told = []
    for delivery in shuffled:
        received = await deliver(world, shop.hook_token, delivery)
        if received.message_id:
            async with world.merchant() as session:
                told.append(await channels.translate(session, received.message_id))
    latest = max((order for order in told if order), key=lambda order: order.source_version)
    assert latest.status == "completed"
    # All of them carry the same second: the version must not depend on it alone.
    changed = {json.loads(delivery.body)["date_modified_gmt"] for delivery in recorded_orders()}
    assert len(changed) == 1


async def test_of_several_states_of_one_second_the_one_that_asking_gives_is_the_last(world: World) -> None:
    async with world.merchant() as session:
        shop = await connect_shop(session, world)
    told = []
    for delivery in (recorded_orders()[0], recorded_orders()[2]):
        received = await deliver(world, shop.hook_token, delivery)
        assert received.message_id
        async with world.merchant() as session:
            told.append(await channels.translate(session, received.message_id))
    # The shop's present is the first of the two again, whose content the inbox has already.
    asked = channels.Polled(recorded_orders()[0].body, datetime(2026, 11, 23, 4, 2, 30, tzinfo=UTC))
    for kept in (1, 0):
        async with world.merchant() as session:
            found = await channels.receive_polled(session, shop_id=shop.id, platform="woocommerce", found=[asked])
        assert found == kept
    polled = (await messages(world, shop.id))[-1]
    async with world.merchant() as session:
        present = await channels.translate(session, polled.id)
    assert present is not None
    assert all(order is not None and present.source_version > order.source_version for order in told)
