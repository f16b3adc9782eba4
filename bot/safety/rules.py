"""A language's phrases, as its table holds them: those that are pardoned, and those that are refused."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.safety.verdict import Hit, Reason

_PARDONED = " · "  # stands where a harmless phrase stood, so that what was around it doesn't come together
_NO_PARTS: Mapping[str, str] = {}


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


def read_table(path: Path, parts: Mapping[str, str] = _NO_PARTS) -> dict[str, list[str]]:
    """The patterns of a table (kind, pattern) by their kind; `<name>` in one stands for a part.

    A row of a kind "… words" holds single words; they are found under the kind and, alone, under that name.
    """
    table: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        kind, pattern = line.split("\t")
        if kind.endswith(" words"):
            table.setdefault(kind, []).extend(pattern.split())
            table.setdefault(kind.removesuffix(" words"), []).extend(pattern.split())
        else:
            table.setdefault(kind, []).append(_filled(pattern, parts))
    return table


def read_phrases(path: Path, parts: Mapping[str, str] = _NO_PARTS, frame: str = "{}") -> Phrases:
    """The phrases of a table; `{}` in the frame stands for a pattern."""
    table = read_table(path, parts)
    found = {kind: re.compile(frame.format(either(patterns))) for kind, patterns in table.items()}
    rules = tuple(Rule(reason, found[reason]) for reason in Reason if reason in found)
    words = frozenset(word for kind in table if kind.endswith(" words") for word in table[kind])
    return Phrases(found["harmless"], rules, words)


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(f"<{name}>", part)
    return pattern
