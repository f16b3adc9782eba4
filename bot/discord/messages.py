"""What is said in a message, and whether it is said to the bot."""

import re

import discord

from bot.conversation.events import COMMANDS, CommandGiven, Origin, TextSent
from storage.users import Who

PLATFORM = "discord"
BY_PEOPLE = (discord.MessageType.default, discord.MessageType.reply)


def is_for_us(message: discord.Message, us: discord.abc.User) -> bool:
    """All that people say in private; in servers what mentions the bot or replies to it."""
    if message.author.bot or message.webhook_id is not None or message.type not in BY_PEOPLE:
        return False
    if message.guild is None:
        return True
    return us in message.mentions or bool(_our_roles(message, us)) or _replies_to(message, us)


def words_of(message: discord.Message, us: discord.abc.User) -> str:
    """The text without the mentions that only address the bot."""
    ours = [f"<@!?{us.id}>", *(f"<@&{role.id}>" for role in _our_roles(message, us))]
    return re.sub(rf"[ \t]*(?:{'|'.join(ours)})", "", message.content).strip()


def attachments_of(message: discord.Message) -> list[discord.Attachment]:
    """The files of a message, or of the message that it forwards."""
    forwarded = [file for snapshot in message.message_snapshots for file in snapshot.attachments]
    return [*message.attachments, *forwarded]


def origin_of(message: discord.Message, number: int = 0) -> Origin:
    """Who sent a message; its further photos, by number, are updates of their own."""
    update = f"{PLATFORM}:{message.id}" if number == 0 else f"{PLATFORM}:{message.id}.{number}"
    return Origin(Who(PLATFORM, str(message.author.id)), str(message.channel.id), update)


def said_in(message: discord.Message, us: discord.abc.User) -> TextSent | CommandGiven:
    """The words of a message without photos: a command if they are one, a call for help if there are none."""
    words, reply_to = words_of(message, us), _reply_to(message)
    command = words.removeprefix("/").casefold()
    if words.startswith("/") and command in COMMANDS:
        return CommandGiven(origin_of(message), command, reply_to)
    if not words:
        return CommandGiven(origin_of(message), "help", reply_to)
    return TextSent(origin_of(message), words, reply_to)


def _reply_to(message: discord.Message) -> str | None:
    if message.type is not discord.MessageType.reply or message.reference is None:
        return None
    return str(message.reference.message_id)


def _replies_to(message: discord.Message, us: discord.abc.User) -> bool:
    """Discord sends the message along that is replied to, unless it was deleted."""
    if message.type is not discord.MessageType.reply or message.reference is None:
        return False
    there = message.reference.resolved
    return isinstance(there, discord.Message) and there.author.id == us.id


def _our_roles(message: discord.Message, us: discord.abc.User) -> list[discord.Role]:
    """The role of the bot's name, which Discord makes with its invitation and people pick by mistake."""
    return [role for role in message.role_mentions if role.tags is not None and role.tags.bot_id == us.id]
