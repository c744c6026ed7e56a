"""Photos of products: told from their bytes, bounded, served as what they are and only to those who may see them."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.make.pictures import DOT, jpeg, noted_jpeg, noted_png, noted_webp, png, webp
from tests.make.stock import product
from tests.world import World


async def _add(world: World, url: str, content: bytes, name: str = "a.png", who: str = "alice") -> Any:
    async with world.http(who) as http:
        return await http.post(url, files={"photo": (name, content, "image/png")})


@pytest.mark.parametrize(
    ("content", "media_type", "size"),
    [
        (DOT, "image/png", (1, 1)),
        (jpeg(640, 480), "image/jpeg", (640, 480)),
        (webp(300, 200), "image/webp", (300, 200)),
    ],
)
async def test_a_picture_is_what_its_bytes_say(
    world: World, content: bytes, media_type: str, size: tuple[int, int]
) -> None:
    url = f"/api/v1/products/{await product(world)}/photos"
    answer = await _add(world, url, content, "tricky.html")
    assert answer.status_code == 201, answer.text
    photo = answer.json()
    assert (photo["media_type"], (photo["width"], photo["height"]), photo["size"]) == (media_type, size, len(content))
    for who, side in (("alice", "/api/v1"), ("operator", "/api/operator/v1")):
        async with world.http(who) as http:
            base = url.replace("/api/v1", side)
            assert [one["id"] for one in (await http.get(base)).json()["items"]] == [photo["id"]]
            got = await http.get(f"{base}/{photo['id']}")
            assert (got.status_code, got.content, got.headers["content-type"]) == (200, content, media_type)
            assert got.headers["x-content-type-options"] == "nosniff"
            assert "immutable" in got.headers["cache-control"] and "private" in got.headers["cache-control"]
            assert "sandbox" in got.headers["content-security-policy"]
            again = await http.get(f"{base}/{photo['id']}", headers={"If-None-Match": got.headers["etag"]})
            assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "content",
    [b"", b"<svg onload=alert(1)>", b"GIF89a" + b"\0" * 40, DOT[:20], png(8001, 10), png(0, 1), b"\xff\xd8\xff\xe0" * 9,
     DOT + b"\0" * 5_242_880],
)  # fmt: skip
async def test_what_is_no_picture_or_too_large_is_refused(world: World, content: bytes) -> None:
    url = f"/api/v1/products/{await product(world)}/photos"
    answer = await _add(world, url, content)
    assert (answer.status_code, answer.json()["code"]) == (422, "photo_invalid")
    async with world.http() as http:
        assert (await http.get(url)).json()["items"] == []


@pytest.mark.parametrize("noted", [noted_jpeg, noted_png, noted_webp])
@pytest.mark.parametrize("turned", [1, 6])
async def test_a_photo_comes_back_without_where_and_by_whom_it_was_taken(
    world: World, noted: Callable[[int], bytes], turned: int
) -> None:
    content = noted(turned)
    url = f"/api/v1/products/{await product(world)}/photos"
    photo = (await _add(world, url, content)).json()
    async with world.http() as http:
        kept = (await http.get(f"{url}/{photo['id']}")).content
    for written in (b"35.6812", b"Tokyo", b"Hanako", b"between", b"film", b"behind"):
        assert written not in kept, written
    assert photo["size"] == len(kept) < len(content)
    # How it is turned is no secret, and without it the picture would lie on its side.
    assert (b"\x01\x12\0\x03\0\0\0\x01\0\x06" in kept) == (turned == 6)
    again = (await _add(world, url, kept)).json()
    assert (again["id"], again["width"], again["height"]) == (photo["id"], photo["width"], photo["height"])
    if noted is noted_jpeg:
        assert all(part in kept for part in (b"JFIF", b"ICC_PROFILE", b"\x11\xff\0\x22\xff\xd0\x33", b"\x44\xff\0\x55"))
        assert kept.endswith(b"\xff\xd9")


async def test_photos_are_in_order_once_each_and_not_too_many(world: World) -> None:
    tea = await product(world)
    url = f"/api/v1/products/{tea}/photos"
    added = [(await _add(world, url, png(n, n))).json()["id"] for n in range(1, 13)]
    assert (await _add(world, url, png(3, 3))).json()["id"] == added[2]
    async with world.http() as http:
        for _ in range(2):
            files, key = (
                {"photo": ("a.png", png(4, 4), "image/png")},
                {"Idempotency-Key": "once", "Content-Type": "multipart/form-data; boundary=b"},
            )
            assert (await http.post(url, files=files, headers=key)).json()["id"] == added[3]
    full = await _add(world, url, png(99, 99))
    assert (full.status_code, full.json()["code"]) == (409, "too_many_photos")
    async with world.http() as http:
        [item] = (await http.get("/api/v1/products")).json()["items"]
        assert item["photo_id"] == added[0]
        left = (await http.delete(f"{url}/{added[0]}")).json()["items"]
        assert [one["id"] for one in left] == added[1:]
        gone = await http.delete(f"{url}/{added[0]}")
        assert (gone.status_code, gone.json()["code"]) == (404, "photo_missing")


async def test_a_stranger_neither_sees_nor_adds_a_photo(world: World) -> None:
    url = f"/api/v1/products/{await product(world)}/photos"
    photo = (await _add(world, url, DOT)).json()["id"]
    assert (await _add(world, url, DOT, who="bob")).status_code == 404
    async with world.http("bob") as http:
        for path in (url, f"{url}/{photo}"):
            assert (await http.get(path)).status_code == 404
        assert (await http.delete(f"{url}/{photo}")).status_code == 404
