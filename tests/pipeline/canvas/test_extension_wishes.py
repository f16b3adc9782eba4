import pytest

from pipeline.canvas.extension import parse_extension, pixels
from pipeline.contract import Extension
from pipeline.errors import UserMistake


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Extension()),
        ("auto", Extension()),
        ("bottom=40%", Extension(bottom="40%")),
        ("bottom = 40 %", Extension(bottom="40%")),
        ("BOTTOM:40%", Extension(bottom="40%")),
        ("bottom 40%", Extension(bottom="40%")),
        ("left=120px", Extension(left="120px")),
        ("left=120px, right = 10%;bottom=auto", Extension(left="120px", right="10%")),
        ("left=0", Extension(left="0")),
        ("all=20%", Extension("20%", "20%", "20%", "20%")),
        ("bottom=auto all=20%", Extension("20%", "20%", "20%", "auto")),
        ("zoom=1.3", Extension(zoom=1.3)),
        ("zoom 2x bottom=12.5%", Extension(bottom="12.5%", zoom=2.0)),
    ],
)
def test_wishes_are_read_however_they_are_spaced(text: str, expected: Extension) -> None:
    assert parse_extension(text) == expected


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("bottom", "can't read"),
        ("bottom=", "can't read"),
        ("bottom=40", "40% or 40px"),
        ("bottom=-40%", "never negative"),
        ("bottom=40cm", "can't read"),
        ("botom=40%", "no side called 'botom'"),
        ("bottom=40% bottom=30%", "twice"),
        ("40%", "can't read"),
        ("zoom=auto", "zoom"),
        ("zoom=0.5", "between 1 and 4"),
        ("zoom=99", "between 1 and 4"),
        ("zoom=20%", "zoom"),
        ("left=9999999999px", "too much"),
        ("left=2x", "can't read"),
        ("\x00" * 3000, "can't read"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(text: str, says: str) -> None:
    with pytest.raises(UserMistake, match=says) as error:
        parse_extension(text)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 200


@pytest.mark.parametrize(
    ("wish", "expected"), [("auto", None), ("40%", 400), ("120px", 120), ("0", 0), (" 12.5 % ", 125)]
)
def test_a_wish_becomes_pixels_of_its_side(wish: str, expected: int | None) -> None:
    assert pixels(wish, 1000) == expected
