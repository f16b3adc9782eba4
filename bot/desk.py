"""Where events come in and answers go out: each in one transaction, in the order in which a person acted."""

import logging
import time
from collections.abc import Callable
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.acting import Done, carry_out
from bot.conversation.buttons import Verb, mark_of, pressed
from bot.conversation.deciding import decide, keep, receive
from bot.conversation.decision import Decision, Forget, say
from bot.conversation.events import ButtonPressed, Event, PhotoSent, PoseDragged, Said
from bot.conversation.scene import DraftScene, Scene
from bot.conversation.stepping import shown
from bot.installation import Installation
from bot.platform import Outgoing
from bot.quota import photos_sent
from bot.rendering import Renderer
from bot.safety.answers import too_much
from bot.safety.limits import photos
from bot.safety.pace import Pace
from bot.scenes import draft_scene, unanswered_draft, with_past, with_unmade
from bot.text.locales import Locale, negotiate
from bot.text.message import Message, message
from bot.troubles import mistake_message, waiting_message
from pipeline.errors import UserMistake
from storage import chats, jobs
from storage.chats import Place
from storage.columns import now
from storage.drafts import add_photo
from storage.forget import forget
from storage.intake import take_in_async
from storage.jobs import TooMuch
from storage.locking import latest_draft, locked_draft, locked_if_there
from storage.tables import Draft, User
from storage.users import Who, photos_since, user_of

_log = logging.getLogger(__name__)


class Desk:
    """Answers events from the stored state; keeps nothing itself but the pace of users."""

    def __init__(
        self,
        back: Installation,
        clock: Callable[[], float] = time.monotonic,
        renderer: Renderer | None = None,
    ) -> None:
        self._back = back
        self._renderer = renderer or Renderer(back)
        self._pace = Pace(back.house.limits, clock)

    async def answer(self, event: Event) -> list[Outgoing]:
        """What to say to an event."""
        locale = negotiate(event.origin.language)
        fast = self._pace.event(event.origin.who.key)
        if fast is not None:
            return await self._only(too_much(fast), event.origin.who, locale)
        try:
            return await (self._photo(event) if isinstance(event, PhotoSent) else self._other(event))
        except TooMuch as much:
            return await self._only(waiting_message(much), event.origin.who, locale)
        except UserMistake as mistake:
            return await self._only(mistake_message(mistake), event.origin.who, locale)
        except Exception:
            _log.exception("an event could not be answered")
            return await self._only(message("event-failed"), event.origin.who, locale)

    async def said(self, event: Event, outgoing: Outgoing, message: str) -> None:
        """Remember which draft a message tells of, and that the event has its answer."""
        origin = event.origin
        async with self._back.database.transaction() as session:
            await chats.answered(session, origin.update)
            if outgoing.draft_id is not None:
                place = Place(origin.who.platform, origin.chat, message)
                await chats.remember(session, place, outgoing.draft_id, outgoing.job_id)

    async def _photo(self, event: PhotoSent) -> list[Outgoing]:
        origin, database = event.origin, self._back.database
        async with database.transaction() as session:
            user, locale = await self._known(session, event)
            again = await self._photo_again(session, user, locale, event)
            if again is not None:
                return await self._renderer.render(again) if again.replies else []
            sent = await photos_sent(session, self._back, origin.who)
            too_many = photos(sent, now(), self._back.house.limits)
            if too_many is not None:
                return await self._only(too_much(too_many), event.origin.who, locale)
        taken = await take_in_async(event.data)
        async with database.transaction() as session:
            draft = Draft(user_id=user.id, platform=origin.who.platform, chat=origin.chat)
            session.add(draft)
        blob = await self._back.blobs.put(taken.png, draft.id)
        async with database.transaction() as session:
            draft = await locked_draft(session, draft.id)
            if await chats.taken_in(session, origin.update) is not None:
                return []  # it came twice at once; this draft has no photo, and is swept
            await add_photo(session, draft, blob.name, taken.width, taken.height)
            done = await self._received(session, draft, event, locale)
        return await self._renderer.render(done)

    async def _received(self, session: AsyncSession, draft: Draft, event: PhotoSent, locale: Locale) -> Done:
        """A photo's job made and told of; where there is no room for it, the photo waits."""
        scene, words, house = await self._drafted(session, draft), event.words.strip(), self._back.house
        try:
            return await carry_out(session, self._back, receive(scene, words, house), event.origin, locale)
        except TooMuch as much:  # raised before anything of the job was stored
            waits = keep(scene, words, house, waiting_message(much))
            return await carry_out(session, self._back, waits, event.origin, locale)

    async def _photo_again(
        self, session: AsyncSession, user: User, locale: Locale, event: PhotoSent
    ) -> Done | None:
        """What was said, or should have been, to a photo that comes again; None if it is a new one.

        The same is decided once more: a job is made once for each update.
        """
        origin = event.origin
        if not await chats.was_taken_in(session, origin.update):
            return None
        known = await chats.taken_in(session, origin.update)
        draft_id = await unanswered_draft(session, user.id, origin)
        draft = None if draft_id is None else await locked_if_there(session, draft_id)
        if known is None or known.answered or draft is None:
            return Done(origin.who, locale, ())
        return await self._received(session, draft, event, locale)

    async def _other(self, event: Said) -> list[Outgoing]:
        origin, database = event.origin, self._back.database
        async with database.transaction() as session:
            user, locale = await self._known(session, event)
            known = await chats.taken_in(session, origin.update)
            if known is not None and known.answered:
                return []
            scene = await self._scene(session, user, locale, event)
            decision = _again(scene) if known is not None else await self._decided(session, scene, event)
            done = await carry_out(session, self._back, decision, origin, locale)
        for job_id in done.cancelled:
            await self._back.queue.cancel(job_id)
        if any(isinstance(act, Forget) for act in decision.acts):
            return await self._forget(user, event, locale)
        return await self._renderer.render(done)

    async def _decided(self, session: AsyncSession, scene: Scene, event: Said) -> Decision:
        decision = decide(scene, event, self._back.house)
        if not decision.looks_back or scene.draft is None:
            return decision
        draft = await locked_draft(session, scene.draft.id)
        knowing = replace(scene, draft=await with_past(session, draft, scene.draft))
        return decide(knowing, event, self._back.house)

    async def _drafted(self, session: AsyncSession, draft: Draft) -> DraftScene:
        return await draft_scene(session, draft, self._back.can_edit(draft))

    async def _known(self, session: AsyncSession, event: Event) -> tuple[User, Locale]:
        """The person, and the language they chose, or else their platform's."""
        user = await user_of(self._back.database, session, event.origin.who)
        if user.locale is None and event.origin.language is not None:
            user.locale = negotiate(event.origin.language)
        return user, negotiate(user.locale)

    async def _scene(
        self,
        session: AsyncSession,
        user: User,
        locale: Locale,
        event: Said,
    ) -> Scene:
        own = await jobs.open_ids(session, user.id)
        me = mark_of(event.origin.who)
        plain = Scene(locale, jobs=own, kept_days=self._back.kept_days, me=me)
        named = await self._named(session, event)
        if named is None:
            draft = await self._latest(session, user, event)
            if draft is None:
                return plain
        else:
            draft = await locked_if_there(session, named)
        if draft is None or not draft.pictures:
            return replace(plain, lost=True)
        if draft.user_id != user.id:
            return replace(plain, anothers=True)
        scene = await self._drafted(session, draft)
        press = pressed(event.data) if isinstance(event, ButtonPressed) else None
        if press is not None and press.verb is Verb.RETRY:
            scene = await with_unmade(session, scene, press.more)
        return replace(plain, draft=scene)

    async def _named(self, session: AsyncSession, event: Said) -> str | None:
        """The draft that the event itself names: behind its button, or by the message it answers."""
        if isinstance(event, ButtonPressed):
            press = pressed(event.data)
            return (press.draft_id or None) if press is not None else None
        if isinstance(event, PoseDragged):
            return event.draft_id
        if event.reply_to is None:
            return None
        return await chats.draft_of(
            session, Place(event.origin.who.platform, event.origin.chat, event.reply_to)
        )

    async def _latest(self, session: AsyncSession, user: User, event: Said) -> Draft | None:
        if isinstance(event, ButtonPressed | PoseDragged):
            return None
        return await latest_draft(session, user.id, event.origin.who.platform, event.origin.chat)

    async def _forget(self, user: User, event: Event, locale: Locale) -> list[Outgoing]:
        back = self._back
        async with back.database.reading() as session:
            sent = await photos_since(session, user.id)
        receipt = await forget(back.database, back.blobs, back.queue, event.origin.who)
        back.forgotten.remember(event.origin.who.key, sent, now())
        if receipt.drafts == 0:
            return await self._only(message("forget-nothing"), event.origin.who, locale)
        said = message(
            "forget-done",
            drafts=receipt.drafts,
            pictures=receipt.pictures,
            poses=receipt.poses,
            jobs=receipt.jobs,
        )
        return await self._only(said, event.origin.who, locale)

    async def _only(self, said: Message, who: Who, locale: Locale) -> list[Outgoing]:
        return await self._renderer.render(Done(who, locale, say(said).replies))


def _again(scene: Scene) -> Decision:
    """To an update whose answer may not have arrived: things as they stand, and nothing done twice."""
    if scene.draft is None or scene.draft.pose is None:
        return say(message("progress-looking" if scene.draft else "no-draft"))
    return Decision((), (shown(scene.draft, message("pose-shown")),))
