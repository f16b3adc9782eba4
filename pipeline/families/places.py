"""Where families lie: bundled with the program, fetched into the user's data folder, or any folder."""

import os
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import Missing, UserMistake
from pipeline.families.spec import REQUIRED_PARTS, SPEC_FILE, FamilySpec, PartName, read_spec

BUNDLED = Path(__file__).parents[1] / "weights"
KNOWN = Path(__file__).parent / "known"


@dataclass(frozen=True)
class FamilyStatus:
    """What `difootsion models list` says of one family: `size` in bytes, `lacks` the parts not there."""

    name: str
    title: str
    licence: str
    folder: Path
    bundled: bool
    size: int
    lacks: tuple[PartName, ...]
    remedy: str

    @property
    def present(self) -> bool:
        """Whether it can be painted with."""
        return not self.lacks


def families_folder() -> Path:
    """Where fetched families are kept: `$XDG_DATA_HOME/difootsion/families`."""
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "difootsion" / "families"


def locate(name_or_folder: str | Path) -> Path:
    """The folder of a family: a Path or anything with a separator is a folder, all else a name.

    Raises `Missing` with the remedy if a known family is not on this machine, `UserMistake` if none is
    called so.
    """
    if isinstance(name_or_folder, Path) or os.sep in name_or_folder:
        return _folder(Path(name_or_folder).expanduser())
    for home in (BUNDLED, families_folder()):
        if (home / name_or_folder / SPEC_FILE).is_file():
            return home / name_or_folder
    if name_or_folder in _known():
        raise Missing(
            f"the weights of the family {name_or_folder} are not on this machine; "
            f"fetch them with: difootsion models fetch {name_or_folder}"
        )
    raise UserMistake(f"there is no family {name_or_folder!r}; there are {', '.join(family_names())}")


def known_spec(name: str) -> FamilySpec:
    """What is known of a family before it is fetched; raises `UserMistake` if it cannot be."""
    if name in _known():
        return read_spec(_known()[name])
    if (BUNDLED / name / SPEC_FILE).is_file():
        raise UserMistake(f"the family {name} comes with difootsion: there is nothing to fetch")
    raise UserMistake(f"there is no family {name!r} to fetch; there are {', '.join(_known())}")


def spec_file_of(name: str) -> Path:
    """The file that `known_spec` reads."""
    return _known()[name]


def family_names() -> tuple[str, ...]:
    """All families that have a name here, bundled ones first."""
    names = [*_in(BUNDLED), *_known(), *_in(families_folder())]
    return tuple(dict.fromkeys(names))


def list_families() -> tuple[FamilyStatus, ...]:
    """The status of every family that has a name here."""
    return tuple(_status(name) for name in family_names())


def lacking_parts(folder: Path) -> tuple[PartName, ...]:
    """The required parts that the folder does not hold."""
    return tuple(part for part in REQUIRED_PARTS if not (folder / part).is_dir())


def remedy_for(folder: Path) -> str:
    """What to do when the family in this folder is incomplete or damaged."""
    if folder.parent == BUNDLED:
        return "install difootsion again: this family comes with it"
    if folder.parent == families_folder():
        return f"fetch it with: difootsion models fetch {folder.name}"
    return "put it there again, in the layout that diffusers' save_pretrained writes"


def _folder(folder: Path) -> Path:
    if not folder.is_dir():
        raise UserMistake(f"there is no folder {folder}")
    return folder


def _known() -> dict[str, Path]:
    return {file.stem: file for file in sorted(KNOWN.glob("*.toml"))}


def _in(home: Path) -> tuple[str, ...]:
    return tuple(sorted(file.parent.name for file in home.glob(f"*/{SPEC_FILE}")))


def _status(name: str) -> FamilyStatus:
    bundled = (BUNDLED / name / SPEC_FILE).is_file()
    folder = (BUNDLED if bundled else families_folder()) / name
    here = (folder / SPEC_FILE).is_file()
    spec = read_spec(folder / SPEC_FILE if here else _known()[name])
    lacks = lacking_parts(folder)
    return FamilyStatus(
        name=name,
        title=spec.title,
        licence=spec.licence.name,
        folder=folder,
        bundled=bundled,
        size=sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()),
        lacks=lacks,
        remedy=remedy_for(folder) if lacks else "",
    )
