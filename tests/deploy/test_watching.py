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
