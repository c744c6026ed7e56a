"""Products over HTTP."""

from typing import Any

from tests.world import World

TEA: dict[str, Any] = {
    "sku": "TEA-1", "name": "深蒸し煎茶 100g", "name_en": "Deep-steamed Sencha", "price": 1080, "length_mm": 120,
    "width_mm": 80, "height_mm": 30, "weight_g": 115, "tax_class": "reduced", "barcodes": [{"code": "4901234567894"}],
}  # fmt: skip


async def test_a_product_is_added_and_read_back_with_its_barcode(world: World) -> None:
    async with world.http() as http:
        added = await http.post("/api/v1/products", json=TEA)
        assert added.status_code == 201, added.text
        read = await http.get(f"/api/v1/products/{added.json()['id']}")
    assert read.headers["etag"] == '"1"'
    assert read.json()["barcodes"] == [{"code": "4901234567894", "kind": "jan", "quantity": 1}]


async def test_any_part_of_a_name_finds_a_product_and_others_do_not(world: World) -> None:
    async with world.http() as http:
        await http.post("/api/v1/products", json=TEA)
        for q, count in (("煎茶", 1), ("茶", 1), ("ｾﾝﾁｬ", 0), ("sencha", 1), ("tea-1", 1), ("蒸煎", 0)):
            answer = await http.get("/api/v1/products", params={"q": q})
            assert len(answer.json()["items"]) == count, q
        by_code = await http.get("/api/v1/products", params={"barcode": "4901234567894"})
        assert [item["sku"] for item in by_code.json()["items"]] == ["TEA-1"]


async def test_a_mistyped_barcode_is_refused_with_the_right_digit(world: World) -> None:
    async with world.http() as http:
        body = TEA | {"barcodes": [{"code": "4901234567890", "kind": "jan"}]}
        answer = await http.post("/api/v1/products", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "barcode_invalid")
    assert answer.json()["data"]["fields"] == {"barcodes[0].code": "last digit 4 (check digit)"}


async def test_a_taken_sku_and_a_taken_barcode_are_refused(world: World) -> None:
    async with world.http() as http:
        await http.post("/api/v1/products", json=TEA)
        again = await http.post("/api/v1/products", json=TEA | {"barcodes": []})
        other = await http.post("/api/v1/products", json=TEA | {"sku": "TEA-2"})
    assert again.json()["code"] == "sku_taken"
    assert other.json()["code"] == "barcode_taken"


async def test_another_merchant_may_use_the_same_sku_and_sees_nothing_of_the_first(world: World) -> None:
    async with world.http() as alice, world.http("bob") as bob:
        mine = (await alice.post("/api/v1/products", json=TEA)).json()["id"]
        assert (await bob.get(f"/api/v1/products/{mine}")).status_code == 404
        assert (await bob.post("/api/v1/products", json=TEA)).status_code == 201


async def test_an_edit_based_on_an_older_version_is_refused(world: World) -> None:
    async with world.http() as http:
        url = f"/api/v1/products/{(await http.post('/api/v1/products', json=TEA)).json()['id']}"
        first = await http.patch(url, json={"price": 1200}, headers={"If-Match": '"1"'})
        late = await http.patch(url, json={"price": 1300}, headers={"If-Match": '"1"'})
    assert (first.status_code, first.json()["price"]) == (200, 1200)
    assert (late.status_code, late.json()["code"]) == (412, "stale")


async def test_pages_follow_each_other_without_overlap(world: World) -> None:
    async with world.http() as http:
        for number in range(5):
            await http.post("/api/v1/products", json=TEA | {"sku": f"T{number}", "barcodes": []})
        first = (await http.get("/api/v1/products", params={"limit": 3})).json()
        second = (await http.get("/api/v1/products", params={"limit": 3, "cursor": first["next_cursor"]})).json()
        wrong = await http.get("/api/v1/products", params={"cursor": "nonsense"})
    assert [item["sku"] for item in first["items"] + second["items"]] == ["T0", "T1", "T2", "T3", "T4"]
    assert second["next_cursor"] is None
    assert (wrong.status_code, wrong.json()["code"]) == (422, "cursor_invalid")


async def test_a_repeated_request_with_the_same_key_gives_the_same_answer(world: World) -> None:
    async with world.http() as http:
        headers = {"Idempotency-Key": "first"}
        one = await http.post("/api/v1/products", json=TEA, headers=headers)
        two = await http.post("/api/v1/products", json=TEA, headers=headers)
        other = await http.post("/api/v1/products", json=TEA | {"sku": "X"}, headers=headers)
    assert one.content == two.content
    assert two.headers["idempotent-replayed"] == "true"
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
