"""What an installation can set about Discord."""

from dataclasses import dataclass

from pydantic import SecretStr

MEBIBYTE = 1 << 20


@dataclass(frozen=True)
class DiscordSettings:
    """Settings of the Discord bot.

    `message_content`: the privileged intent, without which replies that do not mention the bot come empty in
    servers. `upload_limit`: bytes a file, where Discord does not tell; what it then refuses is made smaller.
    `patience`: seconds that a request may take, with all its repetitions. `pauses`: seconds between tries of
    an answer that Discord does not take just now; after the last it is given up.
    """

    token: SecretStr
    message_content: bool = True
    upload_limit: int = 20 * MEBIBYTE
    patience: float = 60.0
    pauses: tuple[float, ...] = (1, 2, 4, 8, 15, 30, 60)
