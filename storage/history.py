"""A draft's linear history: undo and redo over pictures and poses, as pure values."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Entry:
    """What is shown: a picture, and the pose over it if one is known."""

    picture_id: str
    pose_id: str | None = None


@dataclass(frozen=True)
class History:
    """Entries from the photo on; `position` is the one that is shown, those behind it can be redone."""

    entries: tuple[Entry, ...]
    position: int

    @property
    def shown(self) -> Entry:
        """The entry that is shown."""
        return self.entries[self.position]

    @property
    def can_undo(self) -> bool:
        """Whether something lies before."""
        return self.position > 0

    @property
    def can_redo(self) -> bool:
        """Whether something was undone."""
        return self.position + 1 < len(self.entries)

    def then(self, entry: Entry) -> "History":
        """After a new action: what was undone can't be redone any more."""
        kept = self.entries[: self.position + 1]
        return History((*kept, entry), len(kept))

    def undone(self) -> "History":
        """One step back; the same at the beginning."""
        return replace(self, position=self.position - 1) if self.can_undo else self

    def redone(self) -> "History":
        """One step forward again; the same at the end."""
        return replace(self, position=self.position + 1) if self.can_redo else self
