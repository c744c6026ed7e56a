"""The web's files as the API serves them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest
from tests.world import World, application


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>portal</title>")
    (folder / "scan.html").write_text("<!doctype html><title>scan</title>")
    (folder / "assets/main-abc.js").write_text("plain")
    (folder / "assets/main-abc.js.br").write_bytes(b"packed")
    (tmp_path / "secret.txt").write_text("not yours")
    return folder


@asynccontextmanager
async def browser(world: World, folder: Path) -> AsyncIterator[httpx2.AsyncClient]:
    app = application(replace(world.config, web_dir=folder), world.database)
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://web.example") as http:
        yield http


async def test_every_page_of_the_portal_is_one_document_that_is_asked_for_anew(world: World, dist: Path) -> None:
    async with browser(world, dist) as http:
        for address in ("/", "/login", "/c/alice/orders/17", "/w", "/w/TYO/waves", "/pack/TYO", "/me"):
            answer = await http.get(address)
            assert (answer.status_code, "portal" in answer.text) == (200, True), address
            assert answer.headers["cache-control"] == "no-cache"
        assert "scan" in (await http.get("/scan/pick/1")).text


async def test_scripts_come_packed_and_are_kept_for_ever(world: World, dist: Path) -> None:
    async with browser(world, dist) as http:
        packed = await http.get("/assets/main-abc.js", headers={"accept-encoding": "br"})
        plain = await http.get("/assets/main-abc.js", headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "br"
    assert packed.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert packed.headers["content-type"].startswith("text/javascript")
    assert plain.text == "plain"
    assert packed.headers["vary"] == plain.headers["vary"] == "accept-encoding"


async def test_no_script_but_a_file_of_ours_may_run(world: World, dist: Path) -> None:
    async with browser(world, dist) as http:
        policy = (await http.get("/")).headers["content-security-policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'self'"
    assert "unsafe-inline" not in rules["script-src"]
    assert "unsafe-eval" not in rules["script-src"].replace("wasm-unsafe-eval", "")
    assert rules["frame-ancestors"] == "'none'"


@pytest.mark.parametrize(
    "address", ["/assets/gone.js", "/assets/../../secret.txt", "/assets/%2e%2e/%2e%2e/secret.txt", "/assets/"]
)
async def test_nothing_outside_the_built_folder_is_served(world: World, dist: Path, address: str) -> None:
    async with browser(world, dist) as http:
        answer = await http.get(address)
    assert answer.status_code == 404
    assert answer.json()["code"] == "missing"


async def test_an_unknown_address_of_the_api_stays_a_problem(world: World, dist: Path) -> None:
    async with browser(world, dist) as http:
        answer = await http.get("/api/v1/nothing-here")
    assert (answer.status_code, answer.json()["code"]) == (404, "missing")


async def test_a_folder_without_the_web_says_what_to_do(world: World, tmp_path: Path) -> None:
    async with browser(world, tmp_path / "nowhere") as http:
        answer = await http.get("/")
    assert answer.status_code == 503
    assert "make run" in answer.text
