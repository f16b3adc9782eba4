"""Garments by what lies bare when they are taken off: nothing for a coat, skin for a skirt."""

from collections.abc import Iterable
from enum import StrEnum


class Bares(StrEnum):
    """What a garment that is taken off leaves bare."""

    NOTHING = "nothing"  # a coat, a hat, shoes: something else is worn below, or bare feet are seen
    TOP = "top"
    BOTTOM = "bottom"
    BODY = "body"
    INTIMATE = "intimate"  # underwear: nothing is ever worn below


ENGLISH: dict[Bares, str] = {
    Bares.NOTHING: (
        "coat coats overcoat jacket jackets hoodie cardigan blazer parka poncho raincoat vest waistcoat cape "
        "puffer hat hats cap helmet glasses sunglasses goggles shoe shoes boot boots sneakers sandals heels "
        "slippers sock socks stockings tights pantyhose gloves scarf mask bag backpack purse belt tie watch "
        "necklace jewelry jewellery earrings apron headphones bracelet "
        "bracelets ring rings headband bandana shawl mittens rucksack handbag beanie trainers loafers skates"
    ),
    Bares.TOP: "shirt shirts tshirt tee top tops blouse sweater pullover jumper jersey tank camisole "
    "sweatshirt",
    Bares.BOTTOM: (
        "pants trousers jeans shorts skirt skirts miniskirt leggings slacks chinos joggers sweatpants kilt "
        "bottoms tutu sarong trouser trackpants culottes"
    ),
    Bares.BODY: (
        "clothes clothing cloths cloth clothings garment garments outfit outfits attire apparel "
        "dress dresses "
        "gown suit swimsuit swimwear swimsuits bikini bikinis trunks uniform jumpsuit romper overalls robe "
        "bathrobe towel pajamas pyjamas costume kimono hanbok leotard bodysuit wetsuit fabric tracksuit "
        "sportswear sundress singlet nightgown nightie nightdress "
        "textile textiles fabrics garb ensemble getup tunic toga sari onesie dungarees coveralls petticoat "
        "pinafore frock corset"
    ),
    Bares.INTIMATE: "underwear undies panties panty bra bras thong lingerie briefs boxers knickers",
}
KOREAN: dict[Bares, str] = {
    Bares.NOTHING: (
        "외투 코트 자켓 재킷 자캣 점퍼 잠바 패딩 가디건 카디건 조끼 망토 우비 우의 모자 캡 헬멧 "
        "안경 선글라스 고글 신발 구두 운동화 "
        "부츠 장화 샌들 슬리퍼 하이힐 힐 단화 등산화 축구화 양말 스타킹 장갑 목도리 머플러 "
        "스카프 마스크 가면 가방 백팩 시계 벨트 "
        "넥타이 앞치마 반지 목걸이 귀걸이 이어폰 헤드폰 머리띠 가발 구명조끼 토시 후드집업 집업 "
        "배낭 책가방 핸드백 팔찌 발찌 머리핀 두건 안대 귀마개 비니 숄 판초 로퍼 워커 쪼리 보호대 "
        "붕대 깁스 안전모 점버 바람막이 무스탕 겉옷 스케이트"
    ),
    Bares.TOP: "상의 윗옷 윗도리 셔츠 와이셔츠 티셔츠 반팔 반팔티 블라우스 니트 스웨터 맨투맨 나시 민소매 "
    "웃통 웃옷",
    Bares.BOTTOM: (
        "하의 아랫도리 치마 스커트 미니스커트 바지 청바지 반바지 레깅스 슬랙스 면바지 긴바지 "
        "트레이닝바지 츄리닝 핫팬츠 속바지 숏팬츠"
    ),
    Bares.BODY: (
        "옷 옷가지 의상 의복 복장 원피스 드레스 수영복 비키니 래시가드 교복 유니폼 한복 정장 "
        "양복 잠옷 파자마 가운 타월 수건 "
        "의류 상하의 옷차림 차림새 착의 착장 피복 옷감 옷조각 천조각 천쪼가리 바디수트 "
        "운동복 요가복 체육복 도복 기모노 웨딩드레스 점프수트 멜빵바지 레오타드 발레복 간호사복 메이드복 슈트"
    ),
    Bares.INTIMATE: "속옷 팬티 빤쓰 빤스 브라 브래지어 브라자 란제리 언더웨어 삼각팬티 사각팬티",
}
_OF: dict[str, Bares] = {
    word: bares for book in (ENGLISH, KOREAN) for bares, words in book.items() for word in words.split()
}
# What covers again what was laid bare.
_COVERED_BY: dict[Bares, frozenset[Bares]] = {
    Bares.NOTHING: frozenset(Bares),
    Bares.TOP: frozenset({Bares.TOP, Bares.BODY}),
    Bares.BOTTOM: frozenset({Bares.BOTTOM, Bares.BODY}),
    Bares.BODY: frozenset({Bares.BOTTOM, Bares.BODY}),
    Bares.INTIMATE: frozenset(),
}


def names(book: dict[Bares, str], *chosen: Bares) -> list[str]:
    """The names in a book of the garments that lay this bare, long ones first, as a pattern needs them."""
    found = [word for bares in chosen for word in book[bares].split()]
    return sorted(found, key=len, reverse=True)


def bares(garment: str) -> Bares:
    """What a garment leaves bare; for a word that is none, the body."""
    return _OF.get(garment, Bares.BODY)


def covered(removed: Iterable[str], added: Iterable[str]) -> bool:
    """Whether what is put on covers all that is taken off."""
    new = {bares(garment) for garment in added}
    return all(bares(garment) is Bares.NOTHING or new & _COVERED_BY[bares(garment)] for garment in removed)
