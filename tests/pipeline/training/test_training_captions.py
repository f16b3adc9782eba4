from pathlib import Path

import numpy as np
import pytest
from transformers import CLIPTokenizer

from pipeline.pose.joints import J
from pipeline.pose.pose import Pose
from pipeline.training.garments import Piece, caption_of
from pipeline.training.labelling import Labels, pieces_of
from pipeline.training.pack import Example
from pipeline.training.prompts import EMPTY_SHARE, random_prompt
from pipeline.training.tokenizer import LENGTH, corpus, vocabulary, write_tokenizer

COAT = Piece("outer", "coat", "red", 0.2)
JEANS = Piece("bottom", "jeans", "blue", 0.5)
BOOTS = Piece("shoes", "boots", "orange", 0.9)


@pytest.mark.parametrize(
    ("piece", "words"),
    [
        (COAT, "a red coat"),
        (JEANS, "blue jeans"),
        (BOOTS, "orange boots"),
        (Piece("dress", "dress", "orange", 0.2), "an orange dress"),
    ],
)
def test_a_garment_in_words(piece: Piece, words: str) -> None:
    assert piece.words == words


@pytest.mark.parametrize(
    ("pieces", "caption"),
    [
        ((), "a person on a street"),
        ((COAT,), "a person wearing a red coat, on a street"),
        ((COAT, JEANS), "a person wearing a red coat and blue jeans, on a street"),
        ((COAT, JEANS, BOOTS), "a person wearing a red coat, blue jeans and orange boots, on a street"),
    ],
)
def test_a_caption_is_one_sentence(pieces: tuple[Piece, ...], caption: str) -> None:
    assert caption_of(pieces) == caption


def prompts(pieces: tuple[Piece, ...], count: int = 2000) -> list[str]:
    rng = np.random.default_rng(0)
    return [random_prompt(pieces, rng) for _ in range(count)]


def test_a_tenth_of_the_prompts_are_empty() -> None:
    share = np.mean([prompt == "" for prompt in prompts((COAT, JEANS))])
    assert share == pytest.approx(EMPTY_SHARE, abs=0.02)


def test_prompts_are_captions_short_requests_and_shuffled_captions() -> None:
    made = set(prompts((COAT, JEANS, BOOTS)))
    assert caption_of((COAT, JEANS, BOOTS)) in made
    assert {"red coat", "blue jeans", "orange boots"} <= made
    assert caption_of((BOOTS, COAT, JEANS)) in made
    assert caption_of((COAT, BOOTS)) in made


def test_prompts_name_only_what_is_worn() -> None:
    assert all("jeans" not in prompt for prompt in prompts((COAT, BOOTS), count=300))


def test_the_tokenizer_writes_all_the_captions_it_learnt_from(tmp_path: Path) -> None:
    written = write_tokenizer(tmp_path / "tokenizer")
    read = CLIPTokenizer.from_pretrained(tmp_path / "tokenizer")
    assert read.model_max_length == LENGTH
    caption = caption_of((COAT, JEANS, BOOTS))
    tokens = read(caption).input_ids
    assert tokens == written(caption).input_ids
    # Every word of a caption is one token: it fits with room to spare.
    assert len(tokens) == len(caption.replace(",", " ,").split()) + 2 <= LENGTH
    assert read.decode(tokens, skip_special_tokens=True).replace(" ,", ",").strip() == caption
    assert (tmp_path / "vocabulary.txt").read_text().split() == vocabulary()


def test_the_vocabulary_is_that_of_the_captions() -> None:
    words = set(vocabulary())
    assert {"person", "wearing", "coat", "red", "t-shirt"} <= words
    assert all(word.strip(",") in words for line in corpus()[:20] for word in line.split())


def test_masked_garments_are_named_by_their_own_pixels() -> None:
    photo = np.full((40, 30, 3), 125, np.uint8)
    photo[10:20] = (176, 32, 38)
    photo[30:] = (54, 78, 126)
    mask = np.zeros((40, 30), np.uint8)
    mask[10:20], mask[30:] = 1, 2
    labels = Labels(("jeans", "coat", "hat", "skin"), ("null", "coat", "jeans", "hat", "skin"), mask)
    # No pixel of the hat is marked; skin is no garment.
    assert pieces_of(photo, None, labels) == (
        Piece("outer", "coat", "red", 0.25),
        Piece("bottom", "jeans", "blue", 0.75),
    )


def test_unmasked_garments_are_measured_on_the_body(examples: list[Example]) -> None:
    person = examples[0].person
    assert person is not None
    photo = np.full((8 * 96, 8 * 64, 3), 125, np.uint8)
    large = Pose(64, 96, (person,)).scaled(8 * 64, 8 * 96).people[0]
    hip, ankle = round(large[J.R_HIP].y), round(large[J.R_ANKLE].y)
    photo[hip:ankle] = (28, 28, 30)
    pieces = pieces_of(photo, large, Labels(("pants", "bag"), ("null",), None))
    (pants,) = pieces  # where a bag hangs, the body doesn't tell
    assert (pants.region, pants.garment, pants.colour) == ("bottom", "pants", "black")
    assert hip < pants.top * photo.shape[0] < ankle
    assert pieces_of(photo, None, Labels(("pants",), ("null",), None)) == ()
