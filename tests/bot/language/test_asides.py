"""Praise, slips put right, and words that change nothing, beside what is wished."""

import pytest

from bot.language import NotAnAdjustment, NotUnderstood, parse


@pytest.mark.parametrize(
    ("line", "means"),
    [
        ("left foot is fine, right foot down 3", "10 down 3"),
        ("left foot ok, right foot down 3", "10 down 3"),
        ("13 as is, 12 up 3", "12 up 3"),
        ("i like the left foot, right foot down 2", "10 down 2"),
        ("왼발은 놔두고 오른발 3 내려줘", "10 down 3"),
        ("왼발 괜찮네요 오른발 3 내려주세요", "10 down 3"),
        ("looks good, 13 down 5", "13 down 5"),
        ("13 down 5, looks good", "13 down 5"),
        ("lower 13 sorry 12 by 3", "12 down 3"),
        ("left foot no right foot down 3", "10 down 3"),
        ("13 down 5 sorry 6", "13 down 6"),
        ("13 left no right 3", "13 right 3"),
        ("왼쪽 아니 오른쪽 무릎 2 올려줘", "9 up 2"),
        ("no, 13 down 5", "13 down 5"),
        ("nvm, 13 down 5", "13 down 5"),
        ("앉은 자세로 만들어줘", "pose sit"),
        ("13 down -5", "13 up 5"),
        ("다리 길이 -5%", "legs 5% shorter"),
        ("lift 13 up by 2%", "13 up 2"),
        ("다리를 꼬고 서있게 해줘", "cross legs"),
    ],
)
def test_only_what_is_wished_is_done(line: str, means: str) -> None:
    steps = parse(means)
    assert isinstance(steps, tuple)
    assert parse(line) == steps


@pytest.mark.parametrize(
    "line",
    [
        "left foot down 5, no, right foot down 5",
        "왼발 3 내려 아니 오른발 3 내려줘",
        "undo left foot down 5",
        "legs length 10%",
        "2번 왼발 3 내려줘",
        "왼손 왼무릎 위로",
        "다리 꼬고 앉은 자세",
    ],
)
def test_what_can_be_meant_otherwise_is_not_applied(line: str) -> None:
    assert isinstance(parse(line), NotUnderstood | NotAnAdjustment)


@pytest.mark.parametrize("line", ["13 is fine", "left foot ok", "2번째 거로 할게요", "no", "아니요"])
def test_what_asks_for_nothing_is_no_adjustment(line: str) -> None:
    assert parse(line) == NotAnAdjustment()
