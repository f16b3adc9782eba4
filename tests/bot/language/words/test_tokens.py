import pytest

from bot.language.adjustments import Unit
from bot.language.words.amounts import Amount, Place
from bot.language.words.numerals import value_of
from bot.language.words.tokens import tokenize


def kinds(text: str) -> list[str]:
    return [token.kind for token in tokenize(text)]


@pytest.mark.parametrize(
    "text", ["왼발을 5 내려줘", "왼 발 을 5 내 려 줘", "왼발을5내려줘", "왼 발을 5 내려 줘"]
)
def test_korean_is_read_however_it_is_spaced(text: str) -> None:
    assert kinds(text) == ["SIDE", "PART", "CASE", "NUMBER", "LIFT"]


@pytest.mark.parametrize(
    "text", ["발가락", "손톱", "눈썹", "목걸이", "코트", "다리미", "footwear", "handsome", "upper"]
)
def test_a_longer_word_is_not_the_part_it_begins_with(text: str) -> None:
    assert set(kinds(text)) & {"UNKNOWN", "OTHERPART"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5%", Amount(5)),
        ("by five", Amount(5)),
        ("12.5 px", Amount(12.5, Unit.PIXELS)),
        ("두 칸", Amount(2, Unit.CELLS)),
        ("3 cells", Amount(3, Unit.CELLS)),
        ("to e11", Place(56.25, 87.5)),
        ("x 42 y 95", Place(42, 95)),
        ("가로 62% 세로 50%", Place(62, 50)),
        ("to 310,880", Place(310, 880, Unit.PIXELS)),
        ("at (31, 88)", Place(31, 88)),
        ("-20°", -20.0),
        ("사십오도", 45.0),
        ("1.2배", 1.2),
    ],
)
def test_numbers_mean_what_stands_beside_them(text: str, value: object) -> None:
    (token,) = tokenize(text)
    assert token.value == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("thirteen", 13),
        ("twenty five", 25),
        ("십삼", 13),
        ("이십", 20),
        ("백오", 105),
        ("여섯", 6),
        (".5", 0.5),
    ],
)
def test_numerals(written: str, value: float) -> None:
    assert value_of(written) == value


def test_a_number_is_never_read_in_part() -> None:
    assert [token.said for token in tokenize("150.25 13")] == ["150.25", "13"]
