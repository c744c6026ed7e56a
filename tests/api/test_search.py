"""The command palette: whatever is typed, pasted or scanned finds its thing, and nothing of anybody else."""

from typing import Any

from sqlalchemy import text
from tests.make.life import lived
from tests.make.places import floor
from tests.make.stock import product
from tests.world import World

from portal.domains import tenancy
from portal.domains.tenancy import PERMISSIONS


async def _find(world: World, q: str, who: str = "alice") -> list[dict[str, Any]]:
    side = "operator/v1" if who == "operator" else "v1"
    async with world.http(who) as http:
        answer = await http.get(f"/api/{side}/search", params={"q": q})
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def _one(world: World, statement: str) -> str:
    async with world.operator() as session:
        return str(await session.scalar(text(statement)))


async def test_an_order_is_found_by_every_word_of_it_in_any_width(world: World) -> None:
    await lived(world)
    number = await _one(world, "select number from orders where external_id = '9001'")
    for q in (number, number.lower().replace("-", ""), "９００１", "山田　花子", "taro@example.jp", "０３-1234-5678"):
        for who in ("alice", "operator"):
            first = (await _find(world, q, who))[0]
            assert (first["kind"], first["title"], first["exact"]) == ("order", number, True), f"{who}: {q}"
    assert (await _find(world, number[:8]))[0]["exact"] is False


async def test_a_parcel_is_found_by_its_tracking_number_however_it_is_written(world: World) -> None:
    await lived(world)
    number = await _one(world, "select tracking_number from labels")
    shipment = await _one(world, "select id from shipments where id = (select shipment_id from labels)")
    hyphens = f"{number[:4]}-{number[4:8]}-{number[8:]}"
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in number)
    for q in (number, hyphens, hyphens.replace("-", " "), wide):
        [hit] = await _find(world, q)
        assert (hit["kind"], hit["title"], hit["parent_id"], hit["exact"]) == ("parcel", number, shipment, True), q


async def test_a_product_is_found_by_sku_code_and_name_in_two_languages(world: World) -> None:
    async with world.http() as http:
        body = {
            "sku": "TEA-1", "name": "深蒸し煎茶 100g", "name_en": "Deep steamed sencha", "price": 1, "length_mm": 1,
            "width_mm": 1, "height_mm": 1, "weight_g": 1, "barcodes": [{"code": "4901234567894"}],
        }  # fmt: skip
        assert (await http.post("/api/v1/products", json=body)).status_code == 201
        await http.post("/api/v1/products", json=body | {"sku": "TEA-10", "barcodes": []})
    for q, exact in (("tea-1", True), ("4901234567894", True), ("煎茶", False), ("ｓｅｎｃｈａ", False)):
        for who in ("alice", "operator"):
            first = (await _find(world, q, who))[0]
            assert (first["kind"], first["title"], first["exact"]) == ("product", "TEA-1", exact), f"{who}: {q}"


async def test_papers_and_places_are_found_by_their_numbers(world: World) -> None:
    await lived(world)
    for kind, table in (("shipment", "shipments"), ("parcel", "parcels"), ("inbound_plan", "inbound_plans"),
                        ("return", "returns"), ("wave", "waves")):  # fmt: skip
        number = await _one(world, f"select number from {table} limit 1")
        for q in (number, number.replace("-", "").lower(), number[:-3]):
            hits = await _find(world, q, "operator")
            assert (kind, number) in {(hit["kind"], hit["title"]) for hit in hits}, f"{kind}: {q}"
    assert {hit["kind"] for hit in await _find(world, "tyo-a", "operator")} == {"location"}
    [merchant] = [hit for hit in await _find(world, "アリス", "operator") if hit["kind"] == "merchant"]
    assert merchant["id"] == str(world.alice)


async def test_an_invoice_is_found_once_it_has_a_number(world: World) -> None:
    await lived(world)
    assert await _find(world, "INV-000001") == []
    invoice = await _one(world, "select id from invoices")
    async with world.http("operator") as http:
        done = await http.post(f"/api/operator/v1/invoices/{invoice}/finalisation")
        assert done.status_code in (200, 201), done.text
    assert [(hit["kind"], hit["id"]) for hit in await _find(world, "inv-0000")] == [("invoice", invoice)]


async def test_nothing_is_found_of_nothing_and_nothing_of_others(world: World) -> None:
    assert await _find(world, "anything") == []
    await lived(world)
    number = await _one(world, "select number from orders limit 1")
    for q in (number, "山田", "SKU-0", "TYO"):
        assert await _find(world, q, "bob") == [], q
    for q in ("・・・", "-", "'; select 1"):
        assert await _find(world, q) == [], q
    async with world.http() as http:
        assert (await http.get("/api/v1/search")).status_code == 422


async def test_only_kinds_that_one_may_read_are_searched(world: World) -> None:
    await lived(world)
    async with world.operator() as session:
        _, world.keys["floor"] = await tenancy.issue_key(
            session, world.services.vault, name="floor", environment="test",
            scopes=sorted(PERMISSIONS["operator", "floor"] & set(tenancy.OPERATOR_SCOPES)),
        )  # fmt: skip
    async with world.http("floor") as http:
        hits = (await http.get("/api/operator/v1/search", params={"q": "山田"})).json()["items"]
        assert hits == []
        hits = (await http.get("/api/operator/v1/search", params={"q": "SKU-0"})).json()["items"]
        assert {hit["kind"] for hit in hits} == {"product"}


async def test_two_merchants_may_have_the_same_sku(world: World) -> None:
    await floor(world)
    await product(world, "CUP")
    await product(world, "CUP", world.bob)
    assert len(await _find(world, "CUP")) == 1
    assert {hit["merchant"] for hit in await _find(world, "CUP", "operator")} == {"アリス商店", "ボブ物産"}
