"""A body's mirror image about its middle line."""

from bot.language.adjustments import Pair
from bot.language.poses.turning import middle
from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Person

_MIDDLE = (J.NOSE, J.NECK)
_ALL = tuple((joint, J[f"L_{joint.name[2:]}"]) for joint in J if joint.name.startswith("R_"))


def mirrored(person: Person, pair: Pair | None) -> Person:
    """What the left did the right does now; None: the whole body. Twice is as before."""
    centre = middle(person)
    pairs = _ALL if pair is None else pair.joints
    images = {a: person[b] for one, other in pairs for a, b in ((one, other), (other, one))}
    images |= {joint: person[joint] for joint in _MIDDLE if pair is None}
    return person.with_joints({j: Joint(2 * centre - of.x, of.y, of.sight) for j, of in images.items()})
