"""The floor over HTTP: waves, scans, boxes, shipments and parcels, each refusal beside its success."""

from typing import Any

import httpx2
from sqlalchemy import select
from tests.make.fulfilment import Station, station
from tests.make.people import browser
from tests.world import World

from portal.domains.tenancy.models import AuditEntry

BOX: dict[str, Any] = {"box_code": "60", "length_mm": 250, "width_mm": 200, "height_mm": 100, "weight_g": 700}
V1 = "/api/operator/v1"


async def _released(world: World, http: httpx2.AsyncClient, units: int = 2) -> tuple[Station, str, dict[str, Any]]:
    """One shipment on the floor: the station, the shipment's id, and its only stop."""
    here = await station(world)
    await here.stock(0, "A-1", 9)
    made = await here.shipment(units)
    planned = await http.post(f"{V1}/waves", json={"warehouse_id": str(here.warehouse_id), "method": "discrete"})
    assert planned.status_code == 201, planned.text
    wave = f"{V1}/waves/{planned.json()['id']}"
    assert (await http.post(f"{wave}/release")).json()["status"] == "released"
    [walk] = (await http.get(f"{wave}/pick-lists")).json()
    [stop] = (await http.get(f"{V1}/pick-lists/{walk['id']}")).json()["stops"]
    return here, str(made.id), stop


async def test_a_wave_is_previewed_planned_and_watched(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 3)
    for minutes in range(2):
        await here.shipment(1, minutes=minutes)
    await here.shipment(9)
    request = {"warehouse_id": str(here.warehouse_id), "method": "cluster"}
    async with world.http("operator") as http:
        preview = (await http.post(f"{V1}/waves/preview", json=request)).json()
        assert (preview["shipments"], preview["left_out"]) == (2, {"awaiting_stock": 1})
        wave = (await http.post(f"{V1}/waves", json=request)).json()
        again = await http.post(f"{V1}/waves", json=request)
        assert (again.status_code, again.json()["code"]) == (409, "nothing_to_plan")
        listed = (await http.get(f"{V1}/waves", params={"status": "planned"})).json()
        assert [item["id"] for item in listed["items"]] == [wave["id"]]
        watched = (await http.get(f"{V1}/waves/{wave['id']}")).json()
        assert (watched["by_status"], watched["merchants"][0]["units"]) == ({"reserved": 2}, 2)
        cancelled = await http.put(f"{V1}/waves/{wave['id']}/cancellation")
        assert cancelled.json()["status"] == "cancelled"
        refused = await http.post(f"{V1}/waves/{wave['id']}/release")
        assert (refused.status_code, refused.json()["data"]["status"]) == (409, "cancelled")


async def test_a_walk_shows_what_will_be_scanned_and_a_wrong_scan_says_what_was_expected(world: World) -> None:
    async with world.http("operator") as http:
        _, _, stop = await _released(world, http)
        assert (stop["location_code"], stop["sku"], stop["quantity"]) == ("TYO-A-1", "SKU-0", 2)
        assert {code["code"] for code in stop["barcodes"]} == {"OWN-0", "CASE-0"}
        url, right = f"{V1}/picks/{stop['pick_id']}/scan", {"location": "TYO-A-1", "product": "OWN-0"}
        for wrong, code in (
            ({"location": "TYO-A-2"}, "wrong_location"),
            ({"product": "OWN-1"}, "wrong_product"),
            ({"product": "CASE-0"}, "too_many_units"),
        ):
            refused = await http.post(url, json=right | wrong)
            assert (refused.status_code, refused.json()["code"]) == (409, code)
            assert refused.json()["data"]["expected"]
        none = await http.post(url, json=right | {"quantity": 0})
        assert none.status_code == 422
        assert (await http.post(url, json=right)).json()["remaining"] == 1
        assert (await http.post(url, json=right)).json()["shipment_status"] == "picked"


async def test_a_scan_sent_twice_under_one_key_counts_once(world: World) -> None:
    async with world.http("operator") as http:
        _, _, stop = await _released(world, http)
        url, scan = f"{V1}/picks/{stop['pick_id']}/scan", {"location": "TYO-A-1", "product": "OWN-0"}
        for _ in range(2):
            answer = await http.post(url, json=scan, headers={"Idempotency-Key": "scan-1"})
            assert answer.json()["picked"] == 1


async def test_units_that_are_missing_send_the_shipment_to_wait(world: World) -> None:
    async with world.http("operator") as http:
        here, shipment_id, stop = await _released(world, http, 9)
        unscanned = await http.post(f"{V1}/picks/{stop['pick_id']}/short", json={"found": 1})
        assert (unscanned.status_code, unscanned.json()["code"]) == (409, "short_unscanned")
        ended = await http.post(f"{V1}/picks/{stop['pick_id']}/short", json={"found": 0})
        assert ended.json()["status"] == "short"
        shipment = await http.get(f"{V1}/shipments/{shipment_id}")
    assert shipment.json()["shipment"]["status"] == "awaiting_stock"
    assert await here.faults() == []


async def test_a_shipment_is_packed_with_every_unit_checked_and_found_by_its_parcel(world: World) -> None:
    async with world.http("operator") as http:
        _, shipment_id, stop = await _released(world, http)
        [listed] = (await http.get(f"{V1}/shipments")).json()["items"]
        bench = f"{V1}/packing/{listed['number']}"
        scan = {"location": "TYO-A-1", "product": "OWN-0", "quantity": 2}
        parcels = f"{V1}/shipments/{shipment_id}/parcels"
        early = await http.post(parcels, json=BOX | {"scans": [{"barcode": "OWN-0"}]})
        assert (early.status_code, early.json()["code"]) == (409, "shipment_state")
        await http.post(f"{V1}/picks/{stop['pick_id']}/scan", json=scan)
        assert (await http.get(bench)).json()["remaining_g"] == 400
        check = f"{V1}/shipments/{shipment_id}/packing-check"
        assert (await http.post(check, json={"barcode": "OWN-0"})).json()["remaining"] == 2
        wrong = await http.post(check, json={"barcode": "OWN-1"})
        assert (wrong.status_code, wrong.json()["data"]["expected"]) == (409, ["SKU-0"])
        packed = await http.post(parcels, json=BOX | {"scans": [{"barcode": "OWN-0", "quantity": 2}]})
        assert (packed.status_code, packed.json()["shipment_packed"], packed.json()["warnings"]) == (201, True, [])
        number = packed.json()["parcel"]["number"]
        page = (await http.get(f"{V1}/parcels/{number}")).json()
        assert [item["quantity"] for item in page["items"]] == [2]
        assert (await http.get(f"{V1}/parcels/NONE")).json()["code"] == "parcel_missing"


async def test_a_merchant_lists_its_own_shipments_page_by_page_and_another_sees_none(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 1)
    made = [await here.shipment(1) for _ in range(3)]
    async with world.http("alice") as alice, world.http("bob") as bob:
        first = (await alice.get("/api/v1/shipments", params={"limit": 2})).json()
        rest = (await alice.get("/api/v1/shipments", params={"limit": 2, "cursor": first["next_cursor"]})).json()
        assert [item["id"] for item in first["items"] + rest["items"]] == [str(one.id) for one in reversed(made)]
        assert rest["next_cursor"] is None
        waiting = (await alice.get("/api/v1/shipments", params={"status": "awaiting_stock"})).json()
        assert len(waiting["items"]) == 2
        one = await alice.get(f"/api/v1/shipments/{made[0].id}")
        assert (one.headers["etag"], one.json()["ship_to"]["city"]) == ('"2"', "渋谷区")
        assert (await bob.get("/api/v1/shipments")).json()["items"] == []
        assert (await bob.get(f"/api/v1/shipments/{made[0].id}")).status_code == 404


async def test_reading_a_recipient_as_operator_is_written_down(world: World) -> None:
    here = await station(world)
    await here.stock(0, "A-1", 1)
    made = await here.shipment(1)
    async with world.http("operator") as http:
        assert (await http.get(f"{V1}/shipments/{made.id}")).status_code == 200
        listed = (await http.get(f"{V1}/shipments", params={"number": made.number})).json()
    assert "ship_to" not in listed["items"][0]
    async with world.operator() as session:
        rows = await session.execute(select(AuditEntry.action).where(AuditEntry.subject_id == made.id))
        assert rows.scalars().all() == ["recipient.read"]


async def test_a_walk_is_given_to_a_member_and_not_to_a_stranger(world: World) -> None:
    async with world.http("operator") as http:
        _, _, stop = await _released(world, http)
        wave = (await http.get(f"{V1}/waves")).json()["items"][0]
        assert (wave["shipments"], wave["units"], wave["picked"]) == (1, stop["quantity"], 0)
        [walk] = (await http.get(f"{V1}/waves/{wave['id']}/pick-lists")).json()
        at = f"{V1}/pick-lists/{walk['id']}/assignment"
        async with browser(world, "mina@north.example", "manager") as desk:
            member = (await desk.get(f"{V1}/members")).json()[0]
        given = await http.put(at, json={"membership_id": member["id"]})
        assert (given.status_code, given.json()["picker"]) == (200, member["user_name"])
        stranger = await http.put(at, json={"membership_id": walk["id"]})
        assert stranger.status_code == 404, stranger.text


async def test_a_watched_wave_names_what_was_missing(world: World) -> None:
    async with world.http("operator") as http:
        _, _, stop = await _released(world, http)
        wave = (await http.get(f"{V1}/waves")).json()["items"][0]["id"]
        assert (await http.get(f"{V1}/waves/{wave}")).json()["shorts"] == []
        assert (await http.post(f"{V1}/picks/{stop['pick_id']}/short", json={"found": 0})).status_code == 200
        [short] = (await http.get(f"{V1}/waves/{wave}")).json()["shorts"]
    assert (short["sku"], short["location"], short["missing"]) == ("SKU-0", "TYO-A-1", 2)
    # There are others elsewhere: it waits for the next wave.
    assert short["shipment_status"] == "reserved"
