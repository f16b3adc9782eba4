"""Names of body parts in English and Korean, and the joints each stands for."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.pose.joints import J


class Side(StrEnum):
    """The person's own side."""

    RIGHT = "right"
    LEFT = "left"
    BOTH = "both"


@dataclass(frozen=True)
class Part:
    """A part of the body on both sides: what moves with its name, and what hides or grows with it."""

    name: str
    right: tuple[J, ...]
    left: tuple[J, ...]
    right_ends: tuple[J, ...] = ()  # of a limb: the joints that hide with it; empty: the part's own
    left_ends: tuple[J, ...] = ()
    limb: bool = False  # moves as a chain from its root

    def joints(self, side: Side) -> tuple[J, ...]:
        """The joints that a move of this part takes by their number."""
        return _of(side, self.right, self.left)

    def ends(self, side: Side) -> tuple[J, ...]:
        """The joints that vanish when the part is hidden, and whose bones are its length."""
        return _of(side, self.right_ends or self.right, self.left_ends or self.left)


def _of(side: Side, right: tuple[J, ...], left: tuple[J, ...]) -> tuple[J, ...]:
    both = right if right == left else right + left
    return {Side.RIGHT: right, Side.LEFT: left, Side.BOTH: both}[side]


def _pair(name: str, right: J, left: J) -> Part:
    return Part(name, (right,), (left,))


def _middle(name: str, *joints: J) -> Part:
    return Part(name, joints, joints)


NOSE = _middle("nose", J.NOSE)
NECK = _middle("neck", J.NECK)
HEAD = _middle("head", J.NOSE, J.R_EYE, J.L_EYE, J.R_EAR, J.L_EAR)
EYE = _pair("eye", J.R_EYE, J.L_EYE)
EAR = _pair("ear", J.R_EAR, J.L_EAR)
SHOULDER = _pair("shoulder", J.R_SHOULDER, J.L_SHOULDER)
ELBOW = _pair("elbow", J.R_ELBOW, J.L_ELBOW)
WRIST = _pair("wrist", J.R_WRIST, J.L_WRIST)
HIP = _pair("hip", J.R_HIP, J.L_HIP)
KNEE = _pair("knee", J.R_KNEE, J.L_KNEE)
ANKLE = _pair("ankle", J.R_ANKLE, J.L_ANKLE)
ARM = Part("arm", (J.R_SHOULDER,), (J.L_SHOULDER,), (J.R_ELBOW, J.R_WRIST), (J.L_ELBOW, J.L_WRIST), limb=True)
LEG = Part("leg", (J.R_HIP,), (J.L_HIP,), (J.R_KNEE, J.R_ANKLE), (J.L_KNEE, J.L_ANKLE), limb=True)
FACE = (NOSE, HEAD, EYE, EAR)

SINGULAR: dict[str, Part] = {
    "nose": NOSE,
    "neck": NECK,
    "head": HEAD,
    "eye": EYE,
    "ear": EAR,
    "shoulder": SHOULDER,
    "elbow": ELBOW,
    "upperarm": ELBOW,
    "wrist": WRIST,
    "hand": WRIST,
    "forearm": WRIST,
    "hip": HIP,
    "knee": KNEE,
    "thigh": KNEE,
    "ankle": ANKLE,
    "foot": ANKLE,
    "shin": ANKLE,
    "calf": ANKLE,
    "arm": ARM,
    "leg": LEG,
}
PLURAL: dict[str, Part] = {
    **{f"{name}s": part for name, part in SINGULAR.items() if part not in (NOSE, NECK, HEAD)},
    "feet": ANKLE,
    "calves": ANKLE,
    "stance": ANKLE,
}
KOREAN: dict[str, Part] = {
    "코": NOSE,
    "목": NECK,
    "머리": HEAD,
    "눈": EYE,
    "귀": EAR,
    "어깨": SHOULDER,
    "팔꿈치": ELBOW,
    "손목": WRIST,
    "팔목": WRIST,
    "팔뚝": WRIST,
    "손": WRIST,
    "골반": HIP,
    "엉덩이": HIP,
    "고관절": HIP,
    "무릎": KNEE,
    "허벅지": KNEE,
    "발목": ANKLE,
    "발몫": ANKLE,
    "발묵": ANKLE,
    "발몯": ANKLE,
    "바목": ANKLE,
    "발": ANKLE,
    "보폭": ANKLE,
    "종아리": ANKLE,
    "정강이": ANKLE,
    "팔": ARM,
    "다리": LEG,
}
ENGLISH_NAMES = sorted({**SINGULAR, **PLURAL}, key=len, reverse=True)
PARTS: dict[str, Part] = {**SINGULAR, **PLURAL, **KOREAN}
SIDES: dict[str, Side] = {
    "left": Side.LEFT,
    "l": Side.LEFT,
    "right": Side.RIGHT,
    "r": Side.RIGHT,
    "both": Side.BOTH,
    "왼쪽": Side.LEFT,
    "왼": Side.LEFT,
    "좌측": Side.LEFT,
    "오른쪽": Side.RIGHT,
    "오른": Side.RIGHT,
    "우측": Side.RIGHT,
    "양쪽": Side.BOTH,
    "양": Side.BOTH,
    "두": Side.BOTH,
}
