"""The compose files: by the schema of the specification, and against the settings they speak of."""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from storage.settings import Settings

DEPLOY = Path(__file__).parents[2] / "deploy"
FILES = ("compose.yaml", "compose.gpu.yaml")


def _read(name: str) -> dict[str, Any]:
    read: dict[str, Any] = YAML(typ="safe").load(DEPLOY / name)
    return read


def _environment(service: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = service.get("environment", {})
    return told


@pytest.mark.parametrize("name", FILES)
def test_it_is_a_compose_file(name: str) -> None:
    schema = json.loads((files("check_jsonschema") / "builtin_schemas/vendor/compose-spec.json").read_text())
    jsonschema.validate(_read(name), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(_read(name) | {"services": {"bot": {"imagine": "x"}}}, schema)


def test_everything_it_sets_is_a_setting() -> None:
    services = _read("compose.yaml")["services"]
    told = {name for service in services.values() for name in _environment(service)}
    told |= set(_environment(_read("compose.gpu.yaml")["services"]["worker"]))
    own = {f"DIFOOTSION_{field.upper()}" for field in Settings.model_fields}
    ours = {name for name in told if name.startswith("DIFOOTSION_")}
    assert ours - own == {"DIFOOTSION_DOMAIN", "DIFOOTSION_UPSTREAM"}  # Caddy's
    assert len(ours & own) >= 8


def test_every_secret_comes_from_the_environment_and_has_its_line_in_the_example() -> None:
    written = (DEPLOY / "compose.yaml").read_text()
    asked = set(re.findall(r"(?<!\$)\$\{(\w+)", written))
    asked |= {
        n for n, value in _environment(_read("compose.yaml")["services"]["bot"]).items() if value is None
    }
    lines = (DEPLOY / "example.env").read_text().splitlines()
    example = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    assert asked == set(example)
    secret = [name for name in example if re.search("PASSWORD|SECRET|TOKEN", name)]
    assert len(secret) >= 6
    assert {example[name] for name in secret} == {""}


def test_only_the_bot_knows_tokens_and_reaches_the_internet() -> None:
    services = _read("compose.yaml")["services"]
    networks = _read("compose.yaml")["networks"]
    assert networks["inside"]["internal"]
    for name in ("worker", "database", "store"):
        assert services[name]["networks"] == ["inside"]
        assert not any("TOKEN" in key for key in _environment(services[name]))
    ports = [port for service in services.values() for port in service.get("ports", [])]
    assert {port for port in ports if not port.startswith("127.0.0.1:")} == {"80:80", "443:443"}


@pytest.mark.parametrize("name", ["bot", "worker"])
def test_our_containers_are_shut_in(name: str) -> None:
    service = _read("compose.yaml")["services"][name]
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
