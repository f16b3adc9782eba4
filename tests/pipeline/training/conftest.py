"""A tiny pack of drawn figures in place of street photos, and what the training commands are told."""

import argparse
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny

from pipeline.pose.joints import BONES
from pipeline.pose.pose import Joint, Person
from pipeline.training.denoiser import painter_arguments
from pipeline.training.garments import ORDER, Piece
from pipeline.training.pack import Example, write_pack
from pipeline.training.sizes import Sizes

WIDTH, HEIGHT = 64, 96
# COCO-18 places of a standing figure, as shares of width and height.
_STANDING = (
    *((0.50, 0.10), (0.50, 0.18), (0.40, 0.18), (0.36, 0.32), (0.34, 0.44), (0.60, 0.18), (0.64, 0.32)),
    *((0.66, 0.44), (0.44, 0.48), (0.43, 0.68), (0.42, 0.88), (0.56, 0.48), (0.57, 0.68), (0.58, 0.88)),
    *((0.48, 0.09), (0.52, 0.09), (0.46, 0.10), (0.54, 0.10)),
)
_PIECES = (
    Piece("outer", "coat", "red", 0.15),
    Piece("bottom", "jeans", "blue", 0.45),
    Piece("shoes", "boots", "brown", 0.88),
)


def drawn(number: int) -> Example:
    """A figure on a background of its own; nobody in one of them, other garments in each."""
    rng = np.random.default_rng(number)
    photo = np.full((HEIGHT, WIDTH, 3), rng.integers(60, 200, 3), np.uint8)
    regions = np.zeros((HEIGHT, WIDTH), np.uint8)
    if number == 5:
        return Example(f"{number:04}", photo, regions, None, ())
    person = Person(tuple(Joint(WIDTH * x, HEIGHT * y) for x, y in _STANDING))
    for start, end in BONES:
        places = [(round(person[joint].x), round(person[joint].y)) for joint in (start, end)]
        cv2.line(photo, places[0], places[1], rng.integers(0, 256, 3).tolist(), 5)
    regions[int(0.85 * HEIGHT) :] = ORDER.index("shoes") + 1
    return Example(f"{number:04}", photo, regions, person, _PIECES[: number % 4])


@pytest.fixture(scope="session")
def examples() -> list[Example]:
    return [drawn(number) for number in range(14)]


@pytest.fixture(scope="session")
def pack(examples: list[Example], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pack") / "figures.npz"
    write_pack(path, examples, quality=90)
    return path


@pytest.fixture(scope="session")
def options(pack: Path) -> Callable[[Path], argparse.Namespace]:
    """What a training command is told when its run and its weights go under a folder."""

    def told(folder: Path) -> argparse.Namespace:
        parser = painter_arguments("")
        places = {"--pack": pack, "--run": folder / "run", "--out": folder / "weights"}
        words = [str(word) for pair in places.items() for word in pair]
        return parser.parse_args(
            [*words, "--minutes", "1", "--refresh", "2", "--batch", "2", "--device", "cpu"]
        )

    return told


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small autoencoder of random weights: the other parts start from one."""
    monkeypatch.setattr("pipeline.training.sample.GRID_STEPS", 3)  # a grid need not be pretty here
    torch.manual_seed(0)
    AutoencoderTiny(
        encoder_block_out_channels=(8,) * 4,
        decoder_block_out_channels=(8,) * 4,
        num_encoder_blocks=(0, 1, 1, 1),
        num_decoder_blocks=(1, 1, 1, 0),
    ).save_pretrained(tmp_path / "weights" / "vae")
    return tmp_path


@pytest.fixture(scope="session")
def small() -> Sizes:
    return Sizes(channels=(8, 8, 16), heads=2, groups=4, context=16, hint_channels=(4, 4, 4, 4), pool=6)
