"""Where a second person is looked for."""

import numpy as np
import pytest

from pipeline.detect.second import distance_to_body, squares
from pipeline.pose.pose import Sight
from pipeline.pose.standing import standing_person


@pytest.mark.parametrize(
    ("width", "height"), [(640, 640), (640, 400), (300, 640), (640, 3), (1, 1), (401, 640)]
)
def test_the_squares_cover_the_picture_and_stay_inside(width: int, height: int) -> None:
    seen = np.zeros((height, width), dtype=bool)
    for left, top, side in squares(width, height):
        assert 0 <= left <= width - side
        assert 0 <= top <= height - side
        seen[top : top + side, left : left + side] = True
    assert seen.all()


def test_distance_to_the_nearest_bone() -> None:
    person = standing_person(x=100, top=0, height=320, sight=Sight.VISIBLE)  # torso: 100 pixels
    assert distance_to_body((100, 65), person) == pytest.approx(0)
    assert distance_to_body((100, 65 - 46 - 50), person) == pytest.approx(50, abs=8)
    assert distance_to_body((400, 200), person) > 200
