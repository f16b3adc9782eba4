"""What commands print: lines for people or one JSON object for machines, progress bars on stderr."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pipeline.contract import Progress

Report = Callable[[Progress], None]


@dataclass(frozen=True)
class Output:
    """Where a command's answer goes."""

    as_json: bool = False

    def answer(self, table: Mapping[str, Any], lines: list[str]) -> None:
        """Print the answer: the table as JSON, or the lines."""
        if self.as_json:
            print(json.dumps(table, ensure_ascii=False))
            return
        for line in lines:
            print(line)

    @contextmanager
    def progress(self) -> Iterator[Report]:
        """A report of progress: a bar for each stage, none where a machine or a file reads."""
        if self.as_json:
            yield lambda progress: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bars

        console = Console(stderr=True)
        columns = (
            TextColumn("{task.description:<12}"),
            BarColumn(32),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        with Bars(*columns, console=console, disable=not console.is_terminal) as bars:
            stages = _Stages(bars)
            try:
                yield stages
            except BaseException:
                bars.live.transient = True  # what went wrong is said in one line, with no bars above it
                raise
            stages.finish()


class _Stages:
    """Keeps one bar a stage; a stage without steps is done when the next begins."""

    def __init__(self, bars: Any) -> None:
        self.bars = bars
        self.stages: dict[str, Any] = {}

    def __call__(self, progress: Progress) -> None:
        if progress.stage not in self.stages:
            self.finish()
            self.stages[progress.stage] = self.bars.add_task(progress.stage, total=progress.steps or 1)
        self.bars.update(
            self.stages[progress.stage], completed=progress.step, total=progress.steps or 1, refresh=True
        )
        if progress.stage == "words" and progress.details:
            unknown = ", ".join(progress.details)
            self.bars.console.print(f"Words that this family does not know: {unknown}", markup=False)

    def finish(self) -> None:
        """Fill all bars."""
        for task in self.bars.tasks:
            self.bars.update(task.id, completed=task.total)
