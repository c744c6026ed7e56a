"""Every container that infra/ describes, whichever format describes it, in one shape that rules can be asked of."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
INFRA = ROOT / "infra"
MANIFESTS = sorted((INFRA / "kubernetes").glob("*.yaml"))
OURS = "kuramori:"


@dataclass(frozen=True)
class Container:
    """One container: what it runs and is told, and what it may do. ``probed`` is how its health is asked."""

    place: str
    image: str
    words: list[str]
    settings: frozenset[str]
    limits: dict[str, Any]
    probed: bool
    ends: bool
    root: bool
    writable: bool
    capabilities: bool
    may_gain: bool

    @property
    def ours(self) -> bool:
        return self.image.startswith(OURS)


def documents() -> list[tuple[str, dict[str, Any]]]:
    """Every Kubernetes object with the name of its file."""
    return [(path.name, found) for path in MANIFESTS for found in yaml.safe_load_all(path.read_text())]


def compose() -> dict[str, Any]:
    """The compose file, its merges carried out."""
    read: dict[str, Any] = yaml.safe_load((INFRA / "compose.yaml").read_text())
    return read


def all_containers() -> list[Container]:
    return [*_of_kubernetes(), *_of_compose()]


def _of_kubernetes() -> Iterator[Container]:
    told = {found["metadata"]["name"]: set(found["data"]) for _, found in documents() if found["kind"] == "ConfigMap"}
    for file, found in documents():
        template = found.get("spec", {}).get("template")
        if not template:
            continue
        pod = template["spec"]
        for one in pod["containers"]:
            security = one["securityContext"]
            named = {entry["name"] for entry in one.get("env", ())}
            for source in one.get("envFrom", ()):
                named |= told.get(source.get("configMapRef", {}).get("name"), set())
            yield Container(
                place=f"{file}: {one['name']}",
                image=one["image"],
                words=one["args"],
                settings=frozenset(named),
                limits=one["resources"]["limits"],
                probed={"livenessProbe", "readinessProbe"} <= one.keys(),
                ends=found["kind"] == "Job",
                root=not pod["securityContext"]["runAsNonRoot"],
                writable=not security["readOnlyRootFilesystem"],
                capabilities=security["capabilities"] != {"drop": ["ALL"]},
                may_gain=security["allowPrivilegeEscalation"],
            )


def _of_compose() -> Iterator[Container]:
    services = compose()["services"]
    awaited = {
        name
        for service in services.values()
        for name, how in service.get("depends_on", {}).items()
        if how["condition"] == "service_completed_successfully"
    }
    for name, service in services.items():
        yield Container(
            place=f"compose.yaml: {name}",
            image=service["image"],
            words=service["command"],
            settings=frozenset(service.get("environment", {})),
            limits=service["deploy"]["resources"]["limits"],
            probed="healthcheck" in service,
            ends=name in awaited,
            root=service.get("user", "root").split(":")[0] in ("root", "0"),
            writable=not service.get("read_only", False),
            capabilities=service.get("cap_drop") != ["ALL"],
            may_gain="no-new-privileges:true" not in service.get("security_opt", ()),
        )
