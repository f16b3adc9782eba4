"""The OpenPose detector of controlnet_aux (extra `openpose`): several people, no guesses of its own."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.detect.detector import Detection
from pipeline.errors import Missing
from pipeline.pose.joints import JOINTS, J
from pipeline.pose.legs import guess_missing
from pipeline.pose.pose import Joint, Person, Pose, Sight
from pipeline.pose.standing import complete_person

HUB_NAME = "lllyasviel/Annotators"
WEIGHTS = "body_pose_model.pth"
SHORT_SIDE = 512  # pixels, as controlnet_aux's own detect_resolution
_LEGS = ((J.R_KNEE, J.R_ANKLE), (J.L_KNEE, J.L_ANKLE))


class Keypoint(Protocol):
    """What controlnet_aux says of a joint: its place in pixels of the picture it looked at."""

    @property
    def x(self) -> float: ...
    @property
    def y(self) -> float: ...


class OpenPoseDetector:
    """Finds all bodies; loads its weights from a file, or from the hub's cache or the hub itself."""

    def __init__(self, weights: Path | None = None) -> None:
        self._lock = threading.Lock()
        self._body = _load_body(weights)

    def detect(self, photo: npt.NDArray[np.uint8]) -> Detection:
        """Find the bodies in an RGB photo (height, width, 3) of any size."""
        height, width = photo.shape[:2]
        small = _shrink(photo)
        with self._lock:
            candidates, subset = self._body(np.ascontiguousarray(small[:, :, ::-1]))
        bodies = self._body.format_body_result(candidates, subset)
        found = pose_of([body.keypoints for body in bodies], small.shape[1], small.shape[0])
        return Detection(found.scaled(width, height))


def pose_of(bodies: Sequence[Sequence[Keypoint | None]], width: int, height: int) -> Pose:
    """controlnet_aux's bodies, 18 keypoints or None each, in pixels of width x height, as a pose.

    A joint it did not find is guessed where it lies outside the photo, and hidden inside it.
    """
    return Pose(width, height, tuple(_person(body, width, height) for body in bodies))


def _person(keypoints: Sequence[Keypoint | None], width: int, height: int) -> Person:
    if len(keypoints) != JOINTS:
        raise ValueError(f"OpenPose gave {len(keypoints)} joints, not {JOINTS}")
    known = {j: Joint(float(k.x), float(k.y)) for j, k in zip(J, keypoints, strict=True) if k is not None}
    person = guess_missing(complete_person(known, width, height, Sight.GUESSED), width, height)
    inside = {
        j: replace(person[j], sight=Sight.HIDDEN)
        for j in J
        if j not in known and 0 <= person[j].x < width and 0 <= person[j].y < height
    }
    for knee, ankle in _LEGS:
        if ankle not in inside:
            inside.pop(knee, None)  # a leg that leaves the photo needs its knee to be drawn
    return person.with_joints(inside)


def _shrink(photo: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    height, width = photo.shape[:2]
    scale = min(1.0, SHORT_SIDE / min(height, width))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return np.asarray(cv2.resize(photo, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _load_body(weights: Path | None) -> Any:
    try:
        from controlnet_aux.open_pose import Body
    except (ImportError, OSError, RuntimeError) as error:
        raise Missing(
            f"The OpenPose detector cannot be loaded ({error}). Install it with "
            "`pip install 'difootsion[openpose]'`, with the torchvision that belongs to the installed torch, "
            "or use the detector `mediapipe`."
        ) from error
    return Body(str(weights or _fetched_weights()))


def _fetched_weights() -> Path:
    from huggingface_hub import hf_hub_download

    try:
        return Path(hf_hub_download(HUB_NAME, WEIGHTS))
    except Exception as error:  # any of the hub's, requests' and the system's many: all say "not here"
        raise Missing(
            f"OpenPose's weights cannot be fetched ({error}). Go online once, or put {WEIGHTS} of "
            f"{HUB_NAME} into the hub's cache, or use the detector `mediapipe`."
        ) from error
