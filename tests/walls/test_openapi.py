"""The description of the API that the repository holds is the one that the API gives."""

from pathlib import Path

import msgspec
from tests.conftest import test_config

from portal.api.description import document
from portal.app import create_app

KEPT = Path(__file__).resolve().parents[2] / "docs" / "openapi.json"


def test_the_kept_document_is_current() -> None:
    now = document(create_app(test_config("postgresql://nobody@127.0.0.1/nothing")))
    assert msgspec.json.decode(KEPT.read_bytes()) == now, "run `make docs`"
