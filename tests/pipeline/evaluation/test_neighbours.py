"""A copy is found to be one; what was painted anew isn't."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from skimage import data

from pipeline.evaluation import trained_on as training_module
from pipeline.evaluation.cut import CutPhoto, training_files, validation_files
from pipeline.evaluation.features import FeatureReader, kernel_distance
from pipeline.evaluation.instruments import Instruments
from pipeline.evaluation.landmarks import Body, Eyes
from pipeline.evaluation.neighbours import cosine_distances, nearest, remembered
from pipeline.evaluation.opennsfw import FEATURES, OpenNsfwReader
from pipeline.evaluation.trained_on import read_training


def photos(count: int, blur: int = 1) -> npt.NDArray[np.uint8]:
    """Pieces of the astronaut, more or less blurred."""
    whole = Image.fromarray(data.astronaut())
    rng = np.random.default_rng(0)
    corners = [tuple(rng.integers(0, 300, 2).tolist()) for _ in range(count)]
    made = [whole.crop((x, y, x + 200, y + 200)) for x, y in corners]
    return np.stack([np.asarray(piece.resize((200 // blur,) * 2).resize((200, 200))) for piece in made])


def test_the_second_network_s_features_see_only_the_lower_part() -> None:
    reader, photo = OpenNsfwReader(), data.astronaut()
    beheaded = photo.copy()
    beheaded[:300] = 0
    features = reader.read(photo, 300)
    assert features.shape == (FEATURES,)
    assert np.array_equal(features, reader.read(beheaded, 300))
    assert not np.allclose(features, reader.read(beheaded, 299))


def test_the_second_distance_is_about_zero_for_equal_sets_and_grows_with_blur() -> None:
    reader = OpenNsfwReader()
    sets = {
        blur: np.stack([reader.read(piece, 0) for piece in photos(12, blur)]).astype(np.float64)
        for blur in (1, 6, 20)
    }
    same, little, much = (kernel_distance(sets[blur], sets[1]) for blur in (1, 6, 20))
    assert same <= 0
    assert same + 0.05 < little < much


def test_the_neighbour_of_a_copied_photo_is_itself() -> None:
    reader = FeatureReader()
    features = np.stack([reader.read(piece, 20) for piece in photos(6)])
    found = nearest(features[4], features[1], features)
    assert found.number == 4
    assert found.distance == pytest.approx(0, abs=1e-6)
    assert found.own > 0.01


def test_cosine_distances_do_not_know_lengths() -> None:
    apart = cosine_distances(np.array([1, 0], np.float32), np.array([[5, 0], [0, 2], [-1, 0]], np.float32))
    assert apart == pytest.approx([0, 1, 2])


def test_copies_of_training_photos_are_remembered_and_the_photos_themselves_are_not() -> None:
    rng = np.random.default_rng(0)
    training, real = (rng.normal(0, 1, (8, 16)).astype(np.float32) for _ in range(2))
    copied = remembered(list(training), list(real), training)
    own = remembered(list(real), list(real), training)
    assert copied is not None
    assert own is not None
    assert (copied.value, own.value) == (1, 0)
    assert remembered(list(real), list(real), training[:0]) is None


def test_training_photos_are_all_but_those_for_validation(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number:04}.jpg").touch()
    trained, validated = set(training_files(tmp_path)), set(validation_files(tmp_path))
    assert len(trained) == 27
    assert not trained & validated


def test_training_photos_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        Image.fromarray(photos(4)[number]).save(tmp_path / f"{number:04}.png")
    cuts: list[str] = []

    def halved(name: str, whole: npt.NDArray[np.uint8], see: object) -> CutPhoto | None:
        cuts.append(name)
        return None if name == "0002" else CutPhoto(name, whole, Body({}), 100)

    monkeypatch.setattr(training_module, "cut", halved)
    instruments = Instruments(Eyes(), FeatureReader(), OpenNsfwReader())
    first = read_training(tmp_path, tmp_path / "cache", instruments, jobs=2)
    again = read_training(tmp_path, tmp_path / "cache", instruments, jobs=2)
    assert sorted(cuts) == ["0001", "0002", "0003"]
    assert [file.stem for file in first.files] == ["0001", "0003"]
    assert again.files == first.files
    assert np.array_equal(again.features, first.features)
    assert nearest(first.features[1], first.features[0], again.features).number == 1
