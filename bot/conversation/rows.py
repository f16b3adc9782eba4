"""The buttons under each kind of message."""

from bot.conversation.buttons import LONGEST, Button, Press, Rows, Verb
from bot.conversation.scene import DraftScene
from bot.language import Question, say_all
from bot.language.adjustments import Preset
from bot.text.locales import Locale
from bot.text.message import message

_MOST_PEOPLE = 5  # that have a button each
_LANGUAGES = {Locale.ENGLISH: "button-english", Locale.KOREAN: "button-korean"}
_TELLING = 16  # letters of an id that tell it from others of its draft


def under_skeleton(draft: DraftScene) -> Rows:
    """Below a pose that can be corrected."""
    first = (_button("button-paint", Verb.PAINT, draft.id), _button("button-variations", Verb.VARY, draft.id))
    second = (
        _button("button-poses", Verb.POSES, draft.id),
        _button("button-undo", Verb.UNDO, draft.id),
        _button("button-redo", Verb.REDO, draft.id),
    )
    return (first, second, _people(draft), _to_edit(draft))


def under_picture(draft: DraftScene) -> Rows:
    """Below what was painted."""
    draft_id = draft.id
    return (
        (_button("button-paint", Verb.PAINT, draft_id), _button("button-variations", Verb.VARY, draft_id)),
        (_button("button-poses", Verb.POSES, draft_id), _button("button-undo", Verb.UNDO, draft_id)),
        (_button("button-before-after", Verb.COMPARE, draft_id), _button("button-file", Verb.FILE, draft_id)),
        _people(draft),
        _to_edit(draft),
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


def to_paint(draft_id: str) -> Rows:
    """Where nothing is painted yet."""
    return ((_button("button-paint", Verb.PAINT, draft_id),),)


def to_cancel(draft_id: str) -> Rows:
    """While something is painted."""
    return ((_button("button-cancel", Verb.CANCEL, draft_id),),)


def to_retry(draft_id: str, job_id: str) -> Rows:
    """After a job that made nothing: that very one, by the beginning of its id."""
    press = Press(Verb.RETRY, draft_id, job_id[:_TELLING])
    return ((Button(message("button-retry"), press),),)


def to_choose(draft_id: str, question: Question, locale: Locale) -> Rows:
    """The two things that a line can mean; none where one is too long to stand behind a button."""
    said = [say_all(option.steps, locale) for option in question.options]
    presses = [Press(Verb.SAY, draft_id, say_all(option.steps)) for option in question.options]
    if any(len(str(press).encode()) > LONGEST for press in presses):
        return ()
    return (
        tuple(
            Button(message("button-say", words=words), press)
            for words, press in zip(said, presses, strict=True)
        ),
    )


def to_forget(owner: str) -> Rows:
    """Whether to delete everything of theirs."""
    yes = Button(message("button-yes-delete"), Press(Verb.FORGET, owner=owner))
    return ((yes,), (Button(message("button-no"), Press(Verb.KEEP, owner=owner)),))


def to_speak(owner: str) -> Rows:
    """The languages."""
    return (
        tuple(
            Button(message(label), Press(Verb.LOCALE, more=locale.value, owner=owner))
            for locale, label in _LANGUAGES.items()
        ),
    )


def to_open_editor(draft_id: str) -> Rows:
    """The way into the pose editor, for its owner alone."""
    return ((Button(message("button-editor"), Press(Verb.EDIT, draft_id), opens_editor=True),),)


def _people(draft: DraftScene) -> tuple[Button, ...]:
    """Whom words mean, where there are several."""
    count = 0 if draft.pose is None else len(draft.pose.people)
    return tuple(
        Button(message("button-person", number=index + 1), Press(Verb.SAY, draft.id, f"person {index + 1}"))
        for index in range(min(count, _MOST_PEOPLE))
        if count > 1 and index != draft.person
    )


def _to_edit(draft: DraftScene) -> tuple[Button, ...]:
    return (_button("button-editor", Verb.EDIT, draft.id),) if draft.can_edit else ()


def _button(label: str, verb: Verb, draft_id: str) -> Button:
    return Button(message(label), Press(verb, draft_id))
