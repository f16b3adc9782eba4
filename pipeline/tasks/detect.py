"""detect: the bodies in a photo."""

from pipeline.contract import Detect, Detected, Progress
from pipeline.tasks.progress import Report
from pipeline.tasks.studio import Studio


def detect(task: Detect, studio: Studio, report: Report) -> Detected:
    """The pose of the photo, in its pixels."""
    report(Progress("pose"))
    detection = studio.detector.detect(studio.pictures.load(task.photo))
    return Detected(detection.pose, detection.second_person_likely)
