"""What exists and is somebody else's is not found: the other merchant and the other operator knock at every route."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import httpx2
from sqlalchemy import text
from tests.conftest import test_config
from tests.make.life import lived
from tests.make.pictures import DOT
from tests.walls.bodies import body_of
from tests.world import World

from portal.api.description import document
from portal.api.guards import CSRF_HEADER, SESSION_COOKIE, csrf_token
from portal.app import create_app
from portal.domains import tenancy
from portal.kit.scope import OperatorScope, PlatformScope

DOCUMENT = document(create_app(test_config("postgresql://nobody@127.0.0.1/nothing")))

# Where the things live whose ids stand in addresses; what is missing here fails the test.
TABLES = {
    "order_id": "orders.id", "shipment_id": "shipments.id", "product_id": "products.id", "plan_id": "inbound_plans.id",
    "wave_id": "waves.id", "pick_list_id": "pick_lists.id", "pick_id": "picks.id", "handover_id": "handovers.id",
    "account_id": "carrier_accounts.id", "invoice_id": "invoices.id", "charge_id": "charges.id",
    "card_id": "rate_cards.id", "mail_id": "mails.id", "membership_id": "memberships.id", "key_id": "api_keys.id",
    "merchant_id": "merchants.merchant_id", "shop_id": "shops.id", "message_id": "inbox_messages.id",
    "warehouse_id": "warehouses.id", "location_id": "locations.id", "return_id": "returns.id",
    "line_id": "return_lines.id",
    "event_id": "reaction_runs.event_id", "reaction": "reaction_runs.reaction", "external_id": "listings.external_id",
    "code": "barcodes.code", "number": "parcels.number", "bench": "shipments.number", "lot_id": "lots.id",
    "stock_id": "stock.id", "photo_id": "product_photos.id", "view_id": "saved_views.id",
    "job_id": "jobs.id", "import_id": "file_imports.id",
}  # fmt: skip
# What some addresses must be asked with: a place of theirs, so that only the tenant can be what is missing.
ASKED = {"code": "locations.code"}
OF_MERCHANT = text(
    "select count(*) from information_schema.columns where table_name = :table and column_name = 'merchant_id'"
)
MISSING = {404}


def _addresses(prefix: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in DOCUMENT["paths"].items():
        if path.startswith(prefix) and "{" in path:
            for method, operation in item.items():
                yield method.upper(), path, operation


async def _known(world: World) -> dict[str, str]:
    """One of Alice's, or of her operator's, for every name in an address."""
    found: dict[str, str] = {}
    async with world.operator() as session:
        for name, place in {**TABLES, **{f"?{name}": place for name, place in ASKED.items()}}.items():
            table, column = place.split(".")
            of_merchant = await session.scalar(OF_MERCHANT, {"table": table})
            mine = f" where merchant_id = '{world.alice}'" if of_merchant and table != "memberships" else ""
            value = await session.scalar(text(f"select {column} from {table}{mine} limit 1"))
            if value is not None:
                found[name] = str(value)
    return found


def _filled(path: str, known: dict[str, str]) -> str | None:
    parts = path.replace("/packing/{number}", "/packing/{bench}").split("/")
    names = [part[1:-1] for part in parts if part.startswith("{")]
    if any(name not in known for name in names):
        return None
    return "/".join(known[part[1:-1]] if part.startswith("{") else part for part in parts)


async def _owner_of(world: World, scope: OperatorScope, merchant_id: UUID | None, email: str) -> str:
    """A session of somebody who may do everything there: what turns them away is the tenant alone."""
    vault = world.services.vault
    async with world.database.transaction(scope) as session:
        user = await tenancy.known_or_new_user(session, email=email, name=email, password="long enough pass")
        await tenancy.enroll(
            session,
            user=user,
            operator_id=scope.operator_id,
            merchant_id=merchant_id,
            role="owner",
            tenant=(email, "x"),
        )
        signed = await tenancy.begin_session(session, vault, user_id=user.id, address="", user_agent="")
    return signed.token


async def _other_operator(world: World) -> OperatorScope:
    async with world.database.transaction(PlatformScope()) as session:
        return OperatorScope(await tenancy.open_operator(session, code="south", name="南倉庫"))


@asynccontextmanager
async def _signed_in(world: World, token: str) -> AsyncIterator[httpx2.AsyncClient]:
    async with world.http("nobody") as http:
        http.cookies.set(SESSION_COOKIE, token)
        http.headers[CSRF_HEADER] = csrf_token(world.services.vault, token)
        yield http


def _asked(operation: dict[str, Any], known: dict[str, str]) -> dict[str, str]:
    needed = [one["name"] for one in operation.get("parameters", []) if one["in"] == "query" and one.get("required")]
    return {name: known[f"?{name}"] for name in needed if f"?{name}" in known}


async def _knock(
    http: httpx2.AsyncClient, method: str, url: str, operation: dict[str, Any], asked: dict[str, str]
) -> int:
    if "multipart/form-data" in operation.get("requestBody", {}).get("content", {}):
        return (await http.request(method, url, files={"photo": ("p.png", DOT, "image/png")})).status_code
    return (await http.request(method, url, params=asked, json=body_of(DOCUMENT, operation))).status_code


async def _knock_everywhere(world: World, http: httpx2.AsyncClient, prefix: str) -> tuple[list[str], int]:
    known = await _known(world)
    let_in: list[str] = []
    knocked = 0
    for method, path, operation in _addresses(prefix):
        url = _filled(path, known)
        if url is None:
            let_in.append(f"nothing to knock with: {path}")
            continue
        knocked += 1
        status = await _knock(http, method, url, operation, _asked(operation, known))
        if status not in MISSING:
            let_in.append(f"{method} {path}: {status}")
    return let_in, knocked


async def test_the_other_merchant_finds_nothing_of_alices(world: World) -> None:
    await lived(world)
    token = await _owner_of(world, world.as_operator(), world.bob, "bob@bob.example")
    async with _signed_in(world, token) as bob:
        let_in, knocked = await _knock_everywhere(world, bob, "/api/v1/")
    assert not let_in, "\n".join(let_in)
    assert knocked > 20


async def test_the_other_operator_finds_nothing_of_this_one(world: World) -> None:
    await lived(world)
    token = await _owner_of(world, await _other_operator(world), None, "sora@south.example")
    async with _signed_in(world, token) as south:
        let_in, knocked = await _knock_everywhere(world, south, "/api/operator/v1/")
    assert not let_in, "\n".join(let_in)
    assert knocked > 40


async def test_whoever_they_belong_to_finds_them(world: World) -> None:
    await lived(world)
    known = await _known(world)
    for who, prefix in (("alice", "/api/v1/"), ("operator", "/api/operator/v1/")):
        async with world.http(who) as http:
            for method, path, operation in _addresses(prefix):
                url = _filled(path, known)
                if method == "GET" and url is not None:
                    assert await _knock(http, method, url, operation, _asked(operation, known)) in (200, 403), (
                        f"{who}: {path}"
                    )
