"""OpenPose JSON as sd-webui-openpose-editor reads and writes it.

One object: `people`, each with `pose_keypoints_2d` (18 times x, y, confidence), `canvas_width` and
`canvas_height`. A person whose numbers are all within -1..1 is in shares of the canvas, else in pixels.
Hands, faces and animals are not ours: skipped when read, absent when written.
"""

import json
import math
from collections.abc import Mapping
from typing import Any

from pipeline.errors import UserMistake
from pipeline.pose.joints import JOINTS, J
from pipeline.pose.pose import Joint, Person, Pose, Sight
from pipeline.pose.standing import complete_person

CONFIDENCE = {Sight.VISIBLE: 1.0, Sight.GUESSED: 0.5, Sight.HIDDEN: 0.0}
# OpenPose writes 0, 0, 0 for a joint that is not shown; its place is kept here, in pixels, by its number.
HIDDEN_PLACES = "hidden_places"

MOST_PEOPLE = 64
LARGEST = 1_000_000  # pixels, of a coordinate
LARGEST_CANVAS = 100_000
ASPECT_TOLERANCE = 0.15  # controlnet_aux rounds both sides to multiples of 64


def dumps(pose: Pose) -> str:
    """The pose as OpenPose JSON, in pixels."""
    people = [_person_to_json(person) for person in pose.people]
    return json.dumps(
        {"people": people, "animals": [], "canvas_width": pose.width, "canvas_height": pose.height}
    )


def loads(text: str, width: int | None = None, height: int | None = None) -> Pose:
    """The pose that OpenPose JSON describes, scaled to width x height pixels where they are given.

    Of a list of poses, the first. Raises UserMistake where the text is none or does not fit the picture.
    """
    data = _parse(text)
    canvas = _canvas(data, width, height)
    people = data.get("people")
    if not isinstance(people, list):
        raise UserMistake("The pose has no list of “people”: it is not an OpenPose JSON file.")
    if len(people) > MOST_PEOPLE:
        raise UserMistake(f"The pose has {len(people)} people; {MOST_PEOPLE} is the most.")
    pose = Pose(*canvas, tuple(_person_from_json(p, *canvas) for p in people))
    return _fitted(pose, width or canvas[0], height or canvas[1])


def _person_to_json(person: Person) -> dict[str, Any]:
    points: list[float] = []
    for joint in person.joints:
        points += (joint.x, joint.y, CONFIDENCE[joint.sight]) if joint.shown else (0.0, 0.0, 0.0)
    hidden = {str(int(j)): [person[j].x, person[j].y] for j in J if not person[j].shown}
    return {"pose_keypoints_2d": points} | ({HIDDEN_PLACES: hidden} if hidden else {})


def _parse(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserMistake(f"The pose is not JSON: {error}.") from error
    if isinstance(data, list) and data:
        data = data[0]
    if not isinstance(data, dict):
        raise UserMistake("The pose is not an OpenPose JSON object.")
    return data


def _canvas(data: Mapping[str, Any], width: int | None, height: int | None) -> tuple[int, int]:
    sizes = data.get("canvas_width", width), data.get("canvas_height", height)
    if None in sizes:
        raise UserMistake("The pose does not say its canvas_width and canvas_height; add them.")
    across, down = (_number(size, "canvas size", LARGEST_CANVAS) for size in sizes)
    if min(across, down) < 1:
        raise UserMistake("The pose's canvas_width and canvas_height must be at least 1.")
    return round(across), round(down)


def _person_from_json(data: Any, width: int, height: int) -> Person:
    points = data.get("pose_keypoints_2d") if isinstance(data, dict) else None
    if not isinstance(points, list) or len(points) != 3 * JOINTS:
        count = f"{len(points)} numbers" if isinstance(points, list) else "none"
        raise UserMistake(
            f"A person needs pose_keypoints_2d of {3 * JOINTS} numbers ({JOINTS} joints, COCO), not {count}."
        )
    numbers = [_number(point, "joint", LARGEST) for point in points]
    shares = all(abs(n) <= 1 for n in numbers)
    sx, sy = (width, height) if shares else (1, 1)
    known = _hidden_places(data.get(HIDDEN_PLACES, {}))
    for joint, (x, y, confidence) in zip(
        J, zip(numbers[0::3], numbers[1::3], numbers[2::3], strict=True), strict=True
    ):
        if confidence > 0 or (x, y) != (0, 0):
            known[joint] = Joint(x * sx, y * sy, _sight(confidence))
    return complete_person(known, width, height, Sight.HIDDEN)


def _sight(confidence: float) -> Sight:
    if confidence <= CONFIDENCE[Sight.HIDDEN]:
        return Sight.HIDDEN
    return Sight.GUESSED if confidence <= CONFIDENCE[Sight.GUESSED] else Sight.VISIBLE


def _hidden_places(places: Any) -> dict[J, Joint]:
    if not isinstance(places, dict):
        raise UserMistake(f"A person's {HIDDEN_PLACES} must be an object of joint numbers and places.")
    known = {}
    for number, place in places.items():
        if number not in {str(int(j)) for j in J} or not isinstance(place, list) or len(place) != 2:
            raise UserMistake(f"{HIDDEN_PLACES} has an entry that is no joint number with x and y.")
        x, y = (_number(n, "joint", LARGEST) for n in place)
        known[J(int(number))] = Joint(x, y, Sight.HIDDEN)
    return known


def _number(value: Any, what: str, largest: float) -> float:
    good = isinstance(value, int | float) and not isinstance(value, bool)
    if not good or abs(value) > largest or not math.isfinite(value):
        raise UserMistake(f"The pose has a {what} that is not a number up to {largest:,}.")
    return float(value)


def _fitted(pose: Pose, width: int, height: int) -> Pose:
    if (pose.width, pose.height) == (width, height):
        return pose
    stretch = (pose.width / pose.height) / (width / height)
    if abs(math.log(stretch)) > ASPECT_TOLERANCE:
        raise UserMistake(
            f"The pose belongs to a picture of {pose.width}x{pose.height}; this one is {width}x{height}."
        )
    return pose.scaled(width, height)
