"""Billing over HTTP, from both sides."""

from tests.make.prices import done
from tests.world import World

from portal.domains import billing

CARD = {
    "name": "標準", "valid_from": "2020-01-01",
    "rates": [{"kind": "pick", "unit_price": "12.5"}, {"kind": "order", "unit_price": "100"}],
}  # fmt: skip


async def _priced_work(world: World) -> str:
    async with world.http("operator") as http:
        answer = await http.post(f"/api/operator/v1/merchants/{world.alice}/rate-cards", json=CARD)
        assert answer.status_code == 201, answer.text
    async with world.merchant() as session:
        await billing.record(session, [done(world.alice, "a", quantity=3), done(world.alice, "b", "order", 1)])
        month = f"{await billing.business_date(session):%Y-%m}"
    await world.settle()
    return month


async def test_a_merchant_sees_prices_charges_and_the_invoice_with_its_document(world: World) -> None:
    month = await _priced_work(world)
    async with world.http("operator") as http:
        drafted = await http.post(f"/api/operator/v1/merchants/{world.alice}/invoices", json={"month": month})
        assert drafted.status_code == 201, drafted.text
        invoice_id = drafted.json()["id"]
        final = await http.post(f"/api/operator/v1/invoices/{invoice_id}/finalisation")
        assert (final.status_code, final.json()["number"]) == (201, "INV-000001")
        again = await http.post(f"/api/operator/v1/invoices/{invoice_id}/finalisation")
        assert (again.status_code, again.json()["code"]) == (409, "invoice_frozen")
    await world.settle()
    async with world.http() as http:
        [card] = (await http.get("/api/v1/rate-cards")).json()["items"]
        assert {rate["kind"]: rate["unit_price"] for rate in card["rates"]} == {"order": "100.0000", "pick": "12.5000"}
        charges = (await http.get("/api/v1/charges", params={"month": month})).json()["items"]
        assert {charge["operation"]["kind"]: charge["amount"] for charge in charges} == {"pick": 38, "order": 100}
        sums = (await http.get("/api/v1/charges/summary")).json()["items"]
        assert {found["kind"]: found["amount"] for found in sums} == {"pick": 38, "order": 100}
        one = await http.get(f"/api/v1/invoices/{invoice_id}")
        assert (one.json()["total"], one.headers["etag"]) == (138 + 13, f'"{one.json()["version"]}"')
        assert (await http.get("/api/v1/invoices")).json()["items"][0]["id"] == invoice_id
        paper = await http.get(f"/api/v1/invoices/{invoice_id}/document")
        assert paper.headers["content-type"] == "application/pdf" and paper.content.startswith(b"%PDF")


async def test_charges_come_in_pages_without_doubling_or_skipping(world: World) -> None:
    await _priced_work(world)
    async with world.http() as http:
        first = (await http.get("/api/v1/charges", params={"limit": 1})).json()
        second = (await http.get("/api/v1/charges", params={"limit": 1, "cursor": first["next_cursor"]})).json()
    kinds = {first["items"][0]["kind"], second["items"][0]["kind"]}
    assert kinds == {"pick", "order"} and second["next_cursor"] is None


async def test_another_merchant_sees_nothing_of_it(world: World) -> None:
    month = await _priced_work(world)
    async with world.http("operator") as http:
        drafted = await http.post(f"/api/operator/v1/merchants/{world.alice}/invoices", json={"month": month})
    async with world.http("bob") as http:
        for path in ("rate-cards", "charges", "invoices"):
            assert (await http.get(f"/api/v1/{path}")).json()["items"] == []
        for path in ("", "/document"):
            answer = await http.get(f"/api/v1/invoices/{drafted.json()['id']}{path}")
            assert (answer.status_code, answer.json()["code"]) == (404, "invoice_missing")


async def test_a_charge_is_reversed_once_with_a_reason(world: World) -> None:
    await _priced_work(world)
    async with world.http("operator") as http:
        charges = (await http.get(f"/api/operator/v1/merchants/{world.alice}/charges")).json()["items"]
        address = f"/api/operator/v1/charges/{charges[0]['id']}/reversal"
        undone = await http.post(address, json={"reason": "数え間違い"})
        assert (undone.status_code, undone.json()["amount"]) == (201, -charges[0]["amount"])
        again = await http.post(address, json={"reason": "again"})
        assert (again.status_code, again.json()["code"]) == (409, "charge_already_reversed")


async def test_wrong_cards_and_months_are_refused_with_the_field(world: World) -> None:
    address = f"/api/operator/v1/merchants/{world.alice}"
    wrong = [
        ("rate-cards", {**CARD, "rates": [{"kind": "dance", "unit_price": "1"}]}),
        ("rate-cards", {**CARD, "rates": [{"kind": "pick", "unit_price": "-1"}]}),
        ("rate-cards", {**CARD, "rates": [{"kind": "pick", "unit_price": "NaN"}]}),
        ("rate-cards", {**CARD, "rates": [{"kind": "pick", "unit_price": "99999999999999999999"}]}),
        ("rate-cards", {**CARD, "currency": "ZZZ"}),
        ("invoices", {"month": "2026-13"}),
        ("invoices", {"month": "2099-01"}),
    ]  # fmt: skip
    async with world.http("operator") as http:
        for path, body in wrong:
            answer = await http.post(f"{address}/{path}", json=body)
            assert answer.status_code == 422 and answer.json()["data"]["fields"], (body, answer.text)
        unknown = await http.post(f"/api/operator/v1/merchants/{world.operator_id}/rate-cards", json=CARD)
        assert (unknown.status_code, unknown.json()["code"]) == (404, "merchant_missing")
