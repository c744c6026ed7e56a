"""A shop is asked whether it accepts us, and what becomes of it then."""

from tests.make.shop import deliver, messages, recorded_orders
from tests.make.street import NOWHERE, connected, partner
from tests.world import World

from portal.domains import channels
from portal.kit.crypto import Vault


async def _status(world: World, shop: channels.ShopView) -> tuple[str, str | None]:
    async with world.merchant() as session:
        found = await channels.get_shop(session, shop.id)
    return found.status, found.broken_reason


async def test_a_shop_that_accepts_us_is_active_and_delivers_to_us(world: World) -> None:
    async with partner(world) as street:
        shop = await connected(world)
        assert await _status(world, shop) == ("active", None)
        hooks = await street.see("/webhooks")
        assert {hook["topic"] for hook in hooks} == {
            "order.created", "order.updated", "product.created", "product.updated",
        }  # fmt: skip
        assert {hook["delivery_url"] for hook in hooks} == {f"{NOWHERE}/hooks/shops/{shop.hook_token}"}


async def test_greeting_a_shop_twice_makes_no_second_webhook(world: World) -> None:
    async with partner(world) as street:
        shop = await connected(world)
        async with world.merchant() as session:
            await channels.change_credentials(session, Vault(world.config.master_key), shop.id, {})
        await world.settle()
        assert await _status(world, shop) == ("active", None)
        assert len(await street.see("/webhooks")) == 4


async def test_a_shop_that_does_not_accept_the_key_is_broken_and_says_so(world: World) -> None:
    async with partner(world):
        wrong = {"consumer_key": "ck_test", "consumer_secret": "cs_other"}
        shop = await connected(world, credentials=wrong)
        assert await _status(world, shop) == ("broken", "shop_refuses_credentials")
        async with world.merchant() as session:
            right = {"consumer_secret": "cs_test"}
            await channels.change_credentials(session, Vault(world.config.master_key), shop.id, right)
        await world.settle()
        assert await _status(world, shop) == ("active", None)


async def test_a_shop_that_is_away_is_asked_again_later(world: World) -> None:
    async with partner(world) as street:
        street.network.down = True
        shop = await connected(world)
        assert await _status(world, shop) == ("connecting", None)
        assert await world.parked() == []


async def test_what_a_paused_shop_sends_waits_and_is_taken_up_once(world: World) -> None:
    async with partner(world):
        shop = await connected(world)
        async with world.merchant() as session:
            await channels.pause(session, shop.id)
        await deliver(world, shop.hook_token, recorded_orders()[0])
        await world.settle()
        assert [message.state for message in await messages(world, shop.id)] == ["waiting"]
        async with world.merchant() as session:
            await channels.resume(session, shop.id)
        await world.settle()
        assert "waiting" not in [message.state for message in await messages(world, shop.id)]
        assert await _status(world, shop) == ("active", None)


async def test_a_disconnected_shop_keeps_no_credentials(world: World) -> None:
    async with partner(world):
        shop = await connected(world)
        async with world.merchant() as session:
            await channels.disconnect(session, shop.id)
        async with world.merchant() as session:
            assert await channels.find_access(session, Vault(world.config.master_key), shop.id) is None
