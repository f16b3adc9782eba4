"""Families that do not come with the program are fetched from the hub, once."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import Missing
from pipeline.families.hub import Listing, download, look
from pipeline.families.lock import Lock, differences, lock_of, read_lock, write_lock
from pipeline.families.parts import PartFiles, lay_out, part_files_of
from pipeline.families.places import families_folder, known_spec, spec_file_of
from pipeline.families.spec import SPEC_FILE, Source
from pipeline.families.verify import VerifyReport, verify

_DOWNLOADS = ".downloads"


@dataclass(frozen=True)
class _Wanted:
    source: Source
    listing: Listing
    files: PartFiles

    @property
    def size(self) -> int:
        return sum(self.listing.sizes[path] for path in self.files.paths)


def fetch(
    name: str, report: Callable[[str], None] = lambda line: None, endpoint: str | None = None
) -> VerifyReport:
    """Fetches a family by its name into `families_folder()` and locks it; a locked one is only repaired.

    `report` is given one line for each part, `endpoint` replaces the hub's address (as HF_ENDPOINT does). The
    family appears whole or not at all, and what has arrived before a failure is kept for the next attempt.
    Raises `UserMistake` if there is no such family to fetch, `Missing` if the hub cannot give it.
    """
    spec = known_spec(name)
    folder, staging = families_folder() / name, families_folder() / f".{name}.part"
    lock = read_lock(folder) or Lock()
    damaged = _damaged_parts(folder, lock, spec.sources)
    staging.mkdir(parents=True, exist_ok=True)
    _keep_intact(folder, staging, [source for source in spec.sources if source not in damaged])
    wanted = [_look(source, lock, endpoint) for source in damaged]
    _check_space(staging, sum(part.size for part in wanted))
    for part in wanted:
        report(_line(part))
        download(part.listing, part.files.paths, staging / _DOWNLOADS / part.source.part, endpoint)
    _lay_out(wanted, staging)
    shutil.copyfile(spec_file_of(name), staging / SPEC_FILE)
    _check_unchanged(staging, lock, folder)
    revisions = {part.source.repository: part.listing.commit for part in wanted}
    write_lock(staging, lock_of(staging, {**lock.revisions, **revisions}))
    _exchange(staging, folder)
    return verify(name)


def _damaged_parts(folder: Path, lock: Lock, sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """The sources of all parts of which a file is not as it was locked: of all parts, at the first fetch."""
    changed = {line.partition("/")[0] for line in differences(folder, lock)}
    locked = {path.partition("/")[0] for path in lock.files}
    return tuple(source for source in sources if source.part in changed or source.part not in locked)


def _keep_intact(folder: Path, staging: Path, sources: list[Source]) -> None:
    for source in sources:
        shutil.rmtree(staging / source.part, ignore_errors=True)
        shutil.copytree(folder / source.part, staging / source.part, copy_function=_link)


def _link(old: str, new: str) -> None:
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


def _look(source: Source, lock: Lock, endpoint: str | None) -> _Wanted:
    listing = look(source.repository, lock.revisions.get(source.repository, source.revision), endpoint)
    return _Wanted(source, listing, part_files_of(source, listing.sizes))


def _check_space(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise Missing(
            f"{_gigabytes(needed)} are needed in {folder.parent}, but only {_gigabytes(free)} are free"
        )


def _lay_out(wanted: list[_Wanted], staging: Path) -> None:
    # Only once everything has arrived: until then a second attempt goes on from the downloads.
    for part in wanted:
        folder = staging / part.source.part
        shutil.rmtree(folder, ignore_errors=True)
        lay_out(part.source.part, part.files, staging / _DOWNLOADS / part.source.part, folder)
    shutil.rmtree(staging / _DOWNLOADS, ignore_errors=True)


def _check_unchanged(staging: Path, before: Lock, folder: Path) -> None:
    if before.files and (changed := differences(staging, before)):
        raise Missing(
            f"the hub gives other files than those locked at the first fetch: {'; '.join(changed)}; "
            f"to accept them, delete the folder {folder} and fetch again"
        )


def _exchange(staging: Path, folder: Path) -> None:
    old = staging.with_suffix(".old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    staging.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _line(wanted: _Wanted) -> str:
    source, commit = wanted.source, wanted.listing.commit[:12]
    return f"{source.part}: {_gigabytes(wanted.size)} from {source.repository} at {commit}"


def _gigabytes(size: int) -> str:
    return f"{size / 1e9:.2f} GB" if size >= 10_000_000 else f"{size / 1e6:.2f} MB"
