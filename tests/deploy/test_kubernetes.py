"""The manifests, by Kubernetes' own schemas; what they allow; and what they count to scale the workers."""

from pathlib import Path

import jsonschema
import kubernetes_validate
import pytest
from sqlalchemy import text

from storage import jobs
from storage.database import Database
from tests.deploy.manifests import FILES, FOLDER, all_of_them, manifests, named
from tests.fakes.painter import Painter
from tests.storage.scenes import ANNA, asking, new_draft

VERSIONS = ("1.30", "1.34")
KUSTOMIZED = sorted(FOLDER.glob("*/kustomization.yaml"))
# As KEDA documents it (https://keda.sh/docs/latest/reference/scaledobject-spec/), the part that is used here.
SCALED = {
    "type": "object",
    "required": ["scaleTargetRef", "triggers"],
    "additionalProperties": False,
    "properties": {
        "scaleTargetRef": {"type": "object", "required": ["name"]},
        "minReplicaCount": {"type": "integer", "minimum": 0},
        "maxReplicaCount": {"type": "integer", "minimum": 1},
        "pollingInterval": {"type": "integer"},
        "cooldownPeriod": {"type": "integer"},
        "advanced": {"type": "object", "properties": {"horizontalPodAutoscalerConfig": {"type": "object"}}},
        "triggers": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "metadata"],
                "properties": {
                    "metricType": {"enum": ["AverageValue", "Value", "Utilization"]},
                    "metadata": {"type": "object", "additionalProperties": {"type": "string"}},
                },
            },
        },
    },
}


# As the operator of Prometheus documents it, the part that is used here.
MONITORED = {
    "type": "object",
    "required": ["selector", "podMetricsEndpoints"],
    "additionalProperties": False,
    "properties": {
        "selector": {"type": "object", "required": ["matchLabels"]},
        "podMetricsEndpoints": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "port": {"type": "string"},
                    "path": {"const": "/metrics"},
                    "interval": {"type": "string"},
                    "relabelings": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "additionalProperties": False,
                            "properties": {
                                "sourceLabels": {"type": "array", "items": {"type": "string"}},
                                "targetLabel": {"type": "string"},
                                "replacement": {"type": "string"},
                            },
                        },
                    },
                },
            },
        },
    },
}


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(FOLDER)))
def test_manifests_are_valid(file: Path, version: str) -> None:
    for manifest in manifests(file):
        if manifest["kind"] == "ScaledObject":
            jsonschema.validate(manifest["spec"], SCALED)
        elif manifest["kind"] == "PodMonitor":
            jsonschema.validate(manifest["spec"], MONITORED)
        elif not manifest["apiVersion"].startswith("keda.sh/"):
            kubernetes_validate.validate(manifest, version, strict=True)


def test_a_wrong_manifest_would_be_found() -> None:
    wrong = named("Deployment", "bot")
    wrong["spec"]["template"]["spec"]["containers"][0]["imagine"] = "x"
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, VERSIONS[0], strict=True)


@pytest.mark.parametrize("file", KUSTOMIZED, ids=lambda file: str(file.parent.name))
def test_what_is_put_together_is_there(file: Path) -> None:
    (read,) = manifests(file)
    named = [*read.get("resources", []), *read.get("components", [])]
    assert all((file.parent / name).exists() for name in named)
    written = {path.name for path in file.parent.glob("*.yaml")} - {"kustomization.yaml", "adapter-rule.yaml"}
    assert written == {name for name in named if name.endswith(".yaml")}


def test_pods_are_shut_in() -> None:
    pods = [
        m["spec"]["template"]["spec"] for m in all_of_them() if m["kind"] in ("Deployment", "StatefulSet")
    ]
    assert len(pods) == 4
    for pod in pods:
        assert pod["securityContext"]["runAsNonRoot"]
        assert pod["automountServiceAccountToken"] is False
        for container in pod["containers"]:
            assert container["securityContext"]["readOnlyRootFilesystem"]
            assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
            assert container["resources"]["limits"]["memory"]


def test_a_worker_has_no_way_to_the_internet_and_no_token() -> None:
    policy = named("NetworkPolicy", "worker")["spec"]
    assert policy["policyTypes"] == ["Ingress", "Egress"]
    reached = [peer for rule in policy["egress"] for peer in rule["to"]]
    assert reached
    assert not any("ipBlock" in peer for peer in reached)
    (container,) = named("Deployment", "worker")["spec"]["template"]["spec"]["containers"]
    assert [each.get("secretRef", {}).get("name") for each in container["envFrom"]] == [
        None,
        "difootsion-stores",
    ]
    assert "TOKEN" not in (FOLDER / "secrets/stores.env.example").read_text()


def test_probes_ask_the_ports_that_the_images_serve() -> None:
    image = (FOLDER.parent / "Containerfile").read_text()
    for name, setting in (("bot", "DIFOOTSION_ADMIN_PORT"), ("worker", "DIFOOTSION_METRICS_PORT")):
        (container,) = named("Deployment", name)["spec"]["template"]["spec"]["containers"]
        ports = {port["name"]: port["containerPort"] for port in container["ports"]}
        assert f"{setting}={ports['admin']}" in image
        assert container["livenessProbe"]["httpGet"]["path"] == "/health"
        assert container["readinessProbe"]["httpGet"]["path"] == "/ready"


async def test_the_scaler_counts_the_open_jobs(painter: Painter) -> None:
    """On a real database, jobs that wait, run and are done."""
    (trigger,) = named("ScaledObject", "worker")["spec"]["triggers"]
    counted = text(trigger["metadata"]["query"])
    database: Database = painter.database
    draft = await new_draft(database, painter.blobs, ANNA)
    for update in ("1", "2", "3"):
        async with database.transaction() as session:
            await jobs.submit(database, session, painter.queue, asking(draft, update), jobs.Limits())
    async with database.transaction() as session:
        first, second, _ = await jobs.open_jobs(session)
        await jobs.begin(session, first.id, "w")
        await jobs.cancel(session, second.id)
    async with database.transaction() as session:
        assert await session.scalar(counted) == 2
