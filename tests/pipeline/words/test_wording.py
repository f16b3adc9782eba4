"""A family is asked in words that it knows, and the person is told of those it does not."""

import pytest

from pipeline.canvas.native import NativeSize
from pipeline.families.spec import Defaults, FamilySpec, Licence
from pipeline.words.wording import put_into_words

VOCABULARY = tuple(
    "person wearing red blue white black grey coat jacket jeans pants boots sneakers shoes dress".split()
)


def family(vocabulary: tuple[str, ...]) -> FamilySpec:
    return FamilySpec(
        name="small",
        title="small",
        native=NativeSize(64, 96, 32, 0.5, 1.0),
        unet_channels=9,
        latent_scale=8,
        defaults=Defaults("ddim", 4, 2.0, 1.0, 1.0, False),
        licence=Licence("Apache-2.0"),
        vocabulary=vocabulary,
    )


@pytest.mark.parametrize(
    ("words", "prompt", "unknown"),
    [
        ("white sneakers", "a person wearing white sneakers", ()),
        ("please make the sneakers white", "a person wearing white sneakers", ()),
        ("navy trousers", "a person wearing blue pants", ()),
        ("an indigo coat", "a person wearing a blue coat", ()),
        ("puffer jacket", "a person wearing a jacket", ()),
        ("a red hanbok", "a person wearing a red dress", ("hanbok",)),
        ("wedges", "a person wearing shoes", ("wedges",)),
        ("knee-high boots", "a person wearing boots", ("knee-high",)),
        ("뾰족한 흰 운동화", "a person wearing white sneakers", ("뾰족한",)),
        ("레인부츠", "", ("레인부츠",)),
        ("beach", "", ("beach",)),
        ("a unicorn, white sneakers", "a person wearing white sneakers", ("unicorn",)),
        ("", "", ()),
    ],
)
def test_a_family_of_few_words(words: str, prompt: str, unknown: tuple[str, ...]) -> None:
    wording = put_into_words("", words, family(VOCABULARY))
    assert (wording.prompt, wording.unknown) == (prompt, unknown)


def test_a_family_of_all_english_keeps_every_english_word() -> None:
    wording = put_into_words("a woman", "navy trousers, a unicorn, 뾰족한 구두", family(()))
    assert wording.prompt == "a woman wearing navy trousers and shoes, a unicorn"
    assert wording.unknown == ("뾰족한",)


def test_the_caption_is_not_the_users_and_is_left_alone() -> None:
    wording = put_into_words("a woman in a sequined gown", "", family(VOCABULARY))
    assert (wording.prompt, wording.unknown) == ("a woman in a sequined gown", ())
