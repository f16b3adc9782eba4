from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pipeline.pose.pose import Joint, Person, Sight
from pipeline.training.pack import Example, read_pack, write_pack
from tests.pipeline.training.conftest import HEIGHT, WIDTH


def by_name(path: Path) -> dict[str, Example]:
    return {e.name: e for split in ("train", "validation") for e in read_pack(path, split)}


def test_what_was_written_is_read_again(pack: Path, examples: list[Example]) -> None:
    found = by_name(pack)
    assert sorted(found) == [example.name for example in examples]
    for example in examples:
        read = found[example.name]
        assert read.photo.shape == example.photo.shape
        # WebP: a little is lost
        assert np.abs(read.photo.astype(float) - example.photo).mean() < 6
        assert (read.regions == example.regions).mean() > 0.97  # stored at half the size
        assert read.pieces == example.pieces


def test_people_keep_their_places_and_sights(tmp_path: Path, examples: list[Example]) -> None:
    photo, none = examples[0].photo, np.zeros((HEIGHT, WIDTH), np.uint8)
    person = Person(tuple(Joint(1.5 * i, -2.25 * i, tuple(Sight)[i % 3]) for i in range(18)))
    both = [Example("a", photo, none, person, ()), Example("b", photo, none, None, ())]
    write_pack(tmp_path / "p.npz", both, 90)
    found = by_name(tmp_path / "p.npz")
    assert found["a"].person == person
    assert found["b"].person is None


def test_colours_keep_their_order(tmp_path: Path) -> None:
    red = np.full((16, 16, 3), (200, 30, 40), np.uint8)
    write_pack(tmp_path / "p.npz", [Example("red", red, np.zeros(red.shape[:2], np.uint8), None, ())], 95)
    assert np.abs(by_name(tmp_path / "p.npz")["red"].photo.astype(int) - red).max() <= 4


@pytest.mark.parametrize("count", [1, 13, 14, 40])
def test_every_13th_by_name_is_held_out(tmp_path: Path, examples: list[Example], count: int) -> None:
    names = [f"{number:04}" for number in range(count)]
    shuffled = np.random.default_rng(0).permutation(names).tolist()
    write_pack(tmp_path / "p.npz", [replace(examples[0], name=n) for n in shuffled], 50)
    held_out = [example.name for example in read_pack(tmp_path / "p.npz", "validation")]
    assert held_out == names[::13]
    trained = [example.name for example in read_pack(tmp_path / "p.npz", "train")]
    assert sorted(trained + held_out) == names
    assert set(trained).isdisjoint(held_out)
