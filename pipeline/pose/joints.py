"""The 18 OpenPose (COCO-18) joints: their numbers, names, sides and bones."""

from enum import IntEnum


class J(IntEnum):
    """A joint's number, exactly as in OpenPose JSON; left and right are the person's own."""

    NOSE = 0
    NECK = 1
    R_SHOULDER = 2
    R_ELBOW = 3
    R_WRIST = 4
    L_SHOULDER = 5
    L_ELBOW = 6
    L_WRIST = 7
    R_HIP = 8
    R_KNEE = 9
    R_ANKLE = 10
    L_HIP = 11
    L_KNEE = 12
    L_ANKLE = 13
    R_EYE = 14
    L_EYE = 15
    R_EAR = 16
    L_EAR = 17


JOINTS = len(J)

# OpenPose's limbSeq, zero-based and in its drawing order: limb i is drawn in colour i.
BONES: tuple[tuple[J, J], ...] = (
    (J.NECK, J.R_SHOULDER),
    (J.NECK, J.L_SHOULDER),
    (J.R_SHOULDER, J.R_ELBOW),
    (J.R_ELBOW, J.R_WRIST),
    (J.L_SHOULDER, J.L_ELBOW),
    (J.L_ELBOW, J.L_WRIST),
    (J.NECK, J.R_HIP),
    (J.R_HIP, J.R_KNEE),
    (J.R_KNEE, J.R_ANKLE),
    (J.NECK, J.L_HIP),
    (J.L_HIP, J.L_KNEE),
    (J.L_KNEE, J.L_ANKLE),
    (J.NECK, J.NOSE),
    (J.NOSE, J.R_EYE),
    (J.R_EYE, J.R_EAR),
    (J.NOSE, J.L_EYE),
    (J.L_EYE, J.L_EAR),
)

LEG_JOINTS: tuple[J, ...] = (J.R_HIP, J.R_KNEE, J.R_ANKLE, J.L_HIP, J.L_KNEE, J.L_ANKLE)

# What hangs below a joint and follows it when a whole chain is moved.
BELOW: dict[J, tuple[J, ...]] = {
    J.R_SHOULDER: (J.R_ELBOW, J.R_WRIST),
    J.R_ELBOW: (J.R_WRIST,),
    J.L_SHOULDER: (J.L_ELBOW, J.L_WRIST),
    J.L_ELBOW: (J.L_WRIST,),
    J.R_HIP: (J.R_KNEE, J.R_ANKLE),
    J.R_KNEE: (J.R_ANKLE,),
    J.L_HIP: (J.L_KNEE, J.L_ANKLE),
    J.L_KNEE: (J.L_ANKLE,),
}
