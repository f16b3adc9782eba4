"""Samplers that run together in the engine."""

import threading
from collections.abc import Callable
from typing import Any, TypeVar, cast

import pytest
import torch

from pipeline.engine.batching import NotFinite
from pipeline.engine.condition import Condition, Inpaint
from pipeline.engine.drive import drive
from pipeline.engine.engine import Engine
from pipeline.engine.job import preview_due
from pipeline.engine.model import FamilyModels
from pipeline.engine.requests import Denoise, Embed, Report, Sampler
from pipeline.engine.resume import GradientModeHeld
from pipeline.engine.rows import Rows
from pipeline.engine.running import Running
from pipeline.errors import Cancelled
from pipeline.samplers.inpaint import Settings, inpaint
from tests.fakes.tiny_modules import Watched, tiny_family

T = TypeVar("T")
PATIENCE = 120.0  # seconds until a test that hangs fails


def painting(seed: int, steps: int = 6, height: int = 64, guidance: float = 3.0) -> Sampler[torch.Tensor]:
    random = torch.Generator().manual_seed(seed)
    image = torch.rand(1, 3, height, 48, generator=random) * 2 - 1
    skeleton = torch.rand(1, 3, height, 48, generator=random) if seed % 2 else None
    unknown = torch.zeros(1, 1, height, 48)
    unknown[..., 32:, :] = 1
    settings = Settings("dpm++", steps, guidance, guidance_until=0.5, control_weight=0.3 * seed)
    return inpaint(image, unknown, f"dress {seed}", "", skeleton, settings, seed, tiny_family())


def watched() -> Watched:
    return Watched(FamilyModels(tiny_family()))


def endless(closed: threading.Event, started: threading.Event) -> Sampler[None]:
    random = torch.randn(1, 4, 8, 6)
    (text,) = yield [Embed("shoes")]
    condition = Condition(text, inpaint=Inpaint(random[:, :1], random))
    try:
        while True:
            yield Denoise(random, 500, condition)
            started.set()
    finally:
        closed.set()


def poisoned(bad_step: int) -> Sampler[str]:
    """Asks for something that has no finite answer at its bad step."""
    random = torch.randn(1, 4, 8, 6)
    text = yield Embed("shoes")
    condition = Condition(text, inpaint=Inpaint(random[:, :1], random))
    for step in range(bad_step + 1):
        yield Denoise(random if step < bad_step else random * torch.nan, 500, condition)
    return "never"


def begun_together(engine: Engine, *samplers: Sampler[T]) -> list[Running[T]]:
    """The engine is held up until all of them are there."""
    blocking, may_go = threading.Event(), threading.Event()

    def blocker() -> Sampler[None]:
        yield Embed("shoes")
        blocking.set()
        may_go.wait(PATIENCE)

    engine.submit(blocker())
    assert blocking.wait(PATIENCE)
    running = [engine.submit(sampler) for sampler in samplers]
    may_go.set()
    return running


class _Halting(Watched):
    """Models that halt at their sixth call until they may go on."""

    def __init__(self, models: FamilyModels) -> None:
        super().__init__(models)
        self.halted, self.may_go = threading.Event(), threading.Event()

    def denoise(self, rows: Rows) -> torch.Tensor:
        if len(self.rows) == 5:
            self.halted.set()
            self.may_go.wait(PATIENCE)
        return super().denoise(rows)


def test_eight_pictures_at_once_are_those_painted_alone_in_far_fewer_calls() -> None:
    alone = [drive(painting(seed), FamilyModels(tiny_family())) for seed in range(8)]
    models = watched()
    with Engine(models, max_rows=16) as engine:
        together = begun_together(engine, *(painting(seed) for seed in range(8)))
        for running, expected in zip(together, alone, strict=True):
            torch.testing.assert_close(running.result(PATIENCE), expected, atol=1e-4, rtol=0)
    assert max(models.rows) > 8
    assert len(models.rows) < 8 * 6 / 2


def test_one_that_joins_midway_gets_the_same_picture_and_disturbs_none() -> None:
    models = _Halting(FamilyModels(tiny_family()))
    with Engine(models) as engine:
        first = engine.submit(painting(1, steps=30))
        assert models.halted.wait(PATIENCE)
        second = engine.submit(painting(2, steps=5))
        models.may_go.set()
        late, early = second.result(PATIENCE), first.result(PATIENCE)
    assert max(models.rows) > 2
    torch.testing.assert_close(late, drive(painting(2, steps=5), models), atol=1e-4, rtol=0)
    torch.testing.assert_close(early, drive(painting(1, steps=30), models), atol=1e-4, rtol=0)


def test_other_shapes_run_beside() -> None:
    with Engine(watched()) as engine:
        tall, wide = engine.submit(painting(1, height=96)), engine.submit(painting(2))
        assert tall.result(PATIENCE).shape == (1, 3, 96, 48)
        assert wide.result(PATIENCE).shape == (1, 3, 64, 48)


def test_a_failing_row_fails_only_its_own_job() -> None:
    models = watched()
    with Engine(models) as engine:
        good = [engine.submit(painting(seed)) for seed in (1, 2)]
        bad = engine.submit(poisoned(3))
        with pytest.raises(NotFinite):
            bad.result(PATIENCE)
        for seed, running in zip((1, 2), good, strict=True):
            expected = drive(painting(seed), models)
            torch.testing.assert_close(running.result(PATIENCE), expected, atol=1e-4, rtol=0)


def test_a_sampler_may_catch_the_failure_of_its_call() -> None:
    def careful() -> Sampler[str]:
        random = torch.randn(1, 4, 8, 6)
        text = yield Embed("shoes")
        try:
            yield Denoise(random * torch.nan, 5, Condition(text, inpaint=Inpaint(random[:, :1], random)))
        except NotFinite:
            return "caught"
        return "missed"

    with Engine(watched()) as engine:
        assert engine.submit(careful()).result(PATIENCE) == "caught"
    assert drive(careful(), watched()) == "caught"


def test_a_sampler_that_raises_fails_alone() -> None:
    def broken() -> Sampler[None]:
        yield Embed("shoes")
        raise ZeroDivisionError("in the sampler")

    with Engine(watched()) as engine:
        bad, good = engine.submit(broken()), engine.submit(painting(1))
        with pytest.raises(ZeroDivisionError, match="in the sampler"):
            bad.result(PATIENCE)
        assert good.result(PATIENCE).isfinite().all()
        assert list(bad.progress) == []


class _Small(Watched):
    """A device with room for three rows."""

    def denoise(self, rows: Rows) -> torch.Tensor:
        if len(rows.x) > 3:
            self.refused.append(len(rows.x))
            raise torch.OutOfMemoryError("CUDA out of memory")
        return super().denoise(rows)

    refused: list[int]


def test_batches_shrink_when_memory_does_not_suffice() -> None:
    models = _Small(FamilyModels(tiny_family()))
    models.refused = []
    with Engine(models, max_rows=16) as engine:
        running = begun_together(engine, *(painting(seed, steps=6) for seed in range(4)))
        for seed, each in enumerate(running):
            torch.testing.assert_close(
                each.result(PATIENCE), drive(painting(seed, 6), models), atol=1e-4, rtol=0
            )
    assert 1 <= len(models.refused) <= 3  # 16 to 8 to 4 to 2 rows


def test_cancelling_closes_the_sampler_and_leaves_the_others() -> None:
    closed, started = threading.Event(), threading.Event()
    with Engine(watched()) as engine:
        running, other = engine.submit(endless(closed, started)), engine.submit(painting(1))
        assert started.wait(PATIENCE)
        running.cancel()
        with pytest.raises(Cancelled):
            running.result(PATIENCE)
        assert closed.is_set()
        assert list(running.progress) == []
        running.cancel()  # once more does nothing
        assert other.result(PATIENCE).isfinite().all()


def test_cancelling_before_the_start_never_starts_it() -> None:
    blocking, may_go = threading.Event(), threading.Event()

    def blocker() -> Sampler[None]:
        yield Embed("shoes")
        blocking.set()
        may_go.wait(PATIENCE)

    def late() -> Sampler[None]:
        raise AssertionError("it was started")
        yield Embed("shoes")

    with Engine(watched()) as engine:
        engine.submit(blocker())
        assert blocking.wait(PATIENCE)
        running = engine.submit(late())
        running.cancel()
        may_go.set()
        with pytest.raises(Cancelled):
            running.result(PATIENCE)


def test_closing_cancels_what_runs_and_takes_no_more() -> None:
    closed, started = threading.Event(), threading.Event()
    engine = Engine(watched())
    running = engine.submit(endless(closed, started))
    assert started.wait(PATIENCE)
    engine.close()
    assert closed.is_set()
    with pytest.raises(Cancelled):
        running.result(PATIENCE)
    with pytest.raises(RuntimeError, match="closed"):
        engine.submit(painting(1))
    engine.close()  # once more does nothing


@pytest.mark.parametrize("mode", [torch.enable_grad, torch.inference_mode])
def test_no_gradient_mode_is_held_across_a_yield(mode: Callable[[], Any]) -> None:
    def holding() -> Sampler[None]:
        with mode():
            yield Embed("shoes")

    modes: list[tuple[bool, bool]] = []

    def looking() -> Sampler[None]:
        for _ in range(4):
            yield Embed("shoes")
            modes.append((torch.is_grad_enabled(), torch.is_inference_mode_enabled()))

    with Engine(watched()) as engine:
        good, bad = engine.submit(looking()), engine.submit(holding())
        with pytest.raises(GradientModeHeld):
            bad.result(PATIENCE)
        good.result(PATIENCE)
    assert set(modes) == {(False, False)}
    with pytest.raises(GradientModeHeld):
        drive(holding(), watched())
    assert torch.is_grad_enabled()
    assert not torch.is_inference_mode_enabled()


def test_progress_tells_every_step_and_ends_with_the_job() -> None:
    with Engine(watched()) as engine:
        running = engine.submit(painting(1, steps=8), previews=3)
        steps = list(running.progress)
        assert running.result(PATIENCE).shape == (1, 3, 64, 48)
    assert [(step.step, step.steps) for step in steps] == [(number, 8) for number in range(1, 9)]
    assert [step.step for step in steps if step.preview is not None] == [2, 4, 6]
    assert all(step.preview.shape == (1, 3, 64, 48) for step in steps if step.preview is not None)


def test_a_preview_that_fails_costs_no_picture(caplog: pytest.LogCaptureFixture) -> None:
    def odd() -> Sampler[str]:
        yield Report(1, 2, clean=torch.zeros(3))
        yield Embed("shoes")
        return "painted"

    with Engine(watched()) as engine:
        running = engine.submit(odd(), previews=2)
        assert running.result(PATIENCE) == "painted"
        assert [step.preview for step in running.progress] == [None]
    assert "preview" in caplog.text


@pytest.mark.parametrize(
    ("previews", "due"), [(0, []), (1, [10]), (3, [5, 10, 15]), (25, list(range(1, 20)))]
)
def test_previews_are_spread_evenly(previews: int, due: list[int]) -> None:
    assert [step for step in range(21) if preview_due(step, 20, previews)] == due


def test_an_empty_list_of_calls_is_a_mistake() -> None:
    def asking_for_nothing() -> Sampler[None]:
        yield []

    with Engine(watched()) as engine, pytest.raises(ValueError, match="empty"):
        engine.submit(asking_for_nothing()).result(PATIENCE)


@pytest.mark.parametrize("nonsense", ["a word", [None], Denoise(torch.zeros(1, 4, 8, 6), 5, cast(Any, None))])
def test_a_sampler_that_asks_for_nonsense_fails_alone(nonsense: Any) -> None:
    def asking() -> Sampler[None]:
        yield nonsense

    with Engine(watched()) as engine:
        good, bad = engine.submit(painting(1)), engine.submit(asking())
        with pytest.raises((TypeError, AttributeError)):
            bad.result(PATIENCE)
        assert good.result(PATIENCE).isfinite().all()


def test_windows_of_one_step_may_need_several_batches() -> None:
    def wide() -> Sampler[list[torch.Tensor]]:
        random = torch.randn(1, 4, 8, 6, generator=torch.Generator().manual_seed(0))
        text = yield Embed("shoes")
        condition = Condition(text, inpaint=Inpaint(random[:, :1], random))
        answers: list[torch.Tensor] = yield [Denoise(random, t, condition) for t in range(0, 1000, 100)]
        return answers

    models = watched()
    with Engine(models, max_rows=4) as engine:
        together = engine.submit(wide()).result(PATIENCE)
    assert models.rows == [4, 4, 2]
    for got, expected in zip(together, drive(wide(), models), strict=True):
        torch.testing.assert_close(got, expected, atol=1e-5, rtol=0)
