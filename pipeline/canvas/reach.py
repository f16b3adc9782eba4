"""How far beyond a photo its bodies reach: the margins that would show them whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, hypot

from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Person, Pose, Sight

# Of the shin's length: ankle to sole, the part of it without which a shoe counts as cut, free ground below.
_FOOT, _CUT_FOOT, _GROUND = 0.3, 0.12, 0.18
_LEAST_SHIN = 0.5  # of the thigh or torso: a shin pointing at the camera looks short, its shoe does not
_SHIN_OF_TORSO = 0.8
_BESIDE = 0.3  # of the torso: from the outermost joint at a side to the edge, room for a hand or shoe
_ABOVE = 0.5  # of the torso: from nose, eyes and ears to the edge
_HEAD = (J.NOSE, J.R_EYE, J.L_EYE, J.R_EAR, J.L_EAR)
_LEGS = ((J.R_HIP, J.R_KNEE, J.R_ANKLE), (J.L_HIP, J.L_KNEE, J.L_ANKLE))


@dataclass(frozen=True)
class Margins:
    """Pixels to be added on each side."""

    left: int = 0
    right: int = 0
    top: int = 0
    bottom: int = 0


def reach(width: int, height: int, pose: Pose) -> Margins:
    """The margins that show every body of a pose whole, in pixels of the photo of width x height."""
    each = [_needed_by(person, width, height) for person in pose.people]
    return Margins(
        *(max((getattr(m, side) for m in each), default=0) for side in ("left", "right", "top", "bottom"))
    )


def shows_head(person: Person, width: int, height: int) -> bool:
    """Whether a photo of width x height pixels has anything of a body's head in it."""
    head = [person[n] for n in _HEAD]
    return any(j.sight is not Sight.GUESSED and 0 <= j.x < width and 0 <= j.y < height for j in head)


def _needed_by(person: Person, width: int, height: int) -> Margins:
    unit = _torso(person)
    guessed = [j for j in person.joints if j.sight is Sight.GUESSED]
    head = [person[n] for n in _HEAD]
    lowest = max((bottom for bottom in _soles(person, unit, height)), default=0.0)
    leftmost = min((j.x for j in guessed if j.x < 0), default=None)
    rightmost = max((j.x for j in guessed if j.x >= width), default=None)
    topmost = min((j.y for j in guessed if j.y < 0), default=None)
    above = _ABOVE if any(j.shown and j.y < 0 for j in head) else _BESIDE
    return Margins(
        left=0 if leftmost is None else ceil(_BESIDE * unit - leftmost),
        right=0 if rightmost is None else ceil(rightmost + _BESIDE * unit - width),
        top=0 if topmost is None else ceil(above * unit - topmost),
        bottom=max(0, ceil(lowest - height)),
    )


def _soles(person: Person, unit: float, height: int) -> Iterator[float]:
    """How low the canvas must reach for each leg that the photo cuts, in photo pixels."""
    shin = _shin(person, unit)
    for hip, knee, ankle in _legs(person):
        if ankle.shown:
            if ankle.y + _CUT_FOOT * shin > height:
                yield ankle.y + (_FOOT + _GROUND) * shin
        elif knee.shown and (knee.y >= height or knee.sight is Sight.GUESSED):
            yield knee.y + (1 + _FOOT + _GROUND) * shin
        elif hip.shown and not knee.shown and not _others_ankle(person, ankle):
            yield hip.y + (2 + _FOOT + _GROUND) * shin


def _legs(person: Person) -> Iterator[tuple[Joint, Joint, Joint]]:
    for hip, knee, ankle in _LEGS:
        yield person[hip], person[knee], person[ankle]


def _others_ankle(person: Person, ankle: Joint) -> bool:
    """Whether the other leg is shown down to its ankle, so that this one was hidden on purpose."""
    return any(person[leg[2]].shown for leg in _LEGS if person[leg[2]] is not ankle)


def _shin(person: Person, unit: float) -> float:
    """A shin's length in pixels: the longer one seen or guessed, or what the rest of the body tells."""
    legs = list(_legs(person))
    shins = [_between(knee, ankle) for _, knee, ankle in legs if knee.shown and ankle.shown]
    thighs = [_between(hip, knee) for hip, knee, _ in legs if hip.shown and knee.shown]
    if not shins:
        return max([_SHIN_OF_TORSO * unit, *thighs])
    return max(*shins, *(_LEAST_SHIN * thigh for thigh in thighs), _LEAST_SHIN * unit)


def _torso(person: Person) -> float:
    hips = [person[n] for n in (J.R_HIP, J.L_HIP) if person[n].shown]
    if person[J.NECK].shown and hips:
        return max(_between(person[J.NECK], hip) for hip in hips)
    left, right = person[J.L_SHOULDER], person[J.R_SHOULDER]
    return 1.4 * _between(left, right) if left.shown and right.shown else 0.0


def _between(a: Joint, b: Joint) -> float:
    return hypot(a.x - b.x, a.y - b.y)
