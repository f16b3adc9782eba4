"""What dashboard, alerts, scaler and documentation speak of is exported, and the other way round."""

import json
import re
from pathlib import Path
from typing import Any

import promql_parser
import pytest
from prometheus_client import CollectorRegistry
from ruamel.yaml import YAML

from bot.metrics import Metrics as BotMetrics
from pipeline.worker.metrics import Metrics as WorkerMetrics

ROOT = Path(__file__).parents[2]
SUFFIXES = {"counter": ("_total",), "gauge": ("",), "histogram": ("_bucket", "_sum", "_count")}


def _exported(registry: CollectorRegistry) -> dict[str, tuple[str, str]]:
    """Each metric's name with its type and labels."""
    found = {}
    for collector, names in registry._collector_to_names.items():
        family = next(iter(collector.collect()))
        name = family.name + ("_total" if family.type == "counter" else "")
        labels = ", ".join(getattr(collector, "_labelnames", ()))
        assert names
        found[name] = (family.type, labels)
    return found


BOTS, WORKERS = _exported(BotMetrics().registry), _exported(WorkerMetrics().registry)
SERIES = {
    name.removesuffix("_total") + suffix
    for name, (kind, _) in (BOTS | WORKERS).items()
    for suffix in SUFFIXES[kind]
}


def _panels() -> list[str]:
    dashboard = json.loads((ROOT / "deploy/grafana/dashboards/difootsion.json").read_text())
    return [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]


def _alerts() -> list[str]:
    read: dict[str, Any] = YAML(typ="safe").load(ROOT / "deploy/prometheus/alerts.yml")
    return [rule["expr"] for group in read["groups"] for rule in group["rules"]]


def _adapter() -> list[str]:
    read: dict[str, Any] = YAML(typ="safe").load(ROOT / "deploy/kubernetes/hpa/adapter-rule.yaml")
    return [rule[key] for rule in read["rules"]["external"] for key in ("seriesQuery", "metricsQuery")]


@pytest.mark.parametrize("query", [*_panels(), *_alerts(), *_adapter()])
def test_a_query_is_promql_and_asks_for_what_there_is(query: str) -> None:
    promql_parser.parse(query)
    names = set(re.findall(r"\bdifootsion_\w+", query))
    assert names or query.startswith("up")
    assert names <= SERIES


@pytest.mark.parametrize("query", [*_panels(), *_alerts()])
def test_labels_that_are_asked_for_are_there(query: str) -> None:
    for name, matchers in re.findall(r"\b(difootsion_\w+)\{([^}]*)\}", query):
        known = next(labels for metric, (_, labels) in (BOTS | WORKERS).items() if name.startswith(metric))
        asked = set(re.findall(r"(\w+)\s*(?:=~|!~|!=|=)", matchers))
        assert asked <= {"job", *known.split(", ")}


def _read(name: str) -> dict[str, Any]:
    read: dict[str, Any] = YAML(typ="safe").load(ROOT / "deploy" / name)
    return read


def _set_to(name: str, file: str) -> str:
    """What a file of deploy/ sets a setting to."""
    found = re.search(rf"{name}=(\d+)", (ROOT / "deploy" / file).read_text())
    assert found is not None
    return found[1]


JOBS = {name for query in [*_panels(), *_alerts()] for name in re.findall(r'job="([\w-]+)"', query)}
SCRAPES = sorted(
    file.name for file in (ROOT / "deploy/prometheus").glob("*.yml") if "alerts" not in file.name
)


def test_each_installation_has_its_scrapes() -> None:
    assert SCRAPES == ["kubernetes.yml", "prometheus.yml", "systemd.yml"]
    assert sorted(JOBS) == ["difootsion-bot", "difootsion-worker"]
    assert {tuple(_read(f"prometheus/{name}")["rule_files"]) for name in SCRAPES} == {("alerts.yml",)}


@pytest.mark.parametrize("name", ["prometheus.yml", "systemd.yml"])
def test_the_jobs_that_are_asked_for_are_scraped(name: str) -> None:
    assert {scrape["job_name"] for scrape in _read(f"prometheus/{name}")["scrape_configs"]} == JOBS


def test_the_ports_that_are_scraped_are_served() -> None:
    compose = {scrape["job_name"]: scrape for scrape in _read("prometheus/prometheus.yml")["scrape_configs"]}
    (bot,) = compose["difootsion-bot"]["static_configs"]
    (worker,) = compose["difootsion-worker"]["dns_sd_configs"]
    assert bot["targets"] == [f"bot:{_set_to('DIFOOTSION_ADMIN_PORT', 'Containerfile')}"]
    assert str(worker["port"]) == _set_to("DIFOOTSION_METRICS_PORT", "Containerfile")
    units = {
        scrape["job_name"]: [target for each in scrape["static_configs"] for target in each["targets"]]
        for scrape in _read("prometheus/systemd.yml")["scrape_configs"]
    }
    admin = _set_to("DIFOOTSION_ADMIN_PORT", "systemd/difootsion-bot.service")
    metrics = _set_to("DIFOOTSION_METRICS_PORT", "systemd/worker.env.example")
    assert units == {
        "difootsion-bot": [f"127.0.0.1:{admin}"],
        "difootsion-worker": [f"127.0.0.1:{metrics}"],
    }


def test_pods_are_scraped_under_the_jobs_that_are_asked_for() -> None:
    """By the operator's monitor and by Prometheus' own discovery alike."""
    (monitor,) = _read("kubernetes/monitoring/pods.yaml")["spec"]["podMetricsEndpoints"]
    (scrape,) = _read("prometheus/kubernetes.yml")["scrape_configs"]
    (named,) = [rule for rule in monitor["relabelings"] if rule["targetLabel"] == "job"]
    (found,) = [rule for rule in scrape["relabel_configs"] if rule.get("target_label") == "job"]
    assert (named["sourceLabels"], named["replacement"]) == (found["source_labels"], found["replacement"])
    assert named["sourceLabels"] == ["__meta_kubernetes_pod_label_app_kubernetes_io_component"]
    (kept,) = [rule for rule in scrape["relabel_configs"] if rule.get("action") == "keep"]
    jobs = set()
    for name in ("bot", "worker"):
        pod = next(YAML(typ="safe").load_all(ROOT / f"deploy/kubernetes/base/{name}.yaml"))["spec"][
            "template"
        ]
        labels, (container,) = pod["metadata"]["labels"], pod["spec"]["containers"]
        assert monitor["port"] in [port["name"] for port in container["ports"]]
        assert kept["regex"] == f"{labels['app.kubernetes.io/name']};{monitor['port']}"
        assert "annotations" not in pod["metadata"]  # scraped twice, everything would count twice
        jobs.add(named["replacement"].replace("$1", labels["app.kubernetes.io/component"]))
    assert jobs == JOBS


def test_the_autoscalers_figure_has_the_namespace_that_it_is_asked_for_by() -> None:
    (scrape,) = _read("prometheus/kubernetes.yml")["scrape_configs"]
    (rule,) = _read("kubernetes/hpa/adapter-rule.yaml")["rules"]["external"]
    assert set(rule["resources"]["overrides"]) <= {
        each.get("target_label") for each in scrape["relabel_configs"]
    }


def test_panels_have_places_of_their_own() -> None:
    dashboard = json.loads((ROOT / "deploy/grafana/dashboards/difootsion.json").read_text())
    cells = [
        (x, y)
        for panel in dashboard["panels"]
        for x in range(panel["gridPos"]["x"], panel["gridPos"]["x"] + panel["gridPos"]["w"])
        for y in range(panel["gridPos"]["y"], panel["gridPos"]["y"] + panel["gridPos"]["h"])
    ]
    assert len(cells) == len(set(cells))
    assert max(x for x, _ in cells) == 23


def test_the_operators_page_has_every_metric_with_its_type_labels_and_home() -> None:
    page = (ROOT / "docs/operating.md").read_text("utf-8")
    rows = re.findall(r"(?m)^\| `(difootsion_\w+)` \| (\w+) \| ([\w, –]*) \| ([\w, ]+) \| .+ \|$", page)
    told = {name: (kind, labels.replace("–", "").strip(), home) for name, kind, labels, home in rows}
    homes = {(True, True): "both", (True, False): "bot", (False, True): "worker"}
    known = BOTS | WORKERS
    assert told == {name: (*known[name], homes[name in BOTS, name in WORKERS]) for name in known}
