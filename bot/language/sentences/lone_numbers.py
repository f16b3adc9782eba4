"""Numbers that have neither a mark nor a joint beside them: “2 left” may be a joint, or how far."""

from dataclasses import replace

from bot.language.doubt import Choices, Doubt
from bot.language.sentences.kinds import WAYS
from bot.language.sentences.reading import Clause, Target
from bot.language.words.amounts import Amount
from bot.language.words.tokens import Token
from pipeline.pose.joints import JOINTS, LEG_JOINTS, J


def with_amount(clause: Clause, before: Clause | None, carried: Target | None, choices: Choices) -> Clause:
    """The clause, with a lone number read as how far where it is no joint.

    Raises:
        Unsure: it can be either.
    """
    number = _lone_number(clause)
    if number is None or not _is_amount(number, clause, before, carried, choices):
        return clause
    return replace(
        clause, target=None, tokens=(Token("AMOUNT", Amount(number), f"{number:g}"), *clause.tokens)
    )


def _lone_number(clause: Clause) -> float | None:
    """The number of “2 left”, which has neither a mark nor an amount beside it."""
    numbers = clause.target.numbers if clause.target is not None and clause.target.bare else ()
    amounts = [token for token in clause.tokens if token.kind not in WAYS]
    return numbers[0] if clause.kind == "move" and len(numbers) == 1 and not amounts else None


def _is_amount(
    number: float, clause: Clause, before: Clause | None, carried: Target | None, choices: Choices
) -> bool:
    """Whether the lone number of “13 down 5, 2 left” or “2 내려” is how far, not a joint."""
    if number != int(number) or number >= JOINTS:
        return carried is not None
    # Koreans call a joint 2번, and say how far before the verb.
    korean = not any(token.said.isascii() for token in clause.tokens)
    goes_on = before is not None and before.kind == "move" and _amount_first(before)
    leg = J(int(number)) in LEG_JOINTS
    complained = before is not None and before.kind == "complaint"
    if not leg and (korean or goes_on or complained):
        return True
    measured = complained or (before is not None and _has_amount(before))
    doubtful = not leg if carried is None else measured
    return doubtful and not choices.of(Doubt.AMOUNT_OR_JOINT, f"{number:g}")


def _amount_first(clause: Clause) -> bool:
    return bool(clause.tokens) and clause.tokens[0].kind not in WAYS


def _has_amount(clause: Clause) -> bool:
    among_numbers = clause.target is not None and clause.target.bare and len(clause.target.items) > 1
    return among_numbers or clause.token("NUMBER", "AMOUNT", "FUZZY") is not None
