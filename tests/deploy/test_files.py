"""All of deploy/: YAML and scripts by their linters, and no secret in any file."""

import re
import subprocess
import sys
from pathlib import Path

DEPLOY = Path(__file__).parents[2] / "deploy"
BIN = Path(sys.executable).parent


def _said(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout + done.stderr


def test_yamllint_finds_nothing() -> None:
    assert _said(BIN / "yamllint", "--strict", "-c", DEPLOY / "yamllint.yaml", DEPLOY) == ""


def test_shellcheck_finds_nothing() -> None:
    scripts = [*sorted(DEPLOY.glob("*.sh")), DEPLOY / "systemd/as-difootsion"]
    assert len(scripts) == 5
    assert _said(BIN / "shellcheck", "-x", "-P", DEPLOY.parent, *scripts) == ""


def test_no_file_holds_a_secret() -> None:
    """Whatever is named like a secret is empty, a placeholder, or comes from elsewhere."""
    named = re.compile(
        r"(?mi)^[\s#\"]*[\w]*(?:PASSWORD|SECRET(?:_KEY|_ACCESS_KEY)?|TOKEN)\w*\"?\s*[:=][ ]*(.*)$"
    )
    fine = re.compile(r"^(\"?\$\{\w+:[-?][^}]*\}\"?|\$\w+|true|false|bot-tls|\{name: [\w-]+, key: \w+\}|)$")
    looked = 0
    for file in DEPLOY.rglob("*"):
        if file.is_file() and file.suffix != ".sh":
            for value in named.findall(file.read_text()):
                looked += 1
                assert fine.match(value.strip()), f"{file}: {value}"
    assert looked >= 15
