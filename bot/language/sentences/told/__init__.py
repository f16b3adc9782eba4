"""Sentences that only tell why, left out of a line that wishes for something besides."""

from collections.abc import Iterator

from bot.language.sentences.told import english, korean


def without_telling(text: str) -> Iterator[str]:
    """A line of plain text without the sentences that only tell, the likeliest reading first.

    “hes floating lol, drop both feet by 4” is “drop both feet by 4”. A joint that a sentence tells of stays,
    as one that is wrong, for what follows may mean it: “the right hand is in her hair, lower it”.
    """
    yield from english.without_telling(text)
    yield from korean.without_telling(text)
