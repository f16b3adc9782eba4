"""What takes long at its first use, done before anybody waits for it."""

import asyncio
import gc
import io

from PIL import Image

from bot.drawing import Drawer, Skeleton
from bot.language import parse
from bot.safety.judge import judge
from bot.text.locales import Locale
from bot.text.text import Text
from pipeline.contract import Canvas
from pipeline.pose.pose import Pose
from pipeline.pose.standing import standing_person

_SIDE = 96


async def warm_up(drawer: Drawer) -> None:
    """Make the grammar, the texts, the rules and the fonts; what is there by then stays to the end."""
    await asyncio.gather(asyncio.to_thread(_hear), _draw(drawer))
    gc.collect()
    gc.freeze()  # to look through all of it for rubbish again and again makes people wait


def _hear() -> None:
    for line in ("13 down 5", "왼발목 아래로 5"):
        parse(line)
    for words in ("white sneakers", "해변에서"):
        judge(words)
    for locale in Locale:
        Text(locale).say("about-help")


async def _draw(drawer: Drawer) -> None:
    pose = Pose(_SIDE, _SIDE, (standing_person(_SIDE / 2, 8, _SIDE - 8),))
    await drawer.draw(Skeleton("warm", pose, Canvas(_SIDE, _SIDE, 0, 0, _SIDE, _SIDE)), _black)


async def _black(_: str) -> bytes:
    png = io.BytesIO()
    Image.new("RGB", (_SIDE, _SIDE)).save(png, "PNG")
    return png.getvalue()
