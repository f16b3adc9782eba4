"""Ways of saying it that are said more plainly: “the knee of the left leg”, “would you mind raising”."""

import re

from bot.language.words.lexicon import LATIN
from bot.language.words.spelling import slipped_from

_JOINTS = "shoulder|elbow|wrist|hand|hip|thigh|knee|shin|calf|ankle|foot"
_OF_LIMB = re.compile(
    rf"\b({_JOINTS}) (?:of|on) (?:the |his |her |my |their )?(left|right)(?: (?:leg|arm|side))?\b"
    rf"(?! (?:{_JOINTS})\b)"
)
_HALF_LIMB = re.compile(r"\b(left|right|both|the|his|her|my|l|r) (lower|upper) (leg|arm)(s?)\b")
_BONES = {"lower leg": "shin", "lower arm": "forearm", "upper leg": "thigh", "upper arm": "upperarm"}
_BODY = rf"(?:(?:the|his|her|my) )?(?:(?:left|right|both|l|r) )?(?:{_JOINTS}|feet|arm|leg|head|neck)s?"
_FROM_DOWN = re.compile(rf"\b(?:everything|all) from ({_BODY}) (?:on )?down(?:wards?)?\b,?")
_WHY = re.compile(
    rf"\b(?:why|how come) (?:is|are|does|do) ({_BODY}) (?:(?:look|looking|sit|sitting|go|going) )?"
    r"(?:so|that|this|way|all) "
)
_SHORT_SLIPS = {"kne": "knee", "nee": "knee", "writs": "wrist"}  # too short, or words themselves
_SLIPPED = re.compile(rf"\b(?:{'|'.join(_SHORT_SLIPS)})\b")
_POLITE = re.compile(r"\b(mind|try|about|consider|suggest|start by)( also| just)? ([a-z]{2,})ing\b")
_TOWARDS = re.compile(r"\b((?:to|towards?) the) ([a-z]+)\b")


def plainer(text: str) -> str:
    """The same wish in the words the lexicon knows: “left knee”, “mind raise”, “to the right”."""
    text = _HALF_LIMB.sub(lambda limb: f"{limb[1]} {_BONES[f'{limb[2]} {limb[3]}']}{limb[4]}", text)
    text = _SLIPPED.sub(lambda slip: _SHORT_SLIPS[slip[0]], text)
    text = _WHY.sub(r"\1 is too ", _FROM_DOWN.sub(r"\1 and everything below it", text))
    text = _OF_LIMB.sub(r"\2 \1", text)
    return _TOWARDS.sub(_side, _POLITE.sub(_imperative, text))


def _imperative(polite: re.Match[str]) -> str:
    stem = polite[3]
    verb = next((form for form in (stem, f"{stem}e", stem[:-1]) if form in LATIN), None)
    return f"{polite[1]} {verb}" if verb else polite[0]


def _side(towards: re.Match[str]) -> str:
    """“to the rihgt”: the lexicon knows it as one phrase, so its slip has to be mended first."""
    side = slipped_from(towards[2])
    return f"{towards[1]} {side}" if side in ("left", "right") else towards[0]
