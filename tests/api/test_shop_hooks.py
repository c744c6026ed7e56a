"""The door at which shops deliver."""

from sqlalchemy import func, select
from tests.make.shop import SECRET, Delivery, connect_shop, messages, recorded, recorded_orders
from tests.world import World

from demoshop.webhooks import signature
from portal.domains import channels
from portal.domains.channels.models import InboxMessage


async def _knock(world: World, token: str, *deliveries: Delivery) -> list[tuple[int, str]]:
    async with world.http("nobody") as http:
        answers = [
            await http.post(f"/hooks/shops/{token}", content=delivery.body, headers=dict(delivery.headers))
            for delivery in deliveries
        ]
    return [(answer.status_code, answer.json().get("code", "")) for answer in answers]


async def _shop(world: World) -> channels.ShopView:
    async with world.merchant() as session:
        return await connect_shop(session, world)


async def test_every_recorded_delivery_is_answered_well_and_kept_as_it_came(world: World) -> None:
    shop = await _shop(world)
    assert set(await _knock(world, shop.hook_token, *recorded())) == {(200, "")}
    async with world.merchant() as session:
        kept = set(await session.scalars(select(InboxMessage.body).where(InboxMessage.shop_id == shop.id)))
    assert kept == {delivery.body for delivery in recorded() if delivery.topic}


async def test_a_wrong_signature_is_refused_and_nothing_is_kept(world: World) -> None:
    shop = await _shop(world)
    created = recorded_orders()[0]
    unsigned = {name: value for name, value in created.headers.items() if name != "x-wc-webhook-signature"}
    forged = (Delivery(created.headers, created.body + b" "), Delivery(unsigned, created.body))
    assert await _knock(world, shop.hook_token, *forged) == [(401, "signature_wrong")] * 2
    assert await messages(world, shop.id) == []


async def test_an_address_that_is_no_shops_is_not_found(world: World) -> None:
    shop = await _shop(world)
    ping, created = recorded()[0], recorded_orders()[0]
    for token in ("x" * 43, shop.hook_token[:-1] + "'", shop.hook_token + "x", "short"):
        assert await _knock(world, token, created, ping) == [(404, "shop_missing")] * 2


async def test_a_disconnected_shop_is_not_found(world: World) -> None:
    shop = await _shop(world)
    async with world.merchant() as session:
        await channels.disconnect(session, shop.id)
    assert await _knock(world, shop.hook_token, recorded_orders()[0]) == [(404, "shop_missing")]


async def test_another_shops_secret_opens_nothing(world: World) -> None:
    await _shop(world)
    async with world.merchant(world.bob) as session:
        credentials = {"consumer_key": "k", "consumer_secret": "c", "webhook_secret": "bob's"}
        bobs = await connect_shop(session, world, "bob-jp", credentials=credentials)
    assert await _knock(world, bobs.hook_token, recorded_orders()[0]) == [(401, "signature_wrong")]


async def test_what_is_signed_but_cannot_be_read_is_kept_and_says_so(world: World) -> None:
    shop = await _shop(world)
    created = recorded_orders()[0]
    unreadable = [
        Delivery({**created.headers, "x-wc-webhook-signature": _sign(body)}, body) for body in (b"not json", b"[1]")
    ]
    assert await _knock(world, shop.hook_token, *unreadable) == [(200, "")] * 2
    assert [(m.state, m.error) for m in await messages(world, shop.id)] == [("refused", "unreadable")] * 2


async def test_an_order_that_is_none_is_refused_with_the_reason_and_read_again_on_demand(world: World) -> None:
    shop = await _shop(world)
    created = recorded_orders()[0]
    body = created.body.replace(b'"currency":"JPY"', b'"currency":"XXX"')
    await _knock(world, shop.hook_token, Delivery({**created.headers, "x-wc-webhook-signature": _sign(body)}, body))
    [message] = await messages(world, shop.id)
    async with world.merchant() as session:
        assert await channels.translate(session, message.id) is None
    async with world.http("alice") as http:
        listed = (await http.get(f"/api/v1/shops/{shop.id}/messages", params={"state": "refused"})).json()
        assert [(item["id"], item["external_id"]) for item in listed["items"]] == [(str(message.id), "13")]
        assert "currency_unknown" in listed["items"][0]["error"]
        again = await http.put(f"/api/v1/shops/{shop.id}/messages/{message.id}/retry")
        assert (again.status_code, again.json()["state"]) == (200, "received")
        twice = await http.put(f"/api/v1/shops/{shop.id}/messages/{message.id}/retry")
        assert (twice.status_code, twice.json()["code"]) == (409, "shop_message_not_refused")


async def test_what_authenticates_somebody_else_is_not_kept(world: World) -> None:
    shop = await _shop(world)
    created = recorded_orders()[0]
    headers = {**created.headers, "cookie": "a=b", "authorization": "x"}
    await _knock(world, shop.hook_token, Delivery(headers, created.body))
    async with world.merchant() as session:
        kept = await session.scalar(select(InboxMessage.headers).where(InboxMessage.shop_id == shop.id))
        assert await session.scalar(select(func.count()).select_from(InboxMessage)) == 1
    assert kept is not None
    assert not {"cookie", "authorization"} & set(kept)
    assert kept["x-wc-webhook-topic"] == "order.created"


def _sign(body: bytes) -> str:
    return signature(SECRET, body)
