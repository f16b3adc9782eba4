"""What joints are called: as they can be typed, and as answers name them."""

from bot.text.locales import Locale
from bot.text.message import Message, message
from pipeline.pose.joints import J

KOREAN_PARTS = {
    "SHOULDER": "어깨", "ELBOW": "팔꿈치", "WRIST": "손목", "HIP": "골반", "KNEE": "무릎", "ANKLE": "발목",
    "EYE": "눈", "EAR": "귀", "NOSE": "코", "NECK": "목",
}  # fmt: skip
_SIDES = {"R": "right", "L": "left"}
_KOREAN_SIDES = {"R": "오른", "L": "왼"}


def named(joint: J) -> Message:
    """A joint as every answer names it, so that a mirror mistake shows at once: “left ankle (13)”."""
    return message("joint-" + "-".join(_SIDES.get(part, part.lower()) for part in joint.name.split("_")))


def bare_name(joint: J, locale: Locale = Locale.ENGLISH) -> str:
    """A joint's name without its number: “left ankle”, “왼발목”."""
    *side, part = joint.name.split("_")
    if locale is Locale.KOREAN:
        return "".join(_KOREAN_SIDES[s] for s in side) + KOREAN_PARTS[part]
    return " ".join([*(_SIDES[s] for s in side), part.lower()])
