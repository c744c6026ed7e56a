"""What the audit trail is told and what it is not: the lists name real routes, and no personal data is read unseen."""

from collections.abc import Iterator
from typing import Any

from tests.conftest import test_config

from portal.api.deeds import PERSONAL, TOLD_ELSEWHERE
from portal.api.description import document
from portal.app import create_app

APP = create_app(test_config("postgresql://nobody@127.0.0.1/nothing"))
DOCUMENT = document(APP)
OF_BUYERS = {"ship_to", "buyer_name", "buyer_email", "recipient"}
# These write a line of their own, which names the merchant.
THEMSELVES = {"get_shipment", "get_mail"}


def _handlers() -> Iterator[tuple[str, str, Any]]:
    for route in APP.routes:
        for handler in getattr(route, "route_handlers", []):
            for method in handler.http_methods:
                yield method, route.path_format, handler


def _fields(schema: dict[str, Any], seen: frozenset[str] = frozenset()) -> set[str]:
    name = schema.get("$ref", "").rsplit("/", 1)[-1]
    if name:
        return set() if name in seen else _fields(DOCUMENT["components"]["schemas"][name], seen | {name})
    parts = [*schema.get("properties", {}).values(), *schema.get("anyOf", []), *schema.get("oneOf", [])]
    parts += [schema[key] for key in ("items", "additionalProperties") if isinstance(schema.get(key), dict)]
    return set(schema.get("properties", {})).union(*(_fields(part, seen) for part in parts))


def _answered(operation: dict[str, Any]) -> set[str]:
    bodies = operation["responses"].get("200", {}).get("content", {}).values()
    return set().union(*(_fields(body["schema"]) for body in bodies))


def test_the_lists_name_handlers_that_exist() -> None:
    names = {handler.fn.__name__ for _, _, handler in _handlers()}
    assert (PERSONAL | TOLD_ELSEWHERE | THEMSELVES) - names == set()


def test_every_read_of_buyers_data_by_the_operators_people_is_told() -> None:
    known = PERSONAL | THEMSELVES
    found = {
        handler.fn.__name__
        for method, path, handler in _handlers()
        if method == "GET" and path.startswith("/api/operator/v1/")
        and _answered(DOCUMENT["paths"][path]["get"]) & OF_BUYERS
    }  # fmt: skip
    assert found - known == set()
    assert {"get_order", "list_orders", "get_shipment"} <= found
