"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object, for machines.")]
Into = Annotated[Path, typer.Option("-o", "--out", help="The folder for the results.", metavar="DIR")]
Photo = Annotated[Path, typer.Argument(help="A photo: JPEG, PNG, WebP, …", metavar="PHOTO")]
Folder = Annotated[
    Path, typer.Argument(help="The folder that `complete` wrote.", metavar="DIR", show_default=False)
]
Prompt = Annotated[str, typer.Option(help="What to paint: “white sneakers”, “흰 운동화”.")]
Seed = Annotated[int, typer.Option(help="Another seed, another picture.", min=0, max=2**63 - 1)]
Steps = Annotated[int | None, typer.Option(help="Steps of the sampler.", min=1, max=1000, show_default=False)]
Attempts = Annotated[int, typer.Option(help="Seeds to try until the legs are right.", min=1, max=64)]
Family = Annotated[str, typer.Option(help="The family of weights: a name, or a folder.")]
DEFAULT_FOLDER = Path("out")
DEFAULT_FAMILY = "street"
