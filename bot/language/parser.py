"""A line of the adjustment language -> adjustments: the whole line is understood, or nothing of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

import lark
from lark.lexer import Lexer

from bot.language.adjustments import Adjustment
from bot.language.reading import Reading, Statement
from bot.language.tokens import Token, normalise, tokenize
from pipeline.errors import UserMistake

EXAMPLE = "Say for example “13 down 5; hide 4” or “왼발목 아래로 5”."


class _Given(Lexer):
    """A lexer for tokens that are there already."""

    def __init__(self, lexer_conf: object) -> None:
        pass

    def lex(self, tokens: Sequence[Token]) -> Iterator[lark.Token]:  # type: ignore[override]
        for place, token in enumerate(tokens):
            yield lark.Token(token.kind, token, start_pos=place)


@cache
def _grammar() -> lark.Lark:
    text = files("bot.language").joinpath("grammar.lark").read_text("utf-8")
    return lark.Lark(text, parser="lalr", lexer=_Given)


def parse(text: str) -> tuple[Adjustment, ...]:
    """The adjustments that a line asks for, in its order.

    Raises:
        UserMistake: something in the line wasn't understood; the message says what, and the nearest that is.
    """
    tokens = tokenize(normalise(text))
    statements = [s for sentence in _split(tokens, {"END"}) for s in _sentence(sentence)]
    adjustments = tuple(_for_people(statements))
    if not adjustments:
        raise UserMistake(f"There is nothing to adjust in this line. {EXAMPLE}")
    return adjustments


def _sentence(tokens: Sequence[Token]) -> list[Statement]:
    """The statements of one sentence; “hide 4 and 13 down 5” is two where it can't be one."""
    try:
        return _read(tokens)
    except UserMistake:
        parts = _split(tokens, {"ALSO", "THEN"})
        if len(parts) < 2:
            raise
        return [statement for part in parts for statement in _read(part)]


def _read(tokens: Sequence[Token]) -> list[Statement]:
    try:
        tree = _grammar().parse(tokens)
    except lark.exceptions.UnexpectedInput:
        raise UserMistake(_complaint(tokens)) from None
    try:
        statements: list[Statement] = Reading().transform(tree)
    except lark.exceptions.VisitError as error:
        raise error.orig_exc from None
    return statements


def _complaint(tokens: Sequence[Token]) -> str:
    """What a sentence of known words lacks."""
    kinds = [token.kind for token in tokens]
    said = " ".join(token.said for token in tokens)
    named = {"JOINT", "NAMED"} & {*kinds} or kinds[0] == "NUMBER"
    if not named:
        return f"Which joint is meant in “{said}”? {EXAMPLE}"
    if {*kinds} <= {"JOINT", "NAMED", "NUMBER", "AMOUNT", "ALSO", "CHAIN"}:
        return f"What shall happen in “{said}”: up, down, left, right, hide, show? {EXAMPLE}"
    return f"I know the words of “{said}” but not what they ask for together. {EXAMPLE}"


def _split(tokens: Sequence[Token], at: set[str]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind in at:
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def _for_people(statements: Sequence[Statement]) -> Iterator[Adjustment]:
    """Every adjustment given the person named before it; the first one where none is."""
    person = 0
    for statement in statements:
        for said in statement:
            if isinstance(said, int):
                person = said
            else:
                yield replace(said, person=person)
