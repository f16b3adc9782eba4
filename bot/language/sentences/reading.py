"""Tokens -> clauses: what the grammar makes of a line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import cast

import lark
from lark.lexer import Lexer

from bot.language.trouble import Puzzled, Trouble
from bot.language.words.parts import PARTS, PLURAL, Part, Side
from bot.language.words.tokens import Token
from pipeline.pose.joints import J

_ABOUT_JOINTS = frozenset({"move", "hide", "show", "swap", "bend", "length", "spread"})


@dataclass(frozen=True)
class Named:
    """A body part as it was called: its side is None where it wasn't said."""

    part: Part
    side: Side | None
    token: Token


@dataclass(frozen=True)
class Target:
    """The joints a clause is about: numbers without any mark are floats."""

    items: tuple[float | J | Named, ...]
    chain: bool = False
    below: bool = False  # only what hangs below, not the joint itself
    listed: bool = False

    @property
    def numbers(self) -> tuple[float, ...]:
        """The numbers without any mark."""
        return tuple(item for item in self.items if type(item) is float)

    @property
    def bare(self) -> bool:
        """Whether it is all numbers without a mark, one after another."""
        return not self.listed and not self.chain and len(self.numbers) == len(self.items)


@dataclass(frozen=True)
class Clause:
    """One clause: its rule in the grammar, its target, and its other tokens in their order."""

    kind: str
    target: Target | None
    tokens: tuple[Token, ...] = ()
    apart: bool = False  # from the clause before it, by a comma or the like

    def token(self, *kinds: str) -> Token | None:
        """The first token of these kinds."""
        return next((token for token in self.tokens if token.kind in kinds), None)


class _Given(Lexer):
    """A lexer for tokens that are there already."""

    def __init__(self, lexer_conf: object) -> None:
        pass

    def lex(self, tokens: Sequence[Token]) -> Iterator[lark.Token]:  # type: ignore[override]
        for place, token in enumerate(tokens):
            yield lark.Token(token.kind, token, start_pos=place)


@cache
def _grammar() -> lark.Lark:
    text = files("bot.language.sentences").joinpath("grammar.lark").read_text("utf-8")
    return lark.Lark(text, parser="lalr", lexer=_Given, start=["line", "half"])


def clauses_of(tokens: Sequence[Token], start: str = "line") -> tuple[Clause, ...] | None:
    """The clauses of tidy tokens, or None where they make no sentence; `half`: the one that lacks its end."""
    try:
        tree = _grammar().parse(tokens, start=start)
    except lark.exceptions.UnexpectedInput:
        return None
    try:
        read = _Reading().transform(tree)
    except lark.exceptions.VisitError as error:
        raise error.orig_exc from None
    clauses = cast(tuple[Clause, ...], read if start == "line" else (read,))
    together = all(clause.apart or _runs_on(clause, before) for before, clause in pairwise(clauses))
    return clauses if together else None


def _runs_on(clause: Clause, before: Clause) -> bool:
    """Whether a clause may follow without a separator; one that lacks joints may not follow just any."""
    if before.kind == "undo":  # “undo 13 down 5”: what is to be undone?
        return clause.kind == "undo"
    return (
        clause.target is not None
        or clause.kind not in _ABOUT_JOINTS
        or before.kind in ("complaint", "move", "person")
    )


class _Reading(lark.Transformer[lark.Token, object]):
    """Turns the tree into clauses, bottom up: a rule's name is the kind of its clause."""

    def __default_token__(self, token: lark.Token) -> Token:
        return cast(Token, token.value)

    def __default__(self, data: str, children: list[object], meta: object) -> Clause:
        target = next((child for child in children if isinstance(child, Target)), None)
        return Clause(str(data), target, tuple(child for child in children if isinstance(child, Token)))

    def line(self, children: list[object]) -> tuple[Clause, ...]:
        before = [None, *children]
        return tuple(
            replace(child, apart=isinstance(before[place], Token))
            for place, child in enumerate(children)
            if isinstance(child, Clause)
        )

    def target(self, children: list[object]) -> Target:
        tokens = [child for child in children if isinstance(child, Token)]
        items = [item for child in children for item in _items(child)]
        _expect_one_joint(children)
        chained = any(token.kind in ("CHAIN", "CHAINED") for token in tokens)
        below = any(token.kind == "CHAIN" and token.value == "below" for token in tokens)
        return Target(tuple(items), chained, below, any(token.kind == "LIST" for token in tokens))

    def part(self, children: list[object]) -> Named:
        tokens = [child for child in children if isinstance(child, Token)]
        part = next(token for token in tokens if token.kind == "PART")
        named = named_of(part, next((t for t in tokens if t.kind in ("SIDE", "INITIAL")), None))
        number = next((token.value for token in tokens if token.kind == "PAREN"), None)
        return named if number is None else _numbered(named, cast(J, number))


def _expect_one_joint(children: list[object]) -> None:
    """“2번 왼발” is neither joint 2 nor a list; “13번 왼발” says one joint twice."""
    for number, named in pairwise(children):
        if not (isinstance(number, Token) and number.kind == "JOINT" and isinstance(named, Named)):
            continue
        if cast(J, number.value) not in named.part.joints(named.side or Side.BOTH):
            raise Puzzled(Trouble.CONTRADICTION, f"{number.said} {named.token.said}")


def _numbered(named: Named, joint: J) -> Named:
    """A part with its number: “foot (13)” is the left one."""
    for side in (Side.RIGHT, Side.LEFT):
        if joint in named.part.joints(side) and named.side in (None, side):
            return replace(named, side=side)
    raise Puzzled(Trouble.CONTRADICTION, f"{named.token.said} ({int(joint)})")


def named_of(part: Token, side: Token | None) -> Named:
    """The part that a token calls, on the side that another one says."""
    name = str(part.value)
    return Named(*_sided(name, Side(str(side.value)) if side else None), part)


def _sided(name: str, side: Side | None) -> tuple[Part, Side | None]:
    part = PARTS[name]
    if part.right == part.left or (side is None and name in PLURAL):
        return part, Side.BOTH
    return part, side


def _items(child: object) -> Iterator[float | J | Named]:
    if isinstance(child, Named):
        yield child
    elif isinstance(child, Token) and child.kind in ("JOINT", "CHAINED"):
        yield cast(J, child.value)
    elif isinstance(child, Token) and child.kind == "NUMBER":
        yield float(cast(float, child.value))
