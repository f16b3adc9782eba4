"""The pose editor, opened from the conversation: a dragged joint is one adjustment, and painted like one."""

import pytest
from playwright.async_api import expect

from pipeline.contract import Repaint
from tests.bot.web.page.conftest import Comes
from tests.bot.web.page.house import House
from tests.bot.web.page.talking import completed
from tests.bot.web.page.visitor import PHONE, Visitor

L_ANKLE = ".joint[data-joint='13']"
MOVED = f"""(before) => {{
  const {{x, width}} = document.querySelector("{L_ANKLE}").getBoundingClientRect();
  return x + width / 2 > before + 3;
}}"""


async def test_a_joint_is_dragged_and_painted(anna: Visitor, house: House, photo: bytes) -> None:
    result = await completed(anna, house, photo)
    await anna.presses("Drag joints", result)
    editor = anna.page.get_by_role("dialog")
    joint = await middle_of(anna)
    await anna.page.mouse.move(*joint)
    await anna.page.mouse.down()
    await anna.page.mouse.move(joint[0] + 20, joint[1] - 10, steps=4)
    await anna.page.mouse.move(joint[0] + 40, joint[1] - 20, steps=4)
    await anna.page.mouse.up()
    await editor.get_by_role("button", name="Save", exact=True).click()
    await expect(editor).not_to_be_attached()
    await anna.presses("Paint", await anna.sees("This is the new pose"))
    (task,) = await house.paints()
    assert isinstance(task, Repaint)
    old, new = task.old_pose.people[0], task.new_pose.people[0]
    assert new[13].x - old[13].x > 8
    assert new[10].x == pytest.approx(old[10].x)
    await anna.sees("Repainted as picture 3.")


async def test_what_another_tab_says_meanwhile_is_not_lost(anna: Visitor, house: House, photo: bytes) -> None:
    result = await completed(anna, house, photo)
    await anna.presses("Drag joints", result)
    await middle_of(anna)
    other = await anna.another_tab()
    await other.writes("13 right 5")
    await other.sees("This is the new pose")
    editor = anna.page.get_by_role("dialog")
    await editor.get_by_role("button", name="Save", exact=True).click()
    before = await middle_of(anna)
    await editor.get_by_role("button", name="Show the new one").click()
    await expect(editor.locator(".notice.warn")).not_to_be_attached()
    await anna.page.wait_for_function(MOVED, arg=before[0])
    await editor.get_by_role("button", name="Save", exact=True).click()
    await expect(editor).not_to_be_attached()


async def test_it_can_be_left_without_changing_anything(comes: Comes, house: House, photo: bytes) -> None:
    anna = await comes(**PHONE)
    result = await completed(anna, house, photo)
    before = await anna.texts()
    await anna.presses("Drag joints", result)
    await middle_of(anna)
    assert await anna.overflow() == 0
    await anna.page.get_by_role("dialog").get_by_role("button", name="Close").tap()
    await expect(anna.page.get_by_role("dialog")).not_to_be_attached()
    assert await anna.texts() == before


async def middle_of(visitor: Visitor) -> tuple[float, float]:
    """Where the left ankle is in the window."""
    joint = visitor.page.get_by_role("dialog").locator(L_ANKLE).first
    await expect(joint).to_be_visible()
    box = await joint.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
