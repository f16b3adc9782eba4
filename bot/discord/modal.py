"""The form for several adjustments at once: asked for by a command, a message's menu or a button."""

from collections.abc import Iterator, Mapping
from typing import Any

from discord import TextStyle, ui

from bot.text.locales import negotiate
from bot.text.text import Text

ADJUST = "adjust"  # the custom id of a button that asks for the form, and the start of the form's own
LINES = "lines"
LONGEST = 1000
EXAMPLE = "13 down 5\n왼발목 아래로 5"


def form(language: str | None, message: str | None) -> ui.Modal:
    """The form, for the draft that a message is about, if it was asked for there.

    Stopped, as views are: it comes back as an interaction, even if we were restarted while it was filled in.
    """
    said = Text(negotiate(language)).say("command-help")
    modal = ui.Modal(title=said, custom_id=f"{ADJUST}:{message or ''}")
    field: ui.TextInput[ui.Modal] = ui.TextInput(
        style=TextStyle.paragraph, custom_id=LINES, placeholder=EXAMPLE, max_length=LONGEST
    )
    modal.add_item(ui.Label(text=said, component=field))
    modal.stop()
    return modal


def is_form(custom_id: str) -> bool:
    """Whether that form was sent in."""
    return custom_id.startswith(f"{ADJUST}:")


def message_of(custom_id: str) -> str | None:
    """The message at which a form was asked for."""
    return custom_id.partition(":")[2] or None


def lines_of(components: list[Mapping[str, Any]]) -> str:
    """What was written into a form."""
    return "\n".join(_values(components)).strip()


def _values(components: list[Mapping[str, Any]]) -> Iterator[str]:
    for component in components:
        if component.get("custom_id") == LINES:
            yield str(component["value"])
        inner = component.get("component")
        yield from _values([*component.get("components", []), *([inner] if inner else [])])
