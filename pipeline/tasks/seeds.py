"""Seeds for the attempts and variations of one task, all told by the seed it was given."""

import hashlib
from collections.abc import Iterator
from itertools import count
from typing import Literal

Purpose = Literal["attempt", "variation"]

_SEEDS = 2**32


def attempt_seeds(seed: int) -> Iterator[int]:
    """The task's own seed, then others without end."""
    yield seed
    yield from _derived(seed, "attempt")


def variation_seeds(seed: int, number: int) -> tuple[int, ...]:
    """So many seeds, none of them the task's own: with that the picture at hand was painted."""
    others = _derived(seed, "variation")
    return tuple(next(others) for _ in range(number))


def _derived(seed: int, purpose: Purpose) -> Iterator[int]:
    for number in count(1):
        digest = hashlib.sha256(f"{purpose} {seed} {number}".encode()).digest()
        yield int.from_bytes(digest[:8], "big") % _SEEDS
