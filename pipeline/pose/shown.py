"""The pose that a painted picture shows."""

from dataclasses import replace

from pipeline.pose.joints import J
from pipeline.pose.pose import Person, Pose, Sight

AGREEMENT = 0.5  # PCK of the leg joints
_SHANKS = ({J.R_KNEE, J.R_ANKLE}, {J.L_KNEE, J.L_ANKLE})


def pose_shown(asked: Pose, found: Pose, score: float | None) -> Pose:
    """What was seen in the picture where it was found, all else where it was asked for.

    The pose asked for where other people were found, or legs that are none of the asked ones: such a finding
    says that the painting failed, and would be a bad start for a correction. Hidden joints stay hidden.
    """
    failed = score is not None and score < AGREEMENT
    if failed or len(asked.people) != len(found.people):
        return asked
    people = (_seen(a, f) for a, f in zip(asked.people, found.people, strict=True))
    return replace(asked, people=tuple(people))


def _seen(asked: Person, found: Person) -> Person:
    seen = {j for j in J if found[j].sight is Sight.VISIBLE}
    for shank in _SHANKS:
        # An ankle found without its knee, or the other way round, is none of this leg.
        seen -= set() if shank <= seen else shank
    return asked.with_joints({j: found[j] for j in seen if asked[j].shown})
