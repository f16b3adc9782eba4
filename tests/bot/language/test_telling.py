"""Every trouble and every doubt has its sentence, in both languages."""

import pytest

from bot.language import NotUnderstood, Question, question_message, trouble_messages, understand
from bot.language.doubt import Doubt
from bot.language.outcomes import Option
from bot.language.trouble import Trouble
from bot.text.locales import Locale
from bot.text.text import Text
from tests.bot.language.body import CANVAS, POSE


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_is_told_with_a_hint(trouble: Trouble, locale: Locale) -> None:
    first, hint = trouble_messages(NotUnderstood(trouble, "13", limit=17, samples=("9 up 3",)), "13 …")
    assert Text(locale).tell(first)
    assert "9 up 3" in Text(locale).tell(hint)


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("doubt", Doubt)
def test_every_doubt_is_asked(doubt: Doubt, locale: Locale) -> None:
    asked = Text(locale).tell(question_message(Question(doubt, "왼쪽", (Option(()), Option(()))), "왼쪽"))
    assert asked.endswith("?")
    assert ("왼쪽" in asked) == (doubt not in ("undo-or-cancel", "undo-or-reset", "swap-or-mirror"))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("knea down 5", "knee"),
        ("25 down 5", "0 to 17"),
        ("13 to 50%,140%", "100 %"),
        ("person 3: 13 down 5", "no person 3"),
        ("13 bend 20", "left ankle (13)"),
    ],
)
def test_what_is_wrong_with_a_line_is_named(line: str, says: str) -> None:
    outcome = understand(line, POSE, CANVAS)
    assert isinstance(outcome, NotUnderstood)
    assert says in " ".join(Text(Locale.ENGLISH).tell(each) for each in trouble_messages(outcome, line))
