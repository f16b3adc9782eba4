"""Messages as people write them, with the effect they want: how many are understood, and none wrongly."""

from collections import Counter
from pathlib import Path

import pytest

from bot.language import NotAnAdjustment, parse
from bot.language.measure import Message, Verdict, judge, main, read_messages

MESSAGES = Path(__file__).parents[2] / "data" / "commands.tsv"
UNDERSTOOD = 0.95


@pytest.mark.parametrize("locale", ["en", "ko"])
def test_messages_are_understood_and_none_is_wrongly_applied(locale: str) -> None:
    messages = [message for message in read_messages(MESSAGES) if message.locale == locale]
    verdicts = {message.text: judge(message, parse(message.text)) for message in messages}
    counts = Counter(verdicts.values())
    assert [text for text, verdict in verdicts.items() if verdict is Verdict.WRONG] == []
    assert len(verdicts) >= 100
    assert counts[Verdict.UNDERSTOOD] / len(verdicts) >= UNDERSTOOD, verdicts


def message(text: str, *wanted: dict[str, object]) -> Message:
    return Message("en", text, wanted)


DOWN = {"op": "move", "joints": [13], "dx": 0, "dy": 5, "unit": "%", "chain": False}


@pytest.mark.parametrize(
    ("wanted", "line", "verdict"),
    [
        ([DOWN], "13 down 5", Verdict.UNDERSTOOD),
        ([DOWN], "13 down 4", Verdict.WRONG),
        ([DOWN | {"unit": None}], "13 down 4", Verdict.UNDERSTOOD),
        ([DOWN | {"unit": None}], "13 up 4", Verdict.WRONG),
        ([DOWN | {"unit": "px"}], "13 down 5", Verdict.WRONG),
        ([DOWN | {"chain": True}], "13 down 5", Verdict.WRONG),
        ([DOWN], "12 down 5", Verdict.WRONG),
        ([DOWN], "person 2: 13 down 5", Verdict.WRONG),
        ([DOWN], "13 down 5; hide 4", Verdict.WRONG),
        ([DOWN], "banana", Verdict.MISSED),
        ([], "13 down 5", Verdict.WRONG),
        ([], "left", Verdict.MISSED),
        ([], "hello", Verdict.UNDERSTOOD),
        ([{"op": "ask"}], "left", Verdict.UNDERSTOOD),
        ([{"op": "ask"}], "13 down 5", Verdict.WRONG),
        ([{"op": "undo", "n": 2}], "undo", Verdict.WRONG),
        ([{"op": "set", "joints": [13], "cell": "a1"}], "13 to a1", Verdict.UNDERSTOOD),
        ([{"op": "set", "joints": [13], "cell": "a1"}], "13 to a2", Verdict.WRONG),
    ],
)
def test_a_verdict_says_what_became_of_a_message(
    wanted: list[dict[str, object]], line: str, verdict: Verdict
) -> None:
    assert judge(message(line, *wanted), parse(line)) is verdict


def test_what_is_not_applied_is_missed_not_wrong() -> None:
    assert judge(message("", DOWN), NotAnAdjustment()) is Verdict.MISSED


def test_the_command_prints_shares_and_misses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "messages.tsv"
    path.write_text('en\tundo\t[{"op": "undo", "n": 1}]\nen\tbanana\t[{"op": "done"}]\n', "utf-8")
    main([str(path)])
    printed = capsys.readouterr().out
    assert "en: 2 messages: understood 1 (50.0%), missed 1 (50.0%), wrongly applied 0 (0.0%)" in printed
    assert "missed: 'banana'" in printed


STRANGE = {"en": "banana", "ko": "바나나"}


def test_a_word_that_is_not_understood_never_changes_what_is_done() -> None:
    for message in list(read_messages(MESSAGES))[::4]:
        words, before = message.text.split(" "), parse(message.text)
        for place in range(len(words) + 1):
            line = " ".join([*words[:place], STRANGE[message.locale], *words[place:]])
            after = parse(line)
            assert not isinstance(after, tuple) or after == before, line
