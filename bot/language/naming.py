"""What joints are called in every answer."""

from bot.text.locales import Locale
from pipeline.pose.joints import J

KOREAN_PARTS = {
    "SHOULDER": "어깨", "ELBOW": "팔꿈치", "WRIST": "손목", "HIP": "골반", "KNEE": "무릎", "ANKLE": "발목",
    "EYE": "눈", "EAR": "귀", "NOSE": "코", "NECK": "목",
}  # fmt: skip
_KOREAN_SIDES = {"R": "오른", "L": "왼"}


def joint_name(joint: J, locale: Locale = Locale.ENGLISH) -> str:
    """A joint as every answer names it, so that a mirror mistake shows at once: “left ankle (13)”."""
    blank = " " if locale is Locale.ENGLISH else ""
    return f"{bare_name(joint, locale)}{blank}({int(joint)})"


def bare_name(joint: J, locale: Locale = Locale.ENGLISH) -> str:
    """A joint's name without its number: “left ankle”, “왼발목”."""
    *side, part = joint.name.split("_")
    if locale is Locale.KOREAN:
        return "".join(_KOREAN_SIDES[s] for s in side) + KOREAN_PARTS[part]
    return " ".join([*({"R": "right", "L": "left"}[s] for s in side), part.lower()])
