"""Names of people in Korean, as parts of the patterns for likenesses in korean.tsv."""

from bot.safety.people import NAMES
from bot.safety.rules import either

# The commonest family names (nine of ten people, census of 2015), and syllables that given names are made of.
_FAMILY = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현"
_GIVEN = (
    "가강건경고광교규근기길나남다단대도동란라람래량려련령로리린림만명모목무문미민범별병보봉빈상새서석선설"
    "섭성세소솔송수숙순슬승시식신아안애연열영예옥완용우욱운웅원월유윤율은의이익인일자재전정제조종주준중지"
    "진찬창채천철초춘충치태택판하학한해향혁현형혜호홍화환회효훈휘희흠"
)
# Words of the same shape.
_COMMON = (
    "강아지 고양이 이미지 주인공 한여름 하나로 정수기 유리창 전문가 지하철 지도자 "
    "안내원 정원사 조각상 원주민 하이힐 공주님 우주인 우주선 한국인 이방인 유목민 "
    "고등어 오로라 성인용 손모양 안경테 전사로 진주로 장미로 노란색 하늘색 남자로 "
    "남자애 여자로 선녀로 송이로 배경지 신호등 황소로 유원지 안전모 전시회 유치원 "
    "정치인 공무원 주유소 이순신 이태리 고무신 조선시 전라도 신사임 선생님 이자카"
).split()
_TITLES = (
    "연예인 여배우 배우 가수 아이돌 걸그룹 보이그룹 그룹 유튜버 인플루언서 아나운서 "
    "국회의원 대통령 축구선수 야구선수 농구선수 선수 멤버 스트리머 bj 개그맨 개그우먼 "
    "래퍼 앵커 모델 블랙핑크 블핑 bts 방탄소년단 방탄 뉴진스 에스파 아이브 트와이스 "
    "르세라핌 레드벨벳 소녀시대 빅뱅 엑소 있지 세븐틴"
).split()
_KNOWN = (
    "여친 남친 여사친 남사친 여자친구 남자친구 짝사랑 동료 선생님 쌤 친구 동생 누나 언니 오빠 형 "
    "엄마 아내 걔 상사 후배 선배"
).split()
_LOOKS = "닮|얼굴|생[긴기겼]|합성|빙의|똑같|판박이|몸매|몸으로|몸에|다리로|변신|도플갱어|복사|쌍둥이|코스프레"
_LIKE = rf"처럼|같[이은게]|느낌|으?로 ?(?:바[꿔꾸뀌]|만들|변[신경]|교체|해|대체)|으?로$|{_LOOKS}"
# What is named after somebody ("손흥민 유니폼") shows nobody.
_GOODS = (
    r"[의이]?\s?(?:유니폼|저지|운동화|신발|티셔츠|콘서트|공연|노래|춤|안무|굿즈|포스터|패션|코디|응원봉|"
    r"무대 ?의상|팬|팀|등번호|시그니처|브랜드|농구화|축구화|"
    r"스타일 ?(?:의|로)? ?(?:옷|의상|원피스|치마|바지|코디|입|재킷|자켓|코트|교복|청바지))"
)
_WEAK, _AMBIGUOUS = NAMES["weak korean"], NAMES["ambiguous korean"]
KOREAN_PARTS: dict[str, str] = {
    "whole": "(?<![가-힣])",
    "famous": either(name for name in NAMES["korean"] if name not in {*_WEAK, *_AMBIGUOUS}),
    "weak": either(_WEAK),
    "ambiguous": either(_AMBIGUOUS),
    "full name": f"(?<![가-힣])(?!{either(_COMMON)})[{_FAMILY}][{_GIVEN}]{{2}}",
    "title": either(_TITLES),
    "known": either(_KNOWN),
    "link": r"(?:이|을|를|의|가|이?랑|와|과|하고|씨|님)*\s?",
    "looks": f"(?:{_LOOKS})",
    "like": f"(?:{_LIKE})",
    "goods": f"(?!{_GOODS})",
}
