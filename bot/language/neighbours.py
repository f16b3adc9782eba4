"""Real English words a slip away from ours: `python -m bot.language.neighbours WORDS`.

WORDS has an English word a line (Webster's second dictionary, web2, is in the public domain). Those that a
slip of the finger could make of a word of the language are added to words/forms/neighbours.tsv, so that
“boot” is never read as “foot”. To be run whenever the language learns a word.
"""

import sys
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from string import ascii_lowercase

from bot.language.words.lexicon import LATIN
from bot.language.words.spelling import SHORTEST


def neighbours(words: Iterable[str]) -> set[str]:
    """Those of some English words, and their usual forms, that are a slip away from words of the language."""
    real = {form for word in words for form in _forms(word)} - set(LATIN)
    ours = [word for word in LATIN if len(word) >= SHORTEST]
    return {slip for word in ours for slip in _slips(word) if slip in real and len(slip) >= SHORTEST}


def _forms(word: str) -> Iterator[str]:
    yield from (word, f"{word}s", f"{word}ed", f"{word}ing", f"{word}{word[-1]}ed", f"{word}{word[-1]}ing")
    if word.endswith("e"):
        yield from (f"{word}d", f"{word[:-1]}ing")
    if word.endswith("y"):
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied")


def _slips(word: str) -> Iterator[str]:
    """The word with one letter too many, too few, or another one, or two exchanged."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield from (before + letter + after for letter in ascii_lowercase)
        yield from (before + letter + after[1:] for letter in ascii_lowercase if after)
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]


def main(path: Path, kept: Path) -> None:
    """Add what is found in a list of words to those that are kept."""
    words = {line.strip().lower() for line in path.read_text("utf-8").splitlines()}
    found = neighbours(word for word in words if word.isascii() and word.isalpha())
    all_of_them = (found | set(kept.read_text("utf-8").split())) - set(LATIN)
    kept.write_text("\n".join(sorted(all_of_them)) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(str(files("bot.language.words").joinpath("forms", "neighbours.tsv"))))
