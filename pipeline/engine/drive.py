"""Running one sampler alone: in tests and scripts, where nothing else wants the device."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from pipeline.engine.batching import answer, first_batch
from pipeline.engine.model import Models
from pipeline.engine.requests import Answer, ModelCall, Report, Sampler
from pipeline.engine.resume import begin, calls_in, reply, resume

T = TypeVar("T")


def drive(
    sampler: Sampler[T],
    models: Models,
    report: Callable[[Report], None] = lambda report: None,
    max_rows: int = 16,
) -> T:
    """Runs a sampler to its end, answering its calls with the models, and returns its result.

    A call that fails is raised inside the sampler, and from here unless it is caught there.
    """
    go_on = begin(sampler)
    while True:
        try:
            asked = resume(sampler, go_on, report)
        except StopIteration as end:
            result: T = end.value
            return result
        go_on = reply(sampler, asked, _answer_all(calls_in(asked), models, max_rows))


def _answer_all(calls: Sequence[ModelCall], models: Models, max_rows: int) -> list[Answer | Exception]:
    outcomes: dict[int, Answer | Exception] = {}
    left = list(range(len(calls)))
    while left:
        batch = [left[place] for place in first_batch([calls[place] for place in left], max_rows)]
        outcomes |= zip(batch, answer([calls[place] for place in batch], models).outcomes, strict=True)
        left = [place for place in left if place not in outcomes]
    return [outcomes[place] for place in range(len(calls))]
