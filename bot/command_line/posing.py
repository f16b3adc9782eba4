"""`pose` and `adjust`: find a body, and correct it in words."""

from typing import Annotated

import typer

from bot import draft_folder as names
from bot.command_line import options
from bot.command_line.facts import joints_of
from bot.command_line.output import Output
from bot.command_line.shown import draw, draw_on
from bot.draft_folder import DraftFolder
from pipeline.errors import UserMistake
from pipeline.pose.joints import J


def pose(
    photo: options.Photo, out: options.Into = options.DEFAULT_FOLDER, as_json: options.Json = False
) -> None:
    """Find the bodies in a photo: pose.json and, for people, skeleton.png."""
    from pipeline.detect import make_detector
    from storage.intake import read_photo

    output, pixels = Output(as_json), read_photo(photo)
    folder = DraftFolder.create(out)
    found = make_detector().detect(pixels)
    folder.write_pose(found.pose)
    draw_on(folder, pixels, found.pose)
    lines = [f"People found: {len(found.pose.people)}"]
    if found.second_person_likely:
        lines.append("There is likely a second person, whom this detector leaves out.")
    files = (names.POSE, names.SKELETON)
    lines += [str(folder.file(name)) for name in files]
    table = {
        "people": [joints_of(person) for person in found.pose.people],
        "second_person_likely": found.second_person_likely,
        "files": {name: str(folder.file(name)) for name in files},
    }
    output.answer(table, lines)


def adjust(
    folder: options.Folder,
    line: Annotated[
        str,
        typer.Argument(help="“13 down 5; hide 4” or “왼발목 아래로 5”.", metavar="WORDS", show_default=False),
    ],
    as_json: options.Json = False,
) -> None:
    """Correct the pose in a few words; `repaint` then paints it."""
    from bot.command_line.sentences import joint_name, refusal, remark_sentence
    from bot.language import Adjustments, understand

    output, opened = Output(as_json), DraftFolder.open(folder)
    draft = opened.read()
    before = opened.read_pose(draft.canvas)
    applied = understand(line, before, draft.canvas)
    if not isinstance(applied, Adjustments) or applied.then:
        raise UserMistake(refusal(applied, line))
    opened.write_pose(applied.pose)
    draw(opened, draft, applied.pose, ghost=before)
    changed = [
        (index, joint)
        for index, (old, new) in enumerate(zip(before.people, applied.pose.people, strict=True))
        for joint in J
        if old[joint] != new[joint]
    ]
    lines = [f"Changed: {', '.join(joint_name(joint) for _, joint in changed) or 'nothing'}."]
    lines += [remark_sentence(remark) for remark in applied.remarks]
    lines += [str(opened.file(name)) for name in (names.POSE, names.SKELETON)]
    table = {
        "changed": [{"person": index + 1, "joint": int(joint)} for index, joint in changed],
        "remarks": [
            {"code": r.said, "person": r.person + 1, "joint": int(r.joint), "text": remark_sentence(r)}
            for r in applied.remarks
        ],
        "files": {name: str(opened.file(name)) for name in (names.POSE, names.SKELETON)},
    }
    output.answer(table, lines)
