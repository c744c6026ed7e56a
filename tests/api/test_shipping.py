"""Labels, handovers, carriers, tracking and mails over HTTP."""

from typing import Any

import httpx2
import msgspec
from tests.flows.test_delivering import hand_over, labelled, report
from tests.make import floor
from tests.make.parcels import packed
from tests.world import World

from portal.kit import signatures

OPERATOR = "/api/operator/v1"


async def open_account(http: httpx2.AsyncClient, **changes: Any) -> dict[str, Any]:
    body = {"carrier": "own_fleet", "code": "own", "name": "北倉庫便", **changes}
    answer = await http.post(f"{OPERATOR}/carrier-accounts", json=body)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def test_a_parcel_goes_from_label_to_delivery_over_http(world: World) -> None:
    async with world.operator() as session:
        made = await packed(session, await floor.floor(session, world.alice))
    number = made.numbers[0]
    async with world.http("operator") as http:
        opened = await open_account(http)
        assert (await http.get(f"{OPERATOR}/parcels/{number}/label")).json()["code"] == "label_missing"
        assert (await http.post(f"{OPERATOR}/parcels/{number}/label")).status_code == 202
        await world.settle()
        label = (await http.get(f"{OPERATOR}/parcels/{number}/label")).json()
        paper = await http.get(f"{OPERATOR}/parcels/{number}/label.pdf")
        assert paper.headers["content-type"] == "application/pdf" and paper.content.startswith(b"%PDF")
        wrong = await http.post(f"{OPERATOR}/parcels/{number}/label-check", json={"label": "A405548424886A"})
        assert (wrong.status_code, wrong.json()["code"]) == (409, "label_mismatch")
        assert wrong.json()["data"]["expected"] == label["tracking_number"]
        scan = {"label": f"A{label['tracking_number']}A"}
        right = await http.post(f"{OPERATOR}/parcels/{number}/label-check", json=scan)
        assert right.status_code == 200 and right.json()["verified_at"]
        pair = {"warehouse_id": str(made.warehouse_id), "carrier_account_id": opened["account"]["id"]}
        [named] = (await http.get(f"{OPERATOR}/handover-carriers")).json()
        assert named == {"id": opened["account"]["id"], "carrier": "own_fleet", "name": "北倉庫便", "enabled": True}
        handover = (await http.post(f"{OPERATOR}/handovers", json=pair)).json()
        at = f"{OPERATOR}/handovers/{handover['id']}"
        [missing] = (await http.get(f"{at}/waiting")).json()
        assert (missing["number"], missing["checked"], missing["held"]) == (number, True, False)
        assert (await http.post(f"{at}/parcels", json={"parcel": number})).status_code == 201
        [loaded] = (await http.get(f"{at}/parcels")).json()["items"]
        assert (loaded["number"], loaded["tracking_number"]) == (number, label["tracking_number"])
        assert (await http.get(f"{at}/waiting")).json() == []
        assert (await http.get(f"{at}/manifest.pdf")).json()["code"] == "manifest_missing"
        closed = await http.post(f"{at}/close", json={"signed_by": "佐藤"})
        assert closed.json()["status"] == "closed", closed.text
        await world.settle()
        assert (await http.get(f"{at}/manifest.pdf")).content.startswith(b"%PDF")
        event = {"tracking_number": label["tracking_number"], "code": "配達完了", "occurred_at": "2027-01-01T00:00:00Z"}
        body = msgspec.json.encode({"events": [event]})
        headers = signatures.signed(opened["hook_secret"], "msg_1", body)
        told = await http.post(opened["hook_path"], content=body, headers=headers)
        assert told.json() == {"new": 1, "known": 0, "unknown_numbers": []}, told.text
    await world.settle()
    async with world.http("alice") as http:
        (parcel,) = (await http.get(f"/api/v1/shipments/{made.shipment_id}/tracking")).json()
    assert (parcel["parcel_number"], parcel["status"]) == (number, "delivered")
    assert [event["status"] for event in parcel["events"]] == ["picked_up", "delivered"]
    assert "cost" not in parcel


async def test_reports_need_the_accounts_signature_and_its_address(world: World) -> None:
    async with world.http("operator") as http:
        opened = await open_account(http)
    body = b'{"events": []}'
    signed = signatures.signed(opened["hook_secret"], "m", body)
    async with world.http("nobody") as http:
        unsigned = await http.post(opened["hook_path"], content=body)
        elsewhere = await http.post("/hooks/carriers/" + "x" * 43, content=body, headers=signed)
        odd = await http.post("/hooks/carriers/'%20or%201", content=body, headers=signed)
        good = await http.post(opened["hook_path"], content=body, headers=signed)
    assert (unsigned.status_code, unsigned.json()["code"]) == (401, "message_signature_wrong")
    assert elsewhere.status_code == odd.status_code == 404 and good.status_code == 200


async def test_another_merchant_does_not_see_where_parcels_are(world: World) -> None:
    made, _ = await labelled(world)
    async with world.http("bob") as http:
        answer = await http.get(f"/api/v1/shipments/{made.shipment_id}/tracking")
    assert (answer.status_code, answer.json()["code"]) == (404, "shipment_missing")


async def test_a_delivery_note_is_printed_for_the_recipient(world: World) -> None:
    made, _ = await labelled(world)
    async with world.http("operator") as http:
        paper = await http.get(f"{OPERATOR}/shipments/{made.shipment_id}/delivery-note.pdf")
    assert paper.status_code == 200 and paper.content.startswith(b"%PDF")


async def test_mails_are_listed_without_and_read_with_their_text(world: World) -> None:
    made, numbers = await labelled(world)
    await hand_over(world, made)
    await report(world, "delivered", numbers[0])
    async with world.http("operator") as http:
        listed = (await http.get(f"{OPERATOR}/mails", params={"document_id": str(made.order_id), "limit": 1})).json()
        assert listed["items"][0]["template"] == "delivered" and "body" not in listed["items"][0]
        rest = (await http.get(f"{OPERATOR}/mails", params={"cursor": listed["next_cursor"]})).json()
        mail = (await http.get(f"{OPERATOR}/mails/{rest['items'][0]['id']}")).json()
    assert numbers[0] in mail["body"]


async def test_a_tariff_with_a_gap_is_refused_and_a_code_is_taken_once(world: World) -> None:
    async with world.http("operator") as http:
        opened = await open_account(http)
        again = await http.post(
            f"{OPERATOR}/carrier-accounts", json={"carrier": "own_fleet", "code": "own", "name": "x"}
        )
        assert (again.status_code, again.json()["code"]) == (409, "already_there")
        at = f"{OPERATOR}/carrier-accounts/{opened['account']['id']}"
        gap = await http.put(at, json={"name": "x", "settings": {"rates": {"60": [1]}}})
        assert (gap.status_code, list(gap.json()["data"]["fields"])) == (422, ["settings.rates.60"])
        off = (await http.put(f"{at}/disabled")).json()
        on = (await http.delete(f"{at}/disabled")).json()
        assert off["disabled_at"] and on["disabled_at"] is None
        listed = (await http.get(f"{OPERATOR}/carrier-accounts")).json()
        assert [each["name"] for each in listed] == ["北倉庫便"]
