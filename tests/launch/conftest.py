"""A data folder of its own for each start, cleaned up also where root had to put the database elsewhere."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def data_dir(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "data"
    link = tmp_path / "data" / "postgres"
    if link.is_symlink():
        shutil.rmtree(link.resolve())
