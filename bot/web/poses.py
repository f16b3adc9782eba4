"""Poses on their way to a page and back: OpenPose JSON in pixels of the draft's canvas."""

import json
from typing import Any

from bot.web.refusing import Refused
from pipeline.contract import Canvas
from pipeline.errors import UserMistake
from pipeline.pose import openpose_json
from pipeline.pose.pose import Pose


def as_json(pose: Pose) -> dict[str, Any]:
    """The pose as an object."""
    made: dict[str, Any] = json.loads(openpose_json.dumps(pose))
    return made


def pose_in(body: dict[str, Any]) -> Pose:
    """The pose of a request; raises Refused for what is none."""
    pose = body.get("pose")
    if not isinstance(pose, dict):
        raise Refused(400)
    try:
        return openpose_json.loads(json.dumps(pose))
    except UserMistake:
        raise Refused(400) from None


def expect_canvas(pose: Pose, canvas: Canvas) -> None:
    """Raises Refused where the pose belongs to another picture."""
    if (pose.width, pose.height) != (canvas.width, canvas.height):
        raise Refused(400)
