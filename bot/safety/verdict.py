"""What is said of a prompt: it may be painted, or why not."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a prompt is refused; each has its sentence, `refused-…`, in the texts."""

    MINORS = "minors"  # children with anything bare, sexual or scant
    UNDRESSING = "undressing"  # clothes taken off, nudity, underwear
    SEXUAL = "sexual"
    PERSON = "person"  # the likeness of somebody who exists


@dataclass(frozen=True)
class Hit:
    """A reason, and the words, as they were understood, that gave it."""

    reason: Reason
    words: str


@dataclass(frozen=True)
class Verdict:
    """Whether a prompt may be painted; where not, why, and the words that led to it."""

    reason: Reason | None = None
    words: tuple[str, ...] = ()

    @property
    def allowed(self) -> bool:
        """Whether the prompt may be painted."""
        return self.reason is None


ALLOWED = Verdict()
