"""A language's phrases, as its table holds them: those that are pardoned, and those that are refused."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.safety.verdict import Hit, Reason

_PARDONED = " · "  # stands where a harmless phrase stood, so that what was around it doesn't come together
_HARMLESS = "harmless"


@dataclass(frozen=True)
class Rule:
    """A pattern that, wherever it is found in a text, refuses it for that reason."""

    reason: Reason
    pattern: re.Pattern[str]

    def hits(self, text: str) -> Iterator[Hit]:
        """Every place where the pattern is found."""
        for found in self.pattern.finditer(text):
            yield Hit(self.reason, found[0].strip())


@dataclass(frozen=True)
class Phrases:
    """The phrases of a language, and the single words among the refused ones."""

    harmless: re.Pattern[str]
    rules: tuple[Rule, ...]
    words: frozenset[str]

    def pardoned(self, text: str) -> str:
        """The text without its harmless phrases."""
        return self.harmless.sub(_PARDONED, text)

    def hits(self, text: str) -> list[Hit]:
        """What is found of the refused phrases."""
        return [hit for rule in self.rules for hit in rule.hits(text)]


def either(words: Iterable[str]) -> str:
    """A pattern for one of these patterns."""
    return f"(?:{'|'.join(words)})"


def read_phrases(path: Path, parts: Mapping[str, str], frame: str) -> Phrases:
    """The phrases of a table (kind, pattern); `<name>` stands for a part, `{}` in the frame for a pattern.

    Rows of a kind "… words" hold single words.
    """
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    words = frozenset(word for kind, pattern in rows if kind.endswith(" words") for word in pattern.split())
    patterns: dict[str, list[str]] = {}
    for kind, pattern in rows:
        single = kind.endswith(" words")
        patterns.setdefault(kind.removesuffix(" words"), []).extend(
            pattern.split() if single else [_filled(pattern, parts)]
        )
    compiled = {kind: re.compile(frame.format(either(each))) for kind, each in patterns.items()}
    rules = tuple(Rule(Reason(kind), found) for kind, found in compiled.items() if kind != _HARMLESS)
    return Phrases(compiled[_HARMLESS], rules, words)


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(f"<{name}>", part)
    return pattern
