"""What a machine needs to run Difootsion, each need with its remedy."""

import ctypes
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

GIGABYTE = 1e9
NEEDED_DISK = 0.5  # GB: drafts and pictures; a fetched family says itself what it needs
NEEDED_MEMORY = 3.0  # GB: the bundled family, MediaPipe and a canvas of 60 megapixels
LIBRARIES = {"libGL.so.1": "libgl1", "libgthread-2.0.so.0": "libglib2.0-0"}


@dataclass(frozen=True)
class Check:
    """One need: what was found, whether that is enough, and what to do where it isn't."""

    name: str
    found: str
    fine: bool = True
    remedy: str = ""


def all_checks(folder: Path) -> Iterator[Check]:
    """Every check, the quick ones first; folder is where drafts would be written."""
    yield python()
    yield sqlite(sys.version_info[:2], sqlite3.sqlite_version_info[:2])
    for library, package in LIBRARIES.items():
        yield shared_library(library, package)
    yield disk(folder)
    yield memory()
    yield device()
    yield from weights()


def python() -> Check:
    """Whether the interpreter is one that the pinned packages were built for."""
    version = sys.version_info
    fine = (3, 11) <= version[:2] < (3, 13)
    return Check("Python", ".".join(map(str, version[:3])), fine, "" if fine else "use Python 3.11 or 3.12")


def sqlite(python_version: tuple[int, ...], version: tuple[int, ...]) -> Check:
    """Whether SQLite fits the Python at hand: from 3.12 on the job queue needs 3.42 for its timestamps."""
    fine = python_version < (3, 12) or version >= (3, 42)
    remedy = "" if fine else "use Python 3.11, or a Python 3.12 that was built with SQLite 3.42 or newer"
    return Check("SQLite", ".".join(map(str, version)), fine, remedy)


def shared_library(name: str, package: str) -> Check:
    """Whether a system library that OpenCV loads is there."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return Check(name, "not found", False, f"apt-get install {package}")
    return Check(name, "found")


def disk(folder: Path) -> Check:
    """Whether there is room for drafts."""
    there = next(parent for parent in (folder.resolve(), *folder.resolve().parents) if parent.exists())
    free = shutil.disk_usage(there).free / GIGABYTE
    fine = free >= NEEDED_DISK
    return Check("Disk", f"{free:.1f} GB free", fine, "" if fine else f"free {NEEDED_DISK} GB at {there}")


def memory() -> Check:
    """Whether there is memory for the bundled family and a large canvas."""
    import psutil

    available = psutil.virtual_memory().available / GIGABYTE
    fine = available >= NEEDED_MEMORY
    remedy = "" if fine else f"close other programs: {NEEDED_MEMORY:g} GB are needed"
    return Check("Memory", f"{available:.1f} GB available", fine, remedy)


def device() -> Check:
    """What will paint; a CPU is enough for the bundled family."""
    try:
        import torch
    except (ImportError, OSError) as error:
        return Check("Device", f"torch does not load: {error}", False, "pip install torch==2.13.0")
    if torch.cuda.is_available():
        return Check("Device", torch.cuda.get_device_name(0))
    return Check("Device", f"CPU, {torch.get_num_threads()} threads")


def weights() -> Iterator[Check]:
    """A check for each family; only the bundled ones have to be there."""
    try:
        from pipeline.families.places import list_families
    except ImportError as error:
        yield Check("Families", f"do not load: {error}", False, "install difootsion again: make install")
        return
    for family in list_families():
        found = f"{family.size / 1e6:.0f} MB" if family.present else "not on this machine"
        yield Check(f"Family {family.name}", found, family.present or not family.bundled, family.remedy)
