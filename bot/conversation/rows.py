"""The buttons under each kind of message."""

from bot.conversation.buttons import LONGEST, Button, Press, Rows, Verb
from bot.conversation.scene import DraftScene
from bot.language import Question, say_all
from bot.language.adjustments import Preset
from bot.text.message import message


def under_skeleton(draft: DraftScene) -> Rows:
    """Below a pose that can be corrected."""
    first = (_button("button-paint", Verb.PAINT, draft.id), _button("button-variations", Verb.VARY, draft.id))
    second = (
        _button("button-poses", Verb.POSES, draft.id),
        _button("button-undo", Verb.UNDO, draft.id),
        _button("button-redo", Verb.REDO, draft.id),
    )
    return (first, second)


def under_picture(draft_id: str) -> Rows:
    """Below what was painted."""
    return (
        (_button("button-paint", Verb.PAINT, draft_id), _button("button-variations", Verb.VARY, draft_id)),
        (_button("button-poses", Verb.POSES, draft_id), _button("button-undo", Verb.UNDO, draft_id)),
        (_button("button-before-after", Verb.COMPARE, draft_id), _button("button-file", Verb.FILE, draft_id)),
    )


def under_variations(draft_id: str, numbers: tuple[int, ...]) -> Rows:
    """Below several pictures: one to go on with, or others."""
    picks = tuple(
        Button(message("button-pick", number=number), Press(Verb.BACK, draft_id, str(number)))
        for number in numbers
    )
    return (picks, (_button("button-variations", Verb.VARY, draft_id),))


def under_presets(draft_id: str) -> Rows:
    """The four poses by their names."""
    presets = tuple(
        Button(message(f"pose-{preset}"), Press(Verb.PRESET, draft_id, preset.value)) for preset in Preset
    )
    return (presets[:2], presets[2:])


def to_vary(draft_id: str) -> Rows:
    """After words that were kept."""
    return ((_button("button-variations", Verb.VARY, draft_id),),)


def to_cancel(draft_id: str) -> Rows:
    """While something is painted."""
    return ((_button("button-cancel", Verb.CANCEL, draft_id),),)


def to_retry(draft_id: str) -> Rows:
    """After something of ours broke."""
    return ((_button("button-retry", Verb.RETRY, draft_id),),)


def to_choose(draft_id: str, question: Question) -> Rows:
    """The two things that a line can mean; none where one is too long to stand behind a button."""
    said = [say_all(option.steps) for option in question.options]
    presses = [Press(Verb.SAY, draft_id, words) for words in said]
    if any(len(str(press).encode()) > LONGEST for press in presses):
        return ()
    return (
        tuple(
            Button(message("button-say", words=words), press)
            for words, press in zip(said, presses, strict=True)
        ),
    )


def to_forget() -> Rows:
    """Whether to delete everything."""
    yes = Button(message("button-yes-delete"), Press(Verb.FORGET))
    return ((yes,), (Button(message("button-no"), Press(Verb.KEEP)),))


def _button(label: str, verb: Verb, draft_id: str) -> Button:
    return Button(message(label), Press(verb, draft_id))
