"""Whether a photo probably shows a second person, by BlazePose's body detector looking at parts of it."""

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pose.body import torso_length
from pipeline.pose.joints import BONES
from pipeline.pose.pose import Joint, Person

LONG_SIDE = 640  # pixels; the detector sees each tile at 224
TILES = (1.0, 0.6)  # squares of these shares of the short side, half overlapping
SCORE = 0.7  # below it the detector sees bodies in skirts and single legs
APART = 0.6  # torso lengths from the first person's bones from which a face is another's


def start_body_detector() -> Any:
    """MediaPipe's body detector alone, as a graph with `process(rgb).detections`; not thread-safe."""
    from mediapipe.framework.calculator_pb2 import CalculatorGraphConfig
    from mediapipe.python.solution_base import SolutionBase

    graph = CalculatorGraphConfig(input_stream=["image"], output_stream=["detections"])
    graph.node.add(
        calculator="PoseDetectionCpu", input_stream=["IMAGE:image"], output_stream=["DETECTIONS:detections"]
    )
    return SolutionBase(graph_config=graph, outputs=["detections"])


def second_person_likely(detector: Any, photo: npt.NDArray[np.uint8], first: Person) -> bool:
    """Whether the detector sees, in some square of the RGB photo, a face away from the first person.

    `first` is in pixels of the photo.
    """
    height, width = photo.shape[:2]
    scale = min(1.0, LONG_SIDE / max(height, width))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = np.asarray(cv2.resize(photo, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    reach = APART * torso_length(first)
    return any(
        distance_to_body((x / scale, y / scale), first) > reach
        for left, top, side in squares(*size)
        for x, y in _faces(detector, small, left, top, side)
    )


def squares(width: int, height: int) -> Iterator[tuple[int, int, int]]:
    """Left, top and side of the tiles of a picture, the last of each row and column flush with its edge."""
    for share in TILES:
        side = max(1, int(share * min(width, height)))
        for top in _starts(height, side):
            for left in _starts(width, side):
                yield left, top, side


def distance_to_body(place: tuple[float, float], person: Person) -> float:
    """Pixels from a place to the nearest bone of a person."""
    return min(_distance_to_bone(place, person[a], person[b]) for a, b in BONES)


def _faces(
    detector: Any, photo: npt.NDArray[np.uint8], left: int, top: int, side: int
) -> Iterator[tuple[float, float]]:
    tile = np.ascontiguousarray(photo[top : top + side, left : left + side])
    for body in detector.process(tile).detections or []:
        if body.score[0] >= SCORE:
            face = body.location_data.relative_bounding_box
            yield left + side * (face.xmin + face.width / 2), top + side * (face.ymin + face.height / 2)


def _starts(length: int, side: int) -> list[int]:
    return sorted({*range(0, length - side, max(1, side // 2)), length - side})


def _distance_to_bone(place: tuple[float, float], a: Joint, b: Joint) -> float:
    start, way = np.array((a.x, a.y)), np.array((b.x - a.x, b.y - a.y))
    along = np.dot(np.array(place) - start, way) / max(float(way @ way), 1e-9)
    nearest = start + np.clip(along, 0, 1) * way
    return float(np.hypot(*(np.array(place) - nearest)))
