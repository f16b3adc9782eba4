"""The sampling choices of a task with the family's own measured defaults filled in."""

from dataclasses import replace
from typing import TypeVar

from pipeline.contract import Sampling
from pipeline.errors import UserMistake
from pipeline.families.spec import FamilySpec
from pipeline.samplers.inpaint import Settings

CORRECTED_WEIGHT = 1.0  # a skeleton the person has put right is followed as it is
_MOST_STEPS = 1000
T = TypeVar("T")


def choose(sampling: Sampling, spec: FamilySpec, control_weight: float) -> Sampling:
    """Every choice filled in, `control_weight` where none is asked for.

    Raises UserMistake for choices that cannot be painted with.
    """
    usual = spec.defaults
    chosen = replace(
        sampling,
        family=spec.name,
        solver=sampling.solver or usual.solver,
        steps=_or(sampling.steps, usual.steps),
        guidance=_or(sampling.guidance, usual.guidance),
        guidance_until=_or(sampling.guidance_until, usual.guidance_until),
        control_weight=_or(sampling.control_weight, control_weight),
        refine=usual.refine if sampling.refine is None else sampling.refine,
    )
    _check(settings_of(chosen))
    return chosen


def settings_of(chosen: Sampling) -> Settings:
    """The sampler's settings from choices that are all made."""
    assert chosen.solver is not None
    assert chosen.steps is not None
    assert chosen.guidance is not None
    assert chosen.guidance_until is not None
    assert chosen.control_weight is not None
    return Settings(
        chosen.solver, chosen.steps, chosen.guidance, chosen.guidance_until, chosen.control_weight
    )


def _or(asked: T | None, usual: T) -> T:
    return usual if asked is None else asked


def _check(settings: Settings) -> None:
    if not 1 <= settings.steps <= _MOST_STEPS:
        raise UserMistake(f"{settings.steps} steps cannot be taken: choose 1 to {_MOST_STEPS}, usually 20.")
    if not 0 <= settings.guidance <= 50:
        raise UserMistake(f"Guidance {settings.guidance:g} cannot be used: choose 1 to 50, usually 2 to 8.")
    if not 0 <= settings.guidance_until <= 1:
        raise UserMistake(
            f"Guidance until {settings.guidance_until:g} is no share of the steps: choose 0 to 1."
        )
    if not 0 <= settings.control_weight <= 2:
        raise UserMistake(f"Control weight {settings.control_weight:g} cannot be used: choose 0 to 2.")
