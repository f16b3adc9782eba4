"""What an installation can set: by environment (DIFOOTSION_…), or in a file named .env."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def _home() -> Path:
    return Path.home() / ".local" / "share" / "difootsion"


class WorkerSettings(BaseSettings):
    """What a worker may know: no chat's token, wherever it is written."""

    model_config = SettingsConfigDict(
        env_prefix="DIFOOTSION_", env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    home: Path = Field(default_factory=_home, description="folder of the database and the pictures")
    database_url: SecretStr | None = Field(
        default=None, description="postgresql://…; without it SQLite in the home folder"
    )
    blobs_url: SecretStr | None = Field(
        default=None, description="s3://bucket/prefix; without it the home folder"
    )
    family: str = Field(default="street", description="the family that paints")
    workers_jobs: int = Field(default=2, ge=1, le=64, description="jobs that one worker paints at once")
    workers_nice: int = Field(
        default=19,
        ge=0,
        le=19,
        description="how far a worker gives way to the bot, and to all else on its machine",
    )
    kept_days: int = Field(default=30, ge=1, description="days that a draft is kept after its last use")
    metrics_port: int | None = Field(default=None, description="port of the worker's health and metrics")
    admin_host: str = Field(
        default="127.0.0.1", description="address that both listen on; 0.0.0.0 in a container"
    )
    log_format: Literal["lines", "json"] = Field(default="lines", description="how logs are written")

    @property
    def database(self) -> str:
        """The database's URL."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{self.home / 'difootsion.db'}"

    @property
    def blobs(self) -> str:
        """The blob store's URL."""
        if self.blobs_url is not None:
            return self.blobs_url.get_secret_value()
        return (self.home / "blobs").resolve().as_uri()


class Settings(WorkerSettings):
    """Every setting with its default; the README's table is made from these descriptions."""

    jobs_per_user: int = Field(default=4, ge=1, description="open jobs that one user may have")
    queue_limit: int = Field(default=1000, ge=1, description="waiting jobs after which new ones are refused")
    admin_port: int | None = Field(default=None, description="port of the bot's health and metrics")
    telegram_token: SecretStr | None = Field(default=None, description="with it, the bot talks in Telegram")
    telegram_webhook: str | None = Field(
        default=None, description="https://… that Telegram calls; without it the bot asks for updates"
    )
    telegram_secret: SecretStr | None = Field(
        default=None, description="what Telegram proves itself with at the webhook"
    )
    telegram_api: str = Field(
        default="https://api.telegram.org", description="another Bot API server, of your own"
    )
    webhook_port: int = Field(default=8080, description="port of the webhook, behind whatever does https")
    discord_token: SecretStr | None = Field(default=None, description="with it, the bot talks in Discord")
    discord_message_content: bool = Field(
        default=True, description="whether the bot has Discord's intent of that name"
    )
    web_host: str = Field(default="127.0.0.1", description="address of the web chat: `run --web`")
    web_port: int = Field(default=8000, ge=1, le=65535, description="port of the web chat")
    public_url: str | None = Field(
        default=None, description="https://… under which the web chat's port is reached from outside"
    )
    web_password: SecretStr | None = Field(
        default=None, description="what visitors of the web chat have to know"
    )
    web_identity_header: str | None = Field(
        default=None, description="header in which a reverse proxy says who somebody is: X-Forwarded-User"
    )
    web_proxies: str = Field(default="127.0.0.1,::1", description="addresses of the proxies that may say so")
    secret: SecretStr | None = Field(
        default=None,
        description="what cookies and links are signed with; without it a file in the home folder",
    )
    photos_per_day: int = Field(default=50, ge=1, description="photos that one user may send a day")
    prompt_length: int = Field(default=400, ge=1, description="characters that a wish may have")
