"""The first screens: a merchant's home and the operator's day show what is, and nothing of others."""

from datetime import timedelta
from typing import Any

from tests.make.fulfilment import station
from tests.make.ground import ground, order_body
from tests.make.life import lived
from tests.world import World

from portal.domains import tenancy
from portal.kit import clock

HOME, TODAY = "/api/v1/home", "/api/operator/v1/today"


async def _home(world: World, who: str = "alice") -> dict[str, Any]:
    async with world.http(who) as http:
        answer = await http.get(HOME)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_the_home_of_a_new_merchant_is_empty_and_tells_what_to_do_first(world: World) -> None:
    found = await _home(world)
    assert found["decisions"] == [] and found["running_out"] == []
    assert {step["name"]: step["done"] for step in found["steps"]} == dict.fromkeys(
        ["shop", "products", "inbound", "order", "shipment", "colleague"], False
    )
    assert len(found["days"]) == 30
    assert {(day["orders"], day["shipments"]) for day in found["days"]} == {(0, 0)}
    assert [(figure["name"], len(figure["series"])) for figure in found["figures"]] == [
        ("orders_today", 14), ("in_time", 14), ("held", 14), ("cost_per_order", 14),
    ]  # fmt: skip
    assert [cost["per_order"] for cost in found["costs"]] == [None, None]


async def test_home_counts_what_waits_and_each_filter_shows_as_many(world: World) -> None:
    await ground(world, TEA_1=1)
    async with world.http() as http:
        for n, (units, more) in enumerate(((9, {}), (1, {"payment": {"status": "pending"}}))):
            assert (await http.post("/api/v1/orders", json=order_body(f"7{n}", ("TEA-1", units), **more))).is_success
        await world.settle()
        waiting = (await http.get(HOME)).json()["decisions"]
        assert {(one["kind"], one["reason"], one["count"]) for one in waiting} == {
            ("held", "payment", 1), ("awaiting_stock", "", 1),
        }  # fmt: skip
        for one in waiting:
            listed = (await http.get(f"/api/v1/{one['list']}", params=one["filter"])).json()["items"]
            assert len(listed) == one["count"], one
    assert (await _home(world, "bob"))["decisions"] == []


async def test_home_shows_a_life_that_was_lived(world: World) -> None:
    await lived(world)
    found = await _home(world)
    done = {step["name"] for step in found["steps"] if step["done"]}
    assert done >= {"products", "inbound", "order", "shipment"}
    assert sum(day["shipments"] for day in found["days"]) == 1
    [scarce] = found["running_out"]
    assert (scarce["sku"], scarce["sold"], scarce["available"]) == ("SKU-0", 2, 48)
    assert scarce["days_left"] == 48 * 28 / 2
    this_month = found["costs"][1]
    assert this_month["shipments"] == 1 and this_month["per_order"] == this_month["charges"] > 0
    assert {one["kind"] for one in found["decisions"]} >= {"invoice_draft"}


async def test_home_shows_no_money_to_those_who_may_not_read_billing(world: World) -> None:
    await lived(world)
    async with world.operator() as session:
        _, world.keys["staff"] = await tenancy.issue_key(
            session, world.services.vault, name="staff", scopes=["orders:read"], environment="test",
            merchant_id=world.alice,
        )  # fmt: skip
    found = await _home(world, "staff")
    assert found["costs"] is None
    assert "invoice_draft" not in {one["kind"] for one in found["decisions"]}
    assert "cost_per_order" not in {figure["name"] for figure in found["figures"]}


async def test_the_day_counts_open_shipments_by_state_and_lateness(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 5)
    await here.shipment(1)
    waiting = await here.shipment(9)
    async with world.http("operator") as http:
        day = (await http.get(TODAY, params={"warehouse_id": str(here.warehouse_id)})).json()
        assert {(s["merchant"], s["status"], s["late"], s["today"] + s["later"]) for s in day["stages"]} == {
            ("アリス商店", "reserved", 1, 0), ("アリス商店", "awaiting_stock", 1, 0),
        }  # fmt: skip
        assert waiting.number in [late["number"] for late in day["late"]]
        assert day["late"][0]["due_on"] == "2026-11-20"
        assert day["waves"] == [] and day["hours"] == []


async def test_what_was_queued_after_the_cut_off_is_due_the_day_after(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 5)
    await here.shipment(1)
    noon, afternoon = (clock.datetime.fromisoformat(f"2026-11-20T{hour}:00+09:00") for hour in ("12", "18"))
    query = {"warehouse_id": str(here.warehouse_id)}
    async with world.http("operator") as http:
        for moment, cut_off, counts in (
            (noon, "15:00:00", (0, 1, 0)), (afternoon, "15:00:00", (1, 0, 0)), (noon, "11:00:00", (0, 0, 1)),
            (noon + timedelta(days=1), "15:00:00", (1, 0, 0)), (noon + timedelta(days=1), "11:30:00", (1, 0, 0)),
        ):  # fmt: skip
            house = f"/api/operator/v1/warehouses/{here.warehouse_id}"
            assert (await http.patch(house, json={"cut_off": cut_off})).status_code == 200
            with clock.running(lambda moment=moment: moment):  # type: ignore[misc]
                [stage] = (await http.get(TODAY, params=query)).json()["stages"]
            assert (stage["late"], stage["today"], stage["later"]) == counts, (moment, cut_off)


async def test_the_day_shows_who_works_and_how_far_waves_are(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 5)
    await here.shipment(3)
    wave_id = await here.released()
    [stop] = await here.picks(wave_id)
    await here.pick(stop, 2)
    async with world.http("operator") as http:
        day = (await http.get(TODAY, params={"warehouse_id": str(here.warehouse_id)})).json()
        heat = (await http.get(f"/api/operator/v1/warehouses/{here.warehouse_id}/heat")).json()["items"]
    assert [(wave["units"], wave["picked"]) for wave in day["waves"]] == [(3, 2)]
    assert [hour["picked"] for hour in day["hours"]] == [2]
    [person] = day["people"]
    assert (person["name"], person["lines"]) == ("Olga", 2)
    hot = {place["code"]: (place["picks"], place["units_picked"], place["units"], place["fill"]) for place in heat}
    assert hot["TYO-A-1"] == (1, 2, 3, 1.0)
    assert hot["TYO-A-2"] == (0, 0, 0, 0.0)


async def test_a_strange_warehouse_has_no_day(world: World) -> None:
    query = {"warehouse_id": "01900000-0000-7000-8000-000000000000"}
    async with world.http("operator") as http:
        assert (await http.get(TODAY, params=query)).status_code == 404
        assert (await http.get(TODAY)).status_code == 422
