import numpy as np
import numpy.typing as npt
import pytest

from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Person
from pipeline.training.frames import Frame, mirrored, random_frame, whole_frame
from pipeline.training.garments import Piece
from pipeline.training.pack import Example

WIDTH, HEIGHT = 64, 96
MARK = (250, 20, 20)


@pytest.fixture
def marked(examples: list[Example]) -> Example:
    """A figure on grey whose right ankle is a red spot, wearing boots that begin at that row."""
    person = examples[0].person
    assert person is not None
    photo = np.full((4 * HEIGHT, 4 * WIDTH, 3), 120, np.uint8)
    large = Person(tuple(Joint(4 * j.x, 4 * j.y) for j in person.joints))
    x, y = round(large[J.R_ANKLE].x), round(large[J.R_ANKLE].y)
    photo[y - 10 : y + 11, x - 10 : x + 11] = MARK
    pieces = (Piece("outer", "coat", "red", 0.1), Piece("shoes", "boots", "brown", y / (4 * HEIGHT)))
    return Example("marked", photo, np.zeros(photo.shape[:2], np.uint8), large, pieces)


def redness(frame: Frame, joint: J) -> int:
    """How much redder than green the frame is at a joint."""
    place = frame.pose.people[0][joint]
    pixel: npt.NDArray[np.uint8] = frame.picture[int(place.y), int(place.x)]
    return int(pixel[0]) - int(pixel[1])


def test_a_whole_frame_is_the_photo_resized(marked: Example) -> None:
    frame = whole_frame(marked, WIDTH, HEIGHT)
    assert frame.picture.shape == (HEIGHT, WIDTH, 3)
    assert (frame.pose.width, frame.pose.height) == (WIDTH, HEIGHT)
    assert frame.pieces == marked.pieces
    assert redness(frame, J.R_ANKLE) > 200
    assert redness(frame, J.L_ANKLE) == 0


def test_mirroring_exchanges_the_sides(marked: Example) -> None:
    frame = whole_frame(marked, WIDTH, HEIGHT)
    flipped = mirrored(frame)
    assert redness(flipped, J.L_ANKLE) > 200
    assert redness(flipped, J.R_ANKLE) == 0
    before, after = frame.pose.people[0], flipped.pose.people[0]
    assert after[J.L_EAR].x == WIDTH - 1 - before[J.R_EAR].x
    assert after[J.NOSE].x == WIDTH - 1 - before[J.NOSE].x
    again = mirrored(flipped)
    assert np.array_equal(again.picture, frame.picture)
    for j in J:
        assert again.pose.people[0][j].x == pytest.approx(before[j].x)
        assert again.pose.people[0][j].y == before[j].y


def random_frames(example: Example, count: int = 120) -> list[Frame]:
    rng = np.random.default_rng(0)
    return [random_frame(example, WIDTH, HEIGHT, rng) for _ in range(count)]


def test_the_pose_moves_with_the_picture(marked: Example) -> None:
    sides: set[J] = set()
    for frame in random_frames(marked):
        person = frame.pose.people[0]
        inside = [j for j in (J.R_ANKLE, J.L_ANKLE) if 0 <= person[j].x < WIDTH and 0 <= person[j].y < HEIGHT]
        red = [j for j in inside if redness(frame, j) > 100]
        assert len(red) <= 1
        sides.update(red)
        # Where both ankles can be seen, one of them is the marked one.
        assert len(inside) < 2 or red
    assert sides == {J.R_ANKLE, J.L_ANKLE}


def test_pieces_below_the_frame_are_left_out(marked: Example) -> None:
    shown = hidden = 0
    for frame in random_frames(marked, 200):
        begin = frame.pose.people[0][J.R_ANKLE].y
        wears_boots = any(piece.region == "shoes" for piece in frame.pieces)
        if begin >= HEIGHT:
            assert not wears_boots
            hidden += 1
        elif begin < 0.94 * HEIGHT:
            assert wears_boots
            shown += 1
        assert frame.pieces[0].garment == "coat"
    assert shown > 50
    assert hidden > 5


def test_frames_differ_and_are_the_same_for_the_same_seed(marked: Example) -> None:
    first, again = random_frames(marked, 5), random_frames(marked, 5)
    for one, other in zip(first, again, strict=True):
        assert np.array_equal(one.picture, other.picture)
        assert one.pose == other.pose
    assert len({frame.picture.tobytes() for frame in first}) == 5


def test_nobody_stays_nobody(examples: list[Example]) -> None:
    nobody = examples[5]
    assert nobody.person is None
    assert whole_frame(nobody, WIDTH, HEIGHT).pose.people == ()
    assert all(frame.pose.people == () for frame in random_frames(nobody, 5))
