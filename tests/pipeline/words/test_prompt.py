"""Caption and wish become one prompt; where they contradict, the wish is right."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.words.garments import KIND_OF
from pipeline.words.phrases import garments_in, places_in
from pipeline.words.prompt import make_prompt

STREET = "a person wearing a red coat, blue jeans and brown boots, on a street"


@pytest.mark.parametrize(
    ("words", "prompt"),
    [
        ("", STREET),
        ("white sneakers", "a person wearing a red coat, blue jeans and white sneakers, on a street"),
        ("흰 운동화", "a person wearing a red coat, blue jeans and white sneakers, on a street"),
        (
            "make the shoes white please",
            "a person wearing a red coat, blue jeans and white shoes, on a street",
        ),
        ("신발은 흰색으로 바꿔줘", "a person wearing a red coat, blue jeans and white shoes, on a street"),
        (
            "신발은 흰색 바지는 검은색",
            "a person wearing a red coat, black pants and white shoes, on a street",
        ),
        (
            "her coat should be green and shoes yellow",
            "a person wearing a green coat, blue jeans and yellow shoes, on a street",
        ),
        ("black hat", "a person wearing a red coat, blue jeans, brown boots and a black hat, on a street"),
        ("red dress", "a person wearing a red coat, a red dress and brown boots, on a street"),
        ("beach", "a person wearing a red coat, blue jeans and brown boots, on a beach"),
        (
            "on a snowy beach, white boots",
            "a person wearing a red coat, blue jeans and white boots, on a snowy beach",
        ),
        ("밤에 공원에서", "a person wearing a red coat, blue jeans and brown boots, in a park, at night"),
        ("sharp, at night", f"{STREET}, sharp, at night"),
    ],
)
def test_a_wish_takes_the_place_of_what_it_contradicts(words: str, prompt: str) -> None:
    assert make_prompt(STREET, words) == prompt


@pytest.mark.parametrize(
    ("caption", "words", "prompt"),
    [
        ("a person on a street", "white sneakers", "a person wearing white sneakers, on a street"),
        ("a woman in a black dress", "blue jeans", "a woman in blue jeans"),
        (
            "a woman in a white shirt and a black skirt standing in front of a wall",
            "yellow dress",
            "a woman in a yellow dress standing in front of a wall",
        ),
        (
            "a woman in a black dress standing in front of a wall",
            "beach",
            "a woman in a black dress standing on a beach",
        ),
        ("a man in a red coat with a black coat", "green coat", "a man with a green coat"),
        ("a man smiling", "white sneakers and a hat", "a man smiling, wearing white sneakers and a hat"),
        ("", "white sneakers", "a person wearing white sneakers"),
        ("", "beach", "on a beach"),
        ("", "", ""),
        ("a street", "", "a street"),
    ],
)
def test_captions_of_other_forms(caption: str, words: str, prompt: str) -> None:
    assert make_prompt(caption, words) == prompt


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(KIND_OF)), max_size=4),
    st.sampled_from(sorted(KIND_OF)),
    st.sampled_from(["red", "blue", "light green"]),
)
def test_what_is_named_is_worn_once_and_nothing_of_its_kind_beside_it(
    worn: list[str], named: str, colour: str
) -> None:
    caption = "a person wearing " + ", ".join(f"brown {garment}" for garment in worn) if worn else "a person"
    prompt = make_prompt(caption, f"{colour} {named}")
    same_kind = [each for each in garments_in(prompt) if each.kind == KIND_OF[named]]
    assert [each.words.removeprefix("a ") for each in same_kind] == [f"{colour} {named}"]


def test_garments_are_found_with_their_articles() -> None:
    found = garments_in("She wears an old leather jacket and high heel boots")
    assert [(each.words, each.kind) for each in found] == [
        ("an old leather jacket", "outer"),
        ("high heel boots", "shoes"),
    ]


def test_a_short_skirt_is_no_shorts() -> None:
    assert [each.words for each in garments_in("short skirt")] == ["a short skirt"]


def test_places_get_their_preposition() -> None:
    assert [each.words for each in places_in("snowy forest")] == ["in a snowy forest"]
    assert [each.words for each in places_in("by the pool")] == ["by the pool"]
    assert [each.words for each in places_in("snow")] == ["in snow"]
