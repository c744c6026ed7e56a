"""The tour through the house names only what exists."""

import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOUR = (ROOT / "docs" / "tour.md").read_text()
NAMES = sorted(set(re.findall(r"`((?:flows|domains|kit|api|reads|worker)\.[a-z_.]+)`", TOUR)))
FILES = sorted(set(re.findall(r"`([a-z_]+/[a-z_/]+\.(?:py|md|sql))`", TOUR)))


@pytest.mark.parametrize("name", NAMES)
def test_every_function_of_the_tour_exists(name: str) -> None:
    module_name, _, attribute = name.rpartition(".")
    prefix = "" if name.startswith("worker.") else "portal."
    module = importlib.import_module(prefix + module_name)
    assert hasattr(module, attribute), name


@pytest.mark.parametrize("path", FILES)
def test_every_file_of_the_tour_exists(path: str) -> None:
    assert any((ROOT / base / path).exists() for base in ("", "src", "src/portal")), path


def test_the_tour_names_something_of_every_kind() -> None:
    assert len(NAMES) > 15
    assert len(FILES) > 8
