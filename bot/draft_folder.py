"""A draft as a folder: the photo, the pictures made from it, its pose, and draft.json."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from pipeline.contract import Canvas, Recipe
from pipeline.contract_json import from_json, to_json
from pipeline.errors import UserMistake
from pipeline.pose import openpose_json
from pipeline.pose.pose import Pose

PHOTO, COMPLETED, REPAINTED = "photo.png", "completed.png", "repainted.png"
MASK, POSE, SKELETON, RECORD = "mask.png", "pose.json", "skeleton.png", "draft.json"
VERSION = 1


@dataclass(frozen=True)
class Draft:
    """One photo and the picture made from it last; pictures are file names in the folder."""

    photo: str
    picture: str
    canvas: Canvas
    shown: Pose  # the pose that the picture shows; pose.json is the one that is wished for
    recipe: Recipe  # of the picture
    caption: str = ""
    prompt: str = ""
    family: str = "street"
    version: int = VERSION


@dataclass(frozen=True)
class DraftFolder:
    """Reads and writes a draft's files; a file is there whole or not at all."""

    path: Path

    @classmethod
    def create(cls, path: Path) -> "DraftFolder":
        """The folder at path, made where it isn't there; raises UserMistake where it cannot be."""
        try:
            path.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError):
            raise UserMistake(f"{path} is a file: name a folder for the results.") from None
        except OSError as error:
            raise UserMistake(f"The folder {path} cannot be made: {error.strerror}.") from None
        if not os.access(path, os.W_OK):
            raise UserMistake(f"The folder {path} cannot be written to.")
        return cls(path)

    @classmethod
    def open(cls, path: Path) -> "DraftFolder":
        """The draft that lies at path; raises UserMistake where none does."""
        if not (path / RECORD).is_file():
            raise UserMistake(
                f"There is no draft in {path}: “difootsion complete PHOTO -o {path}” makes one."
            )
        return cls(path)

    def file(self, name: str) -> Path:
        """Where a file of the draft lies."""
        return self.path / name

    def read(self) -> Draft:
        """The draft; raises UserMistake where draft.json or a picture it names is damaged or gone."""
        try:
            draft = from_json(Draft, json.loads(self.file(RECORD).read_text("utf-8")))
        except (OSError, ValueError):
            raise UserMistake(f"{self.file(RECORD)} cannot be read: complete the photo again.") from None
        if draft.version != VERSION:
            raise UserMistake(f"{self.path} is of another version of difootsion: complete the photo again.")
        for name in (draft.photo, draft.picture):
            if name != Path(name).name or not self.file(name).is_file():
                raise UserMistake(f"{self.file(name)} is gone: complete the photo again.")
        return draft

    def write(self, draft: Draft) -> None:
        """Write draft.json."""
        self.write_text(RECORD, json.dumps(to_json(draft), indent=1, ensure_ascii=False))

    def read_pose(self, canvas: Canvas, file: Path | None = None) -> Pose:
        """The pose wished for, in canvas pixels: pose.json or another OpenPose JSON file."""
        path = file or self.file(POSE)
        try:
            text = path.read_text("utf-8")
        except (OSError, ValueError):
            raise UserMistake(f"The pose {path} cannot be read.") from None
        return openpose_json.loads(text, canvas.width, canvas.height)

    def write_pose(self, pose: Pose) -> None:
        """Write pose.json."""
        self.write_text(POSE, openpose_json.dumps(pose))

    def write_text(self, name: str, text: str) -> None:
        """Write a text file of the draft."""
        part = self.file(f".{name}.part")
        part.write_text(text + "\n", "utf-8")
        part.replace(self.file(name))
