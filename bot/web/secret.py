"""What cookies and links are signed with: told, or made once and kept beside the pictures."""

import os
import secrets
from pathlib import Path
from uuid import uuid4

from pydantic import SecretStr

from pipeline.errors import UserMistake

FILE = "secret"
_SHORTEST = 16


def secret_of(told: SecretStr | None, home: Path) -> SecretStr:
    """The secret that was told, or else that of the file in the home folder, which is made where it lacks."""
    if told is not None:
        if len(told.get_secret_value()) < _SHORTEST:
            raise UserMistake(f"DIFOOTSION_SECRET is too short: take {_SHORTEST} characters or more.")
        return told
    path = home / FILE
    if not path.exists():
        _make(path)
    path.chmod(0o600)
    kept = path.read_text("ascii").strip()
    if len(kept) < _SHORTEST:
        raise UserMistake(f"{path} is damaged: delete it, and a new one is made.")
    return SecretStr(kept)


def _make(path: Path) -> None:
    """A new file for its owner alone; of two who make one at once, the first one's stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{FILE}.{uuid4().hex}")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(32))
    try:
        os.link(part, path)
    except FileExistsError:
        pass
    finally:
        part.unlink()
