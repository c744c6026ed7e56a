"""The direction of imports."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_rooms_hallways_and_doors_import_in_one_direction_only() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, env={"PYTHONPATH": "src"})
    assert run.returncode == 0, run.stdout


def test_no_module_has_a_name_that_says_nothing() -> None:
    meaningless = {"utils", "helpers", "common", "manager", "processor", "misc"}
    found = [path for path in (ROOT / "src").rglob("*.py") if path.stem in meaningless]
    assert found == []


def test_every_module_opens_with_why_it_exists() -> None:
    silent = [str(p.relative_to(ROOT)) for p in (ROOT / "src").rglob("*.py") if not p.read_text().startswith('"""')]
    assert silent == []
