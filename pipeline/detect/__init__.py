"""Photo to pose: MediaPipe (one person, bundled), OpenPose by controlnet_aux (several people, extra)."""

from pipeline.detect.detector import Detection, Detector
from pipeline.errors import UserMistake

__all__ = ["DETECTORS", "Detection", "Detector", "make_detector"]

DETECTORS = ("mediapipe", "openpose")


def make_detector(name: str = "mediapipe", look_for_second: bool = True) -> Detector:
    """Make the detector of that name; its library is loaded only now.

    One that finds a single person looks for signs of a second unless told not to, which makes it quicker.
    Raises Missing when the library is not installed, UserMistake for an unknown name.
    """
    if name == "mediapipe":
        from pipeline.detect.mediapipe import MediaPipeDetector

        return MediaPipeDetector(look_for_second)
    if name == "openpose":
        from pipeline.detect.openpose import OpenPoseDetector

        return OpenPoseDetector()
    raise UserMistake(f"There is no pose detector “{name}”; choose one of {', '.join(DETECTORS)}.")
