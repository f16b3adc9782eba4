"""A line of the adjustment language -> steps: the whole line is understood, or nothing of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from bot.language.actions import Act, Action, Step
from bot.language.adjustments import Hide, Take
from bot.language.doubt import Choices, Doubt, Unsure
from bot.language.outcomes import NotAnAdjustment, NotUnderstood, Option, Question
from bot.language.sentences.complaining import says_too_far
from bot.language.sentences.kinds import STRANGE
from bot.language.sentences.line import half_steps, steps_of
from bot.language.sentences.mood import Mood, asks_for_more, is_content, mood_of
from bot.language.sentences.reading import clauses_of
from bot.language.sentences.subjects import for_the_pose, of_the_looks, only_talks, unknown
from bot.language.sentences.things import holds_something, places_something, stands_by
from bot.language.sentences.tidy import tidy
from bot.language.sentences.told import without_telling
from bot.language.trouble import Puzzled, Trouble
from bot.language.words.plain import plain
from bot.language.words.tokens import Token, tokenize

LONGEST = 1000
READINGS = 8  # of a line without what it only tells; nobody tells more before a wish

Meaning = Callable[[Choices], tuple[Step, ...]]
Parsed = tuple[Step, ...] | Question | NotUnderstood | NotAnAdjustment


def parse(text: str, person: int = 0) -> Parsed:
    """The steps that a line asks for in its order, a question where it can mean two things, or why not.

    `person` is meant until the line names another one.
    """
    if len(text) > LONGEST:
        return NotUnderstood(Trouble.TOO_LONG, limit=LONGEST)
    said = plain(text)
    if stands_by(said):
        return NotAnAdjustment()
    parsed = _read(said, person)
    if isinstance(parsed, tuple | Question):
        return parsed
    for wish in islice(without_telling(said), READINGS):
        steps = _read(wish, person)
        if isinstance(steps, tuple) and _means_it(steps, said, wish):
            return steps
    return parsed


def _read(said: str, person: int) -> Parsed:
    """A line of plain text, read as it stands."""
    try:
        tokens = tokenize(said)
        parsed = _parsed(tidy(tokens), person)
    except Puzzled as puzzled:
        return NotUnderstood(puzzled.trouble, puzzled.what, puzzled.nearest, puzzled.limit)
    asks_for_little = isinstance(parsed, Question) and parsed.doubt in (Doubt.WHICH_WAY, Doubt.HOW_FAR)
    if asks_for_little and any(token.kind == "PRAISE" for token in tokens):
        return NotAnAdjustment()
    if isinstance(parsed, NotUnderstood):
        tells = places_something(said) or mood_of(said) is Mood.STATEMENT
        return NotAnAdjustment() if tells else parsed
    if isinstance(parsed, Question) and says_too_far(parsed) and mood_of(said) is Mood.WISH:
        return parsed.options[1].steps
    if not isinstance(parsed, tuple):
        return parsed
    of_a_thing = holds_something(said) and any(isinstance(step, Hide) for step in parsed)
    return parsed if mood_of(said) is Mood.WISH and not of_a_thing else NotAnAdjustment()


def _means_it(steps: Sequence[Step], said: str, wish: str) -> bool:
    """Whether steps are wished beside sentences that tell: “legs crossed” may tell, “draw it” mean a hem."""
    if any(isinstance(step, Action) and step.act is Act.DONE for step in steps):
        return is_content(said) and asks_for_more(wish)
    return asks_for_more(wish) or not any(isinstance(step, Take) for step in steps)


def _parsed(tokens: Sequence[Token], person: int) -> Parsed:
    if only_talks(tokens):
        return NotAnAdjustment()
    strange = [token for token in tokens if token.kind in STRANGE]
    if strange:
        known = [token for token in tokens if token.kind not in STRANGE]
        about = for_the_pose(tokens, len(strange)) and _meaning_of(known, person)
        return unknown(strange[0]) if about else NotAnAdjustment()
    meaning = _meaning_of(tokens, person)
    if meaning:
        try:
            decided = _decided(meaning)
        except Puzzled:
            if of_the_looks(tokens):
                return NotAnAdjustment()
            raise
        misspelt = next((token for token in tokens if token.meant), None)
        if misspelt and isinstance(decided, Question):  # two doubts at once: the word comes first
            return NotUnderstood(Trouble.UNKNOWN_WORD, misspelt.said, misspelt.meant)
        return decided
    if of_the_looks(tokens) or not for_the_pose(tokens, 0):
        return NotAnAdjustment()
    raise Puzzled(Trouble.UNCLEAR, " ".join(token.said for token in tokens))


def _meaning_of(tokens: Sequence[Token], person: int) -> Meaning | None:
    apart = [replace(token, kind="AND") if token.kind == "LIST" else token for token in tokens]
    clauses = clauses_of(tokens) or clauses_of(apart)
    if clauses:
        return partial(steps_of, clauses, person)
    half = clauses_of(_without_ends(tokens), "half")
    return partial(half_steps, half[0], person) if half else None


def _without_ends(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without the full stops at the end."""
    last = next((place for place, token in enumerate(reversed(tokens)) if token.kind != "END"), 0)
    return tokens[: len(tokens) - last]


def _decided(steps: Meaning) -> Parsed:
    """The steps, or a question with the two meanings; a number that only makes sense one way is read so."""
    try:
        return steps(Choices({})) or NotAnAdjustment()
    except Unsure as unsure:
        meanings = [_meaning(steps, Choices({unsure.doubt: choice})) for choice in (0, 1)]
        options = [Option(meaning) for meaning in meanings if isinstance(meaning, tuple)]
        puzzles = [meaning for meaning in meanings if isinstance(meaning, Puzzled)]
        if len(options) == 2:
            return Question(unsure.doubt, unsure.said, (options[0], options[1]))
        if len(options) == 1 and unsure.doubt is Doubt.AMOUNT_OR_JOINT:
            return options[0].steps
        raise puzzles[0] from None


def _meaning(steps: Meaning, choices: Choices) -> tuple[Step, ...] | Puzzled:
    try:
        return steps(choices)
    except Puzzled as puzzled:
        return puzzled
    except Unsure as another:
        return Puzzled(Trouble.UNCLEAR, another.said)
