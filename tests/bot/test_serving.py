"""Everything that talks, put together."""

import asyncio
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.serving import talk
from pipeline.errors import UserMistake
from storage.settings import Settings


def test_without_a_token_there_is_nobody_to_talk_to(tmp_path: Path, sqlite_url: str) -> None:
    with pytest.raises(UserMistake, match="DIFOOTSION_TELEGRAM_TOKEN"):
        asyncio.run(talk(Settings(home=tmp_path, database_url=SecretStr(sqlite_url)), asyncio.Event()))
