"""What a worker is told when it starts."""

from pathlib import Path

import pytest

from pipeline.__main__ import main
from storage.settings import Settings, WorkerSettings

_FILE = """
DIFOOTSION_TELEGRAM_TOKEN=hush-1
DIFOOTSION_TELEGRAM_SECRET=hush-2
DIFOOTSION_DISCORD_TOKEN=hush-3
DIFOOTSION_WEB_PASSWORD=hush-4
DIFOOTSION_SECRET=hush-5
DIFOOTSION_FAMILY=realistic-vision
"""


def test_a_worker_reads_no_chats_token_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text(_FILE)
    monkeypatch.chdir(tmp_path)
    told: list[WorkerSettings] = []

    def work(settings: WorkerSettings) -> int:
        told.append(settings)
        return 0

    monkeypatch.setattr("pipeline.worker.service.work", work)
    monkeypatch.setattr("storage.logs.set_up", lambda style: None)
    assert main() == 0
    assert told[0].family == "realistic-vision"
    secrets = {name for name, value in Settings() if "hush" in str(getattr(value, "get_secret_value", str)())}
    assert len(secrets) == 5
    assert not [name for name in secrets if hasattr(told[0], name)]
