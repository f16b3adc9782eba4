"""Steps -> the language's own words: what is said can be typed, and means the same."""

from collections.abc import Sequence
from decimal import Decimal

from bot.language.actions import Act, Action, Step
from bot.language.adjustments import (
    Bend,
    Hide,
    Lengthen,
    Mirror,
    Move,
    Pair,
    Preset,
    Put,
    Show,
    Spread,
    Swap,
    Take,
    Unit,
)
from bot.language.naming import KOREAN_PARTS, bare_name
from bot.text.locales import Locale
from pipeline.pose.joints import LEG_JOINTS, J

_KOREAN_PAIRS = {Pair.LEGS: "다리", Pair.ARMS: "팔"}
_KOREAN_PRESETS = {Preset.STAND: "서기", Preset.CROSS: "꼬기", Preset.STEP: "걷기", Preset.SIT: "앉기"}
_KOREAN_ACTS = {
    Act.UNDO: "되돌리기", Act.REDO: "다시 실행", Act.RESET: "초기화", Act.GRID: "격자",
    Act.GRID_OFF: "격자 꺼", Act.DONE: "완료", Act.CANCEL: "작업 취소",
}  # fmt: skip
_ENGLISH_ACTS = {Act.CANCEL: "cancel the job"}
_WAYS = {
    Locale.ENGLISH: {"x+": "right", "x-": "left", "y+": "down", "y-": "up"},
    Locale.KOREAN: {"x+": "오른쪽으로", "x-": "왼쪽으로", "y+": "아래로", "y-": "위로"},
}
_LEG_NUMBERS = frozenset(float(joint) for joint in LEG_JOINTS)
_UNITS = {Unit.PERCENT: "", Unit.PIXELS: "px", Unit.CELLS: " cells"}
_KOREAN_UNITS = {Unit.PERCENT: "", Unit.PIXELS: "px", Unit.CELLS: "칸"}


def say(step: Step, locale: Locale = Locale.ENGLISH) -> str:
    """The shortest line that means exactly this step."""
    return say_all((step,), locale)


def say_all(steps: Sequence[Step], locale: Locale = Locale.ENGLISH) -> str:
    """A line that means exactly these steps; a person is named where another one was meant before."""
    said, meant = [], 0
    for step in steps:
        again = step.person == meant
        said.append(_words(step, locale) if again else f"{_person(step, locale)}{_words(step, locale)}")
        meant = step.person
    return "; ".join(said)


def _words(step: Step, locale: Locale) -> str:
    return _english(step) if locale is Locale.ENGLISH else _korean(step)


def _person(step: Step, locale: Locale) -> str:
    if isinstance(step, Action) and step.act is Act.PERSON:
        return ""
    return f"person {step.person + 1}: " if locale is Locale.ENGLISH else f"{step.person + 1}번 사람 "


def _english(step: Step) -> str:
    match step:
        case Move(joints, dx, dy, unit, chain):
            return f"{_numbers(joints, chain)} {_shifts(dx, dy, unit, Locale.ENGLISH)}"
        case Spread(joints, amount, unit, chain):
            way = "apart" if amount >= 0 else "together"
            return f"{_numbers(joints, chain)} {way} {_number(abs(amount))}{_UNITS[unit]}"
        case Put(joints, x, y, unit):
            return f"{_numbers(joints)} to {_place(x, y, unit)}"
        case Hide(joints) | Show(joints):
            return f"{type(step).__name__.lower()} {_numbers(joints)}"
        case Swap(pair):
            return f"swap {pair.value}"
        case Mirror(pair):
            return f"mirror {pair.value}" if pair else "mirror"
        case Bend(joints, degrees):
            return f"{_numbers(joints)} bend {_number(degrees)}°"
        case Lengthen(joints, factor):
            return f"{_numbers(joints)} length {_number(factor)}x"
        case Take(preset):
            return f"pose {preset.value}"
        case Action():
            return _action(step, Locale.ENGLISH)


def _korean(step: Step) -> str:
    match step:
        case Move(joints, dx, dy, unit, chain):
            return f"{_called(joints, chain)} {_shifts(dx, dy, unit, Locale.KOREAN)}"
        case Spread(joints, amount, unit, chain):
            way = "벌려" if amount >= 0 else "모아"
            return f"{_called(joints, chain)} {way} {_number(abs(amount))}{_KOREAN_UNITS[unit]}"
        case Put(joints, x, y, unit):
            return f"{_called(joints)} {_place(x, y, unit)}로"
        case Hide(joints) | Show(joints):
            return f"{_called(joints)} {'숨겨' if isinstance(step, Hide) else '보여'}"
        case Swap(pair):
            return f"{_pair(pair)} 바꿔"
        case Mirror(pair):
            return f"{_pair(pair)} 좌우 반전" if pair else "좌우 반전"
        case Bend(joints, degrees):
            return f"{_called(joints)} {_number(degrees)}도 굽혀"
        case Lengthen(joints, factor):
            return f"{_called(joints)} 길이 {_number(factor)}배"
        case Take(preset):
            return _KOREAN_PRESETS[preset]
        case Action():
            return _action(step, Locale.KOREAN)


def _pair(pair: Pair) -> str:
    return _KOREAN_PAIRS[pair] if pair in _KOREAN_PAIRS else KOREAN_PARTS[pair.value[:-1].upper()]


def _action(action: Action, locale: Locale) -> str:
    if action.act is Act.PERSON:
        return f"person {action.person + 1}" if locale is Locale.ENGLISH else f"{action.person + 1}번 사람"
    acts = _ENGLISH_ACTS if locale is Locale.ENGLISH else _KOREAN_ACTS
    said = acts.get(action.act, action.act.value)
    if action.joints:
        return (
            f"{_numbers(action.joints)} {said}"
            if locale is Locale.ENGLISH
            else f"{_called(action.joints)} {said}"
        )
    return f"{said} {action.times}" if action.times > 1 else said


def _numbers(joints: tuple[J, ...], chain: bool = False) -> str:
    return " ".join(str(int(joint)) for joint in joints) + "+" * chain


def _called(joints: tuple[J, ...], chain: bool = False) -> str:
    if chain:
        return f"{_numbers(joints)}+"
    return (
        " ".join(f"{int(joint)}번" for joint in joints)
        if len(joints) > 1
        else bare_name(joints[0], Locale.KOREAN)
    )


def _shifts(dx: float, dy: float, unit: Unit, locale: Locale) -> str:
    units = _UNITS if locale is Locale.ENGLISH else _KOREAN_UNITS
    axes = [(axis, value) for axis, value in (("x", dx), ("y", dy)) if value] or [("y", 0.0)]
    ways = _WAYS[locale]
    # In “0 right 8 down 1” the 8 could be a joint.
    mark = "%" if unit is Unit.PERCENT and len(axes) > 1 and abs(dx) in _LEG_NUMBERS else units[unit]
    return " ".join(
        f"{ways[axis + ('-' if value < 0 else '+')]} {_number(abs(value))}{mark}" for axis, value in axes
    )


def _place(x: float, y: float, unit: Unit) -> str:
    return f"{_number(x)}%,{_number(y)}%" if unit is Unit.PERCENT else f"{_number(x)},{_number(y)}px"


def _number(value: float) -> str:
    """A number as short as it can be exactly, and never with an exponent."""
    text = format(Decimal(repr(float(value))), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
