"""Poses as rows hold them, read once: a revision never changes."""

from collections import OrderedDict

from pipeline.contract_json import from_json
from pipeline.pose.pose import Pose
from storage.tables import PoseRevision

_KEPT = 4096
_read: OrderedDict[str, Pose] = OrderedDict()


def pose_of(revision: PoseRevision) -> Pose:
    """The pose of a row."""
    pose = _read.get(revision.id)
    return keep(revision, from_json(Pose, revision.pose)) if pose is None else pose


def keep(revision: PoseRevision, pose: Pose) -> Pose:
    """Remember what a row says; those that were read longest ago are forgotten."""
    _read[revision.id] = pose
    if len(_read) > _KEPT:
        _read.popitem(last=False)
    return pose
