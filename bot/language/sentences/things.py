"""Things at the body, meant where a joint is named: a bag in the hand, a lamp behind the shoulder."""

import re

_PLACED = re.compile(
    r"\b(?:in|on|under|around|over) (?:his|her|their|the|my|your) (?:left |right |other |both )?"
    r"(?:hand|wrist|arm|shoulder|foot|head|neck|finger|ear|leg|knee)s?\b"
)
_HELD = re.compile(
    r"(?:손|손목|팔|팔목|어깨|목|머리|귀|코|눈|다리|무릎|발|발목)(?:목)?에(?:는|다|다가|도)?\s"
)
_STANDS_THERE = re.compile(
    r"(?:손|손목|팔|팔목|팔꿈치|어깨|목|머리|귀|다리|무릎|발|발목)\s?(?:뒤|앞|옆|위|아래|밑|근처|쪽)에\s"
    r"(?!있|없|놔|둬|두|올려|내려|옮|조금|살짝|좀|많이|더|다|전부|모두|싹|쭉|죄다)[가-힣]+"
    r"|(?:뒤|앞|옆|위|아래|밑|근처)에\s[가-힣]+.*(?:그거|그것|저거|저것)"
)


def places_something(text: str) -> bool:
    """Whether a line with unknown words names a place on the body: “a handbag in her left hand”."""
    return _PLACED.search(text) is not None


def holds_something(text: str) -> bool:
    """Whether a Korean line puts a thing at a joint, and it may be that which is to vanish: “왼손에 컵이”."""
    return _HELD.search(text) is not None


def stands_by(text: str) -> bool:
    """Whether a Korean line says that something else is beside a joint: “어깨 뒤에 가로등 있는데”."""
    return _STANDS_THERE.search(text) is not None
