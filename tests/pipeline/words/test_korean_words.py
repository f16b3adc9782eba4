"""Korean wishes become English ones, whatever particles, verbs and spacing they come with."""

from pathlib import Path

import pytest

import pipeline.words.korean
from pipeline.words.korean import to_english


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("흰 운동화", "white sneakers"),
        ("흰운동화", "white sneakers"),
        ("흰색 운동화", "white sneakers"),
        ("빨간 치마와 흰 운동화", "red skirt, white sneakers"),
        ("빨간 치마랑 흰 운동화로 바꿔줘", "red skirt, white sneakers"),
        ("빨간치마를 입혀줘", "red skirt"),
        ("가죽 재킷에 찢어진 청바지", "leather jacket, ripped jeans"),
        ("초록색의 코트", "green coat"),
        ("신발은 흰색으로", "shoes: white"),
        ("해변에서 빨간색 원피스", "beach, red dress"),
        ("파란색 청바지, 검은 부츠", "blue jeans, black boots"),
        ("white 운동화", "white sneakers"),
        ("white sneakers", "white sneakers"),
        ("", ""),
    ],
)
def test_wishes_in_english(korean: str, english: str) -> None:
    assert to_english(korean) == english


@pytest.mark.parametrize(
    "particle", ["을", "를", "은", "는", "이", "가", "와", "에", "로", "도", "하고", "이랑"]
)
def test_a_particle_does_not_hide_the_word(particle: str) -> None:
    assert to_english(f"부츠{particle}") == "boots"


@pytest.mark.parametrize(("korean", "english"), [("레인부츠를", "레인부츠"), ("뾰족한 구두", "뾰족한 shoes")])
def test_what_is_not_in_the_lexicon_stays_whole_without_its_particle(korean: str, english: str) -> None:
    assert to_english(korean) == english


def test_the_lexicon_is_well_formed() -> None:
    file = Path(pipeline.words.korean.__file__).with_name("korean.tsv")
    head, *rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
    assert head == ["korean", "english", "kind"]
    assert {row[2] for row in rows} == {"garment", "colour", "place", "other", "verb"}
    assert len({row[0] for row in rows}) == len(rows) > 300
    assert all(row[1].isascii() and (row[1] or row[2] == "verb") for row in rows)
