"""Shops of a merchant over HTTP."""

from typing import Any

from tests.world import World

from portal.domains import catalogue
from portal.domains.catalogue import NewProduct

NEW: dict[str, Any] = {
    "platform": "woocommerce", "code": "main", "name": "本店", "url": "https://shop.example.com/",
    "credentials": {"consumer_key": "ck", "consumer_secret": "cs"},
}  # fmt: skip


async def test_a_shop_is_connected_paused_resumed_and_disconnected(world: World) -> None:
    async with world.http() as http:
        made = await http.post("/api/v1/shops", json=NEW)
        assert (made.status_code, made.json()["status"]) == (201, "connecting")
        at = f"/api/v1/shops/{made.json()['id']}"
        assert made.json()["hook_url"].startswith(f"{world.config.public_url}/hooks/shops/")
        assert (await http.get(at)).headers["ETag"] == '"1"'
        for method, path, status in (
            ("PUT", "/pause", "paused"), ("DELETE", "/pause", "connecting"), ("DELETE", "", "disconnected"),
        ):  # fmt: skip
            answer = await http.request(method, at + path)
            assert (answer.status_code, answer.json()["status"]) == (200, status)
        refused = await http.put(at + "/pause")
        assert (refused.status_code, refused.json()["code"]) == (409, "shop_state_forbids")


async def test_credentials_are_never_shown(world: World) -> None:
    async with world.http() as http:
        made = await http.post("/api/v1/shops", json=NEW)
        told = made.text + (await http.get("/api/v1/shops")).text
    assert "credentials" not in told
    assert '"cs"' not in told


async def test_what_cannot_be_a_shop_is_refused_with_the_field(world: World) -> None:
    wrong = {
        "code": ({**NEW, "code": "Main Shop"}, "code"),
        "api": ({**NEW, "code": "api"}, "code"),
        "platform": ({**NEW, "platform": "amazon"}, "platform"),
        "url": ({**NEW, "url": "ftp://shop.example.com"}, "url"),
    }
    async with world.http() as http:
        for name, (body, field) in wrong.items():
            answer = await http.post("/api/v1/shops", json=body)
            assert answer.status_code in (400, 422), name
            assert field in answer.text, name
        await http.post("/api/v1/shops", json=NEW)
        again = await http.post("/api/v1/shops", json=NEW)
        assert (again.status_code, again.json()["code"]) == (409, "shop_code_taken")


async def test_an_edit_that_is_based_on_an_older_state_is_refused(world: World) -> None:
    async with world.http() as http:
        at = f"/api/v1/shops/{(await http.post('/api/v1/shops', json=NEW)).json()['id']}"
        credentials = NEW["credentials"]
        first = await http.put(at + "/credentials", json=credentials, headers={"If-Match": '"1"'})
        assert (first.status_code, first.json()["version"]) == (200, 2)
        second = await http.put(at + "/credentials", json=credentials, headers={"If-Match": '"1"'})
        assert (second.status_code, second.json()["code"]) == (412, "stale")


async def test_a_stranger_finds_none_of_it(world: World) -> None:
    async with world.http() as http:
        shop_id = (await http.post("/api/v1/shops", json=NEW)).json()["id"]
    requests = [
        ("GET", ""), ("PUT", "/pause"), ("DELETE", "/pause"), ("DELETE", ""), ("GET", "/listings"),
        ("GET", "/messages"), ("PUT", f"/messages/{shop_id}/retry"),
    ]  # fmt: skip
    async with world.http("bob") as http:
        for method, path in requests:
            assert (await http.request(method, f"/api/v1/shops/{shop_id}{path}")).status_code == 404, path
        assert (await http.get("/api/v1/shops")).json()["items"] == []
        put = await http.put(f"/api/v1/shops/{shop_id}/credentials", json=NEW["credentials"])
        assert put.status_code == 404
    async with world.http("nobody") as http:
        for method, path in requests:
            assert (await http.request(method, f"/api/v1/shops/{shop_id}{path}")).status_code == 401, path


async def test_mapping_refuses_what_is_not_there(world: World) -> None:
    async with world.merchant() as session:
        mine = await catalogue.add_product(session, _product("MINE"))
    async with world.merchant(world.bob) as session:
        bobs = await catalogue.add_product(session, _product("BOBS"))
    async with world.http() as http:
        at = f"/api/v1/shops/{(await http.post('/api/v1/shops', json=NEW)).json()['id']}/listings/11/product"
        for product, code in ((mine, "listing_missing"), (bobs, "product_missing")):
            answer = await http.put(at, json={"product_id": str(product), "quantity": 1})
            assert (answer.status_code, answer.json()["code"]) == (404, code)


def _product(sku: str) -> NewProduct:
    return NewProduct(sku=sku, name=sku, price=1, currency="JPY", length_mm=1, width_mm=1, height_mm=1, weight_g=1)
