"""A studio that paints with random weights, and a real photo of a person."""

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt
import pytest
import skimage.data
import torch

from pipeline.detect import make_detector
from pipeline.detect.detector import Detection, Detector
from pipeline.engine.engine import Engine
from pipeline.engine.model import FamilyModels
from pipeline.families.family import Family
from pipeline.families.load import load_family
from pipeline.tasks import MemoryPictures, Studio
from tests.fakes.tiny_family import build_tiny_family

RGB = npt.NDArray[np.uint8]


@pytest.fixture(scope="session", autouse=True)
def _one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def tiny_family(tmp_path_factory: pytest.TempPathFactory) -> Family:
    return load_family(build_tiny_family(tmp_path_factory.mktemp("families") / "tiny"))


@pytest.fixture(scope="session")
def engine(tiny_family: Family) -> Iterator[Engine]:
    with Engine(FamilyModels(tiny_family)) as engine:
        yield engine


@pytest.fixture(scope="session")
def mediapipe() -> Detector:
    return make_detector("mediapipe")


@pytest.fixture(scope="session")
def astronaut() -> RGB:
    """256 x 256, cut at the hips."""
    photo = skimage.data.astronaut()
    return np.asarray(cv2.resize(photo, (256, 256), interpolation=cv2.INTER_AREA), np.uint8)


@pytest.fixture
def pictures(astronaut: RGB) -> MemoryPictures:
    """A store in which the astronaut lies as photo.png."""
    kept = MemoryPictures()
    assert kept.save(astronaut, "photo") == "photo.png"
    return kept


@pytest.fixture(scope="session")
def seen(mediapipe: Detector, astronaut: RGB) -> Detection:
    return mediapipe.detect(astronaut)


@pytest.fixture
def studio(engine: Engine, tiny_family: Family, mediapipe: Detector, pictures: MemoryPictures) -> Studio:
    return Studio(engine, tiny_family, mediapipe, pictures)
