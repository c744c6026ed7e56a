"""Stock over HTTP: what a merchant may sell, and what the operator's people do to it."""

from datetime import date
from typing import Any
from uuid import uuid4

from tests.make.places import floor
from tests.make.stock import asked, demand, product, stocked
from tests.world import World

from portal.domains import inventory

STOCK = "/api/operator/v1/stock"


async def test_a_merchant_sees_what_it_may_sell_and_nothing_of_another(world: World) -> None:
    place, tea = await floor(world), await product(world, "TEA")
    cup = await product(world, "CUP", world.bob)
    await stocked(world, place, tea, 10)
    await stocked(world, place, cup, 7, merchant_id=world.bob)
    await asked(world, demand(world, place, tea, 4))
    async with world.http("alice") as http:
        items = (await http.get("/api/v1/stock")).json()["items"]
        assert items == [
            {
                "product_id": str(tea), "sku": "TEA", "name": "TEA", "warehouse_id": str(place.warehouse_id),
                "warehouse": "TYO", "on_hand": 10, "reserved": 4, "safety": 0, "available": 6, "inbound": 0,
            }
        ]  # fmt: skip
        for query, count in (({"sku": "TEA"}, 1), ({"sku": "CUP"}, 0), ({"warehouse": "OSA"}, 0)):
            assert len((await http.get("/api/v1/stock", params=query)).json()["items"]) == count, query


async def test_the_list_of_stock_goes_on_over_pages(world: World) -> None:
    places = [await floor(world, "TYO"), await floor(world, "OSA")]
    for n in range(3):
        new = await product(world, f"P{n}")
        for place in places:
            await stocked(world, place, new, n + 1)
    async with world.http("alice") as http:
        seen: list[tuple[str, str]] = []
        cursor = ""
        while cursor is not None:
            answer = (await http.get("/api/v1/stock", params={"limit": 4, "cursor": cursor})).json()
            seen += [(item["sku"], item["warehouse"]) for item in answer["items"]]
            cursor = answer["next_cursor"]
    assert len(seen) == 6
    assert set(seen) == {(f"P{n}", house) for n in range(3) for house in ("TYO", "OSA")}


async def test_lots_are_listed_with_their_dates(world: World) -> None:
    place, tea = await floor(world), await product(world, tracks_lots=True)
    await stocked(world, place, tea, 3, lot="L1", expires_on=date(2027, 3, 31))
    await stocked(world, place, tea, 2, lot="L1", expires_on=date(2027, 3, 31), at="A-2")
    await stocked(world, place, tea, 1, lot="L2", condition="damaged")
    async with world.http("alice") as http:
        items = (await http.get("/api/v1/stock/lots", params={"sku": "TEA"})).json()["items"]
    found = {(i["lot_code"], i["expires_on"], i["condition"], i["quantity"]) for i in items}
    assert found == {("L1", "2027-03-31", "sellable", 5), ("L2", None, "damaged", 1)}


async def test_the_ledger_tells_where_units_came_from_and_went(world: World) -> None:
    place, tea = await floor(world), await product(world)
    await stocked(world, place, tea, 10)
    async with world.http("operator") as http:
        moved = await http.post(f"{STOCK}/moves", json=_move(place, tea, 4))
        assert moved.status_code == 201, moved.text
        assert [(i["location"], i["quantity"]) for i in moved.json()["items"]] == [("TYO-A-2", 4)]
    async with world.http("alice") as http:
        lines = (await http.get("/api/v1/stock/movements", params={"sku": "TEA"})).json()["items"]
    assert [(x["from_bucket"], x["from_location"], x["to_location"], x["quantity"], x["reason"]) for x in lines] == [
        ("location", "TYO-A-1", "TYO-A-2", 4, "relocation"), ("supplier", None, "TYO-A-1", 10, "receipt"),
    ]  # fmt: skip


def _move(place: Any, product_id: object, quantity: int, **more: Any) -> dict[str, Any]:
    return {
        "product_id": str(product_id), "quantity": quantity, "from_location_id": str(place.at["A-1"]),
        "to_location_id": str(place.at["A-2"]), **more,
    }  # fmt: skip


async def test_a_move_of_more_than_there_is_or_to_nowhere_is_refused(world: World) -> None:
    place, tea = await floor(world), await product(world)
    await stocked(world, place, tea, 3)
    async with world.http("operator") as http:
        short = await http.post(f"{STOCK}/moves", json=_move(place, tea, 4))
        assert (short.status_code, short.json()["code"]) == (409, "not_enough_stock")
        assert short.json()["data"]["found"] == 3
        nowhere = await http.post(f"{STOCK}/moves", json=_move(place, tea, 1, to_location_id=str(uuid4())))
        assert (nowhere.status_code, nowhere.json()["code"]) == (404, "location_missing")
        same = await http.post(f"{STOCK}/moves", json=_move(place, tea, 1, to_location_id=str(place.at["A-1"])))
        assert same.status_code == 422
        unknown = await http.post(f"{STOCK}/moves", json=_move(place, uuid4(), 1))
        assert (unknown.status_code, unknown.json()["data"]["fields"].keys()) == (422, {"product_id"})


async def test_a_correction_is_written_and_promised_units_are_not_taken(world: World) -> None:
    place, tea = await floor(world), await product(world)
    await stocked(world, place, tea, 10)
    await asked(world, demand(world, place, tea, 8))
    body = {"product_id": str(tea), "location_id": str(place.at["A-1"]), "reason": "crushed"}
    async with world.http("operator") as http:
        done = await http.post(f"{STOCK}/adjustments", json=body | {"quantity": -2})
        assert (done.status_code, done.json()["items"][0]["quantity"]) == (201, 8)
        refused = await http.post(f"{STOCK}/adjustments", json=body | {"quantity": -1})
        assert (refused.status_code, refused.json()["code"]) == (409, "stock_promised")
        nothing = await http.post(f"{STOCK}/adjustments", json=body | {"quantity": 0})
        assert nothing.status_code == 422
        thrown = await http.post(f"{STOCK}/disposals", json=body | {"quantity": 1})
        assert (thrown.status_code, thrown.json()["code"]) == (409, "stock_promised")
        assert (await http.get(f"{STOCK}/discrepancies")).json() == []


async def test_a_count_answers_what_it_found_more_or_less(world: World) -> None:
    place, tea = await floor(world), await product(world)
    await stocked(world, place, tea, 10)
    body = {"product_id": str(tea), "location_id": str(place.at["A-1"])}
    async with world.http("operator") as http:
        for counted, variance in ((12, 2), (12, 0), (9, -3)):
            answer = await http.post(f"{STOCK}/counts", json=body | {"counted": counted})
            assert (answer.status_code, answer.json()) == (201, {"variance": variance})
        elsewhere = await http.post(f"{STOCK}/counts", json=body | {"location_id": str(uuid4()), "counted": 1})
        assert (elsewhere.status_code, elsewhere.json()["code"]) == (404, "location_missing")


async def test_goods_kept_by_lots_are_named_with_a_lot_of_their_own(world: World) -> None:
    place = await floor(world)
    tea, cup = await product(world, "TEA", tracks_lots=True), await product(world, "CUP", tracks_lots=True)
    lot_of_tea = await stocked(world, place, tea, 5, lot="L1")
    body = {"location_id": str(place.at["A-1"]), "counted": 5}
    async with world.http("operator") as http:
        without = await http.post(f"{STOCK}/counts", json=body | {"product_id": str(tea)})
        assert (without.status_code, without.json()["data"]["fields"].keys()) == (422, {"lot_id"})
        foreign = await http.post(f"{STOCK}/counts", json=body | {"product_id": str(cup), "lot_id": str(lot_of_tea)})
        assert (foreign.status_code, foreign.json()["code"]) == (404, "lot_missing")
        right = await http.post(f"{STOCK}/counts", json=body | {"product_id": str(tea), "lot_id": str(lot_of_tea)})
        assert right.json() == {"variance": 0}


async def test_units_kept_back_are_not_for_sale_and_come_free_again_for_those_who_wait(world: World) -> None:
    place, tea = await floor(world), await product(world)
    await stocked(world, place, tea, 10)
    url = f"/api/v1/stock/{tea}/{place.warehouse_id}/safety"
    async with world.http("alice") as http:
        kept = await http.put(url, json={"safety": 8})
        assert (kept.status_code, kept.json()["available"]) == (200, 2)
        line = demand(world, place, tea, 5)
        assert (await asked(world, line))[line.document_id].complete is False
        await http.put(url, json={"safety": 0})
    async with world.merchant() as session:
        assert [
            filled.document_id
            for filled in await inventory.fill_waiting(session, warehouse_id=place.warehouse_id, product_ids=[tea])
        ] == [line.document_id]
    async with world.http("bob") as http:
        foreign = await http.put(url, json={"safety": 1})
        assert foreign.status_code == 404


async def test_stock_lots_and_movements_are_found_by_part_of_a_name(world: World) -> None:
    place, tea = await floor(world), await product(world, "GREEN-TEA", tracks_lots=True)
    cup = await product(world, "CUP")
    await stocked(world, place, tea, 3, lot="L1", expires_on=date(2027, 3, 31))
    await stocked(world, place, cup, 2)
    async with world.http("alice") as http:
        for address in ("/api/v1/stock", "/api/v1/stock/lots", "/api/v1/stock/movements"):
            found = (await http.get(address, params={"q": "een-t"})).json()["items"]
            assert [item["sku"] for item in found] == ["GREEN-TEA"], address
            assert (await http.get(address, params={"q": "saucer"})).json()["items"] == []
        for day, count in (("2027-03-31", 1), ("2027-03-30", 0)):
            lots = await http.get("/api/v1/stock/lots", params={"expires_until": day})
            assert len(lots.json()["items"]) == count


async def test_what_cannot_be_promised_is_listed_alone(world: World) -> None:
    place, tea, cup = await floor(world), await product(world, "TEA"), await product(world, "CUP")
    await stocked(world, place, tea, 4)
    await stocked(world, place, cup, 2)
    await asked(world, demand(world, place, tea, 4))
    async with world.http("alice") as http:
        items = (await http.get("/api/v1/stock", params={"none_available": True})).json()["items"]
    assert [(item["sku"], item["available"]) for item in items] == [("TEA", 0)]


async def test_pace_tells_what_is_available_and_takes_no_foreign_product(world: World) -> None:
    place, tea = await floor(world), await product(world, "TEA")
    cup = await product(world, "CUP", world.bob)
    await stocked(world, place, tea, 6)
    await stocked(world, place, cup, 9, merchant_id=world.bob)
    async with world.http("alice") as http:
        answer = await http.get("/api/v1/stock/pace", params={"product_id": [str(tea), str(cup)]})
        assert (await http.get("/api/v1/stock/pace")).status_code == 422
    assert answer.json() == [
        {"product_id": str(tea), "available": 6, "sold": 0, "days_left": None},
        {"product_id": str(cup), "available": 0, "sold": 0, "days_left": None},
    ]
