"""The lock file of a family: which revisions its parts came from, and what every file of them holds.

`python -m pipeline.families.lock FOLDER` writes one for a folder of one's own weights.
"""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pipeline.errors import Missing
from pipeline.families.hash import sha256_of
from pipeline.families.spec import PARTS

LOCK_FILE = "family.lock.json"


@dataclass(frozen=True)
class LockedFile:
    """What a file held when it was locked; `size` in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True)
class Lock:
    """Commits by repository, and files by their path relative to the family's folder."""

    revisions: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, LockedFile] = field(default_factory=dict)


def part_files(folder: Path) -> tuple[str, ...]:
    """The paths, relative to the folder, of all files in the folders of its parts."""
    found = (file for part in PARTS for file in (folder / part).rglob("*") if file.is_file())
    return tuple(sorted(file.relative_to(folder).as_posix() for file in found))


def lock_of(folder: Path, revisions: Mapping[str, str] | None = None) -> Lock:
    """The lock that the folder's files, as they are now, call for."""
    files = {path: _locked(folder / path) for path in part_files(folder)}
    return Lock(dict(revisions or {}), files)


def read_lock(folder: Path) -> Lock | None:
    """The folder's lock, None if it was never locked; raises `Missing` if the lock cannot be read."""
    file = folder / LOCK_FILE
    try:
        table = json.loads(file.read_text(encoding="utf-8"))
        return Lock(table["revisions"], {path: LockedFile(**entry) for path, entry in table["files"].items()})
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError) as damage:
        raise Missing(f"{file} is damaged; delete the folder {folder} and fetch the family again") from damage


def write_lock(folder: Path, lock: Lock) -> None:
    """Writes the lock into the folder, whole or not at all."""
    draft = folder / (LOCK_FILE + ".part")
    draft.write_text(json.dumps(asdict(lock), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    draft.replace(folder / LOCK_FILE)


def differences(folder: Path, lock: Lock, hash_of: Callable[[Path], str] = sha256_of) -> tuple[str, ...]:
    """One line for each file that is absent, changed, or was not there when the folder was locked."""
    changed = (_difference(folder / path, path, entry, hash_of) for path, entry in lock.files.items())
    strangers = (f"{path} is not in the lock file" for path in part_files(folder) if path not in lock.files)
    return (*(line for line in changed if line), *strangers)


def _locked(file: Path) -> LockedFile:
    return LockedFile(sha256_of(file), file.stat().st_size)


def _difference(file: Path, path: str, entry: LockedFile, hash_of: Callable[[Path], str]) -> str:
    if not file.is_file():
        return f"{path} is absent"
    if file.stat().st_size != entry.size:
        return f"{path} has {file.stat().st_size:,} bytes instead of {entry.size:,}"
    if hash_of(file) != entry.sha256:
        return f"{path} has other contents than when it was locked"
    return ""


def main() -> None:
    """Locks the folder named on the command line."""
    folder = Path(sys.argv[1])
    lock = lock_of(folder)
    write_lock(folder, lock)
    print(f"{folder / LOCK_FILE}: {len(lock.files)} files")


if __name__ == "__main__":
    main()
