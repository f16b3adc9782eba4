"""Words that are no correction: wishes for a variation, questions, small talk."""

import re

from bot.conversation import rows
from bot.conversation.decision import Decision, Reply, Wish, say
from bot.conversation.scene import DraftScene
from bot.language import Puzzled
from bot.language.sentences.mood import Mood, mood_of
from bot.language.words.plain import plain
from bot.language.words.tokens import tokenize
from bot.safety.answers import refusal, too_much
from bot.safety.judge import judge
from bot.safety.limits import Limits, prompt
from bot.text.message import Message, message

_WISHES_NOTHING = frozenset({"AND", "THEN", "END", "LIST", "KEPT", "PRAISE", "OKAY", "CORRECTION"})
# Questions by their words that are wishes all the same.
_SUGGESTS = re.compile(r"\b(?:how about|what about|what if)\b|어때|어떨까|어떠", re.IGNORECASE)


def hear(draft: DraftScene, text: str, limits: Limits) -> Decision:
    """Words for a variation: kept, and painted when a button says so; talk changes nothing."""
    refused = refused_words(text, limits)
    if refused is not None:
        return say(refused, draft_id=draft.id)
    kinds = _kinds(text)
    if not set(kinds) - _WISHES_NOTHING:
        return say(message("talk-small"), draft_id=draft.id)
    if _asks(text, kinds):
        return say(message("talk-question"), draft_id=draft.id)
    return Decision((Wish(draft.id, text),), (_noted(draft, text),))


def _asks(text: str, kinds: list[str]) -> bool:
    """Whether it is a question: by its first word, or, in words about poses alone, by how it is put."""
    if _SUGGESTS.search(text):
        return False
    return kinds[0] in ("ASKS", "BE") or ("UNKNOWN" not in kinds and mood_of(plain(text)) is Mood.QUESTION)


def refused_words(text: str, limits: Limits) -> Message | None:
    """Why words are not painted."""
    too_long = prompt(text, limits)
    if too_long is not None:
        return too_much(too_long)
    verdict = judge(text)
    return None if verdict.reason is None else refusal(verdict.reason)


def _noted(draft: DraftScene, text: str) -> Reply:
    """What has to be tapped for it, which differs while nothing is painted yet."""
    if draft.is_completed:
        return Reply(
            (message("prompt-noted", words=text),), buttons=rows.to_vary(draft.id), draft_id=draft.id
        )
    if draft.painting:
        said = message("prompt-noted-for-later", words=text)
        return Reply((said,), buttons=rows.to_vary(draft.id), draft_id=draft.id)
    said = message("prompt-noted-for-photo", words=text)
    return Reply((said,), buttons=rows.to_paint(draft.id), draft_id=draft.id)


def _kinds(text: str) -> list[str]:
    """What the language makes of the words, one by one."""
    try:
        return [token.kind for token in tokenize(plain(text))]
    except Puzzled:
        return ["UNKNOWN"]
