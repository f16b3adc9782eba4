"""`complete`, `repaint` and `vary`: the commands that paint."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from bot import draft_folder as names
from bot.command_line import options
from bot.command_line.facts import facts_of, lines_of
from bot.command_line.output import Output
from bot.command_line.shown import draw
from bot.command_line.studio import painting
from bot.draft_folder import Draft, DraftFolder
from pipeline.contract import Complete, Completed, Gate, Painted, Repaint, Repainted, Sampling, Varied, Vary
from pipeline.pose.pose import Pose
from pipeline.pose.shown import pose_shown


def complete(
    photo: options.Photo,
    extend: Annotated[
        str,
        typer.Option(help="How far: “bottom=40%”, “left=120px”, “zoom=1.3”; else the body says it."),
    ] = "",
    prompt: options.Prompt = "",
    seed: options.Seed = 0,
    steps: options.Steps = None,
    family: options.Family = options.DEFAULT_FAMILY,
    attempts: options.Attempts = 1,
    out: options.Into = options.DEFAULT_FOLDER,
    as_json: options.Json = False,
) -> None:
    """Paint what is missing of a photo: legs, feet and surroundings."""
    from pipeline.canvas.extension import parse_extension
    from storage.intake import read_photo

    output, extension, pixels = Output(as_json), parse_extension(extend), read_photo(photo)
    folder = DraftFolder.create(out)
    with output.progress() as report, painting(folder, family, report) as studio:
        taken = studio.put(pixels, "photo")
        sampling = Sampling(family=family, steps=steps)
        task = Complete(taken, extension, prompt, seed, sampling, Gate(attempts))
        result = studio.run(task, Completed, report)
        studio.keep(taken, names.PHOTO)
        studio.keep(result.painted.picture, names.COMPLETED)
        studio.keep(result.mask, names.MASK)
    shown, recipe = _pose_of(result.painted), result.painted.recipe
    draft = Draft(names.PHOTO, names.COMPLETED, result.canvas, shown, recipe, result.caption, prompt, family)
    folder.write_pose(shown)
    draw(folder, draft, shown)
    folder.write(draft)
    files = (names.COMPLETED, names.MASK, names.POSE, names.SKELETON, names.RECORD)
    output.answer(facts_of(folder, files, result), lines_of(folder, files, result))


def repaint(
    folder: options.Folder,
    pose: Annotated[
        Path | None, typer.Option(help="OpenPose JSON; by default the folder's pose.json.", metavar="FILE")
    ] = None,
    prompt: Annotated[str | None, typer.Option(help="Other words than the completion's.")] = None,
    seed: options.Seed = 0,
    steps: options.Steps = None,
    attempts: options.Attempts = 1,
    as_json: options.Json = False,
) -> None:
    """Paint the body anew, in the corrected pose."""
    output, opened = Output(as_json), DraftFolder.open(folder)
    draft = opened.read()
    wished = opened.read_pose(draft.canvas, pose)
    with output.progress() as report, painting(opened, draft.family, report) as studio:
        task = Repaint(
            photo=draft.photo,
            picture=draft.picture,
            canvas=draft.canvas,
            old_pose=draft.shown,
            new_pose=wished,
            caption=draft.caption,
            prompt=draft.prompt if prompt is None else prompt,
            seed=seed,
            sampling=Sampling(family=draft.family, steps=steps),
            gate=Gate(attempts),
        )
        result = studio.run(task, Repainted, report)
        studio.keep(result.painted.picture, names.REPAINTED)
        studio.keep(result.mask, names.MASK)
    shown = _pose_of(result.painted)
    draft = replace(
        draft, picture=names.REPAINTED, shown=shown, recipe=result.painted.recipe, prompt=task.prompt
    )
    opened.write_pose(shown)
    draw(opened, draft, shown)
    opened.write(draft)
    files = (names.REPAINTED, names.MASK, names.POSE, names.SKELETON, names.RECORD)
    output.answer(facts_of(opened, files, result), lines_of(opened, files, result))


def vary(
    folder: options.Folder,
    prompt: options.Prompt = "",
    count: Annotated[int, typer.Option("-n", "--count", help="How many pictures.", min=1, max=16)] = 4,
    seed: options.Seed = 0,
    steps: options.Steps = None,
    as_json: options.Json = False,
) -> None:
    """Paint several other pictures of the same canvas, from other seeds and words."""
    output, opened = Output(as_json), DraftFolder.open(folder)
    draft = opened.read()
    files = tuple(f"variation-{number}.png" for number in range(1, count + 1))
    with output.progress() as report, painting(opened, draft.family, report) as studio:
        task = Vary(
            photo=draft.photo,
            canvas=draft.canvas,
            pose=opened.read_pose(draft.canvas),
            caption=draft.caption,
            prompt=prompt or draft.prompt,
            count=count,
            seed=seed,
            sampling=Sampling(family=draft.family, steps=steps),
        )
        result = studio.run(task, Varied, report)
        for painted, name in zip(result.pictures, files, strict=True):
            studio.keep(painted.picture, name)
    output.answer(facts_of(opened, files, result), lines_of(opened, files, result))


def _pose_of(painted: Painted) -> Pose:
    return pose_shown(painted.asked, painted.found, painted.score)
