"""A draft's requests: how it stands, a pose tried out, a pose stored."""

import logging
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from aiohttp import web

from bot.conversation.events import Origin, PoseDragged
from bot.conversation.scene import DraftScene
from bot.installation import WEB, Installation
from bot.language import Puzzled, apply
from bot.language.adjustments import Preset, Take
from bot.platform import Answers, InParts, NotTaken, Platform
from bot.scenes import draft_scene
from bot.text.locales import Locale
from bot.turns import Turns
from bot.web.adjusting import Adjusting, Line
from bot.web.callers import Caller, Callers
from bot.web.conversing import Conversing, update_of
from bot.web.messages import Json, address_of
from bot.web.messages import as_json as message_as_json
from bot.web.owning import locale_of, own_draft
from bot.web.pacing import Paces
from bot.web.poses import as_json, expect_canvas, pose_in
from bot.web.reading import body_of, id_in, number_in, text_of, update_in
from bot.web.refusing import Refused
from pipeline.pose.locked import locked_joints
from pipeline.pose.pose import Pose
from storage.tables import Draft

_LONGEST_LINE = 2000
_log = logging.getLogger(__name__)


class Drafting:
    """Answers the pose editor."""

    def __init__(
        self,
        installation: Installation,
        callers: Callers,
        paces: Paces,
        conversing: Conversing,
        answers: Answers,
        platforms: Mapping[str, Platform],
    ) -> None:
        self._installation, self._callers, self._paces = installation, callers, paces
        self._conversing, self._answers, self._platforms = conversing, answers, platforms
        self._turns = Turns()

    def routes(self) -> list[web.RouteDef]:
        """Where each is answered."""
        return [
            web.get("/api/drafts/{id}", self._draft),
            web.post("/api/drafts/{id}/pose", self._pose),
            web.post("/api/drafts/{id}/adjust", self._adjust),
            web.post("/api/drafts/{id}/presets", self._preset),
        ]

    async def _draft(self, request: web.Request) -> web.Response:
        scene, _, _ = await self._found(request, self._looking(request))
        answer = web.json_response(_as_json(scene))
        answer.enable_compression()
        return answer

    async def _adjust(self, request: web.Request) -> web.Response:
        scene, _, locale = await self._found(request, self._looking(request))
        body = await body_of(request)
        pose = _posed(body, scene)
        line = Line(text_of(body, "text", _LONGEST_LINE), number_in(body, "person"))
        return web.json_response(Adjusting(scene, pose, locale).answer(line))

    async def _preset(self, request: web.Request) -> web.Response:
        scene, _, _ = await self._found(request, self._looking(request))
        body = await body_of(request)
        pose = _posed(body, scene)
        try:
            take = Take(Preset(text_of(body, "preset")), number_in(body, "person"))
            taken = apply(pose, [take], scene.canvas).pose
        except (ValueError, Puzzled):
            raise Refused(400) from None
        return web.json_response({"pose": as_json(taken)})

    async def _pose(self, request: web.Request) -> web.Response:
        caller = self._callers.caller(request)
        self._paces.act(caller.who)
        scene, draft, locale = await self._found(request, caller)
        body = await body_of(request)
        update = update_of(caller.who, f"{draft.id} {update_in(body)}")
        origin = Origin(caller.who, draft.chat, update, locale)
        event = PoseDragged(origin, draft.id, pose_in(body))
        if draft.platform == WEB:
            said = [message_as_json(posted) for posted in await self._conversing.drag(event)]
        else:
            said = []
            await self._told_elsewhere(event, draft)
        scene, _, _ = await self._found(request, caller)
        return web.json_response({"messages": said, "draft": _as_json(scene)})

    async def _told_elsewhere(self, event: PoseDragged, draft: Draft) -> None:
        """The answer goes where the draft's results go."""
        async with self._turns.of(event.origin.who.key):
            for number, outgoing in enumerate(await self._answers.answer(event)):
                platform = self._platforms.get(draft.platform)
                if platform is None:
                    _log.warning("nobody here talks in %s: an answer is not sent", draft.platform)
                    return
                try:
                    name = await platform.send(draft.chat, outgoing, f"{event.origin.update}:{number}")
                except NotTaken as refused:
                    _log.warning("an answer to a dragged pose was not taken: %s", refused)
                    continue
                parts = platform.parts(draft.chat, name) if isinstance(platform, InParts) else (name,)
                for part in parts:
                    await self._answers.said(event, outgoing, part)

    def _looking(self, request: web.Request) -> Caller:
        caller = self._callers.caller(request)
        self._paces.look(caller.who)
        return caller

    async def _found(self, request: web.Request, caller: Caller) -> tuple[DraftScene, Draft, Locale]:
        draft_id = id_in(request.match_info["id"])
        async with self._installation.database.transaction() as session:
            draft = await own_draft(session, caller, draft_id)
            return await draft_scene(session, draft, can_edit=True), draft, await locale_of(session, draft)


def _posed(body: dict[str, Any], scene: DraftScene) -> Pose:
    pose = pose_in(body)
    expect_canvas(pose, scene.canvas)
    return pose


def _as_json(scene: DraftScene) -> Json:
    return {
        "id": scene.id,
        "number": scene.number,
        "canvas": asdict(scene.canvas),
        "photo": address_of(scene.photo),
        "picture": address_of(scene.picture),
        "pose": None if scene.pose is None else as_json(scene.pose),
        "first_pose": None if scene.first_pose is None else as_json(scene.first_pose),
        "locked": _locked(scene),
        "can_undo": scene.can_undo,
        "can_redo": scene.can_redo,
        "painting": bool(scene.painting),
    }


def _locked(scene: DraftScene) -> list[list[int]]:
    """Each person's joints that lie on the photo."""
    if scene.pose is None:
        return []
    pairs = locked_joints(scene.pose, scene.canvas)
    return [
        sorted(joint for index, joint in pairs if index == person) for person in range(len(scene.pose.people))
    ]
