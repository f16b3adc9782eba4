"""Which words are named back."""

from dataclasses import replace

import pytest

from pipeline.families.places import known_spec
from pipeline.families.spec import FamilySpec
from pipeline.families.vocabulary import unknown_words


@pytest.fixture
def spec() -> FamilySpec:
    words = ("red", "white", "dress", "boot", "sneakers", "knee", "high", "body", "t-shirt")
    return replace(known_spec("realistic-vision"), vocabulary=words)


@pytest.mark.parametrize(
    ("prompt", "unknown"),
    [
        ("", ()),
        ("a red dress and white sneakers", ()),
        ("Red DRESSES, sneaker; boots!", ()),
        ("knee-high boots, t-shirts, bodies", ()),
        ("glowing tentacles in a red dress, glowing", ("glowing", "tentacles")),
        ("Cowboy boots with 3 spurs", ("Cowboy", "spurs")),
        ("빨간 dress", ("빨간",)),
    ],
)
def test_words_the_family_never_saw(spec: FamilySpec, prompt: str, unknown: tuple[str, ...]) -> None:
    assert unknown_words(prompt, spec) == unknown


def test_without_a_vocabulary_only_other_scripts_are_unknown() -> None:
    spec = known_spec("realistic-vision")
    assert unknown_words("glowing tentacles, 흰 sneakers", spec) == ("흰",)
