"""House rules for whatever runs in a container, in Kubernetes and in compose alike."""

import re

import pytest
from tests.infra.containers import ROOT, Container, all_containers

from portal.cli import COMMANDS

READ_BY_CODE = set(re.findall(r'"(PORTAL_[A-Z_]+)"', (ROOT / "src/portal/kit/config.py").read_text()))

every = pytest.mark.parametrize("container", all_containers(), ids=lambda container: container.place)
ours = pytest.mark.parametrize(
    "container", [one for one in all_containers() if one.ours], ids=lambda container: container.place
)


@every
def test_a_container_has_no_right_that_it_does_not_need(container: Container) -> None:
    taken = {
        "is root": container.root,
        "writes to its image": container.writable,
        "keeps capabilities": container.capabilities,
        "may gain rights": container.may_gain,
    }
    assert [what for what, is_so in taken.items() if is_so] == []


@every
def test_a_container_has_limits_and_is_asked_how_it_is_unless_it_ends_by_itself(container: Container) -> None:
    assert container.limits.keys() in ({"cpu", "memory"}, {"cpus", "memory"})
    assert container.probed or container.ends


@every
def test_an_image_is_named_without_a_registry_and_with_a_version(container: Container) -> None:
    assert re.fullmatch(r"([a-z]+/)?[a-z]+:[0-9][0-9a-z.-]*", container.image)


@ours
def test_a_container_runs_a_word_of_the_portal_command(container: Container) -> None:
    (word,) = container.words
    assert word in {command.name for command in COMMANDS}


@ours
def test_a_container_is_told_only_what_the_configuration_reads(container: Container) -> None:
    assert container.settings - READ_BY_CODE == set()


@ours
def test_only_the_migration_knows_the_owners_login(container: Container) -> None:
    assert ("PORTAL_DATABASE_URL" in container.settings) == (container.words == ["migrate"])


def test_both_descriptions_run_the_same_processes() -> None:
    places: dict[str, set[str]] = {}
    for one in all_containers():
        if one.ours:
            places.setdefault("compose" if one.place.startswith("compose") else "kubernetes", set()).add(one.words[0])
    assert places == {name: {"migrate", "api", "worker", "relay"} for name in ("compose", "kubernetes")}
