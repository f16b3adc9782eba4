"""A transcript as one HTML file with its pictures beside it."""

import html
from pathlib import Path

from bot.platform import Shot
from bot.transcript.platform import Line

_HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>A conversation with Difootsion</title><style>
body { font: 16px/1.45 system-ui, sans-serif; background: #eef1f4; color: #1c2126; margin: 0; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.3rem; }
.line { display: flex; margin: .6rem 0; } .theirs { justify-content: flex-end; }
.bubble { background: #fff; border-radius: 1rem; padding: .7rem .9rem; max-width: 34rem; }
.theirs .bubble { background: #d5ebff; } .bubble p { margin: 0; white-space: pre-line; }
.shots { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .4rem; }
.shots img { width: 100%; max-height: 32rem; object-fit: contain; border-radius: .6rem; display: block; }
.shots + p { margin-top: .5rem; }
.buttons { display: flex; flex-wrap: wrap; gap: .35rem; margin-top: .6rem; }
.buttons span { border: 1px solid #9fb2c3; border-radius: .6rem; padding: .15rem .6rem; font-size: .9rem; }
</style></head><body><main><h1>A conversation with Difootsion</h1>
"""


def write_page(folder: Path, lines: list[Line]) -> Path:
    """Write transcript.html and its pictures; where it lies."""
    pictures = folder / "transcript"
    pictures.mkdir(parents=True, exist_ok=True)
    body = "".join(_line(pictures, number, line) for number, line in enumerate(lines))
    page = folder / "transcript.html"
    page.write_text(f"{_HEAD}{body}</main></body></html>\n", "utf-8")
    return page


def _line(pictures: Path, number: int, line: Line) -> str:
    shots = line.said.shots if line.photo is None else (Shot("photo.jpg", line.photo),)
    files = [_written(pictures, f"{number:02}-{shot.name}", shot.data) for shot in shots]
    images = "".join(
        f'<a href="transcript/{file}"><img src="transcript/{file}" alt=""></a>' for file in files
    )
    labels = "".join(f"<span>{html.escape(label.text)}</span>" for row in line.said.buttons for label in row)
    parts = [
        f'<div class="shots">{images}</div>' if images else "",
        f"<p>{html.escape(line.said.text)}</p>" if line.said.text else "",
        f'<div class="buttons">{labels}</div>' if labels else "",
    ]
    whose = "ours" if line.ours else "theirs"
    return f'<div class="line {whose}"><div class="bubble">{"".join(parts)}</div></div>\n'


def _image(file: str) -> str:
    return f'<a href="transcript/{file}"><img src="transcript/{file}" alt=""></a>'


def _written(pictures: Path, name: str, data: bytes) -> str:
    (pictures / name).write_bytes(data)
    return name
