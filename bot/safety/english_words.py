"""The English words that a trick of spelling may hide: those refused, and those they are found among."""

from pathlib import Path

from bot.safety.people import ENGLISH_PARTS
from bot.safety.rules import either, read_phrases, read_table
from bot.safety.wardrobe import ENGLISH, Bares, names

GARMENTS = names(ENGLISH, *Bares)
UNDERWEAR = names(ENGLISH, Bares.INTIMATE)
BODY = either(names(ENGLISH, Bares.TOP, Bares.BOTTOM, Bares.BODY, Bares.INTIMATE))
# A few words between a verb and its garment: "remove all of her …", not "remove the bag from her …".
OWNERS = (
    r"(?:(?!(?:from|on|in|behind|under|at|near|and|but|with|to|for|by|into|put|wear\w*|over|chang\w*|touch\w*"
    r"|alter\w*|edit\w*)\b)[\w']+ ){0,5}?"
)
_APPAREL = either(
    [
        *GARMENTS,
        r"colou?r(?:ed|s)?|shade|toned?|lips?|lipstick|makeup|nails|beige|pink|brown|palette",
        r"flats|pumps|slipper|heel|sandal|shoe|boot|ballet|pointe|court|wedges|mules",
    ]
)
_SOFT = (
    r"(?:butt|bum|ass|arse|chest|crotch|groin|private parts?|privates|bottom|booty|rear|behind|torso|thong"
    r"|underwear)"
)
PHRASES = read_phrases(
    Path(__file__).with_name("english.tsv"),
    {
        "apparel": _APPAREL,
        "body": BODY,
        "owners": OWNERS,
        "soft": _SOFT,
        "underwear": either(UNDERWEAR),
        **ENGLISH_PARTS,
    },
    r"(?<![\w']){}(?!\w)",
)
REMOVERS = (
    "remove removes removing removed delete deletes deleting deleted erase erases erasing erased ditch shed "
    "without no sans minus unzip unbutton unbuttoned unhook eliminate eliminated discard subtract"
).split()
# These take something off only from somebody: "lift her skirt", but "a drop waist dress".
HANDLERS = (
    "lose lost losing tore torn drop peel rip tear strip hide lower pull yank tug lift raise hike open "
    "undo scrap kill wipe clear omit exclude skip forget"
).split()
GONE = (
    "off gone removed lifted hiked dropped lowered disappear disappeared vanish vanished missing "
    "invisible transparent translucent erased deleted seethrough unbuttoned unzipped"
).split()
MINORS = read_table(Path(__file__).with_name("minors.tsv"))["child words"]
_AMONG = (
    "take takes taking took get rid off all of her his him them the this that their my your she they girl "
    "girls woman women boy boys lady guy person little young show showing make put turn into wear wearing "
    "nothing anything everything only just with and body full completely totally skin more bare chest "
    "photo picture pic pose in under underneath look looks like face swap deepfake hot ass butt legs"
).split()
STRONG = PHRASES.words | {*UNDERWEAR, "deepfake", "faceswap", "loli", "jailbait", "underage"}
# In a run without spaces these would be found by chance, as in cumin and title.
_SHORT = frozenset("cum tit no tie cap open rapist bra bras".split())
KNOWN = STRONG | {*MINORS, *REMOVERS, *HANDLERS, *GONE, *_AMONG, *GARMENTS, "man", "men", "it", "he", "on"}
PIECES = KNOWN - _SHORT - {"man", "men", "it", "he", "on"}
