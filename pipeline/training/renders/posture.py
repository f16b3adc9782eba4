"""A posture: where the limbs of a body point, and the bones' rotations that follow from it."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from pipeline.training.renders.assets import Assets
from pipeline.training.renders.vectors import (
    FORWARD,
    LEFTWARD,
    UP,
    Floats,
    turned_x,
    turned_y,
    turned_z,
    unit,
)

Side = Literal["L", "R"]
SIDES: tuple[Side, Side] = ("L", "R")


@dataclass(frozen=True)
class Leg:
    """Directions (3,) of thigh and shin in the pelvis' frame; the foot is level, or bent so many degrees.

    `toes_out` (degrees) turns a level foot outwards, `heel_up` raises its heel.
    """

    thigh: Floats
    shin: Floats
    bent: float | None = None
    toes_out: float = 8.0
    heel_up: float = 0.0


@dataclass(frozen=True)
class Arm:
    """Directions (3,) of upper arm and forearm in the chest's frame."""

    upper: Floats
    fore: Floats


@dataclass(frozen=True)
class Posture:
    """Pelvis (3,3) in the world; spine and head (degrees forward, to the right, to the left); limbs."""

    pelvis: Floats
    spine: tuple[float, float, float]
    head: tuple[float, float, float]
    legs: dict[Side, Leg]
    arms: dict[Side, Arm]


def rotations(posture: Posture, assets: Assets, heads: Floats) -> Floats:
    """The rotation (B,3,3) of each bone from rest into the world, for bones that begin at `heads` (B,3)."""
    chest = posture.pelvis @ _bend(posture.spine, 5, 5)
    turned: dict[str, Floats] = {"root": posture.pelvis}
    for step, bone in enumerate(("spine05", "spine04", "spine03", "spine02", "spine01"), 1):
        turned[bone] = posture.pelvis @ _bend(posture.spine, step, 5)
    for step, bone in enumerate(("neck01", "neck02", "neck03", "head"), 1):
        turned[bone] = chest @ _bend(posture.head, step, 4)
    for side in SIDES:
        turned |= _leg(side, posture, assets, heads) | _arm(side, posture.arms[side], chest, assets, heads)
    made: list[Floats] = []
    for bone, parent in zip(assets.bones, assets.parents, strict=True):
        made.append(turned[bone] if bone in turned else made[parent])
    return np.stack(made)


def _bend(angles: tuple[float, float, float], step: int, steps: int) -> Floats:
    forward, right, left = (angle * step / steps for angle in angles)
    return turned_y(left) @ turned_z(right) @ turned_x(forward)


def _leg(side: Side, posture: Posture, assets: Assets, heads: Floats) -> dict[str, Floats]:
    leg, pelvis = posture.legs[side], posture.pelvis
    hip, knee, ankle = (
        heads[assets.bones.index(f"{bone}.{side}")] for bone in ("upperleg01", "lowerleg01", "foot")
    )
    still = unit(knee - hip), unit(ankle - knee)
    axis_still = unit(np.cross(still[0], -FORWARD))
    axis = _hinge(leg.thigh, leg.shin, LEFTWARD)
    thigh = pelvis @ _brought(still[0], axis_still, leg.thigh, axis)
    shin = pelvis @ _brought(still[1], axis_still, leg.shin, axis)
    return {f"upperleg01.{side}": thigh, f"lowerleg01.{side}": shin, f"foot.{side}": _foot(side, leg, shin)}


def _foot(side: Side, leg: Leg, shin: Floats) -> Floats:
    if leg.bent is not None:
        return np.asarray(shin @ turned_x(leg.bent))
    toes = shin @ FORWARD
    yaw = float(np.degrees(np.arctan2(toes[0], toes[2])))
    return np.asarray(
        turned_y(yaw + (leg.toes_out if side == "L" else -leg.toes_out)) @ turned_x(leg.heel_up)
    )


def _arm(side: Side, arm: Arm, chest: Floats, assets: Assets, heads: Floats) -> dict[str, Floats]:
    places = (heads[assets.bones.index(f"{bone}.{side}")] for bone in ("upperarm01", "lowerarm01", "wrist"))
    shoulder, elbow, wrist = places
    still = unit(elbow - shoulder), unit(wrist - elbow)
    axis_still = unit(np.cross(*still))
    inward = LEFTWARD if side == "R" else -LEFTWARD
    axis = _hinge(arm.upper, arm.fore, np.cross(arm.upper, FORWARD + 0.4 * inward + 0.3 * UP))
    return {
        f"upperarm01.{side}": chest @ _brought(still[0], axis_still, arm.upper, axis),
        f"lowerarm01.{side}": chest @ _brought(still[1], axis_still, arm.fore, axis),
    }


def _hinge(upper: Floats, lower: Floats, straight: Floats) -> Floats:
    """The axis (3,) a joint bends about: across both of its bones, or `straight` where these are in line."""
    return unit(np.cross(upper, lower) + 0.12 * unit(straight))


def _brought(bone: Floats, axis: Floats, bone_after: Floats, axis_after: Floats) -> Floats:
    """The rotation (3,3) that brings a bone and (as near as can be) its joint's axis to new directions."""
    return np.asarray(_frame(bone_after, axis_after) @ _frame(bone, axis).T)


def _frame(bone: Floats, axis: Floats) -> Floats:
    across = unit(axis - (axis @ bone) * bone)
    return np.stack([bone, across, np.cross(bone, across)], axis=1)


def bent_to(reach: Floats, upper: float, lower: float, towards: Floats) -> tuple[Floats, Floats]:
    """Directions of the two bones (lengths in metres) of a limb that reaches so far, bent `towards`."""
    distance = float(np.clip(np.linalg.norm(reach), 0.3 * upper, 0.998 * (upper + lower)))
    line = unit(reach)
    out = unit(towards - (towards @ line) * line)
    cosine = float(np.clip((upper**2 + distance**2 - lower**2) / (2 * upper * distance), -1, 1))
    first = line * cosine + out * np.sqrt(1 - cosine**2)
    return first, unit(distance * line - upper * first)
