"""Turns of phrase with many spellings: all that hangs below, the grid, praise, “over” that says nothing."""

from bot.language.words.alternatives import any_of
from bot.language.words.numerals import DIGITS

# “it looks much better”
_HOW = any_of(
    "almost", "nearly", "so", "much", "way", "really", "pretty", "a lot", "already", "very", "quite", "just"
)
_FINE = any_of(*"better good great perfect nice fine awesome amazing cool lovely beautiful natural".split())
_IS_FINE = any_of("(?:that|this|it)(?:'?s| is| looks?| seems?)", "looks?", "looking", "is", "are")
_PRAISE = any_of(
    rf"{_IS_FINE} (?:{_HOW} )*{_FINE}(?: now| already| so far)?",
    "(?:much|way|a lot|lots) better(?: now)?",
    r"better(?=\s*(?:[,.!;\n]|$))",
)

# “could i get the grid lines over the photo”
_MAY_I = any_of(
    "(?:can|could|may) (?:i|we|you)", "let me", "let's", "i(?:'d like to| want to| wanna| need to)"
)
_DISPLAY = any_of(
    *("see", "have", "get", "show", "put", "give", "display", "turn on", "switch on", "enable", "add"),
    *("overlay", "draw", "bring up", "pull up"),
)
_OVER_IT = "(?:over|on|onto|on top of) (?:it|(?:the|my|this) (?:photo|picture|pic|image)|there)"
_LABELS = "(?:letters|numbers|labels)(?: and (?:the )?(?:letters|numbers|labels))?"
_GRID = (
    rf"(?:(?:{_MAY_I} )?(?:please |also )?{_DISPLAY}(?: me| us| up| on)? |i (?:need|want) )?"
    "(?:the |a |that |some |your )?"
    rf"grid(?: ?lines?| overlay)?(?: back)?(?: on| up)?(?: {_OVER_IT})?(?: with (?:the )?{_LABELS})?"
)
_GRID_KOREAN = (
    r"(?:격자|그리드|모눈|눈금)(?:선|무늬|종이|판)?\s*같은\s?[거것](?:\s*(?:(?:사진|그림)\s*)?위에)?"
)

# “and everything that's attached to it”, “together with the hand”
_WITH = any_of("and", "with", "plus", "together with", "along with") + "(?: also)?"
_STUFF = "all (?:of )?(?:the )?(?:stuff|rest|bits|parts|joints|things)"
_ALL = (
    any_of(
        _STUFF, "everything", "all", "anything", "whatever", "what", "the rest", "the parts?", "the joints?"
    )
    + "(?: of it| that| which)?(?:'s| is| are)?"
)
_BELOW = any_of(
    *("below", "under", "underneath", "beneath", "after", "past", "beyond", "further down", "down from"),
    *("attached(?: to)?", "connected(?: to)?", "hanging(?: off| from)?", "following", "lower than"),
)
_TIP = any_of(
    "rest(?: of it)?", *"hand foot ankle wrist arm leg forearm shin everything".split(), "lower leg"
)
_CHAINS = (
    rf"{_WITH} {_ALL} {_BELOW}(?: (?:it|that|there|him|her))?",
    rf"(?:together |along )?with the [a-z]+ {_BELOW} it",
    rf"(?:together|along) with (?:the |his |her |its )?{_TIP}",
    rf"(?:and )?(?:take|bring|carry|drag|move) (?:the |his |her )?{_TIP} "
    "(?:along with|along|with)(?: it| that)?",
)
_ALL_KOREAN = r"(?:싹\s?다|싹|쭉|다|전부\s?다|전부|모두\s?다|모두|통째로|몽땅|죄다|전체)"
_CHAINS_KOREAN = (
    r"부터\s*(?:(?:그\s?)?(?:하위|아래|밑|밑에|아래쪽|말단)\s*)?(?:관절|발끝|손끝|발목|손목|발|손|끝|아래|밑)까지"
    rf"(?:\s*{_ALL_KOREAN})?",
    rf"(?:아래|밑)쪽?(?:으?로|에)?\s*{_ALL_KOREAN}(?=\s*(?:왼|오른|위|옆))",
)

_CHANGED = r"(?:고친|바꾼|수정한|변경한|움직인|옮긴|조정한|손댄)\s?(?:거|것|건|걸)"
_DO = r"(?:\s?(?:해|시켜|돌려|되돌려)?\s?(?:줘요?|주세요|주라|줄래요?|요))?"
_REDO_KOREAN = (
    r"(?:방금\s?|아까\s?)?(?:취소한|취소했던|되돌린|되돌렸던|무른)\s?(?:거|것|걸)\s*(?:다시|도로)\s*"
    rf"(?:살려|되살려|적용|실행|복구)?{_DO}"
)
_START_OVER_KOREAN = (
    rf"(?:지금까지\s)?{_CHANGED}\s*(?:을|를|은)?\s*{_ALL_KOREAN}\s*(?:(?:없애|지우|버리|취소하|무르|없던\s?걸로\s?하)고\s*)?(?:맨\s?)?"
    rf"(?:원상\s?복구|초기화|원래대로|처음으로|처음부터|초기 상태로|리셋|없던 걸로|취소){_DO}"
)

# Courtesy, and whose body it is: “if you please”, “my daughter's”, 우리 애.
_IF_YOU_PLEASE = any_of(
    "you (?:please|would|could|can|don'?t mind|wouldn'?t mind|have (?:a moment|time))",
    "(?:it|that)(?:'?s| is)(?:n't| not) too much (?:trouble|bother|work|to ask)",
    "(?:it|that)(?:'?s| is) (?:ok|okay|possible|alright|fine|no trouble)(?: with you)?",
    "(?:at all )?possible",
)
_KIN = any_of(
    *"daughter son wife husband mom mum mother dad father grandma grandpa grandson granddaughter".split(),
    *"niece nephew sister brother baby toddler boyfriend girlfriend fiance fiancee bride groom".split(),
)
_PARTS = "hand|foot|feet|knee|arm|leg|elbow|shoulder|wrist|ankle|hip|head"
KIN_KOREAN = any_of(
    *"애기 아기 아이 애 딸 아들 손주 손녀 손자 엄마 아빠 할머니 할매 할아버지 할배 남편 아내 와이프".split(),
    *"여친 남친 여자친구 남자친구 언니 누나 오빠 동생 신랑 신부 조카".split(),
)
_REST = "(?:the rest|everything else|anything else|the others?|all else|other (?:joints|parts))"
_LEAVE_THE_REST = (
    rf"(?:(?:but|and) )?(?:(?:leave|keep) {_REST} "
    "(?:alone|as (?:it|they) (?:is|are)|as is|there|put|where (?:it|they) (?:is|are)|the same)"
    rf"|(?:don'?t|do not|without) (?:touch|mov|chang)(?:ing|e)? {_REST})"
)
_LEAVE_THE_REST_KOREAN = (
    r"(?:다른|나머지)\s?(?:덴|데는|데|곳은|곳|건|거는|거|부분은|부분|관절은|관절)?(?:은|는)?\s*"
    r"(?:(?:건들지|건드리지|손대지|움직이지|만지지)\s?(?:말고|마시고|않고)|그대로\s?(?:두고|두시고|놔두고))"
)
_MAY_PAINT = (
    r"(?:(?:you(?:'re| are)?|ur|u|we(?:'re| are)?) )(?:can |may |good to |free to |ready to )+(?:now |just )?"
    r"(?:go ahead|start|render|paint|draw|generate|finish|go)(?: (?:it|now|the picture))?"
)
_SAYS_NOTHING = (
    r"around(?=\s*(?:[.,;!\n]|$|please|pls|plz|thanks))",
    r"do (?:it|that)(?= (?:up|down|left|right|to the)\b)",
    rf"if {_IF_YOU_PLEASE}",
    rf"(?:my|our|his|her|the) {_KIN}(?:'s|s|s')?(?= (?:left|right|both|{_PARTS})\b)",
    rf"(?:우리\s?)?{KIN_KOREAN}(?:의)?(?=\s(?:왼|오른|양|팔|다리|발|손|무릎|어깨|머리))",
    r"(?<=[에다로] )두고",
    rf"(?:어깨|골반|엉덩이|팔꿈치|무릎)부터\s*{_ALL_KOREAN}\s*$",
    r",? (?:the )?(?:hand|foot|shoulder|hip|everything) (?:included|and all)\b",
    _LEAVE_THE_REST,
    _LEAVE_THE_REST_KOREAN,
    rf"over(?= (?:by |about |like |just )*(?:{DIGITS}|a (?:bit|tad|little|touch|hair|lot)))",
)

PHRASES: tuple[tuple[str, str, str], ...] = (
    ("PRAISE", "praise", _PRAISE),
    ("GRID", "grid", _GRID),
    ("GRID", "grid", _GRID_KOREAN),
    ("RESET", "all", _START_OVER_KOREAN),
    ("REDO", "redo", _REDO_KOREAN),
    ("DONE", "done", _MAY_PAINT),
    ("UNDO", "undo", "take (?:that|the|my|this) (?:last )?(?:one|change|step|move|edit|thing) back"),
    *(("CHAIN", "chain", phrase) for phrase in _CHAINS + _CHAINS_KOREAN),
    *(("FILLER", "", phrase) for phrase in _SAYS_NOTHING),
)
"""The kind of each phrase, its meaning, and the regular expression it is found by."""
