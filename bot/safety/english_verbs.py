"""How English says that something is taken away: verbs in all their forms, and the words for all of it."""

import re

from bot.safety.rules import either

_DOUBLED = re.compile(r"(?!edit)\w*[^aeiou][aeiou][bdgpt]")  # strip, stripped; but edit, edited


def forms(verb: str) -> list[str]:
    """A regular verb as it stands, with -s, -ed and -ing."""
    if verb.endswith("e"):
        return [verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"]
    stem = verb + verb[-1] if _DOUBLED.fullmatch(verb) else verb
    return [verb, f"{verb}{'es' if verb.endswith(('s', 'sh', 'ch')) else 's'}", f"{stem}ed", f"{stem}ing"]


def _all_forms(verbs: str) -> list[str]:
    return [form for verb in verbs.split() for form in forms(verb)]


# These take a garment off, whatever stands between.
_REMOVE = (
    "remove delete erase ditch omit eliminate discard subtract exclude banish dissolve vaporize evaporate "
    "disintegrate obliterate purge nuke zap doff expunge excise deduct detach unzip unbutton unhook unlace "
    "unwrap"
)
REMOVERS = [*_all_forms(_REMOVE), *"shed sheds shedding without no zero sans minus".split()]
# These take something off only from somebody, or all of it: "lift her skirt", but "a drop waist dress".
_HANDLE = (
    "lose drop peel rip tear strip hide lower pull yank tug lift raise hike open undo scrap kill wipe clear "
    "skip forget cancel scrub melt burn vanish disappear toss dump forgo banish whip"
)
HANDLERS = [
    *_all_forms(_HANDLE),
    *"lost losing tore torn undid undone undoing forgot forgotten forwent".split(),
]
_IRREGULAR = {
    "take": "take takes taking took taken",
    "get": "get gets getting got gotten",
    "do": "do does doing did done",
    "leave": "leave leaves leaving left",
    "tear": "tear tears tearing tore torn",
    "throw": "throw throws throwing threw thrown",
    "cast": "cast casts casting",
    "cut": "cut cuts cutting",
    "slide": "slide slides sliding slid",
    "blow": "blow blows blowing blew blown",
}
_AWAY = {
    "take": "off|away",
    "leave": "out|off",
    "peel": "off|away|back",
    "rip": "off|away",
    "tear": "off",
    "strip": "off|away|of",
    "pull": "off",
    "slip": "off|out of",
    "step": "out of",
    "throw": "off|away",
    "cast": "off|aside|away",
    "toss": "off|aside|away",
    "whip": "off",
    "shrug": "off",
    "kick": "off",
    "edit": "out|away",
    "photoshop": "out|off|away",
    "airbrush": "out|off|away",
    "scrub": "out|off|away",
    "wipe": "out|off|away",
    "melt": "off|away",
    "get": "rid of",
    "do": "away with|without",
    "dispense": "with",
    "dispose": "of",
    "part": "with",
}
# Where no owner follows, these are something else: cut-off jeans, tear-away trousers, a faded-out hem.
_AWAY_FROM_SOMEBODY = {
    "tear": "away",
    "cut": "off|away|out",
    "crop": "out",
    "mask": "out",
    "fade": "out|away",
    "burn": "off|away",
    "clear": "off|away|out",
    "rub": "out|off|away",
    "wash": "off|away",
    "blow": "off|away",
    "slide": "off|down",
    "push": "down|aside|up|off",
    "roll": "down|off",
    "pull": "away|aside|down|up",
    "blank": "out",
    "filter": "out",
    "switch": "off",
    "turn": "off",
    "toggle": "off",
    "take": "out",
}


def _phrasal(verbs: dict[str, str]) -> str:
    return either(f"{_any_form(verb)} (?:{particles})" for verb, particles in verbs.items())


def _any_form(verb: str) -> str:
    return either(_IRREGULAR[verb].split() if verb in _IRREGULAR else forms(verb))


_OWNER = r"(?:her|his|their|the|this|that|those|these|my|your|its|\w+ 's)"
ALL = (
    r"(?:(?:each and every|all|every|each|any|both|most|the rest)"
    r"(?: (?:one|single|last|remaining|bit|piece|item|article|scrap|shred|stitch|layer|kind|of)\b)*"
    rf"(?: {_OWNER})?)"
)
# Where these are spoken of, it is somebody's: "peel off clothing"; but "the lower garments".
_GENERAL = r"(?<!lower )(?=(?:clothes|clothing|garments?|apparel|attire)\b)"
_WHOLE = rf"(?:{ALL}\b ?|{_OWNER} |{_GENERAL})"
# Followed by a garment: what may stand between is the reader's to allow.
REMOVE = either(
    [
        f"{either(REMOVERS)}(?: off| up| down| away| out)* ",
        f"{_phrasal(_AWAY)} ",
        f"{either(HANDLERS)}(?: the way| off| up| down| away| out| aside)* {_WHOLE}",
        f"{_phrasal(_AWAY_FROM_SOMEBODY)} {_WHOLE}",
    ]
)
_PARTED = sorted(
    {*_AWAY, *_AWAY_FROM_SOMEBODY, "yank", "tug"} - {"get", "do", "dispense", "dispose", "part", "step"}
)
PARTED = either(map(_any_form, _PARTED))
# "Pull the shirt out of the trousers"; but "leave it out of the picture".
PARTED_AWAY = (
    r"(?:off|away|out|aside)(?! (?:at|to|into|in|over|below|above|the)\b"
    r"| of (?!(?:the|this|that|her|his)? ?(?:picture|photo|image|frame|shot|scene|drawing|painting)))"
)

GONE = [
    *(form for form in _all_forms(_REMOVE) if form.endswith("ed")),
    *"off gone lifted hiked dropped lowered shed disappear disappeared vanish vanished".split(),
    *"stripped scrubbed invisible transparent translucent seethrough absent nonexistent".split(),
]
_TAKEN = (
    "taken torn ripped pulled slid peeled stripped edited photoshopped airbrushed scrubbed wiped "
    "melted burned burnt thrown cast tossed left cleared slipped washed rubbed"
)
LEAVES = either(
    [
        *GONE,
        r"missing(?! (?:an?|one|some|its|their|buttons?|below|parts?)\b)",
        r"see through|fall\w* (?:off|down|away|to the (?:floor|ground))|half off",
        r"(?:pulled )?(?:down|up over)(?! to\b)|on the floor",
        rf"{either(_TAKEN.split())} (?:off|away|out|aside)(?! (?:at|below|above)\b)",
        "(?:cut|cropped|faded) (?:away|out)",
        r"(?:melt|fad|slip|drop|peel|burn|com|wash)(?:p?ing|e?s|e)? (?:off|away|apart)",
        r"(?:dissolv|evaporat|vaporiz|disintegrat|vanish|disappear)\w*",
        "(?:slipped|slid|pushed|rolled|peeled|tugged|yanked) (?:down|aside)",
        "(?:hiked|raised) up|(?:done away|dispensed) with|got(?:ten)? rid of|no more|nowhere",
        r"(?:not|no longer|isn't|aren't|isnt|arent|never) (?:there|present|drawn|painted|rendered|included"
        r"|worn|needed|necessary|required|existing|existed)"
        r"(?! (?:completely|fully|properly|right|well|to|yet|all)\b)",
        r"(?:do not|don't|dont|does not|doesn't|doesnt|did not|didn't|never|not) exist\w*",
    ]
)
BE = (
    r"(?:(?:should|must|can|could|may|will|would|needs?|to|has|have|having|is|are|was|were|be|been|being|gets?|go"
    r"|goes|got|both|slip\w*|come\w*|becomes?|all|completely|totally|fully|entirely|wholly|half|already|now|just|simply"
    r"|digitally|slowly|gradually) )*"
)
# It isn't there, or isn't to be drawn.
ABSENT = either(
    [
        r"(?:free|devoid|bereft|bare|void|empty|naked|stripped|divested|denuded|relieved|shorn|deprived|rid)"
        r" of",
        r"(?:strip|rid|divest|denude|relieve|deprive)\w* (?:[\w']+ ){1,4}?of",
        r"lack(?:s|ed|ing)?|(?:absence|lack|removal|omission|elimination|erasure|deletion|exclusion|loss) of",
        r"(?<!the )(?<!any )(?<!her )(?<!his )(?<!add )(?<!in )(?<!draw )(?<!paint )(?<!complete )"
        r"(?<!finish )missing(?! (?:parts?|hem|end|rest|bottom)\b)",
    ]
)
NONE_OF = "(?:none of|not (?:a single|one|any))"
# "None of her clothes may change."
UNCHANGED = r"(?! (?:\w+ )?(?:be |to )?(?:chang|alter|touch|edit|modif|mov)\w*)"
UNDRAWN = (
    r"(?:don't|dont|do not|never|not|avoid|refrain from|stop|no need to|needn't|need not|rather than)"
    r" (?:to )?"
    r"(?:draw|paint|render|add|includ|depict|generat|giv|put|sketch|illustrat|creat|keep)\w*"
    r"(?: (?:her|him|them|it))?(?: (?:in|with|wearing|on))?"
)
# "Don't paint the skirt too short": of a garment that is there.
UNDRAWN_SO = (
    r"(?! (?:too|so|in|as|with|over|on|at|like|to|below|above|behind|past|that|longer|shorter|\w+er|colou?rs?"
    r"|red|blue|black|white|green|pink|grey|gray|yellow|brown|transparent)\b)"
)
