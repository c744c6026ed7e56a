"""What deliveries did not tell is found by asking, once; and a shop that stopped delivering delivers again."""

from datetime import timedelta
from uuid import UUID

import msgspec
from tests.make.shop import Delivery, deliver, messages
from tests.make.street import Partner, connected, partner
from tests.world import World

from demoshop.webhooks import signature
from portal.domains import channels, notifications, tenancy
from portal.flows import shop_polling
from portal.kit import clock
from portal.kit.paging import Window
from portal.kit.reactions import FiveMinutesPassed


async def _poll(world: World, later: timedelta = timedelta(minutes=10)) -> None:
    at = clock.now() + later
    with clock.running(lambda: at):
        async with world.operator() as session:
            event = FiveMinutesPassed(merchant_id=None, operator_id=world.operator_id, at=at)
            await shop_polling.call_for_polls(session, event)
        await world.settle()


async def _orders(world: World, shop_id: UUID) -> list[str]:
    return [message.external_id for message in await messages(world, shop_id) if message.topic.startswith("order.")]


async def _hand_over(world: World, street: Partner, shop: channels.ShopView, order_id: int) -> None:
    raw = msgspec.json.encode(await street.see(f"/orders/{order_id}"))
    headers = {
        "x-wc-webhook-topic": "order.created", "x-wc-webhook-id": "1",
        "x-wc-webhook-signature": signature("s3cret", raw),
    }  # fmt: skip
    await deliver(world, shop.hook_token, Delivery(headers, raw))


async def test_orders_whose_deliveries_were_lost_are_found_and_kept_once(world: World) -> None:
    async with partner(world) as street:
        shop = await connected(world)
        sold = {str(order["id"]) for order in await street.sell(3)}
        await _poll(world)
        assert set(await _orders(world, shop.id)) == sold
        await _poll(world, timedelta(minutes=20))
        assert len(await _orders(world, shop.id)) == 3


async def test_what_a_delivery_told_is_not_kept_again(world: World) -> None:
    async with partner(world) as street:
        shop = await connected(world)
        told, lost = await street.sell(2)
        await _hand_over(world, street, shop, told["id"])
        await _poll(world)
        assert sorted(await _orders(world, shop.id)) == sorted([str(told["id"]), str(lost["id"])])


async def test_a_webhook_that_the_shop_disabled_is_enabled_again(world: World) -> None:
    async with partner(world) as street:
        await connected(world)
        hook = (await street.see("/webhooks"))[0]
        await street.owner.put(f"/stores/alice/wp-json/wc/v3/webhooks/{hook['id']}", json={"status": "disabled"})
        await _poll(world)
        assert {found["status"] for found in await street.see("/webhooks")} == {"active"}


async def test_a_shop_that_takes_the_key_away_is_broken_and_mends_itself_when_it_gives_it_back(world: World) -> None:
    async with partner(world) as street:
        shop = await connected(world)
        seed = street.shop.world.store("alice").seed
        for key, status in (("cs_other", "broken"), ("cs_test", "active")):
            seed.consumer_secret = key
            await _poll(world, timedelta(minutes=10) if status == "broken" else timedelta(minutes=30))
            async with world.merchant() as session:
                assert (await channels.get_shop(session, shop.id)).status == status


async def test_a_shop_that_is_away_is_left_to_the_next_poll(world: World) -> None:
    async with partner(world) as street:
        shop = await connected(world)
        await street.sell(1)
        street.network.down = True
        await _poll(world)
        assert await _orders(world, shop.id) == []
        assert await world.parked() == []
        street.network.down = False
        await _poll(world)
        assert len(await _orders(world, shop.id)) == 1


async def test_a_shop_is_not_asked_again_before_it_is_time(world: World) -> None:
    async with partner(world) as street:
        await connected(world)
        await _poll(world)
        asked = len(street.network.asked)
        await _poll(world, timedelta(minutes=12))
        assert len(street.network.asked) == asked


async def test_those_who_can_mend_a_broken_shop_are_told_once_a_day(world: World) -> None:
    async with world.operator() as session:
        for role in ("owner", "viewer"):
            user = await tenancy.known_or_new_user(
                session, email=f"{role}@alice.example", name=role, password="long enough pass"
            )
            await tenancy.enroll(
                session, user=user, operator_id=world.operator_id, merchant_id=world.alice, role=role,
                tenant=("アリス商店", "alice"),
            )  # fmt: skip
    # At noon in Japan, so that an hour later is the same day there.
    noon = clock.now().replace(hour=3, minute=0)
    async with partner(world) as street:
        with clock.running(lambda: noon):
            shop = await connected(world)
            seed = street.shop.world.store("alice").seed
            for minutes, key in ((10, "cs_other"), (30, "cs_test"), (50, "cs_other")):
                seed.consumer_secret = key
                await _poll(world, timedelta(minutes=minutes))
        async with world.operator() as session:
            [mail] = await notifications.list_mails(session, Window())
            text = (await notifications.get_mail(session, mail.id)).body
    assert mail.recipient == "owner@alice.example"
    assert f"/c/alice/shops/{shop.id}" in text
    assert "接続情報" in text
