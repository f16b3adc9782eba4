"""The default detector: BlazePose by MediaPipe (Apache-2.0), which finds one person well."""

import os
import threading
from contextlib import nullcontext
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.detect.blazepose import Landmark, person_of
from pipeline.detect.detector import Detection
from pipeline.detect.second import second_person_likely, start_body_detector
from pipeline.detect.silence import silent_stderr
from pipeline.errors import Missing
from pipeline.pose.legs import guess_missing
from pipeline.pose.pose import Pose

LONG_SIDE = 1280  # pixels; BlazePose looks at 256, so more only costs time
CONFIDENCE = 0.5


class MediaPipeDetector:
    """Finds the one person BlazePose sees best; a lock guards MediaPipe's graphs, which are not thread-safe.

    Looking for a second person takes four times as long as finding the first: leave it out where the
    answer is known.
    """

    def __init__(self, look_for_second: bool = True) -> None:
        self._lock = threading.Lock()
        self._poses, self._bodies = _start_graphs()
        self._look_for_second = look_for_second
        self._talkative = True  # MediaPipe warns once more at the first person it finds

    def detect(self, photo: npt.NDArray[np.uint8]) -> Detection:
        """Find the person in an RGB photo (height, width, 3) of any size."""
        height, width = photo.shape[:2]
        small = shrink(photo)
        with self._lock, silent_stderr() if self._talkative else nullcontext():
            landmarks = self._poses.process(small).pose_landmarks
            if landmarks is None:
                return Detection(Pose(width, height))
            self._talkative = False
            points = [Landmark(p.x, p.y, p.visibility) for p in landmarks.landmark]
            second = self._look_for_second and self._sees_second(small, points)
        person = guess_missing(person_of(points, width, height), width, height)
        return Detection(Pose(width, height, (person,)), second)

    def _sees_second(self, small: npt.NDArray[np.uint8], points: list[Landmark]) -> bool:
        first = person_of(points, small.shape[1], small.shape[0])
        return second_person_likely(self._bodies, small, first)


def shrink(photo: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """The photo with its long side at most LONG_SIDE pixels, contiguous."""
    height, width = photo.shape[:2]
    scale = LONG_SIDE / max(height, width)
    if scale < 1:
        size = max(1, round(width * scale)), max(1, round(height * scale))
        photo = np.asarray(cv2.resize(photo, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    return np.ascontiguousarray(photo)


def _start_graphs() -> tuple[Any, Any]:
    os.environ.setdefault("GLOG_minloglevel", "3")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    with silent_stderr():
        try:
            from mediapipe.python.solutions.pose import Pose as Graph
        except (ImportError, OSError) as error:
            raise Missing(
                f"MediaPipe cannot be loaded ({error}). Install it with `pip install mediapipe==0.10.21`; "
                "if libGL or libglib is named, with `apt-get install libgl1 libglib2.0-0`."
            ) from error
        poses = Graph(static_image_mode=True, model_complexity=1, min_detection_confidence=CONFIDENCE)
        bodies = start_body_detector()
        for graph in (poses, bodies):  # the models load, and talk, at the first photo
            graph.process(np.zeros((64, 64, 3), dtype=np.uint8))
        return poses, bodies
