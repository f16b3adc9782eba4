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

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
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
    assert ours - own == {
        "DIFOOTSION_DOMAIN",
        "DIFOOTSION_UPSTREAM",
        "DIFOOTSION_WEBHOOK_UPSTREAM",
    }  # Caddy's


def _profiles() -> set[str]:
    services = _read("compose.yaml")["services"].values()
    return {profile for service in services for profile in service.get("profiles", [])}


def test_whatever_comes_from_the_environment_has_its_line_in_the_example_and_no_secret_a_value() -> None:
    asked = set(re.findall(r"(?<!\$)\$\{(\w+)", (DEPLOY / "compose.yaml").read_text()))
    for service in _read("compose.yaml")["services"].values():
        asked |= {name for name, value in _environment(service).items() if value is None}
    example = dict(re.findall(r"(?m)^#?([A-Z_]+)=(.*)$", (DEPLOY / "example.env").read_text()))
    assert asked | {"COMPOSE_FILE", "COMPOSE_PROFILES"} == set(example)  # those two are compose's own
    assert example["COMPOSE_FILE"].split(":") == list(FILES)
    assert set(example["COMPOSE_PROFILES"].split(",")) == _profiles()
    secret = [name for name in example if re.search("PASSWORD|SECRET|TOKEN", name)]
    assert len(secret) >= 7
    assert {example[name] for name in secret} == {""}


def _image(name: str) -> dict[str, str]:
    """What an image sets: of the stage that all come from, and its own."""
    stages = re.split(r"(?m)^FROM ", (DEPLOY / "Containerfile").read_text().replace("\\\n", " "))
    own = [stage for stage in stages if re.match(rf".* AS base\n|base AS {name}\n", stage)]
    assert len(own) == 2
    lines = [line for stage in own for line in re.findall(r"(?m)^ENV (.*)$", stage)]
    return dict(word.split("=", 1) for line in lines for word in line.split())


def _read_by(*places: Path) -> set[str]:
    """The settings that the process of these folders and files looks at."""
    read = {"home", "database_url", "blobs_url"}
    for place in places:
        for file in place.rglob("*.py") if place.is_dir() else [place]:
            read |= set(re.findall(r"\bsettings\.(\w+)", file.read_text("utf-8")))
    return read & set(Settings.model_fields)


READ = {
    "bot": _read_by(ROOT / "bot"),
    "worker": _read_by(ROOT / "pipeline/worker", ROOT / "pipeline/__main__.py"),
}


def test_no_setting_is_read_by_nobody() -> None:
    assert READ["bot"] | READ["worker"] == set(Settings.model_fields)
    assert "kept_days" in READ["worker"]


@pytest.mark.parametrize("name", ["bot", "worker"])
def test_every_setting_reaches_the_process_that_reads_it(name: str) -> None:
    """From .env, or fixed where it says how a container lies in its network."""
    told = set(_environment(_read("compose.yaml")["services"][name]))
    fixed = {n for n in _image(name) if n.endswith(("_HOME", "_HOST", "_PORT"))}
    assert {f"DIFOOTSION_{field.upper()}" for field in READ[name]} - told - fixed == set()


def test_a_graphics_card_does_not_unset_what_is_set() -> None:
    for service in ("bot", "worker"):
        told = _environment(_read("compose.gpu.yaml")["services"][service])
        assert all(value.startswith(f"${{{name}:-") for name, value in told.items())


def test_the_bot_believes_the_network_of_its_proxy() -> None:
    """Else all visitors have one address, and whoever guesses a password locks all the others out."""
    read = _read("compose.yaml")
    services = read["services"]
    shared = set(services["bot"]["networks"]) & set(services["caddy"]["networks"])
    (name,) = shared
    assert [each for each in services if name in services[each].get("networks", [])] == ["bot", "caddy"]
    (pool,) = read["networks"][name]["ipam"]["config"]
    believed = _environment(services["bot"])["DIFOOTSION_WEB_PROXIES"]
    default = re.fullmatch(r"\$\{DIFOOTSION_WEB_PROXIES:-(.*)\}", believed)
    assert default is not None
    assert pool["subnet"] in default[1].split(",")


def test_caddy_and_the_bot_agree_on_ports_and_on_the_header() -> None:
    services, image = _read("compose.yaml")["services"], _image("bot")
    told = _environment(services["caddy"])
    assert told["DIFOOTSION_UPSTREAM"] == f"bot:{image['DIFOOTSION_WEB_PORT']}"
    assert told["DIFOOTSION_WEBHOOK_UPSTREAM"] == f"bot:{image['DIFOOTSION_WEBHOOK_PORT']}"
    assert told["DIFOOTSION_WEB_IDENTITY_HEADER"].startswith("${DIFOOTSION_WEB_IDENTITY_HEADER:-")
    for port in (image["DIFOOTSION_WEB_PORT"], image["DIFOOTSION_WEBHOOK_PORT"]):
        assert f"127.0.0.1:{port}:{port}" in services["bot"]["ports"]


def test_the_example_tells_what_holds_without_a_line() -> None:
    lines = re.findall(r"(?m)^#DIFOOTSION_(\w+)=(.*)$", (DEPLOY / "example.env").read_text())
    # These have another default in the containers, or are examples.
    own = {"LOG_FORMAT", "WEB_PROXIES", "WEB_IDENTITY_HEADER", "TELEGRAM_WEBHOOK", "TELEGRAM_SECRET"}
    told = {name: value for name, value in lines if name not in own}
    assert len(told) >= 10
    assert told == {name: str(Settings.model_fields[name.lower()].default) for name in told}


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
