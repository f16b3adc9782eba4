"""The probes measure the same work: ours paints what the stock pipeline paints."""

from pathlib import Path

import pytest

from pipeline.errors import Missing
from pipeline.evaluation.bench import probe
from pipeline.evaluation.probe import family_settings, measure, ours, stock, stock_settings
from pipeline.evaluation.subjects import PROMPTS, subject
from pipeline.families.load import load_family
from tests.fakes.tiny_family import build_tiny_family


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_tiny_family(tmp_path_factory.mktemp("bench") / "tiny")


def test_the_subject_is_at_native_size_and_unknown_below_the_hips(folder: Path) -> None:
    seen = subject(load_family(folder).spec.native)
    assert seen.image.shape == seen.skeleton.shape == (1, 3, 96, 64)
    assert seen.unknown.shape == (1, 1, 96, 64)
    assert seen.unknown[0, 0, :59].sum() == 0
    assert bool((seen.unknown[0, 0, 60:] == 1).all())
    assert float(seen.skeleton.max()) > 0.5
    assert len(PROMPTS) == 8


def test_the_stock_pipeline_is_given_twenty_steps_guided_to_the_end(folder: Path) -> None:
    family = load_family(folder)
    stock_s, own = stock_settings(family), family_settings(family)
    assert (stock_s.solver, stock_s.steps, stock_s.guidance_until) == ("dpm++", 20, 1.0)
    assert (own.steps, own.guidance_until) == (4, 0.5)
    assert stock_s.guidance == own.guidance


def test_both_ways_paint_and_are_timed(folder: Path) -> None:
    family = load_family(folder)
    settings = family_settings(family)
    for work in (stock(family, settings), ours(family, settings)):
        seconds = measure(work, 2, rounds=2)
        assert len(seconds) == 2
        assert min(seconds) > 0


def test_a_probe_in_its_own_process_tells_seconds_and_memory(folder: Path) -> None:
    probed = probe("ours", str(folder), pictures=1, rounds=1)
    assert probed.seconds > 0
    assert 50 < probed.peak < 20_000


def test_a_probe_that_fails_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(Missing, match="the probe ours failed"):
        probe("ours", "tiny", pictures=1, rounds=1)
