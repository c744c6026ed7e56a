"""Warehouses, zones and locations over HTTP."""

from typing import Any

from tests.make.places import floor
from tests.world import World

URL = "/api/operator/v1/warehouses"
TOKYO = {"code": "TYO", "name": "東京倉庫", "cut_off": "14:30:00", "priority": 10}


async def test_a_warehouse_is_opened_with_a_zone_and_many_locations_at_once(world: World) -> None:
    async with world.http("operator") as http:
        opened = await http.post(URL, json=TOKYO)
        assert opened.status_code == 201, opened.text
        house = opened.json()
        assert (house["code"], house["cut_off"], house["time_zone"]) == ("TYO", "14:30:00", "Asia/Tokyo")
        zone = await http.post(f"{URL}/{house['id']}/zones", json={"code": "A", "name": "常温"})
        assert zone.status_code == 201, zone.text
        new = [{"code": f"A-{n:03}", "purpose": "storage", "walk_sequence": n} for n in range(300)]
        body = {"zone_id": zone.json()["id"], "locations": new}
        added = await http.post(f"{URL}/{house['id']}/locations", json=body)
        assert (added.status_code, len(added.json()["ids"])) == (201, 300)
        seen: list[str] = []
        cursor = None
        while True:
            query = {"limit": 200} | ({"cursor": cursor} if cursor else {})
            page = (await http.get(f"{URL}/{house['id']}/locations", params=query)).json()
            seen += [location["code"] for location in page["items"]]
            cursor = page["next_cursor"]
            if cursor is None:
                break
        assert seen == [f"A-{n:03}" for n in range(300)]
        scanned = await http.get(f"{URL}/{house['id']}/locations", params={"barcode": "A-007"})
        assert [found["walk_sequence"] for found in scanned.json()["items"]] == [7]
        assert [z["code"] for z in (await http.get(f"{URL}/{house['id']}/zones")).json()] == ["A"]


async def test_a_taken_code_an_unknown_purpose_and_a_foreign_zone_are_refused_with_nothing_added(world: World) -> None:
    place = await floor(world)
    url = f"{URL}/{place.warehouse_id}/locations"

    def body(*new: dict[str, Any], zone: object = place.zone_id) -> dict[str, Any]:
        return {"zone_id": str(zone), "locations": list(new)}

    async with world.http("operator") as http:
        refused = await http.post(URL, json=TOKYO)
        assert (refused.status_code, refused.json()["code"]) == (409, "place_taken")
        fresh = {"code": "B-1", "purpose": "storage"}
        taken = await http.post(url, json=body(fresh, {"code": "B-2", "barcode": "TYO-A-1", "purpose": "pick"}))
        assert (taken.status_code, taken.json()["code"]) == (409, "place_taken")
        twice = await http.post(url, json=body(fresh, fresh))
        assert (twice.status_code, "locations[1].code" in twice.json()["data"]["fields"]) == (422, True)
        wrong = await http.post(url, json=body({"code": "B-3", "purpose": "kitchen"}))
        assert wrong.status_code == 422
        stray = await http.post(url, json=body(fresh, zone=place.warehouse_id))
        assert (stray.status_code, stray.json()["code"]) == (404, "location_missing")
        left = await http.get(url, params={"barcode": "B-1"})
        assert left.json()["items"] == []


async def test_details_of_a_warehouse_change_and_those_not_sent_stay(world: World) -> None:
    place = await floor(world)
    async with world.http("operator") as http:
        changed = await http.patch(f"{URL}/{place.warehouse_id}", json={"cut_off": "16:00:00", "phone": "03-1234-5678"})
        assert changed.status_code == 200, changed.text
        read = (await http.get(f"{URL}/{place.warehouse_id}")).json()
        assert (read["cut_off"], read["phone"], read["name"]) == ("16:00:00", "03-1234-5678", "TYO 倉庫")
        refused = await http.patch(f"{URL}/{place.warehouse_id}", json={"code": "OSA"})
        assert refused.status_code == 422
        unknown = await http.patch(f"{URL}/{place.zone_id}", json={"phone": "1"})
        assert (unknown.status_code, unknown.json()["code"]) == (404, "warehouse_missing")


async def test_a_merchant_sees_where_to_send_goods_and_a_stranger_does_not(world: World) -> None:
    place = await floor(world)
    async with world.http() as http:
        [house] = (await http.get("/api/v1/warehouses")).json()
    assert house == {
        "id": str(place.warehouse_id), "code": "TYO", "name": "TYO 倉庫", "postal_code": "135-0061", "region": "東京都",
        "address": "", "phone": "", "time_zone": "Asia/Tokyo",
    }  # fmt: skip
    async with world.http("nobody") as http:
        assert (await http.get("/api/v1/warehouses")).status_code == 401
