"""Tokens as they were typed -> tokens as the grammar expects them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.language.sentences.asides import without_asides
from bot.language.sentences.kinds import NAMES
from bot.language.sentences.lists import names_joint, with_lists, with_places
from bot.language.sentences.reasons import without_reasons
from bot.language.sentences.sides import with_sides
from bot.language.words.tokens import Token


def tidy(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a line with reasons left out, amounts joined, lists told from sentences."""
    kept = without_reasons(with_sides(without_asides(tokens)))
    kept = _without_cases(_with_people_first(_joined_amounts(_said_once(kept))))
    return with_lists(with_places(_with_relations(kept)))


def _said_once(tokens: list[Token]) -> list[Token]:
    """“이전으로 되돌려” goes back once: in Korean the verb may follow its own adverb."""
    back = ("UNDO", "RESET")
    return [
        token
        for place, token in enumerate(tokens)
        if not (
            place and token.kind == "UNDO" and tokens[place - 1].kind in back and not token.said.isascii()
        )
    ]


def _joined_amounts(tokens: list[Token]) -> list[Token]:
    """“a little, like 3” is 3; “조금만 살짝” is one little."""
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1].kind if joined else ""
        if token.kind == "FUZZY" and before in ("FUZZY", "AMOUNT"):
            continue
        if token.kind == "AMOUNT" and before == "FUZZY":
            joined.pop()
        joined.append(token)
    return joined


def _with_people_first(tokens: list[Token]) -> list[Token]:
    """“13 down 5 for person 2” as “person 2: 13 down 5”; several people stay where they are."""
    sentences = _split(tokens)
    return [token for sentence in sentences for token in _person_first(sentence)]


def _split(tokens: list[Token]) -> list[list[Token]]:
    sentences: list[list[Token]] = [[]]
    for token in tokens:
        sentences[-1].append(token)
        if token.kind == "END":
            sentences.append([])
    return sentences


def _person_first(sentence: list[Token]) -> list[Token]:
    people = [token for token in sentence if token.kind == "PERSON"]
    if len(people) != 1:
        return sentence
    return [*people, *(token for token in sentence if token.kind not in ("PERSON",))]


def _with_relations(tokens: list[Token]) -> list[Token]:
    """“왼손 왼무릎 위로”: above the knee, or both up? Without an amount it is a relation."""
    found: list[Token] = []
    for place, token in enumerate(tokens):
        kinds = [each.kind for each in tokens[max(0, place - 3) : place]]
        pair = kinds[-2:] == ["SIDE", "PART"] and kinds[:-2] == ["PART"] and not token.said.isascii()
        rest = tokens[place + 1 :]
        vague = all(each.kind == "LIFT" for each in rest[:1]) and len(rest) < 2
        relates = pair and token.kind == "TO" and token.value in ("up", "down") and vague
        found.append(replace(token, kind="OTHER", value=None) if relates else token)
    return found


def _without_cases(tokens: list[Token]) -> list[Token]:
    """Without Korean particles; a joint marked as subject or object before another one is a relation."""
    kept: list[Token] = []
    for place, token in enumerate(tokens):
        if (
            token.kind == "CASE"
            and place
            and tokens[place - 1].kind in NAMES
            and names_joint(tokens, place + 1)
        ):
            kept.append(Token("OTHER", None, " ".join(t.said for t in tokens[max(0, place - 2) : place + 3])))
        elif token.kind != "CASE":
            kept.append(token)
    return kept
