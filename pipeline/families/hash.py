"""Which weights these are."""

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

_CHUNK = 1 << 20
_WORTH_REMEMBERING = 64 << 20  # bytes; smaller files are hashed again in less than a tenth of a second


def sha256_of(file: Path) -> str:
    """The sha256 of a file's bytes, as 64 hexadecimal digits."""
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def remembered_sha256_of(file: Path) -> str:
    """As `sha256_of`, but a large file whose place, size and time of change are known is not read again."""
    if file.stat().st_size < _WORTH_REMEMBERING:
        return sha256_of(file)
    memory = _read_memory()
    key = _identity(file)
    if key not in memory:
        memory[key] = sha256_of(file)
        _write_memory(memory)
    return memory[key]


def weights_hash(files: Iterable[tuple[str, str]]) -> str:
    """One sha256 over (relative path, sha256) of all safetensors files, whatever their order."""
    digest = hashlib.sha256()
    for path, sha256 in sorted(files):
        if path.endswith(".safetensors"):
            digest.update(f"{path} {sha256}\n".encode())
    return digest.hexdigest()


def _identity(file: Path) -> str:
    status = file.stat()
    return f"{file.resolve()} {status.st_size} {status.st_mtime_ns}"


def _memory_file() -> Path:
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "difootsion" / "hashes.json"


def _read_memory() -> dict[str, str]:
    try:
        memory: dict[str, str] = json.loads(_memory_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return memory


def _write_memory(memory: dict[str, str]) -> None:
    file = _memory_file()
    draft = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(memory, indent=1), encoding="utf-8")
        draft.replace(file)
    except OSError:
        return  # a read-only home only costs the time to hash again
