"""What is wrong with a pose, said as a reason: “is way too high”, “너무 낮아요”."""

from bot.language.words.alternatives import any_word

_BEFORE = (
    "both all is are 's 're was were look looks seem seems sit sits stick sticks goes went gone feel "
    "feels appear appears come comes hang hangs point points still way coming going sitting hanging "
    "looking rather somewhat a\\sbit a\\slittle just much slightly out bent kinda a\\stad far it that "
    "moved been got"
)
_STATES = (
    "high low long short far close wide narrow big small left right up down much bent straight spread "
    "apart out in outwards? inwards? stretched thin close\\stogether far\\sapart"
)
_AFTER = "now still imo tbh i\\sthink apart together away out in up down to\\sthe\\sleft to\\sthe\\sright"
_LOOKS = (
    "high low long short wide narrow bent crooked weird off odd strange unnatural awkward wrong funny bad "
    "broken stiff twisted misplaced"
)


ENGLISH = (
    rf"(?:{any_word(_BEFORE)}\s+)*too\s+(?:far\s+)?(?:much\s+)?(?:(?:to|on)\sthe\s+)?{any_word(_STATES)}"
    rf"(?:\s+{any_word(_AFTER)})*"
    r"|(?:is|are|'s|'re|looks?|seems?|feels?)\s+(?:a\sbit\s+|a\slittle\s+|a\stad\s+|kinda\s+|slightly\s+|rather\s+|quite\s+|so\s+|still\s+)?"
    rf"{any_word(_LOOKS)}"
    rf"|(?:is|are|'s|'re)?(?:n't|\snot)\s+(?:quite\s+)?{any_word(_STATES)}\s+enough"
)

_EXCHANGED = "swapped switched flipped mirrored reversed interchanged exchanged mixed confused inverted"
# Left and right exchanged: “got flipped somehow”.
ENGLISH_MIXED = (
    rf"(?:(?:have|has|had|'ve) )?{any_word('got gotten been get are were is was')}"
    rf"(?: {any_word('all accidentally totally somehow completely just')})* "
    rf"{any_word(_EXCHANGED)}"
    r"(?: (?:around|over|up))?"
)

_WHERE = "위 아래 밑 바깥 밖 안 왼 오른 앞 뒤"
_STEMS = (
    "높 낮 길 긴 짧 멀 먼 가까 벌 붙 올라 내려[가갔와왔] 나갔 나가 나와 나왔 들어 갔 가\\s?있 왔 치우 "
    "떴 떠 크 큰 커 작 굽 펴[져졌] 꺾 떨어 많이 넓 좁 쏠 튀 삐 있 모[여였]"
)
_TAILS = "있 것 거 같 보[여이] 듯 된"

# A stem takes endings without number (높아, 높은데요, 높아서요): whatever follows it in its word is one.
KOREAN = (
    rf"(?:너무|(?<![가-힣])(?:넘|개|완전|진짜|엄청|겁나|왜\\s?이렇게|왜\\s?이리|왤케|왜케))\s*(?:많이\s*|좀\s*)?(?:{any_word(_WHERE)}쪽?(?:에|으로|로)?\s*)?{any_word(_STEMS)}(?!\s?줘)[가-힣]{{0,5}}?(?=[\s,.!~]|$)"
    rf"(?:\s*{any_word(_TAILS)}[가-힣]{{0,4}}){{0,2}}"
    rf"|(?:(?:땅|바닥|공중|지면)(?:에서|에)?\s*)?(?:붕\s*)?{any_word(_STEMS)}[가-힣]{{0,2}}\s?(?:보(?:여(?![줘서])|이는데|임|이네)|있(?:어|는데|네|음)|(?:것|거)\s?같)[가-힣]{{0,4}}"
)

KOREAN_PLAIN = (
    r"(?:(?:살짝|좀|조금|약간|많이|꽤)\s*)?(?![가-힣]{2}\s?보이(?:게|도록))(?:높[네은음]|높아(?!지)|낮[네은음]|낮아(?!지)|길[네]|길어(?!지)|짧[네은음]|짧아(?!지)|튀어나[왔와온])"
    rf"[가-힣]{{0,4}}(?:\s*{any_word(_TAILS)}[가-힣]{{0,4}}){{0,2}}"
)
# Where something is, as what is wrong with it: 위에 있어요, 오른쪽으로 가 있네.
KOREAN_WHERE = (
    r"(?:위|아래|밑|왼|오른|안|바깥)쪽?(?:에|으로|로)\s?(?:가\s?|와\s?|나와\s?)?"
    r"있(?:어|네|는데|음|습니다)요?(?=[\s,.!~]|$)"
)
KOREAN_MIXED = (
    r"(?:좌우가?\s*|서로\s*)?(?:반대로\s*[되됐된]|바뀌[었어]|바뀐|바꼈|바껴|뒤바[뀌뀐꼈]|거꾸로\s*[되됐된])[가-힣]{0,5}"
    rf"(?:\s*{any_word(_TAILS)}[가-힣]{{0,4}}){{0,2}}"
)
