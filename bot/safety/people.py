"""Names of people, as parts of the patterns for likenesses in english.tsv and korean.tsv.

The list holds the names that such requests bring up most, and no more; another name is noticed only where it
stands as one stands in a likeness ("make her look like Jane Doe", "김민지 얼굴로").
"""

from pathlib import Path

from bot.safety.rules import either


def _names() -> dict[str, list[str]]:
    """The names of the table by their kind, long ones first, as a pattern needs them."""
    rows = Path(__file__).with_name("people.tsv").read_text(encoding="utf-8").splitlines()[1:]
    names: dict[str, set[str]] = {}
    for kind, listed in (row.split("\t") for row in rows):
        names.setdefault(kind, set()).update(name.strip() for name in listed.split(","))
    return {kind: _ordered(some) for kind, some in names.items()}


def _ordered(names: set[str]) -> list[str]:
    return sorted(names, key=lambda name: (-len(name), name))


NAMES = _names()
# What is named after somebody ("Messi jersey") shows nobody.
_GOODS = (
    r"(?: 's)? (?:\w+ )?(?:jersey|shirt|t ?shirt|tee|shoes?|sneakers?|boots|uniform|kit|concert|posters?"
    r"|songs?|music|hat|cap|merch|tour|album|fans?|lightstick|tower|choreograph\w+|number|hoodie"
    r"|dance (?:cover|moves?|practice|routine|class))\b"
)
_CUE = (
    r"(?:look\w*|pos\w+|danc\w+|walk\w*|dress\w*|just|exactly|more|be|her|him|me|them|similar) (?:like|as|to)"
    r"|like|as|into|resembl\w+|becomes?"
    r"|(?:replac|swap|switch|exchang|combin)\w* (?:[\w']+ ){1,4}?(?:with|for|to|by)"
    r"|(?:clone|version|face|body|legs?|head|twin|photo|picture|pic|image|portrait|copy|features?) of"
)
ENGLISH_PARTS: dict[str, str] = {
    "famous": either(_ordered({*NAMES["english"]} - {*NAMES["weak english"]})),
    "first": either(_ordered({*NAMES["weak english"], *NAMES["first"]})),
    "fictional": either(NAMES["fictional"]),
    "cue": _CUE,
    "goods": _GOODS,
    "style": r"(?: 's)? (?:style|inspired|fashion)d? (?!face|body)",
    "no person": "(?:street|square|park|beach|city|tower|hall|castle|river|falls|bridge|garden)",
}
