"""Chats as the conversation names them, and as Telegram does."""

from telegram import Message


def chat_of(message: Message) -> str:
    """The chat's id; in a group with topics, the topic's too."""
    if message.is_topic_message and message.message_thread_id:
        return f"{message.chat.id}/{message.message_thread_id}"
    return str(message.chat.id)


def place(chat: str) -> tuple[int, int | None]:
    """The chat and the topic that a name of `chat_of` stands for."""
    number, _, topic = chat.partition("/")
    return int(number), int(topic) if topic else None


def is_private(chat: int) -> bool:
    """Whether a chat is with one person: groups and channels have negative numbers."""
    return chat > 0
