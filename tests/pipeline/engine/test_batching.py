"""Requests answered together get what they would get alone."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import torch

from pipeline.engine.batching import NotFinite, answer, batch_key, first_batch
from pipeline.engine.condition import Condition, Control, Inpaint
from pipeline.engine.model import FamilyModels
from pipeline.engine.requests import Decode, Denoise, Embed, Encode, Gradient, Halves, ModelCall
from pipeline.engine.rows import Rows
from tests.fakes.tiny_modules import Watched, tiny_family

_random = torch.Generator().manual_seed(0)


def random(*shape: int) -> torch.Tensor:
    return torch.randn(shape, generator=_random)


def asked(
    t: int = 500, guidance: float = 1.0, weight: float | None = None, both: bool = False, halves: bool = False
) -> Denoise:
    """A call on an 8 x 6 latent with words, picture and skeleton of its own."""
    control = None if weight is None else Control(random(1, 3, 64, 48).sigmoid(), weight, both)
    inpaint = Inpaint((random(1, 1, 8, 6) > 0).float(), random(1, 4, 8, 6))
    negative = random(1, 32, 16) if guidance != 1 else None
    condition = Condition(random(1, 32, 16), negative, guidance, control, inpaint)
    return Denoise(random(1, 4, 8, 6), t, condition, halves)


def test_mixed_timesteps_words_guidance_and_control_weights_equal_single_calls() -> None:
    models = Watched(FamilyModels(tiny_family()))
    mixed = [
        asked(10, guidance=3.0, weight=0.0),
        asked(500, weight=0.6),
        asked(981, guidance=7.5, weight=1.0),
        asked(981),
        asked(40, guidance=2.0, weight=1.0, both=True),
        asked(640, guidance=2.0),
    ]
    together = answer(mixed, models).outcomes
    assert models.rows == [10]
    for request, outcome in zip(mixed, together, strict=True):
        (alone,) = answer([request], models).outcomes
        assert isinstance(outcome, torch.Tensor)
        assert isinstance(alone, torch.Tensor)
        assert alone.std() > 0.05
        torch.testing.assert_close(outcome, alone, atol=5e-5, rtol=0)


def test_a_light_skeleton_still_matters() -> None:
    models = FamilyModels(tiny_family())
    light = asked(weight=0.1)
    without = replace(light, condition=replace(light.condition, control=None))
    changed, plain = (answer([request], models).outcomes[0] for request in (light, without))
    assert isinstance(changed, torch.Tensor)
    assert isinstance(plain, torch.Tensor)
    assert (changed - plain).abs().max() > 1e-4


def test_halves_combine_to_the_guided_answer() -> None:
    models = FamilyModels(tiny_family())
    request = asked(guidance=4.0, weight=0.5)
    raw = replace(request, halves=True)
    guided, halves = answer([request, raw], models).outcomes
    assert isinstance(halves, Halves)
    assert halves.unconditional is not None
    assert isinstance(guided, torch.Tensor)
    torch.testing.assert_close(halves.guided(4.0), guided, atol=1e-5, rtol=0)
    expected = halves.unconditional + 4 * (halves.conditional - halves.unconditional)
    torch.testing.assert_close(guided, expected, atol=1e-5, rtol=0)


def test_pictures_and_words_are_batched_too() -> None:
    models = Watched(FamilyModels(tiny_family()))
    kinds: list[Callable[[], ModelCall]] = [
        lambda: Encode(random(1, 3, 64, 48).clamp(-1, 1)),
        lambda: Decode(random(1, 4, 8, 6)),
        lambda: Embed(f"shoes {random(1).item()}"),
    ]
    for make in kinds:
        requests = [make() for _ in range(3)]
        models.kinds.clear()
        together = answer(requests, models).outcomes
        assert len(models.kinds) == 1
        for request, outcome in zip(requests, together, strict=True):
            (alone,) = answer([request], models).outcomes
            assert isinstance(outcome, torch.Tensor)
            assert isinstance(alone, torch.Tensor)
            torch.testing.assert_close(outcome, alone, atol=1e-5, rtol=1e-5)


def test_only_calls_of_one_shape_and_kind_share_a_key() -> None:
    small, large = random(1, 4, 8, 6), random(1, 4, 8, 8)
    condition = Condition(random(1, 32, 16))
    gradient = Gradient(small, 5, condition, lambda prediction: prediction.output.sum())
    requests: list[ModelCall] = [Denoise(small, 5, condition), Denoise(large, 5, condition), asked()]
    requests += [Decode(small), Encode(random(1, 3, 64, 48)), Embed("a"), gradient]
    keys = [batch_key(request) for request in requests]
    assert len(set(keys)) == len(keys)
    assert batch_key(Denoise(small, 900, condition)) == keys[0]
    assert batch_key(Embed("b")) == batch_key(Embed("a"))


def test_the_budget_counts_rows_and_the_oldest_goes_first() -> None:
    requests: list[ModelCall] = [Embed("a"), asked(guidance=2.0), Embed("b"), asked(guidance=2.0), asked()]
    assert first_batch(requests, max_rows=16) == [0, 2]
    assert first_batch(requests[1:], max_rows=16) == [0, 2, 3]
    assert first_batch(requests[1:], max_rows=3) == [0, 3]
    assert first_batch(requests[1:], max_rows=1) == [0]


def test_a_row_that_is_not_finite_is_tried_alone_and_then_fails_alone() -> None:
    models = Watched(FamilyModels(tiny_family()))
    good, bad = asked(), asked()
    bad.x[0, 0, 0, 0] = torch.nan
    outcomes = answer([good, bad, asked()], models).outcomes
    assert isinstance(outcomes[1], NotFinite)
    assert all(isinstance(outcome, torch.Tensor) for outcome in (outcomes[0], outcomes[2]))
    assert models.rows == [3, 1]


class _Fussy(Watched):
    """Models that cannot take more than one row."""

    def denoise(self, rows: Rows) -> torch.Tensor:
        if len(rows.x) > 1:
            raise self.error
        return super().denoise(rows)

    error: Exception = RuntimeError("broken kernel")


@pytest.mark.parametrize(
    ("error", "too_big"),
    [
        (RuntimeError("broken kernel"), False),
        (torch.OutOfMemoryError("CUDA out of memory"), True),
        (RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory"), True),
        (MemoryError(), True),
    ],
)
def test_a_batch_that_fails_is_answered_one_by_one(error: Exception, too_big: bool) -> None:
    models = _Fussy(FamilyModels(tiny_family()))
    models.error = error
    answered = answer([asked(), asked(), asked(guidance=2.0)], models)
    assert [isinstance(outcome, torch.Tensor) for outcome in answered.outcomes] == [True, True, False]
    assert answered.outcomes[2] is error
    assert answered.too_big == too_big


def test_answers_are_ordinary_tensors_that_a_sampler_may_write_to() -> None:
    outcomes = answer([asked(guidance=2.0), asked()], FamilyModels(tiny_family())).outcomes
    for outcome in outcomes:
        assert isinstance(outcome, torch.Tensor)
        outcome += 1
        assert not outcome.requires_grad
