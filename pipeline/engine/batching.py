"""Which pending model calls go together, and how a batch of them is answered."""

import traceback
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import torch

from pipeline.engine.gradients import gradient
from pipeline.engine.model import Models
from pipeline.engine.requests import Answer, Decode, Denoise, Embed, Encode, Gradient, Halves, ModelCall
from pipeline.engine.rows import hand_back, lay_out, row_count


class NotFinite(ArithmeticError):
    """A model's answer holds NaN or infinity."""


@dataclass(frozen=True)
class Answered:
    """An answer, or why there is none, for each request of a batch; `too_big` if memory did not suffice."""

    outcomes: list[Answer | Exception]
    too_big: bool = False


def batch_key(request: ModelCall) -> Hashable:
    """Requests of equal keys can share one model call; raises for what is no request."""
    match request:
        case Denoise(x, _, condition):
            return Denoise, x.shape[1:], condition.text.shape[1:], condition.inpaint is None
        case Encode(image):
            return Encode, image.shape
        case Decode(latents):
            return Decode, latents.shape
        case Embed():
            return Embed
        case Gradient():
            return Gradient, id(request)
    raise TypeError(f"a sampler may yield model calls only, not {type(request).__name__}")


def rows_of(request: ModelCall) -> int:
    """Rows of the model that a request takes."""
    return row_count(request) if isinstance(request, Denoise | Gradient) else 1


def first_batch(requests: Sequence[ModelCall], max_rows: int) -> list[int]:
    """Places of the requests to be answered now: the oldest, and in order those that fit beside it."""
    key, rows = batch_key(requests[0]), rows_of(requests[0])
    places = [0]
    for place, request in enumerate(requests[1:], start=1):
        if batch_key(request) == key and rows + rows_of(request) <= max_rows:
            places.append(place)
            rows += rows_of(request)
    return places


def answer(requests: Sequence[ModelCall], models: Models) -> Answered:
    """Answers requests of one key together; those that fail are tried once more, alone."""
    together = _attempt(requests, models)
    if isinstance(together, Exception):
        alone = [_alone(request, models) for request in requests]
        return Answered(alone, too_big=len(requests) > 1 and _out_of_memory(together))
    return Answered(
        [
            outcome if _finite(outcome) else _alone(request, models)
            for request, outcome in zip(requests, together, strict=True)
        ]
    )


def _alone(request: ModelCall, models: Models) -> Answer | Exception:
    outcome = _attempt([request], models)
    if isinstance(outcome, Exception):
        return outcome
    return (
        outcome[0]
        if _finite(outcome[0])
        else NotFinite(f"{type(request).__name__} gave numbers that are not finite")
    )


def _attempt(requests: Sequence[ModelCall], models: Models) -> list[Answer] | Exception:
    try:
        return _answers(requests, models)
    except Exception as error:
        # The traceback's frames would keep the failed batch's memory while its requests are tried alone.
        traceback.clear_frames(error.__traceback__)
        if _out_of_memory(error) and torch.cuda.is_available():
            torch.cuda.empty_cache()
        return error


def _answers(requests: Sequence[ModelCall], models: Models) -> list[Answer]:
    first = requests[0]
    if isinstance(first, Gradient):
        return [gradient(first, models)]
    with torch.inference_mode():
        output = _call(requests, models)
    denoised = [request for request in requests if isinstance(request, Denoise)]
    if denoised:
        return hand_back(denoised, output)
    return [part.clone() for part in output.split(1)]


def _call(requests: Sequence[ModelCall], models: Models) -> torch.Tensor:
    match requests[0]:
        case Denoise():
            return models.denoise(lay_out([request for request in requests if isinstance(request, Denoise)]))
        case Encode():
            return models.encode(torch.cat([each.image for each in requests if isinstance(each, Encode)]))
        case Decode():
            return models.decode(torch.cat([each.latents for each in requests if isinstance(each, Decode)]))
        case Embed():
            return models.embed([each.text for each in requests if isinstance(each, Embed)])
        case Gradient():
            raise AssertionError("a gradient is computed in a lane of its own")


def _finite(outcome: Answer) -> bool:
    if isinstance(outcome, Halves):
        return _finite(outcome.conditional) and (
            outcome.unconditional is None or _finite(outcome.unconditional)
        )
    return bool(outcome.isfinite().all())


def _out_of_memory(error: Exception) -> bool:
    return isinstance(error, torch.OutOfMemoryError | MemoryError) or "can't allocate memory" in str(error)
