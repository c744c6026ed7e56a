"""What the operator does with its merchants: corrects their details, suspends them, lets them work again."""

from typing import Any

from sqlalchemy import text
from tests.make.ground import ground, order_body
from tests.make.people import browser
from tests.world import World

from portal.domains.tenancy import MerchantSuspended
from portal.kit import clock
from portal.kit.outbox import record
from portal.kit.reactions import FiveMinutesPassed

SHIPMENTS = text(
    "select s.held from shipments s join shipment_lines l on l.operator_id = s.operator_id and l.shipment_id = s.id"
    " where l.order_id = :order_id"
)
WHY = {"reason": "三か月分の請求書が未払い"}


def _url(world: World, more: str = "") -> str:
    return f"/api/operator/v1/merchants/{world.alice}{more}"


async def _placed(world: World, *numbers: str) -> list[str]:
    async with world.http() as alice:
        answers = [await alice.post("/api/v1/orders", json=order_body(number)) for number in numbers]
    assert all(answer.status_code == 201 for answer in answers), answers[0].text
    return [answer.json()["id"] for answer in answers]


async def _held(world: World, order_id: str) -> tuple[bool, list[str], list[bool]]:
    async with world.http() as alice:
        page: dict[str, Any] = (await alice.get(f"/api/v1/orders/{order_id}")).json()
    reasons = [hold["reason"] for hold in page["order"]["holds"] if hold["released_at"] is None]
    async with world.operator() as session:
        shipments = await session.scalars(SHIPMENTS, {"order_id": order_id})
    return page["order"]["held"], sorted(reasons), list(shipments)


async def test_a_suspension_holds_open_and_new_orders_until_it_is_lifted(world: World) -> None:
    await ground(world, TEA_1=9)
    open_, cancelled, doubtful = await _placed(world, "1", "2", "3")
    async with world.http("operator") as http, world.http() as alice:
        await alice.put(f"/api/v1/orders/{cancelled}/cancellation", json={"why": "mistake"})
        await http.put(f"/api/operator/v1/orders/{doubtful}/hold", json={"reason": "fraud"})
        suspended = (await http.put(_url(world, "/suspension"), json=WHY)).json()
        await world.settle()
        [new] = await _placed(world, "4")
        assert await _held(world, open_) == (True, ["merchant_suspended"], [True])
        assert await _held(world, doubtful) == (True, ["fraud", "merchant_suspended"], [True])
        assert (await _held(world, cancelled))[:2] == (False, [])
        assert (await _held(world, new))[:2] == (True, ["merchant_suspended"])
        refused = await alice.delete(f"/api/v1/orders/{open_}/hold", params={"reason": "merchant_suspended"})
        lifted = (await http.delete(_url(world, "/suspension"))).json()
        await world.settle()
    assert (suspended["status"], suspended["suspension_reason"]) == ("suspended", WHY["reason"])
    assert (lifted["status"], lifted["suspended_at"], lifted["suspension_reason"]) == ("active", None, None)
    assert refused.status_code in (409, 422)
    assert await _held(world, open_) == (False, [], [False])
    assert await _held(world, doubtful) == (True, ["fraud"], [True])
    assert (await _held(world, new))[:2] == (False, [])
    assert await world.parked() == []


async def test_a_suspension_that_was_lifted_before_it_took_effect_holds_nothing(world: World) -> None:
    await ground(world, TEA_1=9)
    [order_id] = await _placed(world, "1")
    async with world.http("operator") as http:
        for _ in range(2):
            await http.put(_url(world, "/suspension"), json=WHY)
        await http.delete(_url(world, "/suspension"))
        again = await http.delete(_url(world, "/suspension"))
    async with world.operator() as session:
        await record(session, MerchantSuspended(merchant_id=world.alice))
    await world.settle()
    assert again.json()["status"] == "active"
    assert await _held(world, order_id) == (False, [], [False])


async def test_an_order_that_slipped_in_is_held_later_and_one_that_was_let_go_stays_free(world: World) -> None:
    await ground(world, TEA_1=9)
    [order_id] = await _placed(world, "1")
    async with world.operator() as session:
        slipped = "update merchants set status = 'suspended', suspended_at = :at where merchant_id = :alice"
        await session.execute(text(slipped), {"alice": world.alice, "at": clock.now()})
    await _five_minutes(world)
    assert await _held(world, order_id) == (True, ["merchant_suspended"], [True])
    async with world.http("operator") as http:
        await http.delete(f"/api/operator/v1/orders/{order_id}/hold", params={"reason": "merchant_suspended"})
    await _five_minutes(world)
    assert await _held(world, order_id) == (False, [], [False])


async def _five_minutes(world: World) -> None:
    async with world.operator() as session:
        await record(session, FiveMinutesPassed(merchant_id=None, operator_id=world.operator_id, at=clock.now()))
    await world.settle()


async def test_details_of_a_merchant_change_as_far_as_they_were_read(world: World) -> None:
    async with browser(world, "ann@alice.example", merchant_id=world.alice) as ann, world.http("operator") as http:
        tag = (await http.get(_url(world))).headers["ETag"]
        new = {"name": "アリス本舗", "registration_number": "T1234567890123", "locale": "en"}
        changed = await http.patch(_url(world), json=new, headers={"If-Match": tag})
        late = await http.patch(_url(world), json={"phone": "03-0000-0000"}, headers={"If-Match": tag})
        wrong = [
            await http.patch(_url(world), json=body) for body in ({"registration_number": "123"}, {"locale": "fr"})
        ]
        me = (await ann.get("/api/session")).json()
        [line] = (await http.get("/api/operator/v1/audit", params={"action": "merchant.revise"})).json()["items"]
    assert {name: changed.json()[name] for name in new} == new
    assert (late.status_code, late.json()["code"]) == (412, "stale")
    assert [answer.status_code for answer in wrong] == [422, 422]
    assert (me["merchant_name"], me["membership"]["tenant_name"]) == ("アリス本舗", "アリス本舗")
    assert line["data"]["from"] == {"name": "アリス商店", "registration_number": None, "locale": "ja"}


async def test_only_who_may_write_merchants_suspends_and_only_its_own(world: World) -> None:
    nobody = "01900000-0000-7000-8000-000000000000"
    async with browser(world, "sue@north.example", "support") as sue, world.http("operator") as http:
        refused = [
            await sue.put(_url(world, "/suspension"), json=WHY), await sue.delete(_url(world, "/suspension")),
            await sue.patch(_url(world), json={"name": "x"}),
        ]  # fmt: skip
        missing = [
            await http.put(f"/api/operator/v1/merchants/{nobody}/suspension", json=WHY),
            await http.delete(f"/api/operator/v1/merchants/{nobody}/suspension"),
            await http.patch(f"/api/operator/v1/merchants/{nobody}", json={"name": "x"}),
        ]
        silent = await http.put(_url(world, "/suspension"), json={"reason": ""})
    assert [answer.json()["code"] for answer in refused] == ["permission_missing"] * 3
    assert [answer.json()["code"] for answer in missing] == ["merchant_missing"] * 3
    assert silent.status_code == 422
