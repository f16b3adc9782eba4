"""Kubernetes' manifests as they lie in deploy/."""

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FOLDER = Path(__file__).parents[2] / "deploy/kubernetes"
FILES = sorted(
    file for file in FOLDER.rglob("*.yaml") if file.name not in ("kustomization.yaml", "adapter-rule.yaml")
)


def manifests(file: Path) -> list[dict[str, Any]]:
    """All of a file."""
    return list(YAML(typ="safe").load_all(file))


def all_of_them() -> list[dict[str, Any]]:
    """Those of every file."""
    return deepcopy(_read())


@cache
def _read() -> list[dict[str, Any]]:
    return [manifest for file in FILES for manifest in manifests(file)]


def named(kind: str, name: str) -> dict[str, Any]:
    """The one of a kind and a name."""
    (found,) = [m for m in all_of_them() if m["kind"] == kind and m["metadata"]["name"] == name]
    return found
