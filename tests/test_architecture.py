"""What holds of the houses as a whole."""

import subprocess
import sys

import pytest

HEAVY = ("torch", "diffusers", "transformers", "mediapipe")


def loaded_by(module: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after importing module."""
    code = f"import sys, {module}; print(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


BOT_SIDE = ("bot", "bot.cli", "bot.language", "pipeline.contract", "pipeline.pose", "storage")


@pytest.mark.parametrize("module", BOT_SIDE)
def test_importing_what_the_bot_uses_loads_nothing_heavy(module: str) -> None:
    assert loaded_by(module).isdisjoint(HEAVY)


def test_the_look_inside_an_interpreter_sees_what_is_loaded() -> None:
    assert "numpy" in loaded_by("numpy")
