"""Tokens as they were typed -> tokens as the grammar expects them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.language.sentences.asides import without_asides
from bot.language.sentences.kinds import NAMES, SIDES, WAYS, last_sentence
from bot.language.sentences.lists import names_joint, with_lists, with_places
from bot.language.sentences.order import with_joints_first
from bot.language.sentences.reasons import without_reasons
from bot.language.sentences.sides import with_sides
from bot.language.words.tokens import Token


def tidy(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a line with reasons left out, amounts joined, lists told from sentences."""
    kept = without_reasons(
        with_joints_first(
            with_sides(without_asides(_without_taking_out(_as_one_sentence(_without_wrong_ways(tokens)))))
        )
    )
    kept = _without_cases(_with_people_first(_joined_amounts(_said_once(kept))))
    return with_lists(with_places(_with_relations(kept)))


def _without_wrong_ways(tokens: Sequence[Token]) -> list[Token]:
    """“안으로 너무 들어왔는데” says which way is wrong, not which way to go."""
    wrong = [
        [each.kind for each in tokens[place + 1 : place + 2]] == ["COMPLAINT"] for place in range(len(tokens))
    ]
    return [
        token
        for token, before_complaint in zip(tokens, wrong, strict=True)
        if not (token.kind == "TO" and before_complaint and not token.said.isascii())
    ]


def _as_one_sentence(tokens: Sequence[Token]) -> list[Token]:
    """“Right foot. Down 5.” as “right foot down 5”; “12 → f9” and “keep 4 at f9” as “12 f9”."""
    kept: list[Token] = []
    for place, token in enumerate(tokens):
        after = tokens[place + 1].kind if place + 1 < len(tokens) else ""
        sentence = last_sentence(kept)
        named = bool(sentence) and {each.kind for each in sentence} <= NAMES | SIDES | {"WAY", "CASE"}
        pauses = token.kind == "END" and token.said == "." and named and after in WAYS | {"PLACE"}
        points = token.kind == "TO" and token.said in "→⬆⬇⬅➡" and after == "PLACE"
        stays = token.kind == "KEEP" and any(each.kind == "PLACE" for each in tokens[place:])
        if not (pauses or points or stays):
            kept.append(token)
    return kept


def _without_taking_out(tokens: Sequence[Token]) -> list[Token]:
    """“바깥쪽으로 좀 빼줘” moves: what is taken some way isn't taken away."""
    kept: list[Token] = []
    for token in tokens:
        way = any(each.kind in WAYS | {"DEPTH"} for each in last_sentence(kept))
        if not (way and token.kind == "HIDE" and token.said.startswith("빼")):
            kept.append(token)
    return kept


def _said_once(tokens: list[Token]) -> list[Token]:
    """“이전으로 되돌려” and “reset 12 to where it was” go back once."""
    return [token for place, token in enumerate(tokens) if not _says_again(tokens[:place], token)]


def _says_again(before: Sequence[Token], token: Token) -> bool:
    if token.kind == "SWAP" and not token.said.isascii():  # 2번 사람으로 바꿔서, 위치를 e13으로 바꿔줘
        return bool(before) and before[-1].kind in ("PERSON", "PLACE")
    if token.kind == "UNDO":  # in Korean the verb may follow its own adverb
        return bool(before) and before[-1].kind in ("UNDO", "RESET") and not token.said.isascii()
    kinds = [each.kind for each in before]
    since = kinds[len(kinds) - kinds[::-1].index("RESET") :] if "RESET" in kinds else []
    return token.kind == "RESET" and bool(since) and set(since) <= NAMES | SIDES | {"NUMBER", "CASE"}


def _joined_amounts(tokens: list[Token]) -> list[Token]:
    """“a little, like 3” is 3; “조금만 살짝” is one little."""
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1].kind if joined else ""
        if token.kind == "FUZZY" and before in ("FUZZY", "AMOUNT"):
            continue
        if token.kind == "TO" and before == "FUZZY" and _lifts_that_way(joined, token):
            continue
        if token.kind == "AMOUNT" and before == "FUZZY":
            joined.pop()
        joined.append(token)
    return joined


def _lifts_that_way(before: Sequence[Token], way: Token) -> bool:
    """“drop the left hand way down” says down twice."""
    lifts = [token.value for token in before if token.kind in WAYS]
    return lifts[-1:] == [way.value]


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
