"""Whatever the OpenAPI document allows, and what it does not, is answered and never ends in a fault of ours."""

from contextlib import suppress
from typing import Any
from unittest import SkipTest

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case
from schemathesis.generation import GenerationMode
from tests.conftest import test_config
from tests.world import World

from portal.api.description import document
from portal.app import create_app

DOCUMENT = document(create_app(test_config("postgresql://nobody@127.0.0.1/nothing")))
SCHEMA = schemathesis.openapi.from_dict(DOCUMENT)
EXAMPLES = 6


def _cases(operation: Any, mode: GenerationMode) -> list[Case]:
    """Some cases of one operation, the same in every run."""
    found: list[Case] = []

    @settings(
        max_examples=EXAMPLES, database=None, derandomize=True, phases=[Phase.generate], deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(operation.as_strategy(generation_mode=mode))
    def collect(case: Case) -> None:
        found.append(case)

    with suppress(SkipTest, Unsatisfiable):  # an operation that takes no input has none that is wrong
        collect()
    return found


async def _send(http: Any, case: Case) -> tuple[int, str]:
    sent = case.as_transport_kwargs(base_url="http://test")
    sent.pop("cookies", None)
    if isinstance(sent.get("data"), bytes):
        sent["content"] = sent.pop("data")
    headers = {
        k: v for k, v in (sent.pop("headers", None) or {}).items() if k.lower() not in ("authorization", "cookie")
    }
    try:
        answer = await http.request(headers=headers, **sent)
    except (UnicodeEncodeError, ValueError):
        return 0, "the client cannot send this"
    return answer.status_code, answer.text[:300]


# A stream does not end; what it is asked with is nothing.
ENDLESS = {"/api/v1/live", "/api/operator/v1/live"}
GROUPS = ("/api/v1", "/api/operator", "/")


def _operations(group: str) -> list[Any]:
    every = [found.ok() for found in SCHEMA.get_all_operations()]
    every = [operation for operation in every if operation.path not in ENDLESS]
    return [operation for operation in every if next(g for g in GROUPS if operation.path.startswith(g)) == group]


@pytest.mark.parametrize("group", GROUPS)
async def test_no_input_of_any_operation_ends_in_a_fault(world: World, group: str) -> None:
    faults: list[str] = []
    tried = 0
    async with world.http("operator" if group == "/api/operator" else "alice") as http:
        for operation in _operations(group):
            for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
                for case in _cases(operation, mode):
                    status, text = await _send(http, case)
                    tried += 1
                    if status >= 500 and not (status == 503 and operation.path == "/health/ready"):
                        faults.append(f"{case.method} {case.formatted_path} {case.body!r:.200}: {status} {text}")
    assert faults == []
    assert tried > 20
