"""Joints that are said last are meant by what was said before them, unless that names joints of its own."""

import pytest

from bot.language import parse


@pytest.mark.parametrize(
    ("line", "plainly"),
    [
        ("2 more to the right on 12", "12 right 2"),
        ("down 4 for 13", "13 down 4"),
        ("two and a half to the left for the right hand", "right hand left 2.5"),
        ("go 5px left and 14px down with the right wrist", "4 left 5px down 14px"),
        ("left 3 and down 2 for the left foot", "13 left 3 down 2"),
        ("왼쪽으로 3 옮겨줘 왼쪽 무릎", "12 left 3"),
        ("move the right elbow 4 up and take the hand along with it", "3+ up 4"),
    ],
)
def test_joints_said_last(line: str, plainly: str) -> None:
    assert parse(line) == parse(plainly)


@pytest.mark.parametrize("line", ["10 left, 13 right, left hand", "10 left 3, 13 right 3 and the left hand"])
def test_numbers_that_are_joints_are_no_amounts_of_the_last_one(line: str) -> None:
    assert not isinstance(parse(line), tuple)
