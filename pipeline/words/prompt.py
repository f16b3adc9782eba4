"""The caption and the user's words as one prompt; where they contradict, the user is right."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.words.garments import takes_place_of
from pipeline.words.korean import to_english
from pipeline.words.phrases import Garment, Place, garments_in, places_in, tokens_of

_SOMEBODY = "a person"
# What only joins wishes to a sentence ("please make her wear ...") is no part of a prompt.
_GLUE = frozenset(
    "a an the and or with wear wears wearing worn dressed in on at to of is are be into should "
    "her his its my their your him me they she he it make put give add change turn replace swap "
    "want please i would like you can could as but plus also then , : ; . =".split()
)
_LEADS = frozenset("a an the with in on at".split())


@dataclass(frozen=True)
class Wish:
    """What the user's words ask for: garments, a place, and all else as said."""

    garments: tuple[Garment, ...]
    place: Place | None
    rest: str


def make_prompt(caption: str, words: str) -> str:
    """One English prompt from a caption and the user's words (English or Korean, both may be empty).

    A garment that the user names takes the place of the caption's garments worn on the same part of the
    body, a place the caption's place; all else is added.
    """
    return join(caption, read_wish(to_english(words)))


def join(caption: str, wish: Wish) -> str:
    """The caption with a wish in the place of what contradicts it."""
    caption = caption.strip().rstrip(".")
    if not caption and wish.garments:
        caption = _SOMEBODY
    parts = [_dressed(_moved(caption, wish.place), wish.garments)]
    if wish.place is not None and not places_in(caption):
        parts.append(wish.place.words)
    return ", ".join(part for part in (*parts, wish.rest) if part)


def read_wish(words: str) -> Wish:
    """The garments and the place that English words name; the last place named counts."""
    garments = garments_in(words)
    places = [place for place in places_in(words) if not _overlaps(place, garments)]
    spans = [(garment.start, garment.end) for garment in garments]
    spans += [(place.start, place.end) for place in places]
    return Wish(garments, places[-1] if places else None, _rest(words, sorted(spans)))


def _rest(words: str, spans: list[tuple[int, int]]) -> str:
    """What lies outside the spans, without the words that only join."""
    pieces: list[str] = []
    at = 0
    for start, end in [*spans, (len(words), len(words))]:
        pieces += _clauses(words[at:start])
        at = max(at, end)
    return ", ".join(pieces)


def _clauses(text: str) -> Iterator[str]:
    """The clauses of a text, each from its first to its last word that says something ("at night")."""
    for clause in text.replace(";", ",").replace("\n", ",").split(","):
        tokens = tokens_of(clause)
        told = [at for at, token in enumerate(tokens) if token.word not in _GLUE]
        if told:
            first = told[0]
            while first > 0 and tokens[first - 1].word in _LEADS:
                first -= 1
            yield clause[tokens[first].start : tokens[told[-1]].end]


def _moved(caption: str, place: Place | None) -> str:
    """The caption with its first place replaced and its others left out."""
    if place is None:
        return caption
    old = places_in(caption)
    for each in reversed(old[1:]):
        caption = caption[: each.start].rstrip(" ,") + caption[each.end :]
    return caption[: old[0].start] + place.words + caption[old[0].end :] if old else caption


def _dressed(caption: str, named: tuple[Garment, ...]) -> str:
    """The caption with the named garments in the place of those they replace, or after the others."""
    if not named:
        return caption
    worn = garments_in(caption)
    if not worn:
        return _insert(caption, _listed([each.words for each in named]))
    left = list(named)
    for run in reversed(_runs(caption, worn)):
        words = list(_replaced(run, named, left, last_chance=run[0] is worn[0]))
        caption = _put(caption, run, words)
    return caption


def _replaced(
    run: list[Garment], named: tuple[Garment, ...], left: list[Garment], last_chance: bool
) -> Iterator[str]:
    """The words of a run of garments after replacement; takes from `left` what finds its place here."""
    for garment in run:
        rivals = [new for new in named if garment.kind in takes_place_of(new.kind)]
        if not rivals:
            yield garment.words
        for new in rivals:
            if new in left:
                left.remove(new)
                yield new.words
    if last_chance:
        yield from (new.words for new in left)
        left.clear()


def _runs(caption: str, worn: tuple[Garment, ...]) -> list[list[Garment]]:
    """Garments with nothing but commas and "and" between them stand in one run."""
    runs: list[list[Garment]] = [[worn[0]]]
    for garment in worn[1:]:
        between = caption[runs[-1][-1].end : garment.start]
        if all(token.word in (",", "and") for token in tokens_of(between)):
            runs[-1].append(garment)
        else:
            runs.append([garment])
    return runs


def _put(caption: str, run: list[Garment], words: list[str]) -> str:
    before, after = caption[: run[0].start], caption[run[-1].end :]
    if words:
        return before + _listed(words) + after
    kept = before.rstrip(" ,")
    for joint in (" wearing", " in", " with", " and", " on"):
        kept = kept.removesuffix(joint)
    return kept.rstrip(" ,") + after


def _insert(caption: str, clothes: str) -> str:
    """Clothes given to a caption without any, before its place if it ends with one."""
    places = places_in(caption)
    if places and places[-1].end == len(caption):
        head = caption[: places[-1].start].rstrip(" ,")
        return f"{head} wearing {clothes}, {places[-1].words}" if head else f"wearing {clothes}, {caption}"
    joint = " " if len(tokens_of(caption)) <= 2 else ", "
    return f"{caption}{joint}wearing {clothes}"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _overlaps(place: Place, garments: tuple[Garment, ...]) -> bool:
    return any(place.start < garment.end and garment.start < place.end for garment in garments)
