"""Sentences with their arguments, in the right language."""

import pytest

from bot.text.durations import duration
from bot.text.locales import Locale, negotiate
from bot.text.message import message
from bot.text.text import Text, TextError

ENGLISH, KOREAN = Text(Locale.ENGLISH), Text(Locale.KOREAN)


@pytest.mark.parametrize("tag", ["ko", "ko-KR", "ko_KR", "KO", "ko-Kore-KR"])
def test_korean_is_spoken_with_koreans(tag: str) -> None:
    assert negotiate(tag) is Locale.KOREAN


@pytest.mark.parametrize("tag", ["en", "en-GB", "de", "kok", "kos-FM", "", "-", None])
def test_english_is_spoken_with_everybody_else(tag: str | None) -> None:
    assert negotiate(tag) is Locale.ENGLISH


def test_numbers_are_set_as_the_language_sets_them() -> None:
    assert "1,234 photos" in ENGLISH.say("photo-received", ahead=1234, wait="1 minute")
    assert "1,234장" in KOREAN.say("photo-received", ahead=1234, wait="1분")


def test_one_is_not_many() -> None:
    assert ENGLISH.say("duration-minutes", count=1) == "1 minute"
    assert ENGLISH.say("duration-minutes", count=2) == "2 minutes"


def test_a_message_within_a_message_is_said_in_the_same_language() -> None:
    locked = message("adjust-locked", joint=message("joint-left-ankle"))
    assert "left ankle (13)" in ENGLISH.tell(locked)
    assert "왼쪽 발목(13)" in KOREAN.tell(locked)


def test_a_text_that_refers_to_a_button_names_it_as_it_is_written_there() -> None:
    assert f"“{ENGLISH.say('button-retry')}”" in ENGLISH.say("job-cancelled")
    assert f"‘{KOREAN.say('button-retry')}’" in KOREAN.say("job-cancelled")


def test_a_message_is_a_value() -> None:
    assert message("result-completed", first="a", second="b") == message(
        "result-completed", second="b", first="a"
    )
    assert message("result-completed", first="a", second="b") != message(
        "result-completed", first="b", second="a"
    )
    assert len({message("about-start"), message("about-start")}) == 1


def test_what_does_not_exist_is_not_said() -> None:
    with pytest.raises(TextError, match="no text no-such-text in en"):
        ENGLISH.say("no-such-text")


def test_a_missing_argument_is_an_error() -> None:
    with pytest.raises(TextError, match=r"takes \(first, second\), not \(first\)"):
        KOREAN.say("result-completed", first="13 down 5")


def test_an_argument_too_many_is_an_error() -> None:
    with pytest.raises(TextError, match=r"takes \(\), not \(name\)"):
        ENGLISH.say("about-start", name="x")


def test_a_quoted_word_cannot_turn_the_sentence_around_it() -> None:
    said = ENGLISH.say("trouble-unknown-word", what="\u202eknee\u2069")
    assert "“knee”" in said


def test_a_quoted_word_is_no_pattern() -> None:
    assert "{ $first }" in ENGLISH.say("trouble-unknown-word", what="{ $first }")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "5 seconds"),
        (12, "15 seconds"),
        (55, "55 seconds"),
        (56, "1 minute"),
        (61, "2 minutes"),
        (5400, "90 minutes"),
        (5401, "2 hours"),
        (86400, "24 hours"),
    ],
)
def test_durations_are_rounded_up(seconds: float, said: str) -> None:
    assert ENGLISH.tell(duration(seconds)) == said
