"""The operator's page: whoever types what stands there finds the files, the settings and the installation."""

import re
from pathlib import Path

from ruamel.yaml import YAML

from storage.settings import Settings

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/operating.md").read_text("utf-8")
BLOCKS = re.findall(r"(?ms)^```sh\n(.*?)^```", PAGE)
LINES = [line.split("  #")[0].strip() for block in BLOCKS for line in block.splitlines()]


def test_every_setting_that_it_names_is_one() -> None:
    known = {f"DIFOOTSION_{field.upper()}" for field in Settings.model_fields}
    named = set(re.findall(r"DIFOOTSION_[A-Z_]+", PAGE))
    assert named - known == {"DIFOOTSION_MOVE_TO"}
    assert "DIFOOTSION_WEB_PROXIES" in named


def test_every_file_that_it_puts_somewhere_is_there() -> None:
    """The lines with `install` are typed in deploy/systemd, or name the way from the root."""
    files = []
    for line in LINES:
        if line.startswith("install ") and " -d " not in line:
            *sources, _ = line.split()[3:]
            files += sources
    assert len(files) >= 10
    for file in files:
        assert any((folder / file).is_file() for folder in (ROOT / "deploy/systemd", ROOT))


def test_no_command_of_ours_is_typed_without_the_installations_settings() -> None:
    """A plain `difootsion` is on no PATH, and would look into another home."""
    typed = [
        line
        for line in LINES
        if re.search(r"\bdifootsion (jobs|move|migrate|models)|(backup|restore)\.sh /", line)
    ]
    assert len(typed) >= 3
    assert all(line.startswith("as-difootsion ") for line in typed)


def test_the_rules_become_what_the_operator_of_prometheus_takes() -> None:
    (block,) = [block for block in BLOCKS if "PrometheusRule" in block]
    head = re.search(r"printf '(.*)'", block)
    assert head is not None
    assert "sed 's/^/  /' deploy/prometheus/alerts.yml" in block
    alerts = (ROOT / "deploy/prometheus/alerts.yml").read_text()
    whole = head[1].replace("\\n", "\n") + re.sub(r"(?m)^", "  ", alerts)
    made = YAML(typ="safe").load(whole)
    assert (made["kind"], made["spec"]) == ("PrometheusRule", YAML(typ="safe").load(alerts))
