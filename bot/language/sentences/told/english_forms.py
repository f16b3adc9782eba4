"""How English sentences look that only tell, and what makes wishes of them."""

import re

from bot.language.words.alternatives import any_of, any_word
from bot.language.words.parts import ENGLISH_NAMES

_PARTS = "|".join(ENGLISH_NAMES)
_WHOSE = any_word("the his her my their both")
_JOINT = (
    r"(?:(?:joint |number |#)?\d{1,2}"
    rf"|(?:(?:left|right|both|l|r) )?(?:of )?(?:{_WHOSE} )?(?:{_PARTS}))"
)
_SOMEBODYS = r"(?:(?:my|our|his|her|the) [a-z]+(?:'s|s) )"
_NAMED = rf"{_SOMEBODYS}?(?:{_WHOSE} )*(?:whole |entire )?{_JOINT}"

_ORDER = any_word(
    "pull push bring move take lower raise lift drop hide remove shift put swap switch fix make bend "
    "straighten nudge slide drag set place shorten lengthen tuck spread get turn flip delete erase"
)
_ITS_OBJECT = any_word("it them em that the his her my both left right [0-9]")
_LAUGH = any_word(r"lol lmao haha+")
# Between sentences; where “so” and “and” only join words, what comes of parting there isn't understood.
BREAK = re.compile(
    rf"\s*(?:[;\n]|[.,](?!\d)|\b{_LAUGH}\b|(?<!\w)-+(?!\w))\s*"
    r"|\s+(?=(?:its|it's|they'?re|he'?s|she'?s|there'?s) )"
    rf"|\s+(?=(?:(?:please|pls|just|can you|could you) )?{_ORDER} {_ITS_OBJECT})"
    r"|\s+(?=for (?:more|better|some|extra|an?|that) "
    r"|to (?:match|fit|balance|look|line up|be|get|give|see|check) "
    r"|like (?:when|in|she|he|it) |as (?:if|though) )"
    r"|\s+(?:so that|so|because of|because|cause|cuz|coz|cos|bc|since|but|and|as)\s+(?=\w)"
)

# “for more of a curve”, “as if ...”, “hidden by the sofa”
PURPOSE = re.compile(
    r"for (?:more|better|some|extra|an?|that) |to (?:match|fit|balance|look|line up|be|get|give|see|check) "
    r"|like (?:when|in|she|he|it) |as (?:if|though) |(?:was|were|wasn'?t|looks|seems) "
    r"|(?:hidden|covered|blocked|obscured|cropped|cut off|tucked|concealed)\b"
)
_OPENING = (
    "(?:"
    + any_word(
        "ok okay hey hi hello hm+ well oh ugh bruh bro dude man sorry yeah yes like also now rn btw "
        "tbh imo fyi omg wow oops eh ah uh um actually honestly basically see look and so but still "
        "because cause cuz bc since"
    )
    + " |"
    + any_of(
        *(
            "right now|just so you know"
            "|idk why|not sure why|dunno why|please note|note that|looks like|seems like"
            "|i think|i guess|i feel like"
            "|i believe|i feel|i reckon|i suppose|i notice|i noticed|i see|i can see|i'm afraid|im afraid"
            "|good morning|good evening|good afternoon"
        ).split("|")
    )
    + " )*"
)
_BE = r"(?:'s|'re| (?:is|was|are|were)(?: not|n'?t)?|'s not)"
_SOMETHING = any_word(
    "its? it's this thats? that's hes? he's shes? she's they they're theyre theres? there's im? i'm "
    "ive i've we were"
)
_WHY = "(?:why|how come) (?:is|are|does|do)"
WHY_ASKED = re.compile(rf"({_WHY} [^?]*)\?")
_UNSEEN = r"you can(?:not|'?t| not| barely| hardly) (?:even |really |actually )?see"
_VERB = (
    "(?:(?:is|are|was|were|does|do|did)(?:n'?t| not)?|can(?:'?t|not)|"
    + any_word(
        "looks? looked seems? seemed appears? feels? goes went ends? ended sits? hangs? hanging "
        "sticks? sticking pokes? poking points? pointing floats? floating hovers? hovering sinks? "
        "sinking touch touches touching lands? rests? starts? belongs? came comes keeps? bends? "
        "blocks? overlaps? covers? clips? stands? cuts? crosses leans? drifts? still got"
    )
    + ")"
)
# “its behind the table”, “you can see ...”
PRONOUN = re.compile(rf"{_OPENING}(?:{_SOMETHING}|you can see|{_UNSEEN})(?: |$)")
# “the shadow is ...”
NOUN = re.compile(rf"{_OPENING}(?:{_WHOSE}|this|that|a|some) (?:[a-z]+ ){{1,3}}?{_VERB}(?: |$)")
# “the right hand is ...”, “you cant see her ears”, “why is his foot ...”
OF_JOINT = re.compile(
    rf"{_OPENING}(?P<joint>{_NAMED})(?:{_BE}| {_VERB})(?: |$)"
    rf"|{_OPENING}(?:{_UNSEEN}|{_WHY}) (?P<object>{_NAMED})(?: |$)"
)
# “its the left wrist thats too low”
THAT_JOINT = re.compile(rf"{_OPENING}it(?:'?s| is) (?P<joint>{_NAMED}) (?:that|thats|that's|which)\b")
# praise behind a joint
IS_FINE = re.compile(
    r"(?:all |just |now |really )*(?:ok|okay|fine|good|great|perfect|right|correct|better|alright|nice)\b"
)
# what makes a sentence a wish, if it doesn't tell
SUBSTANCE = re.compile(rf"\d|\b(?:{_ORDER}|{_PARTS})\b")
_STILL_WISH = any_word(
    "made messed broke screwed overdid went believe think guess feel reckon suppose can't cant cannot"
)
# begins a sentence that may withdraw a wish before it
GAVE_UP = re.compile(
    rf"{_OPENING}(?:(?:i|im|i'm|ive|i've) (?!{_STILL_WISH} )|(?:wait|no|nope|nah|dont|don't|stop)\b)"
)
HOLDS = re.compile(r"\b(?:has|have|had|got|wear\w*|hold\w*|carr\w*)\b")  # what it holds may be meant by “it”
NAMES = re.compile(rf"\b(?:{_PARTS})\b")
# says a side: no mere remark
SIDED = re.compile(r"\b(?:left|right|both|other)\b")
# may make a wish of any sentence
WISH = re.compile(
    r"[?0-9]|\b[iu]'?ll\b|\b(?:want|need|should|would|could)\w*|\b"
    + any_word(
        "wanna please pls plz must let lets let's gotta supposed ought may might will won't shall "
        "stop never unless if except only instead than other undo cancel wait nvm no "
        "nope again hate prefer wish worse better worked moved hide remove erase delete"
    )
    + r"\b|\b"
    + any_of(
        *(
            "have to|has to|left one|right one|would rather|rather not|rather than"
            "|like it|like that|like this|made it|make it|do that|put it"
        ).split("|")
    )
    + r"\b"
)
