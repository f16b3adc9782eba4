"""Back to an earlier picture by its number: by a button, or in words."""

import re

from bot.conversation import rows
from bot.conversation.decision import BackTo, Decision, Reply, View, say
from bot.conversation.scene import DraftScene
from bot.language import samples
from bot.text.locales import Locale
from bot.text.message import Message, message

_NUMBER = r"(?:no\.? ?|number |#)?(?P<number>[0-9]{1,4})"
_ASKED = (
    re.compile(
        rf"(?:please )?(?:go |bring me )?back to (?:the )?(?:picture |version )?{_NUMBER}(?: please)?[.!]?",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:show |use |take )(?:me )?(?:picture|version) {_NUMBER}[.!]?", re.IGNORECASE),
    re.compile(
        r"(?P<number>[0-9]{1,4}) ?번?째? ?(?:그림|사진|버전|걸|거)?(?:으로|로) ?(?:다시 )?"
        r"(?:돌아가|되돌아가|돌려)(?: ?줘|줘요| ?주세요|요|자|기)?[.!]?"
    ),
    re.compile(
        r"(?P<number>[0-9]{1,4}) ?번?째? ?(?:그림|버전)(?:으로|로|을)?(?: ?보여 ?(?:줘|주세요))?[.!]?"
    ),
)


def number_asked(text: str) -> int | None:
    """The number in a line that asks for an earlier picture and for nothing else: “back to 3”."""
    line = " ".join(text.split())
    found = next((match for asked in _ASKED if (match := asked.fullmatch(line))), None)
    return None if found is None else int(found["number"])


def back_to(draft: DraftScene, number: int, locale: Locale) -> Decision:
    """That picture shown again, or how many there are."""
    if not 1 <= number <= draft.pictures:
        return say(message("picture-unknown", number=number, count=draft.pictures), draft_id=draft.id)
    said = (message("result-shown-again", number=number), *_lesson(draft, locale))
    reply = Reply(said, View.SKELETON, rows.under_skeleton(draft), draft.id)
    return Decision((BackTo(draft.id, number),), (reply,))


def _lesson(draft: DraftScene, locale: Locale) -> tuple[Message, ...]:
    commands = () if draft.pose is None else samples(draft.pose, draft.canvas, locale, draft.person)
    return (message("result-lesson", first=commands[0], second=commands[1]),) if commands else ()
