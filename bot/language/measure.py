"""How well messages are understood: `python -m bot.language.measure FILE`.

Each line of FILE has a language, a message, and the effects wanted as JSON, parted by tabs: a list of steps,
`{"op": "ask"}` where the message should be asked back, nothing where it is no adjustment.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.language.outcomes import NotAnAdjustment, Question
from bot.language.parsing import Parsed, parse
from bot.language.wanted import Effect, agree, effects_of_steps, effects_wanted


class Verdict(StrEnum):
    """What became of a message."""

    UNDERSTOOD = "understood"
    MISSED = "missed"
    WRONG = "wrongly applied"


@dataclass(frozen=True)
class Message:
    """One message with the effect it wants."""

    locale: str
    text: str
    wanted: tuple[dict[str, object], ...]


def read_messages(path: Path) -> Iterator[Message]:
    """The messages of a file."""
    for line in path.read_text("utf-8").splitlines():
        locale, text, wanted = line.split("\t")
        yield Message(locale, text.replace("\\n", "\n"), tuple(json.loads(wanted)))


def judge(message: Message, parsed: Parsed) -> Verdict:
    """Whether the message was understood as it wants; what is applied otherwise is wrong."""
    if isinstance(parsed, tuple):
        effects: Sequence[Effect] = effects_of_steps(parsed)
        asked = any(op["op"] == "ask" for op in message.wanted)
        right = not asked and agree(effects_wanted(message.wanted), effects)
        return Verdict.UNDERSTOOD if right else Verdict.WRONG
    if not message.wanted:
        return Verdict.UNDERSTOOD if isinstance(parsed, NotAnAdjustment) else Verdict.MISSED
    asks = message.wanted[0]["op"] == "ask"
    return Verdict.UNDERSTOOD if asks and isinstance(parsed, Question) else Verdict.MISSED


def main(paths: Sequence[str]) -> None:
    """Print every message that wasn't understood, and the shares for each language."""
    for path in paths:
        counts: Counter[tuple[str, Verdict]] = Counter()
        for message in read_messages(Path(path)):
            parsed = parse(message.text)
            verdict = judge(message, parsed)
            counts[message.locale, verdict] += 1
            if verdict is not Verdict.UNDERSTOOD:
                print(f"{verdict}: {message.text!r}\n  wanted {list(message.wanted)}\n  got    {parsed}")
        _summarise(path, counts)


def _summarise(path: str, counts: Counter[tuple[str, Verdict]]) -> None:
    for locale in sorted({locale for locale, _ in counts}):
        of_locale = {verdict: counts[locale, verdict] for verdict in Verdict}
        total = sum(of_locale.values())
        shares = ", ".join(f"{verdict} {n} ({n / total:.1%})" for verdict, n in of_locale.items())
        print(f"{path} {locale}: {total} messages: {shares}")


if __name__ == "__main__":
    main(sys.argv[1:])
