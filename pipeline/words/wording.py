"""The prompt a family is given: caption and wish, in words that it knows."""

from dataclasses import dataclass, replace

from pipeline.families.spec import FamilySpec
from pipeline.families.vocabulary import unknown_words
from pipeline.words.familiar import lacks_noun, plain_garment, replace_words, same_as
from pipeline.words.korean import to_english
from pipeline.words.prompt import Wish, join, read_wish

_SAYS_NOTHING = frozenset("a an the in on at by near along with and of".split())


@dataclass(frozen=True)
class Wording:
    """A prompt, and the user's words that the family does not know: they are not in the prompt."""

    prompt: str
    unknown: tuple[str, ...] = ()


def put_into_words(caption: str, words: str, spec: FamilySpec) -> Wording:
    """The prompt from a caption and the user's words, in English or Korean.

    A word the family does not know gives way to one for the same thing; failing that it is left out and
    named, and where it is a garment the plainest of its kind stands in.
    """
    wish = read_wish(to_english(words))
    said = " , ".join([*(g.words for g in wish.garments), wish.place.words if wish.place else "", wish.rest])
    others = {word: _known_other(word, spec) for word in unknown_words(said, spec)}
    unknown = tuple(word for word, other in others.items() if other is None)
    substitutes = {word: other or _plain(word, spec) for word, other in others.items()}
    return Wording(join(caption, _reworded(wish, substitutes)), unknown)


def _known_other(word: str, spec: FamilySpec) -> str | None:
    other = same_as(word)
    return other if other is not None and not unknown_words(other, spec) else None


def _plain(word: str, spec: FamilySpec) -> str:
    plain = plain_garment(word)
    return plain if plain is not None and not unknown_words(plain, spec) else ""


def _reworded(wish: Wish, substitutes: dict[str, str]) -> Wish:
    garments = tuple(replace(g, words=replace_words(g.words, substitutes)) for g in wish.garments)
    place = wish.place and replace(wish.place, words=replace_words(wish.place.words, substitutes))
    clauses = [replace_words(clause, substitutes) for clause in wish.rest.split(", ")]
    return Wish(
        tuple(garment for garment in garments if not lacks_noun(garment.words, _SAYS_NOTHING)),
        place if place and not lacks_noun(place.words, _SAYS_NOTHING) else None,
        ", ".join(clause for clause in clauses if not lacks_noun(clause, _SAYS_NOTHING)),
    )
