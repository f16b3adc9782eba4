"""A standing body on a canvas whose lower half is unknown, as the language's tests need it."""

from bot.language.adjustments import Adjustment
from bot.language.parsing import parse
from pipeline.contract import Canvas
from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Person, Pose, Sight

# A photo of 200 x 200 on a canvas of 200 x 400: the knees and ankles lie in the unknown half.
CANVAS = Canvas(200, 400, 0, 0, 200, 200)
PLACES = {
    J.NOSE: (100, 20), J.NECK: (100, 50), J.R_SHOULDER: (75, 50), J.R_ELBOW: (70, 90), J.R_WRIST: (70, 130),
    J.L_SHOULDER: (125, 50), J.L_ELBOW: (130, 90), J.L_WRIST: (130, 130), J.R_HIP: (85, 150),
    J.R_KNEE: (85, 240),
    J.R_ANKLE: (85, 330), J.L_HIP: (115, 150), J.L_KNEE: (115, 240), J.L_ANKLE: (115, 330), J.R_EYE: (95, 15),
    J.L_EYE: (105, 15), J.R_EAR: (90, 20), J.L_EAR: (110, 20),
}  # fmt: skip
PERSON = Person(
    tuple(Joint(*PLACES[j], Sight.GUESSED if j in (J.L_ANKLE, J.R_ANKLE) else Sight.VISIBLE) for j in J)
)
POSE = Pose(200, 400, (PERSON,))


def adjustments(line: str) -> tuple[Adjustment, ...]:
    """The steps of a line that is all adjustments."""
    parsed = parse(line)
    assert isinstance(parsed, tuple), parsed
    assert all(isinstance(step, Adjustment) for step in parsed)
    return parsed  # type: ignore[return-value]
