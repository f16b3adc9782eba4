"""The container file by hadolint; and that the bot's image has what the bot loads, and no more."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
# Of the command line, the commands that the bot's image is for.
COMMANDS = {"queueing.py", "moving.py", "exits.py", "options.py", "output.py"}
SHARED = ("contract.py", "contract_json.py", "errors.py", "pose")  # of pipeline


def _requirements(lines: list[str]) -> dict[str, str]:
    wanted = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(each.name): str(each) for each in wanted}


def _bots() -> dict[str, str]:
    return _requirements((ROOT / "deploy/bot-requirements.txt").read_text().splitlines())


def _sources() -> list[Path]:
    """Every file that runs in the bot's image."""
    bots = [file for file in (ROOT / "bot").rglob("*.py") if "command_line" not in file.parts]
    commands = [ROOT / "bot/command_line" / name for name in COMMANDS]
    shared = [ROOT / "pipeline" / name for name in SHARED]
    files = [file for path in shared for file in (path.rglob("*.py") if path.is_dir() else [path])]
    return [*bots, *commands, *files, *(ROOT / "storage").rglob("*.py")]


def _imported(file: Path) -> set[str]:
    """The libraries that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return {name.split(".")[0] for name in found} - sys.stdlib_module_names - {"bot", "pipeline", "storage"}


def test_hadolint_finds_nothing() -> None:
    hadolint = Path(sys.executable).parent / "hadolint"
    done = subprocess.run([hadolint, ROOT / "deploy/Containerfile"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


def test_neither_image_runs_as_root_or_without_a_health_check() -> None:
    stages = re.split(r"(?m)^FROM ", (ROOT / "deploy/Containerfile").read_text())
    ends = [stage for stage in stages if re.match(r"base AS (bot|worker)\n", stage)]
    assert len(ends) == 2
    for stage in ends:
        assert re.search(r"(?m)^USER 10001", stage)
        assert re.search(r"(?m)^HEALTHCHECK ", stage)


def test_the_bots_requirements_are_the_projects() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    own = _requirements(project["dependencies"])
    bots = _bots()
    assert {name: own.get(name) for name in bots} == bots
    assert {"torch", "diffusers", "mediapipe", "transformers"}.isdisjoint(bots)


def test_the_bot_imports_nothing_that_its_image_lacks() -> None:
    made = packages_distributions()
    modules = {name for file in _sources() for name in _imported(file)}
    assert len(modules) > 12
    lacking = {
        name
        for name in modules
        if _bots().keys().isdisjoint(canonicalize_name(d) for d in made.get(name, []))
    }
    # These come with their own: pydantic-settings, python-telegram-bot.
    assert lacking - {"httpx", "pydantic"} == set()


def test_everything_that_is_copied_into_the_images_is_there() -> None:
    kept = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    assert {"bot", "pipeline", "storage", "pyproject.toml", "constraints.txt"} <= set(kept)
    assert all((ROOT / name).exists() for name in kept)
