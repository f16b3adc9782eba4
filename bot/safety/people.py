"""Whether somebody who exists is asked for: by a well-known name, or by the way people ask for a likeness.

The list holds the names that such requests bring up most, and no more; another name is noticed only where it
stands as one stands in a likeness ("make her look like Jane Doe", "김민지 얼굴로").
"""

import re
from pathlib import Path

from bot.safety.rules import either
from bot.safety.verdict import Hit, Reason


def _names() -> dict[str, list[str]]:
    """The names of the table by their kind, long ones first, as a pattern needs them."""
    rows = Path(__file__).with_name("people.tsv").read_text(encoding="utf-8").splitlines()[1:]
    names: dict[str, set[str]] = {}
    for kind, listed in (row.split("\t") for row in rows):
        names.setdefault(kind, set()).update(name.strip() for name in listed.split(","))
    return {kind: sorted(some, key=len, reverse=True) for kind, some in names.items()}


NAMES = _names()
_WEAK = {*NAMES["weak english"]}
_FAMOUS = either(name for name in NAMES["english"] if name not in _WEAK)
_BY_FIRST = either(NAMES["weak english"] + NAMES["first"])
# What is named after somebody shows nobody.
_GOODS = (
    r"(?: 's)? (?:\w+ )?(?:jersey|shirt|t ?shirt|tee|shoes?|sneakers?|boots|uniform|kit|concert|"
    r"poster|songs?|music|"
    r"dance (?:cover|moves?|practice|routine|class)|hat|cap|merch|tour|album|fans?|lightstick|tower|choreograph\w+|number|hoodie|posters?)\b"
)
_STYLE = r"(?: 's)? (?:style|inspired|fashion)d? (?!face|body)"
_CUE = (
    r"(?:look\w*|pos\w+|danc\w+|walk\w*|dress\w*|just|exactly|more|be|her|him|me|them|similar) "
    r"(?:like|as|to)|like|as|into|"
    r"resembl\w+|becomes?|(?:replac|swap|switch|exchang|combin)\w* (?:[\w']+ ){1,4}?(?:with|for|to|by)|"
    r"(?:clone|version|face|body|legs?|head|twin|photo|picture|pic|image|portrait|copy|features?) of"
)
_BODY = (
    r"(?: 's|s)? (?:own )?(?:face|body|legs?|head|figure|physique|lower body|torso|butt|likeness|features)"
)
_KOREAN_LIKE = r"(?:처럼|같[이은]|닮|얼굴|(?:으로|로) ?(?:바[꿔꾸]|만들|변신|해))"
_NOT_A_PERSON = (
    r"(?! (?:street|square|park|beach|city|tower|hall|castle|river|falls|bridge|garden|red|petals?|"
    r"pink|gold))"
)
_ENGLISH = [
    re.compile(rf"\b{_FAMOUS}\b(?!{_GOODS})(?!{_STYLE})"),
    re.compile(rf"\b(?:{_CUE}) (?:my \w+ )?{_BY_FIRST}\b{_NOT_A_PERSON}(?!{_GOODS})(?!{_STYLE})"),
    re.compile(rf"\b{either(NAMES['first'] + NAMES['weak english'])}{_BODY}\b"),
    re.compile(rf"\b{_BY_FIRST}\b {_KOREAN_LIKE}"),
    re.compile(r"\buse (?:\w+ )?face\b|\bwith (?:\w+ ){1,2}'s face\b"),
    re.compile(rf"\b{_BY_FIRST} (?:look ?alike|doppelg\w+|impersonator|double|clone|twin)\b"),
    re.compile(
        r"\bdeep ?fakes?\b|\bfaces? ?swap\w*|\bswap\w* (?:the |her |his |their |our |my "
        r")?faces?\b|\bcelebrity face"
    ),
    re.compile(
        r"\b(?:put|paste|place|use|add|insert|give|with) (?:[\w']+ ){0,2}?(?:my|her|his|someone|"
        r"somebody|this|that) ?[\w']*(?: [\w']+)?"
        r" 's face\b"
    ),
    re.compile(r"\b(?:put|paste|place|add|insert) (?:[\w']+ ){1,4}?face (?:on|onto|over|to|in)\b"),
    re.compile(
        r"\b(?:chang|replac)\w* (?:the |her |his |my |their )?face (?:to|into|with|by)\b(?! (?:a "
        r")?(?:smil|look|the left|the right|turn|fac))"
    ),
]
# With the case as it was written: two capitals in a row are a name, where a person is to be like them.
_SOMEONE = (
    r"(?:[Hh]er|[Hh]im|them|me|us|(?:this|the|that|my) (?:\w+ )?(?:girl|woman|man|guy|boy|person|lady|"
    r"model|friend))"
)
_CASED = [
    re.compile(
        rf"\b{_SOMEONE} (?:to )?(?:look |be |become )?(?:\w+ )?(?:like|as|into|resemble) "
        rf"(?:(?:actor|actress|singer) )?"
        r"(?!(?:The|A|An|In|On) )([A-Z][a-z]+ [A-Z][a-z]+)"
    ),
    re.compile(
        r"\b(?:actor|actress|singer|celebrity|president|politician|rapper|youtuber|streamer|"
        r"influencer|idol|footballer|"
        r"named|called) (?!(?:The|A|In|On) )([A-Z][a-z]+ [A-Z][a-z]+)"
    ),
]
_CASED.append(
    re.compile(
        r"\b(?:my|our) (?:ex|boss|friend|teacher|neighbou?r|coworker|colleague|classmate|wife|"
        r"husband|girlfriend|boyfriend|"
        r"crush|sister|brother|cousin|professor|roommate) ([A-Z][a-z]+ [A-Z][a-z]+)"
    )
)
_FICTIONAL = re.compile(rf"\b{either(NAMES['fictional'])}\b")
_PLACES = re.compile(
    r"(?:Park|Beach|Street|City|Tower|Square|Bridge|Garden|Island|Palace|Style|Dress|York|Angeles|Princess)$"
)


def english_people(text: str, cased: str) -> list[Hit]:
    """The people that an English text names: in small letters, and as it was written."""
    kept = _FICTIONAL.sub(" · ", text)
    found: list[Hit] = []
    for pattern in _ENGLISH:
        found += [Hit(Reason.PERSON, name[0].strip()) for name in pattern.finditer(kept)]
    for pattern in _CASED:
        found += [
            Hit(Reason.PERSON, name[1])
            for name in pattern.finditer(cased)
            if not _FICTIONAL.search(name[1].lower()) and not _PLACES.search(name[1])
        ]
    return found
