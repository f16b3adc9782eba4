"""The units: what they start exists, they may do little. `make check-deploy` asks systemd itself."""

import inspect
import os
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from bot.command_line import moving, queueing
from storage.settings import Settings

UNITS = Path(__file__).parents[2] / "deploy/systemd"
NAMES = ("difootsion-bot.service", "difootsion-worker@.service")
HARDENED = {
    "NoNewPrivileges": "yes",
    "CapabilityBoundingSet": "",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateUsers": "yes",
    "RestrictSUIDSGID": "yes",
    "SystemCallArchitectures": "native",
    "User": "difootsion",
    "UMask": "0077",
}


def _read(name: str) -> dict[str, list[str]]:
    """Every key with its values, in their order."""
    read: dict[str, list[str]] = {}
    for line in (UNITS / name).read_text().splitlines():
        if line and line[0] not in "#[":
            key, value = line.split("=", 1)
            read.setdefault(key, []).append(value)
    return read


@pytest.mark.parametrize("name", NAMES)
def test_a_service_is_shut_in(name: str) -> None:
    unit = _read(name)
    assert {key: unit[key][-1] for key in HARDENED} == HARDENED


@pytest.mark.parametrize("name", NAMES)
def test_it_starts_a_command_that_there_is(name: str) -> None:
    (started,) = _read(name)["ExecStart"]
    program, command, *_ = started.split()
    assert Path(program).name == "difootsion"
    assert callable(getattr(queueing, command))


def test_it_is_given_the_time_to_stop() -> None:
    from pipeline.worker.service import _DRAIN

    (stops,) = _read("difootsion-worker@.service")["TimeoutStopSec"]
    assert float(stops) > 2 * _DRAIN


def test_a_worker_is_told_no_token() -> None:
    files = _read("difootsion-worker@.service")["EnvironmentFile"]
    assert files == ["/etc/difootsion/common.env", "-/etc/difootsion/worker-%i.env"]
    told = (UNITS / "common.env.example").read_text() + (UNITS / "worker.env.example").read_text()
    assert "TOKEN" not in told


def test_a_command_runs_as_the_installation_does(tmp_path: Path) -> None:
    """On the installation's data with its settings; without them `jobs` would look into an empty home."""
    asked = tmp_path / "asked"
    (tmp_path / "systemd-run").write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >{asked}\n')
    (tmp_path / "systemd-run").chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    command: list[str | Path] = [UNITS / "as-difootsion", "difootsion", "jobs", "--cancel", "an id"]
    subprocess.run(command, env={"PATH": path}, check=True)
    words = asked.read_text().splitlines()
    assert words[words.index("/usr/bin/env") :] == ["/usr/bin/env", "difootsion", "jobs", "--cancel", "an id"]
    told = [word for flag, word in pairwise(words) if flag in ("-p", "-E")]
    unit = _read("difootsion-bot.service")
    for key in ("User", "Group", "UMask", "StateDirectory", "StateDirectoryMode", "WorkingDirectory"):
        assert f"{key}={unit[key][-1]}" in told
    assert f"EnvironmentFile={unit['EnvironmentFile'][0]}" in told
    (environment,) = unit["Environment"]
    assert {"DIFOOTSION_HOME=/var/lib/difootsion", "HOME=/var/lib/difootsion"} <= set(environment.split())
    assert {"DIFOOTSION_HOME=/var/lib/difootsion", "HOME=/var/lib/difootsion"} <= set(told)
    (folders,) = [word.removeprefix("PATH=").split(":") for word in told if word.startswith("PATH=")]
    assert f"{folders[0]}/difootsion" == unit["ExecStart"][0].split()[0]


def test_where_to_move_is_told_by_a_file() -> None:
    names = re.findall(r"(?m)^#?([A-Z_]+)=", (UNITS / "move.env.example").read_text())
    to = inspect.signature(moving.move).parameters["to"].annotation.__metadata__[0]
    assert names[0] == to.envvar
    assert "EnvironmentFile=-/etc/difootsion/move.env" in (UNITS / "as-difootsion").read_text()


@pytest.mark.parametrize("file", ["common.env.example", "bot.env.example", "worker.env.example"])
def test_what_the_examples_set_are_settings(file: str) -> None:
    lines = [line.lstrip("#") for line in (UNITS / file).read_text().splitlines()]
    names = {line.split("=")[0] for line in lines if line.startswith("DIFOOTSION_")}
    assert names
    assert names <= {f"DIFOOTSION_{field.upper()}" for field in Settings.model_fields}
