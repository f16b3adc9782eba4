"""Whether a text speaks of children: nothing bare, sexual or scant is painted where it does."""

import re

from bot.safety.english_words import MINORS, PHRASES
from bot.safety.korean import PHRASES as KOREAN_PHRASES
from bot.safety.rules import either

ADULT = 19  # years, by the stricter of the two countries' laws (Korea's Youth Protection Act)

_YOUNG = (
    r"(?:little|young|small|tiny|cute little|younger|school|elementary|grade ?school|middle school|"
    r"high school|junior high)"
)
_ENGLISH = re.compile(
    rf"\b(?:{either(MINORS)}|{_YOUNG} (?:\w+ )?(?:girl|boy|student|pupil|kid|daughter|son|sister|"
    rf"brother)s?|a minor|"
    r"(?:middle|high|grade|pre)? ?schoolers?|(?:\d+th|first|second|third|fourth|fifth|sixth|"
    r"seventh|eighth|ninth|tenth) grade(?:rs?)?|barely legal|youngsters?|tots?|(?:daughter|son|"
    r"niece|nephew|"
    r"granddaughter|grandson)s?|(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|five|six|seven|"
    r"eight|nine|three|four) (?:years? old|yo))\b"
)
_AGE = re.compile(
    r"\b(\d{1,2}) ?(?:yo|y o|yrs?|years?)\b(?: old)?|\b(?:aged?|is|she 's|he 's|shes|hes|look\w*) "
    r"(\d{1,2})\b(?! ?%)"
)
_KOREAN_AGE = re.compile(r"(\d{1,2}) ?(?:살|세)(?!기)")
_KOREAN = re.compile(
    r"(?<![가-힣])아이(?=들|의|가|를|는|은|도|만|랑|한테|에게|옷|바지|치마|$|\s)|어린이(?!날|집|"
    r"대공원)|아기|애기|갓난|유아(?!인)|영유아|꼬마|꼬맹이|"
    r"초등|초딩|중학|중딩|고등학|고딩|(?<![가-힣])[초중고] ?[1-6](?!\d|층|번|월|일|시|분|%|개|호)|"
    r"어린애|애들|급식|여중|여고|남중생|남고생|여학생|남학생|미성년|청소년|소녀(?!시대)|"
    r"소년(?!단)|유치원|어린 ?(?:여|남|애|학생|소)|"
    r"(?:여자|남자|사내|계집) ?(?:아이|애)|여아|남아(?=[를가는의\s])|로리|쇼타|잼민|십대|"
    r"(?<!\d)10대|(?<![가-힣])딸(?!기)|(?<![가-힣])아들|조카|손녀|손자|"
    r"열 ?(?:한|두|세|네|다섯|여섯|일곱|여덟)? ?살|(?:다섯|여섯|일곱|여덟|아홉|네|세) ?살|어려 "
    r"?보이|어리게|앳된"
)
_ALWAYS = re.compile(
    r"\b(?:loli(?:s|con|ta)?(?! (?:fashion|dress|style|outfit|skirt|shoes))|shota(?:con)?|"
    r"jailbait|underaged?|p[ae]dos?|pa?edophil\w*)\b|"
    r"로리(?=$|\s|콘|[를가로타])|쇼타(?=$|\s|콘|[를가로])|페도|아청"
)
# What is plain clothing on a grown person.
_SCANT = re.compile(
    r"\b(?:bikinis?|swim ?suits?|swimwear|bathing suits?|swim trunks|trunks|fishnets?|stockings|"
    r"mini ?skirt|short skirt|"
    r"hot pants|crop top|latex|sheer|bare (?:chest|belly|legs?|thighs?|back|midriff|shoulders?|"
    r"body|skin)|thighs?|twerk\w*|"
    r"bath(?:ing|tub)?|shower\w*|kiss\w*|sultry|flirt\w*|maid|wet|tight|skimpy|short shorts|"
    r"micro\w*|curvy|leotard)\b|"
    r"비키니|수영복|래시가드|미니 ?스커트|짧은 ?(?:치마|스커트|반바지)|핫팬츠|크롭|탱크탑|끈나시|"
    r"망사|가터|맨다리|허벅지|몸매|타이트|딱 ?붙|달라붙|라텍스|메이드|"
    r"바니|노출|목욕|샤워|키스|각선미|섹|레오타드|물에 ?젖"
)


def speaks_of_minors(text: str) -> bool:
    """Whether children are named in a reading of a text, by word or by age."""
    kept = KOREAN_PHRASES.pardoned(PHRASES.pardoned(text))
    ages = [int(next(filter(None, age.groups()))) for age in _AGE.finditer(kept)]
    ages += [int(age[1]) for age in _KOREAN_AGE.finditer(kept)]
    return bool(_ENGLISH.search(kept) or _KOREAN.search(kept)) or any(age < ADULT for age in ages)


def scant(text: str) -> str | None:
    """The word for scant clothing or a body on show that stands in a reading of a text."""
    found = _SCANT.search(text)
    return found[0] if found else None


def of_minors_alone(text: str) -> str | None:
    """The word that is refused whatever stands around it."""
    found = _ALWAYS.search(KOREAN_PHRASES.pardoned(text))
    return found[0] if found else None
