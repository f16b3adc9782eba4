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
from pipeline.detect.silence import silent_stderr
from pipeline.errors import Missing
from pipeline.pose.legs import guess_missing
from pipeline.pose.pose import Pose

LONG_SIDE = 1280  # pixels; BlazePose looks at 256, so more only costs time
CONFIDENCE = 0.5


class MediaPipeDetector:
    """Finds the one person BlazePose sees best; a lock guards MediaPipe's graph, which is not thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._graph = _start_graph()
        self._talkative = True  # it warns once more at the first person it finds

    def detect(self, photo: npt.NDArray[np.uint8]) -> Detection:
        """Find the person in an RGB photo (height, width, 3) of any size."""
        height, width = photo.shape[:2]
        small = shrink(photo)
        with self._lock, silent_stderr() if self._talkative else nullcontext():
            landmarks = self._graph.process(small).pose_landmarks
            self._talkative = self._talkative and landmarks is None
        if landmarks is None:
            return Detection(Pose(width, height))
        person = person_of([Landmark(p.x, p.y, p.visibility) for p in landmarks.landmark], width, height)
        return Detection(Pose(width, height, (guess_missing(person, width, height),)))


def shrink(photo: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """The photo with its long side at most LONG_SIDE pixels, contiguous."""
    height, width = photo.shape[:2]
    scale = LONG_SIDE / max(height, width)
    if scale < 1:
        size = max(1, round(width * scale)), max(1, round(height * scale))
        photo = np.asarray(cv2.resize(photo, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    return np.ascontiguousarray(photo)


def _start_graph() -> Any:
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
        graph = Graph(static_image_mode=True, model_complexity=1, min_detection_confidence=CONFIDENCE)
        graph.process(np.zeros((64, 64, 3), dtype=np.uint8))  # the models load, and talk, at the first photo
        return graph
