"""A small crowd for a short while: `python -m tests.chats` is the large one."""

from pathlib import Path

from tests.chats import percentile, played


async def test_twenty_chats_are_answered_while_a_worker_paints(
    tmp_path: Path, sqlite_url: str, family: Path
) -> None:
    report = await played(tmp_path, sqlite_url, family, chats=20, minutes=0.25)
    assert report.wrong == []
    assert len(report.measured.acknowledged) >= 14
    # Bounds for a busy machine; what a quiet one does is in docs/reliability.md.
    assert percentile(report.measured.acknowledged, 0.99) < 60
    assert percentile(report.measured.redrawn, 0.5) < 30
    assert report.late < 1.3 * report.early
