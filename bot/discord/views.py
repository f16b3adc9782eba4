"""Buttons as Discord shows them: rows of five, and menus for what does not fit."""

from collections.abc import Iterator

from discord import SelectOption, ui

from bot.platform import Label

ROWS = 5
BUTTONS_A_ROW = 5
OPTIONS_A_MENU = 25
LONGEST_LABEL = 80
LONGEST_OPTION = 100
MENU = "more."  # begins a menu's custom id, which is no button's data

Buttons = tuple[tuple[Label, ...], ...]


def view_of(buttons: Buttons) -> ui.View | None:
    """A view of these buttons, or None if there are none; has to be called within an event loop.

    It is stopped before it is sent, so the library keeps no memory of it: whatever is pressed, today's or
    last month's, comes to the client as an interaction, and is known by its custom id.
    """
    rows, menus = laid_out(buttons)
    if not rows:
        return None
    view = ui.View(timeout=None)
    for number, row in enumerate(rows):
        for label in row:
            view.add_item(_button(label, number))
    for number, options in enumerate(menus):
        view.add_item(_menu(options, number, len(rows) + number))
    view.stop()
    return view


def laid_out(buttons: Buttons) -> tuple[list[tuple[Label, ...]], list[tuple[Label, ...]]]:
    """Rows of buttons, and the menus below them that hold the rest."""
    rows = list(_short_rows(_each_once(buttons)))
    for menus in range(ROWS):
        above, rest = rows[: ROWS - menus], rows[ROWS - menus :]
        options = [label for row in rest for label in row]
        if len(options) <= menus * OPTIONS_A_MENU:
            break
    return above, [
        tuple(options[at : at + OPTIONS_A_MENU])
        for at in range(0, menus * OPTIONS_A_MENU, OPTIONS_A_MENU)
        if options[at:]
    ]


def _each_once(buttons: Buttons) -> Iterator[tuple[Label, ...]]:
    """The rows without a second button of the same data, for which Discord would refuse the message."""
    seen: set[str] = set()
    for row in buttons:
        new = tuple({label.data: label for label in row if label.data not in seen}.values())
        seen.update(label.data for label in new)
        if new:
            yield new


def _short_rows(rows: Iterator[tuple[Label, ...]]) -> Iterator[tuple[Label, ...]]:
    for row in rows:
        for at in range(0, len(row), BUTTONS_A_ROW):
            yield row[at : at + BUTTONS_A_ROW]


def _button(label: Label, row: int) -> ui.Button[ui.View]:
    text = _cut(label.text, LONGEST_LABEL)
    if label.url is not None:
        return ui.Button(label=text, url=label.url, row=row)
    return ui.Button(label=text, custom_id=label.data, row=row)


def _menu(options: tuple[Label, ...], number: int, row: int) -> ui.Select[ui.View]:
    shown = [SelectOption(label=_cut(each.text, LONGEST_OPTION), value=each.data) for each in options]
    return ui.Select(custom_id=f"{MENU}{number}", placeholder="…", options=shown, row=row)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
