"""Every route: nobody, the wrong side, and a key without the right are turned away first."""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.conftest import test_config
from tests.walls.bodies import body_of
from tests.world import World

from portal.api.description import document
from portal.app import create_app
from portal.domains import tenancy
from portal.domains.tenancy import PERMISSIONS
from portal.kit.crypto import Vault

APP = create_app(test_config("postgresql://nobody@127.0.0.1/nothing"))
DOCUMENT = document(APP)
USEFUL = ("/events", "/events/latest", "/live", "/parked")
ANY_ID = "01900000-0000-7000-8000-000000000000"


def _operations(prefix: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in DOCUMENT["paths"].items():
        if path.startswith(prefix):
            for method, operation in item.items():
                yield method.upper(), path, operation


MERCHANT, OPERATOR = list(_operations("/api/v1/")), list(_operations("/api/operator/v1/"))


def _url(path: str) -> str:
    return "/".join(ANY_ID if part.startswith("{") else part for part in path.split("/"))


def test_every_route_of_both_sides_names_one_known_permission() -> None:
    known = {"merchant": set(), "operator": set()}  # type: ignore[var-annotated]
    for (side, _), permissions in PERMISSIONS.items():
        known[side] |= permissions
    for route in APP.routes:
        for handler in getattr(route, "route_handlers", []):
            side = next(
                (s for s, p in (("operator", "/api/operator/v1"), ("merchant", "/api/v1")) if route.path.startswith(p)),
                None,
            )
            if side is None or handler.fn.__name__ == "options_handler":
                continue
            named = [guard.permission for guard in handler.resolve_guards() if hasattr(guard, "permission")]
            assert len(named) == 1, f"{route.path} {handler.handler_name} names {named}"
            assert named[0] in known[side], f"no {side} role may {named[0]}"


@pytest.mark.parametrize("who", ["nobody", "wrong side", "without the right"])
async def test_every_route_turns_away(world: World, who: str) -> None:
    keys = {"nobody": ("", ""), "wrong side": (world.keys["operator"], world.keys["alice"])}
    expected = {"nobody": (401, "unauthenticated"), "wrong side": (403, "wrong_side")}
    keys["without the right"] = await _useless_keys(world)
    turned_away = expected.get(who, (403, "permission_missing"))
    async with world.http("nobody") as http:
        for key, operations in zip(keys[who], (MERCHANT, OPERATOR), strict=True):
            headers = {"Authorization": f"Bearer {key}"} if key else {}
            for method, path, operation in operations:
                if who == "without the right" and path.endswith(USEFUL) and method == "GET":
                    continue  # what the useless keys are good for
                body = body_of(DOCUMENT, operation)
                answer = await http.request(method, _url(path), json=body, headers=headers)
                assert (answer.status_code, answer.json()["code"]) == turned_away, f"{who}: {method} {path}"


async def _useless_keys(world: World) -> tuple[str, str]:
    vault = Vault(world.config.master_key)
    async with world.operator() as session:
        _, merchant = await tenancy.issue_key(
            session, vault, name="feed", scopes=["events:read"], environment="test", merchant_id=world.alice
        )
        _, operator = await tenancy.issue_key(session, vault, name="parked", scopes=["parked:read"], environment="test")
    return merchant, operator
