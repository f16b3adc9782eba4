"""What somebody reads who gives a training command too early."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.training import autoencoder, captioner, control, denoiser, preview
from pipeline.training.commanding import command


@pytest.mark.parametrize(
    "main", [autoencoder.main, captioner.main, control.main, denoiser.main, preview.main]
)
def test_a_line_says_what_comes_first(
    main: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pack = tmp_path / "nowhere.npz"
    monkeypatch.setattr(sys, "argv", ["train", "--pack", str(pack), "--run", str(tmp_path)])
    with pytest.raises(SystemExit) as ended:
        command(main)
    assert ended.value.code == 3
    said = capsys.readouterr().err
    lacking = "trained denoiser in" if main is control.main else f"pack {pack}:"
    assert said.startswith(f"There is no {lacking}")
    assert said.count("\n") == 1


def test_what_is_no_lack_is_not_hidden() -> None:
    def broken() -> None:
        raise ValueError("a fault of ours")

    with pytest.raises(ValueError, match="of ours"):
        command(broken)
