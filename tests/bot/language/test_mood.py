"""What tells or asks is never applied, however much it sounds like a command."""

import pytest

from bot.language import NotAnAdjustment, Question, parse
from bot.language.sentences.mood import Mood, mood_of

WISHES = [
    "13 down 5",
    "i want her legs to look longer",
    "can you lower the left foot a bit?",
    "the left knee should be moved up 3",
    "13 down 5?",
    "왼발 3 내려줘",
    "왼발 조금 내려주실 수 있나요?",
    "왼발이 더 위에 있었으면 좋겠어요",
]
TOLD = [
    "you moved 13 down 5",
    "the legs got shorter",
    "left foot down 5 was too much",
    "she's just standing there",
    "왼발 아래로 이동했어요",
    "왼팔이 보여요",
    "다리 꼬고 있어요",
    "아니 됐어요",
]
ASKED = ["done?", "should the left foot be lower?", "다 됐어요?", "왼발 내리면 돼요?", "왼발 더 내려야 하나"]


@pytest.mark.parametrize("line", WISHES)
def test_wishes(line: str) -> None:
    assert mood_of(line) is Mood.WISH


@pytest.mark.parametrize("line", TOLD)
def test_statements_are_not_applied(line: str) -> None:
    assert mood_of(line) is Mood.STATEMENT
    assert parse(line) == NotAnAdjustment()


@pytest.mark.parametrize("line", ASKED)
def test_questions_are_not_applied(line: str) -> None:
    assert mood_of(line) is Mood.QUESTION
    assert parse(line) == NotAnAdjustment()


@pytest.mark.parametrize("line", ["왼발이 위에 있어요", "13번이 위로 가 있네요", "왼발이 오른쪽에 있어요"])
def test_where_something_is_asks_how_far_back(line: str) -> None:
    asked = parse(line)
    assert isinstance(asked, Question)
    assert asked.doubt == "how-far"
