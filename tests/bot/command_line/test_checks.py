from pathlib import Path

import pytest

from bot.command_line import checks


@pytest.mark.parametrize(
    ("python", "sqlite", "fine"),
    [((3, 11), (3, 40), True), ((3, 12), (3, 40), False), ((3, 12), (3, 42), True), ((3, 12), (3, 51), True)],
)
def test_sqlite_has_to_fit_the_python_at_hand(
    python: tuple[int, ...], sqlite: tuple[int, ...], fine: bool
) -> None:
    check = checks.sqlite(python, sqlite)
    assert check.fine is fine
    assert bool(check.remedy) is not fine


def test_a_library_that_is_not_there_names_its_package() -> None:
    check = checks.shared_library("libnowhere.so.9", "libnowhere9")
    assert (check.fine, check.remedy) == (False, "apt-get install libnowhere9")
    assert checks.shared_library("libc.so.6", "libc6").fine


def test_disk_is_looked_at_where_the_folder_would_be(tmp_path: Path) -> None:
    assert checks.disk(tmp_path / "not" / "yet").found.endswith("GB free")


def test_too_little_disk_is_said_with_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "NEEDED_DISK", 1e12)
    check = checks.disk(tmp_path)
    assert not check.fine
    assert str(tmp_path) in check.remedy


def test_too_little_memory_is_said_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "NEEDED_MEMORY", 1e9)
    assert "GB are needed" in checks.memory().remedy


def test_every_check_that_fails_has_a_remedy(tmp_path: Path) -> None:
    found = list(checks.all_checks(tmp_path))
    assert {"Python", "SQLite", "libGL.so.1", "Disk", "Memory", "Device", "Family street"} <= {
        check.name for check in found
    }
    assert all(check.fine or check.remedy for check in found)
