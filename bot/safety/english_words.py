"""The English words that a trick of spelling may hide: those refused, and those they are found among."""

from pathlib import Path

from bot.safety.english_verbs import ALL, GONE, HANDLERS, REMOVE, REMOVERS
from bot.safety.people import ENGLISH_PARTS
from bot.safety.rules import either, read_phrases, read_table
from bot.safety.wardrobe import ENGLISH, Bares, names

GARMENTS = names(ENGLISH, *Bares)
UNDERWEAR = names(ENGLISH, Bares.INTIMATE)
BODY = either(names(ENGLISH, Bares.TOP, Bares.BOTTOM, Bares.BODY, Bares.INTIMATE))
_STOPS = r"from behind under at near and but with put wear\w* over chang\w* touch\w* alter\w* edit\w*"
_PREPOSITIONS = "on in to for by into"


def _words_before(stops: str, most: int) -> str:
    """A pattern for up to so many words, none of these among them."""
    return rf"(?:(?!{either(stops.split())}\b)[\w']+ ){{0,{most}}}?"


# A few words between a verb and its garment: "remove all of her …", not "remove the bag from her …".
OWNERS = f"(?:each and every )?{_words_before(f'{_STOPS} {_PREPOSITIONS}', 5)}"
# Between what is put on and its verb: "change it to a …".
PUT_ON = _words_before(_STOPS, 12)
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
# Clothes that nobody wears.
_ELSEWHERE = (
    "(?:wall|floor|chair|line|clothesline|rack|hook|hanger|background|railing|fence|bench|door|shelf|sand|grass"
    "|table|window|balcony|basket|ground)"
)
PHRASES = read_phrases(
    Path(__file__).with_name("english.tsv"),
    {
        "all": ALL,
        "apparel": _APPAREL,
        "body": BODY,
        "elsewhere": _ELSEWHERE,
        "garment": rf"(?!cloth|garment|apparel|attire|outfit){BODY}",
        "loose": either(names(ENGLISH, Bares.NOTHING)),
        "owners": OWNERS,
        "remove": REMOVE,
        "soft": _SOFT,
        "underwear": either(UNDERWEAR),
        **ENGLISH_PARTS,
    },
    r"(?<![\w']){}(?!\w)",
)
MINORS = read_table(Path(__file__).with_name("minors.tsv"))["child words"]
_AMONG = (
    "take takes taking took get rid off all of her his him them the this that their my your she they girl "
    "girls woman women boy boys lady guy person little young show showing make put turn into wear wearing "
    "nothing anything everything only just with and body full completely totally skin more bare chest "
    "photo picture pic pose in under underneath look looks like face swap deepfake hot ass butt legs "
    "every each piece item leave leaving out away peel do dispense edit"
).split()
STRONG = PHRASES.words | {*UNDERWEAR, "deepfake", "faceswap", "loli", "jailbait", "underage"}
# In a run without spaces these would be found by chance, as in cumin and title.
_SHORT = frozenset("cum tit no tie cap open rapist bra bras".split())
KNOWN = STRONG | {*MINORS, *REMOVERS, *HANDLERS, *GONE, *_AMONG, *GARMENTS, "man", "men", "it", "he", "on"}
PIECES = KNOWN - _SHORT - {"man", "men", "it", "he", "on"}
