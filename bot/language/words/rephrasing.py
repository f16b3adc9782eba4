"""Ways of saying it that are said more plainly: “the knee of the left leg”, “would you mind raising”."""

import re
from collections.abc import Callable

from bot.language.words.lexicon import LATIN
from bot.language.words.spelling import slipped_from

_JOINTS = "shoulder|elbow|wrist|hand|hip|thigh|knee|shin|calf|ankle|foot"
_PARTS = f"{_JOINTS}|arm|leg"
_WHOSE = "(?:(?:the|his|her|my|their) )"
_BODY = rf"(?:{_WHOSE}?(?:(?:left|right|both|l|r) )?(?:{_PARTS}|feet|head|neck)s?)"
_NUMBER = r"\d+(?:\.\d+)?"

_PLURALS = {"foot": "feet", "calf": "calves"}
_LETTERS = {"l": "left", "r": "right", "u": "up", "lt": "left", "rt": "right"}
_BONES = {"lower leg": "shin", "lower arm": "forearm", "upper leg": "thigh", "upper arm": "upperarm"}
_BACK = {"high": "down", "up": "down", "low": "up", "down": "up", "left": "right", "right": "left"}
_SLIPS = {"kne": "knee", "nee": "knee", "writs": "wrist", "teh": "the", "hte": "the", "th": "the"}
_SIDED = re.compile(rf"\b(left|right) ({_PARTS})\b")


def _named_before(one: re.Match[str]) -> str:
    before = list(_SIDED.finditer(one.string[: one.start()]))
    if not before:
        return one[0]
    other = "left" if before[-1][1] == "right" else "right"
    return f"{other if one[1] == 'other' else one[1]} {before[-1][2]}"


def _imperative(polite: re.Match[str]) -> str:
    stem = polite[2]
    verb = next((form for form in (stem, f"{stem}e", stem[:-1]) if form in LATIN), None)
    return f"{polite[1]} {verb}" if verb else polite[0]


def _side(towards: re.Match[str]) -> str:
    side = slipped_from(towards[2])
    return f"{towards[1]} {side}" if side in ("left", "right") else towards[0]


Said = str | Callable[[re.Match[str]], str]


def _rule(pattern: str, said: Said) -> tuple[re.Pattern[str], Said]:
    return re.compile(pattern), said


# In this order: a rule may lean on what those before it have said more plainly.
_RULES: tuple[tuple[re.Pattern[str], Said], ...] = (
    # slips in words that are too short, or words themselves; short forms: lfoot, rt, 9r2
    _rule(rf"\b(?:{'|'.join(_SLIPS)})\b", lambda slip: _SLIPS[slip[0]]),
    _rule(rf"\b([lr])({_PARTS})\b", r"\1 \2"),
    _rule(r"\b[lr]t\b", lambda side: _LETTERS[side[0]]),
    _rule(rf"(?<![\w.])(\d{{1,2}})([lru])({_NUMBER})(?!\w)", lambda m: f"{m[1]} {_LETTERS[m[2]]} {m[3]}"),
    # “to the rihgt”: one phrase of the lexicon, so its slip has to be mended first
    _rule(r"\b((?:to|towards?) the) ([a-z]+)\b", _side),
    # “up not down”; “don't lower it, raise it”: 내리지 말고 올려
    _rule(r"\b(up|down|left|right|higher|lower),? (?:and )?not (?:up|down|left|right|higher|lower)\b", r"\1"),
    _rule(r"^(?:아니\s?)?[가-힣]{1,4}지\s?말고\s", ""),
    # “aren't they too close?”: 너무 붙어있지 않아?
    _rule(r"(?<=너무 )([가-힣]+)지 ?않(?:아|나|니|음|냐)요?\s?\?+", r"\1어."),
    _rule("같애", "같아"),
    # “her lower leg”, “the knee of the left leg”, “neither foot”, “the left one”
    _rule(
        rf"({_WHOSE}|\b(?:left|right|both|l|r) )(lower|upper) (leg|arm)(s?)\b",
        lambda limb: f"{limb[1]}{_BONES[f'{limb[2]} {limb[3]}']}{limb[4]}",
    ),
    _rule(
        rf"\b({_JOINTS}) (?:of|on) {_WHOSE}?(left|right)(?: (?:leg|arm|side))?\b(?! (?:{_JOINTS})\b)",
        r"\2 \1",
    ),
    _rule(
        rf"\bneither (?:of {_WHOSE}?)?({_PARTS})\b",
        lambda neither: f"both {_PLURALS.get(neither[1], f'{neither[1]}s')}",
    ),
    _rule(
        r"(?<!behind )(?<!than )(?<!of )(?<!like )(?<!as )(?<!under )(?<!over )(?<!match )(?<!to )(?<!with )"
        r"\bthe (left|right|other) one\b",
        _named_before,
    ),
    # “everything from the right knee down”, “left leg, all of it,”
    _rule(rf"\b(?:everything|all) from ({_BODY}) (?:on )?down(?:wards?)?\b,?", r"\1 and everything below it"),
    _rule(
        rf"\bfrom ({_BODY}) (?:on |all the way )?down(?:wards?)?\b,?(?: it all| everything)?",
        r"\1 and everything below it",
    ),
    _rule(r",? (?:all of (?:it|them)|the whole thing),(?= )", " entirely"),
    # “64% across and 38% down”, “down 4 for 13”, “should sit higher”
    _rule(
        rf"\b(?:at )?({_NUMBER}) ?%? (?:across|from the left)(?:,| and|, and)? ({_NUMBER}) ?%? "
        r"(?:down|from the top)\b",
        r"at x \1 y \2",
    ),
    _rule(r"\b(for|on|with) (\d{1,2})(?=\s*(?:$|[,.;!]|please|pls|thanks))", r"\1 joint \2"),
    _rule(
        r"\b(should|could|can|must|needs? to|has to|have to) (?:be )?sit(?:ting)? "
        r"(?=(?:at |a |just |slightly|somewhat|some |higher|lower|further|more|\d))",
        r"\1 go ",
    ),
    # “why is his elbow so low”, “is about 3 percent too far right”, “you mixed up the legs”
    _rule(
        rf"\b(?:why|how come) (?:is|are|does|do) ({_BODY}) (?:(?:look|looking|sit|sitting|go|going) )?"
        r"(?:so|that|this|way|all) ",
        r"\1 is too ",
    ),
    _rule(
        rf"({_BODY}) (?:is|are|looks?|sits?) (?:about |like |maybe |around )?"
        rf"({_NUMBER}(?: ?%| ?percent| ?px| ?pixels)?) too (?:far )?(?:(?:to|on) the )?"
        r"(high|low|left|right|up|down)\b",
        lambda far: f"{far[1]} {_BACK[far[3]]} {far[2]}",
    ),
    _rule(
        r"\b(?:you|u|it)(?:'ve| have)? (?:got |gotten )?(?:mixed up|confused|messed up) "
        rf"({_WHOSE}?(?:left and right )?(?:legs?|arms?|feet|hands?|knees?|shoulders?))",
        r"\1 are mixed up",
    ),
    _rule(
        r"\b(?:you|u|it)(?:'ve| have)? (?:got|put) "
        rf"({_WHOSE}?(?:left and right )?(?:legs?|arms?|feet|hands?))"
        r" (?:backwards|the wrong way (?:a?round)|mixed up|switched|swapped)\b",
        r"\1 are mixed up",
    ),
    # “put a 40 degree bend in her elbow”, “would you mind raising”
    _rule(
        r"\b(?:put|add|give) (?:in )?an? (\d+)(?:°| ?degrees?| deg)(?: of)? bend (?:in|to|at|on|into) "
        rf"{_WHOSE}?(.+)$",
        r"bend \2 \1°",
    ),
    _rule(r"\b(mind|try|about|consider|suggest|start by)(?: also| just)? ([a-z]{2,})ing\b", _imperative),
)


def plainer(text: str) -> str:
    """The same wish in the words the lexicon knows: “left knee”, “mind raise”, “9 right 2”."""
    for pattern, said in _RULES:
        text = pattern.sub(said, text)
    return text
