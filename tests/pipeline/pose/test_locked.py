"""Joints on kept pixels are locked."""

from pipeline.contract import Canvas
from pipeline.pose.joints import JOINTS, J
from pipeline.pose.locked import locked_joints
from pipeline.pose.pose import Joint, Person, Pose

OUTSIDE = Joint(5.0, 5.0)


def test_only_joints_on_the_photo_are_locked() -> None:
    canvas = Canvas(width=200, height=300, left=20, top=10, photo_width=100, photo_height=150)
    nobody = Person((OUTSIDE,) * JOINTS)
    somebody = nobody.with_joints(
        {
            J.NOSE: Joint(20, 10),
            J.R_KNEE: Joint(119.5, 159.5),
            J.L_KNEE: Joint(120, 100),
            J.R_ANKLE: Joint(60, 160),
            J.L_ANKLE: Joint(19.9, 100),
        }
    )
    locked = locked_joints(Pose(200, 300, (nobody, somebody)), canvas)
    assert locked == {(1, J.NOSE), (1, J.R_KNEE)}
