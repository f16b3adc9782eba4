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
_OF_NUMBER = re.compile(r"\b(for|on|with) (\d{1,2})(?=\s*(?:$|[,.;!]|please|pls|thanks))")
_BENT = re.compile(
    r"\b(?:put|add|give) (?:in )?an? (\d+)(?:°| ?degrees?| deg)(?: of)? bend (?:in|to|at|on|into) "
    r"(?:the |his |her )?(.+)$"
)
_MIXED_UP = re.compile(
    r"\b(?:you|u|it)(?:'ve| have)? (?:got |gotten )?(?:mixed up|confused|messed up) "
    r"((?:her |his |the |my )?(?:left and right )?(?:legs?|arms?|feet|hands?|knees?|shoulders?))"
)
_MEASURED = re.compile(
    rf"({_BODY}) (?:is|are|looks?|sits?) (?:about |like |maybe |around )?"
    r"(\d+(?:\.\d+)?(?: ?%| ?percent| ?px| ?pixels)?) "
    r"too (?:far )?(?:(?:to|on) the )?(high|low|left|right|up|down)\b"
)
_BACK = {"high": "down", "up": "down", "low": "up", "down": "up", "left": "right", "right": "left"}
_ONE = re.compile(
    r"(?<!behind )(?<!than )(?<!of )(?<!like )(?<!as )(?<!under )(?<!over )(?<!match )(?<!to )(?<!with )"
    r"\bthe (left|right|other) one\b"
)
_SIDED = re.compile(rf"\b(left|right) ({_JOINTS}|foot|arm|leg)\b")
_INITIAL = re.compile(rf"\b([lr])({_JOINTS}|arm|leg)\b")
_TERSE = re.compile(r"(?<![\w.])(\d{1,2})([lru])(\d+(?:\.\d+)?)(?![\w])")
_PLURALS = {"foot": "feet", "calf": "calves"}
_LETTERS = {"l": "left", "r": "right", "u": "up", "lt": "left", "rt": "right"}
_SHORT_SIDE = re.compile(r"\b([lr]t)\b")
_NEITHER = re.compile(rf"\bneither (?:of (?:the |his |her )?)?({_JOINTS}|arm|leg)\b")
_ALL_OF_IT = re.compile(r",? (?:all of (?:it|them)|the whole thing),(?= )")
_FROM_ON = re.compile(rf"\bfrom ({_BODY}) (?:on |all the way )?down(?:wards?)?\b,?(?: it all| everything)?")
_ACROSS = re.compile(
    r"\b(?:at )?(\d+(?:\.\d+)?) ?%? (?:across|from the left)(?:,| and|, and)? "
    r"(\d+(?:\.\d+)?) ?%? (?:down|from the top)\b"
)
_NOT_THAT = re.compile(r"^(?:아니\s?)?[가-힣]{1,4}지\s?말고\s")  # 내리지 말고 올려
_SHORT_SLIPS = {
    "kne": "knee",
    "nee": "knee",
    "writs": "wrist",
    "teh": "the",
    "hte": "the",
    "th": "the",
}  # too short, or words themselves
_SLIPPED = re.compile(rf"\b(?:{'|'.join(_SHORT_SLIPS)})\b")
_SITS = re.compile(
    r"\b(should|could|can|must|needs? to|has to|have to) (?:be )?sit(?:ting)? "
    r"(?=(?:at |a |just |slightly|somewhat|some |higher|lower|further|more|\d))"
)
_POLITE = re.compile(r"\b(mind|try|about|consider|suggest|start by)( also| just)? ([a-z]{2,})ing\b")
_TOWARDS = re.compile(r"\b((?:to|towards?) the) ([a-z]+)\b")


def plainer(text: str) -> str:
    """The same wish in the words the lexicon knows: “left knee”, “mind raise”, “to the right”."""
    text = _HALF_LIMB.sub(lambda limb: f"{limb[1]} {_BONES[f'{limb[2]} {limb[3]}']}{limb[4]}", text)
    text = _NOT_THAT.sub("", text)
    text = _SLIPPED.sub(lambda slip: _SHORT_SLIPS[slip[0]], text)
    text = _INITIAL.sub(r"\1 \2", _TERSE.sub(lambda m: f"{m[1]} {_LETTERS[m[2]]} {m[3]}", text))
    text = _SHORT_SIDE.sub(lambda m: _LETTERS[m[1]], text)
    text = _NEITHER.sub(lambda m: f"both {_PLURALS.get(m[1], f'{m[1]}s')}", text)
    text = _FROM_ON.sub(r"\1 and everything below it", _ALL_OF_IT.sub(" entirely", text))
    text = _ACROSS.sub(r"at x \1 y \2", text)
    text = _SITS.sub(r"\1 go ", text)
    text = _WHY.sub(r"\1 is too ", _FROM_DOWN.sub(r"\1 and everything below it", text))
    text = _MEASURED.sub(lambda m: f"{m[1]} {_BACK[m[3]]} {m[2]}", _MIXED_UP.sub(r"\1 are mixed up", text))
    text = _OF_NUMBER.sub(r"\1 joint \2", _BENT.sub(r"bend \2 \1°", text))
    text = _ONE.sub(lambda one: _named_before(one, text), text)
    text = _OF_LIMB.sub(r"\2 \1", text)
    return _TOWARDS.sub(_side, _POLITE.sub(_imperative, text))


def _named_before(one: re.Match[str], text: str) -> str:
    """“the right foot is fine but the left one ...”: the left foot."""
    before = list(_SIDED.finditer(text[: one.start()]))
    if not before:
        return one[0]
    other = "left" if before[-1][1] == "right" else "right"
    return f"{other if one[1] == 'other' else one[1]} {before[-1][2]}"


def _imperative(polite: re.Match[str]) -> str:
    stem = polite[3]
    verb = next((form for form in (stem, f"{stem}e", stem[:-1]) if form in LATIN), None)
    return f"{polite[1]} {verb}" if verb else polite[0]


def _side(towards: re.Match[str]) -> str:
    """“to the rihgt”: the lexicon knows it as one phrase, so its slip has to be mended first."""
    side = slipped_from(towards[2])
    return f"{towards[1]} {side}" if side in ("left", "right") else towards[0]
