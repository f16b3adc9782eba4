"""Everything that talks to people, put together: the desk, the platforms there are tokens for, deliveries."""

import asyncio
import logging
import sys
from collections.abc import Awaitable
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aiohttp import web

from bot.admin import Admin
from bot.conversation.deciding import House
from bot.delivery import Delivery
from bot.desk import Desk
from bot.drawing import Drawer, in_a_process
from bot.installation import Installation
from bot.metrics import Metrics, WatchedDesk
from bot.platform import Links, Platform
from bot.safety.limits import Limits
from bot.warming import warm_up
from pipeline.errors import UserMistake
from storage.blobs import BlobStore, open_store
from storage.database import Database
from storage.jobs import Limits as JobLimits
from storage.queue import Queue
from storage.settings import Settings

if TYPE_CHECKING:
    from bot.web.settings import WebSettings

NO_TOKEN = (
    "There is no chat to talk in: say --web for the chat in a browser, or set DIFOOTSION_TELEGRAM_TOKEN"
    " (docs/telegram.md) or DIFOOTSION_DISCORD_TOKEN (docs/discord.md)."
)
_SWITCH = 0.001  # seconds that work in a thread may keep the loop from going on
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Front:
    """A platform, what runs it, and the web pages that it needs."""

    platform: Platform
    serving: Awaitable[None]
    pages: tuple[web.RouteDef, ...] = ()


async def talk(settings: Settings, stop: asyncio.Event, web_chat: bool = False) -> None:
    """Talk on every platform that there is a token for, and in the web chat, until told to stop.

    Raises UserMistake where there is none, Missing where a platform does not accept its token.
    """
    async with AsyncExitStack() as closing:
        database = Database(settings.database)
        closing.push_async_callback(database.close)
        queue = Queue(database)
        closing.callback(queue.close)
        blobs = BlobStore(open_store(settings.blobs), database)
        pages_told = _web_settings(settings, web_chat)
        links = None if pages_told is None else _links(pages_told)
        drawer = Drawer(in_a_process)
        closing.callback(drawer.close)
        installation = replace(_installation(settings, database, blobs, queue), links=links, drawer=drawer)
        metrics, delivered = Metrics(), asyncio.Event()
        desk = WatchedDesk(installation, metrics)
        fronts = _fronts(settings, desk, delivered)
        if pages_told is not None:
            fronts.append(_web_front(pages_told, settings, installation, desk, fronts, delivered))
        if not fronts:
            raise UserMistake(NO_TOKEN)
        pages = [page for front in fronts for page in front.pages]
        if pages:
            closing.push_async_callback((await _pages(pages, settings.webhook_port)).cleanup)
        if settings.admin_port is not None:
            admin = Admin(settings.admin_host, settings.admin_port, metrics, database)
            await closing.enter_async_context(admin)
        await warm_up(installation.drawer)
        sys.setswitchinterval(_SWITCH)
        await _together(fronts, installation, stop, delivered)


async def _together(
    fronts: list[Front], installation: Installation, stop: asyncio.Event, delivered: asyncio.Event
) -> None:
    """Run all; the first that cannot go on ends the others, and says why."""
    async with asyncio.TaskGroup() as group:
        for front in fronts:
            _log.info("talking in %s", front.platform.name)
            group.create_task(_serve(front))
        group.create_task(_deliver(fronts, installation, stop, delivered))


async def _deliver(
    fronts: list[Front], installation: Installation, stop: asyncio.Event, delivered: asyncio.Event
) -> None:
    """Bring what is due until told to stop; only when what is under way has arrived, platforms hang up."""
    await asyncio.gather(*(Delivery(installation, front.platform).run(stop) for front in fronts))
    delivered.set()


async def _serve(front: Front) -> None:
    await front.serving


def _installation(settings: Settings, database: Database, blobs: BlobStore, queue: Queue) -> Installation:
    limits = Limits(
        photos_per_day=settings.photos_per_day,
        jobs=settings.jobs_per_user,
        prompt=settings.prompt_length,
    )
    return Installation(
        database,
        blobs,
        queue,
        House(settings.family, limits),
        JobLimits(settings.jobs_per_user, settings.queue_limit),
        settings.workers_jobs,
        settings.kept_days,
    )


def _fronts(settings: Settings, desk: Desk, delivered: asyncio.Event) -> list[Front]:
    fronts = []
    if settings.telegram_token is not None:
        from bot.telegram import webhook
        from bot.telegram.front import Telegram
        from bot.telegram.serving import serve as serve_telegram
        from bot.telegram.settings import TelegramSettings, Webhook

        called = None
        if settings.telegram_webhook is not None:
            if settings.telegram_secret is None:
                raise UserMistake("A webhook needs DIFOOTSION_TELEGRAM_SECRET: any 32 letters and digits.")
            called = Webhook(settings.telegram_webhook, settings.telegram_secret)
        telegram = Telegram(TelegramSettings(settings.telegram_token, called, settings.telegram_api), desk)
        fronts.append(Front(telegram, serve_telegram(telegram, delivered), tuple(webhook.routes(telegram))))
    if settings.discord_token is not None:
        from bot.discord.platform import Discord
        from bot.discord.serving import serve as serve_discord
        from bot.discord.settings import DiscordSettings

        discord = Discord(DiscordSettings(settings.discord_token, settings.discord_message_content), desk)
        fronts.append(Front(discord, serve_discord(discord, delivered)))
    return fronts


def _web_settings(settings: Settings, web_chat: bool) -> "WebSettings | None":
    """What the pages have to be told; the pose editor alone is there for the chats that link to it."""
    has_chats = settings.telegram_token is not None or settings.discord_token is not None
    if not web_chat and (settings.public_url is None or not has_chats):
        return None
    from bot.web.settings import web_settings

    return web_settings(settings, web_chat)


def _links(told: "WebSettings") -> Links | None:
    from bot.web.passes import EditorLinks, Passes

    return None if told.public_url is None else EditorLinks(told.public_url, Passes(told.secret))


def _web_front(
    told: "WebSettings",
    settings: Settings,
    installation: Installation,
    desk: Desk,
    fronts: list[Front],
    delivered: asyncio.Event,
) -> Front:
    from bot.web.application import Site
    from bot.web.serving import serve as serve_web

    platforms = {front.platform.name: front.platform for front in fronts}
    site = Site(told, installation, desk, platforms, settings.telegram_token)
    return Front(site.platform, serve_web(site, delivered))


async def _pages(pages: list[web.RouteDef], port: int) -> web.AppRunner:
    app = web.Application()
    app.add_routes(pages)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "", port).start()
    return runner
