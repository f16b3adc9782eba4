"""What simcord leaves open: files have sizes and a limit, people a language."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, UnidentifiedImageError
from simcord import interactions as simulated
from simcord.backend import cdn
from simcord.backend.errors import BackendError


@dataclass
class Habits:
    """How this Discord is: the most bytes a file may have, the language of who acts."""

    limit: int
    language: str = "ko"


def with_habits(monkeypatch: pytest.MonkeyPatch, habits: Habits) -> Habits:
    """From now on simcord does what Discord does."""
    store, payload = cdn.CdnStore.store_attachment, simulated.base_payload

    def stored(self: Any, id: int, channel: int, name: str, data: bytes, about: str | None) -> Any:
        if len(data) > habits.limit:
            raise BackendError(413, 40005, "Request entity too large")
        attachment = store(self, id, channel, name, data, about)
        try:
            attachment["width"], attachment["height"] = Image.open(BytesIO(data)).size
        except UnidentifiedImageError:
            return attachment
        return attachment

    def base(*given: Any, **named: Any) -> Any:
        record, made = payload(*given, **named)
        made["locale"], made["attachment_size_limit"] = habits.language, habits.limit
        return record, made

    monkeypatch.setattr(cdn.CdnStore, "store_attachment", stored)
    monkeypatch.setattr(simulated, "base_payload", base)
    return habits
