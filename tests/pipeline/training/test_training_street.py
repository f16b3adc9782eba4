from pathlib import Path

import pytest

from pipeline.errors import Missing
from pipeline.families.spec import read_spec
from pipeline.training import denoiser
from pipeline.training.loop import arguments
from pipeline.training.street import BUNDLED, SHARES, Plan, commands, parse, set_native_size


def plan(folder: Path, *more: str) -> Plan:
    return parse(["--photos", "photos", "--data", str(folder), "--minutes", "100", *more])


def test_packs_come_first_and_are_made_once(tmp_path: Path) -> None:
    names = [name for name, *_ in commands(plan(tmp_path))]
    assert names == ["prepare", "render", "autoencoder", "captioner", "denoiser", "control"]
    (tmp_path / "pack.npz").touch()
    (tmp_path / "renders.npz").touch()
    assert [name for name, *_ in commands(plan(tmp_path))] == names[2:]
    assert "render" not in [name for name, *_ in commands(plan(tmp_path / "new", "--renders", "0"))]


def test_the_parts_share_the_minutes_and_understand_their_options(tmp_path: Path) -> None:
    minutes = 0.0
    for name, *options in commands(plan(tmp_path, "--size", "full", "--batch", "64"))[2:]:
        parser = denoiser.painter_arguments("") if name in ("denoiser", "control") else arguments("", 1)
        chosen = parser.parse_args(options)
        assert (chosen.size, chosen.batch) == ("full", 64)
        minutes += chosen.minutes
    assert minutes == pytest.approx(100)
    assert sum(SHARES.values()) == pytest.approx(1)


def test_the_family_says_the_size_that_was_trained(tmp_path: Path) -> None:
    text = (BUNDLED / "family.toml").read_text()
    (tmp_path / "family.toml").write_text(set_native_size(text, "full"))
    (tmp_path / "vocabulary.txt").write_text((BUNDLED / "vocabulary.txt").read_text())
    native = read_spec(tmp_path / "family.toml").native
    assert (native.width, native.height) == (256, 384)
    assert set_native_size(set_native_size(text, "full"), "laptop") == set_native_size(text, "laptop")
    with pytest.raises(Missing, match="width"):
        set_native_size("nothing", "full")
