"""The contract's dataclasses to JSON and back, strictly: what does not fit is refused with its place."""

import math
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from pipeline.contract import (
    Complete,
    Completed,
    Detect,
    Detected,
    Repaint,
    Repainted,
    Result,
    Task,
    Varied,
    Vary,
)

JsonValue: TypeAlias = "None | bool | int | float | str | list[JsonValue] | dict[str, JsonValue]"
T = TypeVar("T")

# The classes that a union has to tell apart carry a tag; the others are known by where they stand.
_TAGS: dict[type, tuple[str, str]] = {
    Detect: ("task", "detect"),
    Complete: ("task", "complete"),
    Repaint: ("task", "repaint"),
    Vary: ("task", "vary"),
    Detected: ("result", "detected"),
    Completed: ("result", "completed"),
    Repainted: ("result", "repainted"),
    Varied: ("result", "varied"),
}


class UnfitJson(ValueError):
    """JSON that is not what the contract says; the message names the place and what was expected there."""


def to_json(value: object) -> JsonValue:
    """A contract's dataclass as plain JSON values (dicts, lists, numbers, texts); TypeError for all else."""
    if isinstance(value, Enum):
        return to_json(value.value)
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{value} has no form in JSON")
        return float(value)
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        tag = _TAGS.get(type(value))
        named: dict[str, JsonValue] = {} if tag is None else {tag[0]: tag[1]}
        return named | {each.name: to_json(getattr(value, each.name)) for each in fields(value)}
    raise TypeError(f"{type(value).__name__} is no part of the contract")


def from_json(kind: type[T], value: object) -> T:
    """The dataclass `kind` from plain JSON values; raises UnfitJson.

    Absent entries take their defaults, so that what an older version wrote can still be read.
    """
    return cast(T, _read(kind, value, kind.__name__))


def task_from_json(value: object) -> Task:
    """The task that its entry "task" names; raises UnfitJson."""
    return cast(Task, _read(Task, value, "Task"))


def result_from_json(value: object) -> Result:
    """The result that its entry "result" names; raises UnfitJson."""
    return cast(Result, _read(Result, value, "Result"))


def _read(kind: Any, value: object, place: str) -> object:
    if kind in _PLAIN:
        return _read_plain(kind, value, place)
    if is_dataclass(kind):
        return _read_dataclass(cast(type, kind), value, place)
    origin = get_origin(kind)
    if origin in (UnionType, Union):
        return _read_union(get_args(kind), value, place)
    if origin is Literal:
        return _one_of(get_args(kind), value, place)
    if origin is tuple:
        return _read_tuple(get_args(kind), value, place)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(_one_of(tuple(member.value for member in kind), value, place))
    return _read_plain(kind, value, place)


def _read_union(kinds: tuple[Any, ...], value: object, place: str) -> object:
    if NoneType in kinds and value is None:
        return None
    left = [kind for kind in kinds if kind is not NoneType]
    if len(left) == 1:
        return _read(left[0], value, place)
    entry = _TAGS[left[0]][0]
    by_tag = {_TAGS[kind][1]: kind for kind in left}
    tag = _as_mapping(value, place).get(entry)
    _one_of(tuple(by_tag), tag, f"{place}.{entry}")
    return _read(by_tag[cast(str, tag)], value, place)


def _read_tuple(kinds: tuple[Any, ...], value: object, place: str) -> tuple[object, ...]:
    if not isinstance(value, list | tuple):
        raise _unfit(place, "a list", value)
    return tuple(_read(kinds[0], item, f"{place}[{number}]") for number, item in enumerate(value))


def _read_dataclass(kind: type, value: object, place: str) -> object:
    given = dict(_as_mapping(value, place))
    if kind in _TAGS:
        entry, tag = _TAGS[kind]
        _one_of((tag,), given.pop(entry, None), f"{place}.{entry}")
    known = _entries(kind)
    if strange := [name for name in given if name not in known]:
        raise UnfitJson(f"{place} has no entry {strange[0]!r}; its entries are {', '.join(known)}")
    if absent := [name for name, each in known.items() if name not in given and _is_required(each)]:
        raise UnfitJson(f"{place} lacks its entry {absent[0]!r}")
    kinds = _kinds(kind)
    read = {name: _read(kinds[name], item, f"{place}.{name}") for name, item in given.items()}
    try:
        made: object = kind(**read)
    except ValueError as error:
        raise UnfitJson(f"{place}: {error}") from error
    return made


def _read_plain(kind: Any, value: object, place: str) -> object:
    expected, fits = _PLAIN[kind]
    if not fits(value):
        raise _unfit(place, expected, value)
    return float(cast(float, value)) if kind is float else value


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: object) -> bool:
    # A whole number may stand for a float, if it is not beyond all floats.
    whole = _is_whole(value) and abs(cast(int, value)) < 2**1023
    return whole or (isinstance(value, float) and math.isfinite(value))


_PLAIN: dict[type, tuple[str, Callable[[object], bool]]] = {
    str: ("a text", lambda value: isinstance(value, str)),
    bool: ("true or false", lambda value: isinstance(value, bool)),
    int: ("a whole number", _is_whole),
    float: ("a number", _is_number),
}


def _is_required(each: "Field[Any]") -> bool:
    return each.default is MISSING and each.default_factory is MISSING


@cache
def _entries(kind: type) -> "dict[str, Field[Any]]":
    return {each.name: each for each in fields(kind)}


@cache
def _kinds(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _as_mapping(value: object, place: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise _unfit(place, "an object", value)
    return value


def _one_of(allowed: tuple[object, ...], value: object, place: str) -> object:
    if value not in allowed:
        raise _unfit(place, " or ".join(repr(each) for each in allowed), value)
    return value


def _unfit(place: str, expected: str, value: object) -> UnfitJson:
    shown = repr(value)
    return UnfitJson(f"{place}: expected {expected}, not {shown if len(shown) <= 60 else shown[:57] + '...'}")
