"""The tiny family, built once for all tests of families and copied for those that break it."""

import shutil
from pathlib import Path

import pytest

from tests.fakes.tiny_family import build_tiny_family


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny family that no test may change."""
    return build_tiny_family(tmp_path_factory.mktemp("families") / "tiny")


@pytest.fixture
def own_folder(tiny_folder: Path, tmp_path: Path) -> Path:
    """A copy of the tiny family for one test to break."""
    return Path(shutil.copytree(tiny_folder, tmp_path / "own"))


@pytest.fixture
def data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data and cache folder of a user, and the folder of families in it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "data" / "difootsion" / "families"
