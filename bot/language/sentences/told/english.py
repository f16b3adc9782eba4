"""English sentences that only tell: “its behind the table”, “the right hand is in her hair”."""

from collections.abc import Iterator

from bot.language.sentences.told.english_forms import (
    BREAK,
    GAVE_UP,
    HOLDS,
    IS_FINE,
    NAMES,
    NOUN,
    OF_JOINT,
    PRONOUN,
    PURPOSE,
    SIDED,
    SUBSTANCE,
    THAT_JOINT,
    WHY_ASKED,
    WISH,
)

_WRONG = "is wrong"  # what the lexicon knows a complaint by


def without_telling(text: str) -> Iterator[str]:
    """A line without its English sentences that only tell, if it has any."""
    parts = _parted(WHY_ASKED.sub(r"\1.", text))
    told = [_told(part) for part, _ in parts]
    wishes = [place for place, left in enumerate(told) if left is None and SUBSTANCE.search(parts[place][0])]
    if wishes and any(_takes_back(parts, place) for place in range(wishes[0] + 1, len(parts))):
        return
    if any(left is not None for left in told) and not all(left == "" for left in told):
        kept = (
            part + gap if left is None else _named(left)
            for (part, gap), left in zip(parts, told, strict=True)
        )
        yield "".join(kept).strip(" ,")


def _takes_back(parts: list[tuple[str, str]], place: int) -> bool:
    """Whether a sentence behind a wish may withdraw it: “lower 13 but now i see ...”, “..., i was wrong”."""
    return parts[place - 1][1].strip() == "but" or GAVE_UP.match(parts[place][0]) is not None


def _named(joint: str) -> str:
    return f"{joint}, " if joint else " "


def _parted(text: str) -> list[tuple[str, str]]:
    """Sentences, each with what parts it from the next."""
    parts, start = [], 0
    for gap in BREAK.finditer(text):
        parts.append((text[start : gap.start()], gap[0]))
        start = gap.end()
    return [*parts, (text[start:], "")]


def _told(sentence: str) -> str | None:
    """What is left of a sentence that only tells: the joint it tells of, or nothing; None: it may wish."""
    of_joint = OF_JOINT.match(sentence)
    if of_joint:
        rest = sentence[of_joint.end() :]
        if IS_FINE.match(rest):
            return None if WISH.search(rest) or NAMES.search(rest) else ""
        wishes = WISH.search(rest) or HOLDS.search(sentence) or NAMES.search(rest)
        return None if wishes else f"{of_joint['joint'] or of_joint['object']} {_WRONG}"
    that = THAT_JOINT.match(sentence)
    if that and not WISH.search(sentence[that.end() :]):
        return f"{that['joint']} {_WRONG}"
    tells = PRONOUN.match(sentence) or NOUN.match(sentence)
    if tells and not WISH.search(sentence) and not SIDED.search(sentence):
        return ""
    if PURPOSE.match(sentence) and not WISH.search(sentence) and not NAMES.search(sentence):
        return ""
    return None
