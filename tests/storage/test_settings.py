from pathlib import Path

import pytest

from storage.settings import Settings

README = Path(__file__).parents[2] / "README.md"


@pytest.mark.parametrize("name", Settings.model_fields)
def test_the_readme_has_every_setting_with_its_default(name: str) -> None:
    field = Settings.model_fields[name]
    default = "`~/.local/share/difootsion`" if name == "home" else f"`{field.default}`"
    default = "–" if field.default is None else default
    line = f"| `DIFOOTSION_{name.upper()}` | {default} | {field.description} |"
    assert line in README.read_text("utf-8").splitlines()


def test_the_home_folder_holds_all_unless_told_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIFOOTSION_HOME", str(tmp_path))
    settings = Settings()
    assert settings.database == f"sqlite:///{tmp_path}/difootsion.db"
    assert settings.blobs == (tmp_path / "blobs").as_uri()
    monkeypatch.setenv("DIFOOTSION_DATABASE_URL", "postgresql://anna:hush@host/db")
    told = Settings()
    assert told.database == "postgresql://anna:hush@host/db"
    assert "hush" not in repr(told)


def test_what_is_left_empty_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIFOOTSION_TELEGRAM_TOKEN", "")
    monkeypatch.setenv("DIFOOTSION_METRICS_PORT", "")
    assert (Settings().telegram_token, Settings().metrics_port) == (None, None)
