"""Every scenario on every platform, everything started anew between all steps; the longest also without."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.bot.contract.main_scenario import from_a_photo_to_a_file
from tests.bot.contract.scenarios import EVERYWHERE, IN_GROUPS, Scenario, an_album, strangers_in_a_group
from tests.bot.contract.stage import Stage

PLATFORMS = ("telegram", "discord", "web")
WITH_GROUPS = ("telegram", "discord")
TWICE = (from_a_photo_to_a_file, an_album, strangers_in_a_group)
ONCE = tuple(scenario for scenario in (*EVERYWHERE, *IN_GROUPS) if scenario not in TWICE)


def played(scenarios: tuple[Scenario, ...]) -> Callable[..., Any]:
    """Each of these on every platform that has what it needs."""
    cases = [
        pytest.param(platform, scenario, id=f"{scenario.__name__}-{platform}")
        for scenario in scenarios
        for platform in (WITH_GROUPS if scenario in IN_GROUPS else PLATFORMS)
    ]
    return pytest.mark.parametrize(("front", "scenario"), cases, indirect=["front"])


@played(ONCE)
async def test_with_a_restart_after_each_step(stage: Stage, scenario: Scenario) -> None:
    await scenario(replace(stage, restarting=True))


@played(TWICE)
async def test_what_is_shown_is_the_same_with_restarts(stage: Stage, scenario: Scenario) -> None:
    restarted = replace(stage, restarting=True, actors=[])
    for each in (stage, restarted):
        await scenario(each)
        await each.ends()
    assert restarted.transcript() == stage.transcript()
