"""The compose file has the shape of the specification, and its parts fit together."""

import copy
import json
import re
from pathlib import Path

import jsonschema
import pytest
from tests.infra.containers import INFRA, compose

SCHEMA = json.loads(Path(__file__).with_name("compose.schema.json").read_text())


def test_the_file_has_the_shape_of_the_specification() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(compose(), SCHEMA)


def test_a_misspelt_word_or_a_port_open_to_the_world_is_refused() -> None:
    for change in ({"read_onyl": True}, {"ports": ["8000:8000"]}, {"stop_grace_period": "30"}):
        wrong = copy.deepcopy(compose())
        wrong["services"]["api"] |= change
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, SCHEMA)


def test_what_a_service_waits_for_joins_or_keeps_exists() -> None:
    found = compose()
    for name, service in found["services"].items():
        assert service.get("depends_on", {}).keys() <= found["services"].keys(), name
        assert set(service["networks"]) <= found["networks"].keys(), name
        kept = {volume.split(":")[0] for volume in service.get("volumes", ())}
        assert kept <= found["volumes"].keys(), name


def test_a_service_that_is_waited_for_until_it_is_well_says_how_it_is() -> None:
    services = compose()["services"]
    for service in services.values():
        for awaited, how in service.get("depends_on", {}).items():
            if how["condition"] == "service_healthy":
                assert "healthcheck" in services[awaited]


def test_the_servers_are_reached_from_inside_only() -> None:
    found = compose()
    assert found["networks"]["inside"] == {"internal": True}
    for name in ("postgres", "valkey"):
        assert found["services"][name]["networks"] == ["inside"]
        assert "ports" not in found["services"][name]


def test_no_secret_has_a_default() -> None:
    text = (INFRA / "compose.yaml").read_text()
    for name in ("PORTAL_MASTER_KEY", "POSTGRES_PASSWORD"):
        uses = re.findall(r"\$\{" + name + r"([^}]*)\}", text)
        assert uses
        assert all(use.startswith(":?") for use in uses)
