"""The manifests are valid for Kubernetes, and what they say about each other is so."""

from typing import Any

import kubernetes_validate
import pytest
from tests.infra.containers import documents

VERSIONS = ("1.31", "1.34")  # `preStop: sleep` begins with 1.30; a year of releases in service


@pytest.mark.parametrize("version", VERSIONS)
def test_every_object_is_one_that_kubernetes_takes(version: str) -> None:
    for _, found in documents():
        kubernetes_validate.validate(found, version, strict=True)


def test_an_object_with_a_misspelt_field_is_refused() -> None:
    _, found = next(pair for pair in documents() if pair[1]["kind"] == "Deployment")
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(found | {"spec": found["spec"] | {"replica": 3}}, VERSIONS[0], strict=True)


def labels_of_pods() -> list[dict[str, str]]:
    return [
        found["spec"]["template"]["metadata"]["labels"]
        for _, found in documents()
        if "template" in found.get("spec", {})
    ]


def objects(kind: str) -> dict[str, dict[str, Any]]:
    return {found["metadata"]["name"]: found for _, found in documents() if found["kind"] == kind}


def test_every_selector_finds_the_pods_of_one_kind() -> None:
    for kind in ("Service", "PodDisruptionBudget", "Deployment"):
        for name, found in objects(kind).items():
            selector = found["spec"]["selector"]
            wanted = selector.get("matchLabels", selector)
            hit = [labels for labels in labels_of_pods() if wanted.items() <= labels.items()]
            assert len(hit) == 1, f"{kind} {name} finds {hit}"


def test_what_is_scaled_or_routed_to_exists() -> None:
    for scaler in objects("HorizontalPodAutoscaler").values():
        assert scaler["spec"]["scaleTargetRef"]["name"] in objects("Deployment")
    (ingress,) = objects("Ingress").values()
    for rule in ingress["spec"]["rules"]:
        for path in rule["http"]["paths"]:
            service = path["backend"]["service"]
            ports = objects("Service")[service["name"]]["spec"]["ports"]
            assert service["port"]["name"] in [port["name"] for port in ports]


def test_the_way_in_has_tls_for_every_host_and_stays_off_what_is_for_the_inside() -> None:
    (ingress,) = objects("Ingress").values()
    hosts = {rule["host"] for rule in ingress["spec"]["rules"]}
    assert hosts == {host for entry in ingress["spec"]["tls"] for host in entry["hosts"]}
    paths = {path["path"] for rule in ingress["spec"]["rules"] for path in rule["http"]["paths"]}
    assert not any(inside.startswith(path) for inside in ("/metrics", "/health/live") for path in paths)


def test_a_pod_has_longer_to_end_than_its_process_takes() -> None:
    worker_needs, balancer_forgets = 20, 5
    for name, found in objects("Deployment").items():
        assert found["spec"]["template"]["spec"]["terminationGracePeriodSeconds"] > worker_needs + balancer_forgets, (
            name
        )


def test_no_manifest_names_a_namespace_or_holds_a_secret() -> None:
    assert not objects("Secret")
    assert [name for name, found in documents() if "namespace" in found["metadata"]] == []
