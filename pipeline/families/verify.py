"""Whether a family is still what it was when it was locked."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.families.hash import weights_hash
from pipeline.families.lock import differences, lock_of, read_lock
from pipeline.families.places import lacking_parts, locate, remedy_for
from pipeline.families.spec import SPEC_FILE, read_spec


@dataclass(frozen=True)
class VerifyReport:
    """What `difootsion models verify` says: `problems` and the `remedy` are empty if all is well.

    `locked` is False for a folder without a lock file, whose `files` were only counted.
    """

    name: str
    folder: Path
    locked: bool
    files: int
    weights_hash: str
    problems: tuple[str, ...]
    remedy: str

    @property
    def ok(self) -> bool:
        """Whether the family can be used."""
        return not self.problems


def verify(name_or_folder: str | Path) -> VerifyReport:
    """Reads every file of a family again; raises `Missing` or `UserMistake` if there is none to read."""
    folder = locate(name_or_folder)
    spec = read_spec(folder / SPEC_FILE)
    lock, now = read_lock(folder), lock_of(folder)
    problems = tuple(f"the {part} is absent" for part in lacking_parts(folder))
    if lock is not None:
        hashes = {folder / path: entry.sha256 for path, entry in now.files.items()}
        problems += differences(folder, lock, hashes.__getitem__)
    return VerifyReport(
        name=spec.name,
        folder=folder,
        locked=lock is not None,
        files=len(now.files),
        weights_hash=weights_hash((path, entry.sha256) for path, entry in now.files.items()),
        problems=problems,
        remedy=remedy_for(folder) if problems else "",
    )
