"""One request to Discord: its pictures made as small as it wants them, its refusals made ours."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from io import BytesIO
from typing import Any, TypeVar

import discord

from bot.discord.letters import Letter
from bot.discord.refusals import Refused, is_too_large, not_taken
from bot.discord.shrinking import fitting, halved
from bot.discord.views import view_of
from bot.platform import NotTaken

HALVINGS = 4

T = TypeVar("T")


async def carried(letter: Letter, limit: int, patience: float, call: Callable[[Letter], Awaitable[T]]) -> T:
    """Make the call; while its pictures are too large, once more with smaller ones. Raises NotTaken.

    A refusal that the call knows how to deal with it has to deal with itself.
    """
    letter = await _with(letter, lambda shots: fitting(shots, limit))
    for _ in range(HALVINGS):
        try:
            async with asyncio.timeout(patience):
                return await call(letter)
        except discord.HTTPException as error:
            if not is_too_large(error) or not letter.shots:
                raise not_taken(error) from error
        except Refused as error:
            raise not_taken(error) from error
        letter = await _with(letter, halved)
    raise NotTaken("Discord finds even the smallest pictures too large.", again=False)


def new(letter: Letter) -> dict[str, Any]:
    """The arguments of a call that sends a letter."""
    said: dict[str, Any] = {"content": letter.text, "files": _files(letter)}
    view = view_of(letter.buttons)
    return said if view is None else {**said, "view": view}


def instead(letter: Letter, keeps_pictures: bool = False) -> dict[str, Any]:
    """The arguments of a call that puts a letter in place of another: nothing of that one stays.

    `keeps_pictures`: but for its pictures, where the letter has none of its own.
    """
    said: dict[str, Any] = {"content": letter.text, "view": view_of(letter.buttons)}
    return said if keeps_pictures and not letter.shots else {**said, "attachments": _files(letter)}


def _files(letter: Letter) -> list[discord.File]:
    return [discord.File(BytesIO(shot.data), filename=shot.name) for shot in letter.shots]


async def _with(letter: Letter, change: Callable[[tuple[Any, ...]], tuple[Any, ...]]) -> Letter:
    """The letter with its pictures changed; off the loop, as that may take a second."""
    if not letter.shots:
        return letter
    return replace(letter, shots=await asyncio.to_thread(change, letter.shots))
