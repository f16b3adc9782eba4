"""Everything that talks to people, put together: the desk, the platforms there are tokens for, deliveries."""

import asyncio
import logging
from collections.abc import Awaitable
from contextlib import AsyncExitStack
from dataclasses import dataclass

from aiohttp import web

from bot.conversation.deciding import House
from bot.delivery import Delivery
from bot.desk import Desk
from bot.installation import Installation
from bot.platform import Platform
from bot.safety.limits import Limits
from pipeline.errors import UserMistake
from storage.blobs import BlobStore, open_store
from storage.database import Database
from storage.jobs import Limits as JobLimits
from storage.queue import Queue
from storage.settings import Settings

NO_TOKEN = (
    "There is no chat to talk in: set DIFOOTSION_TELEGRAM_TOKEN (docs/telegram.md)"
    " or DIFOOTSION_DISCORD_TOKEN (docs/discord.md)."
)
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Front:
    """A platform, what runs it, and the web pages that it needs."""

    platform: Platform
    serving: Awaitable[None]
    pages: tuple[web.RouteDef, ...] = ()


async def talk(settings: Settings, stop: asyncio.Event) -> None:
    """Talk on every platform that there is a token for until told to stop.

    Raises UserMistake where there is none, Missing where a platform does not accept its token.
    """
    async with AsyncExitStack() as closing:
        database = Database(settings.database)
        closing.push_async_callback(database.close)
        queue = Queue(database)
        closing.callback(queue.close)
        blobs = BlobStore(open_store(settings.blobs), database)
        installation = _installation(settings, database, blobs, queue)
        fronts = _fronts(settings, Desk(installation), stop)
        if not fronts:
            raise UserMistake(NO_TOKEN)
        pages = [page for front in fronts for page in front.pages]
        if pages:
            closing.push_async_callback((await _pages(pages, settings.webhook_port)).cleanup)
        await _together(fronts, installation, stop)


async def _together(fronts: list[Front], installation: Installation, stop: asyncio.Event) -> None:
    """Run all; the first that cannot go on ends the others, and says why."""
    async with asyncio.TaskGroup() as group:
        for front in fronts:
            _log.info("talking in %s", front.platform.name)
            group.create_task(_serve(front))
            group.create_task(Delivery(installation, front.platform).run(stop))


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


def _fronts(settings: Settings, desk: Desk, stop: asyncio.Event) -> list[Front]:
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
        fronts.append(Front(telegram, serve_telegram(telegram, stop), tuple(webhook.routes(telegram))))
    if settings.discord_token is not None:
        from bot.discord.platform import Discord
        from bot.discord.serving import serve as serve_discord
        from bot.discord.settings import DiscordSettings

        discord = Discord(DiscordSettings(settings.discord_token, settings.discord_message_content), desk)
        fronts.append(Front(discord, serve_discord(discord, stop)))
    return fronts


async def _pages(pages: list[web.RouteDef], port: int) -> web.AppRunner:
    app = web.Application()
    app.add_routes(pages)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "", port).start()
    return runner
