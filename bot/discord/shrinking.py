"""Pictures that Discord takes: as they are, or as a JPEG that is small enough and named as such."""

from dataclasses import replace
from io import BytesIO
from pathlib import PurePath

from PIL import Image, UnidentifiedImageError

from bot.platform import Shot

MOST_A_REQUEST = 24 << 20  # bytes; Discord takes 25 MiB, and the words want some of them
QUALITIES = (92, 85, 75)
SMALLER = 0.75  # of each side, when no quality is low enough
SMALLEST_SIDE = 64


def fitting(shots: tuple[Shot, ...], most: int) -> tuple[Shot, ...]:
    """The pictures, made smaller where one has more than `most` bytes, or all more than a request takes."""
    if sum(len(shot.data) for shot in shots) > MOST_A_REQUEST:
        most = min(most, MOST_A_REQUEST // len(shots))
    return tuple(shot if len(shot.data) <= most else as_jpeg(shot, most) for shot in shots)


def halved(shots: tuple[Shot, ...]) -> tuple[Shot, ...]:
    """The pictures with half as many bytes in all, each with its share of them."""
    share = sum(len(shot.data) for shot in shots) // 2 // max(len(shots), 1)
    return tuple(shot if len(shot.data) <= share else as_jpeg(shot, share) for shot in shots)


def as_jpeg(shot: Shot, most: int) -> Shot:
    """The picture in at most that many bytes, if that can be; what is no picture stays as it is."""
    try:
        picture = Image.open(BytesIO(shot.data)).convert("RGB")
    except (UnidentifiedImageError, OSError):
        return shot
    data = _encoded(picture, most)
    while len(data) > most and min(picture.size) > SMALLEST_SIDE:
        picture = picture.resize((round(picture.width * SMALLER), round(picture.height * SMALLER)))
        data = _encoded(picture, most)
    return replace(
        shot, name=PurePath(shot.name).with_suffix(".jpg").name, data=data, media_type="image/jpeg"
    )


def _encoded(picture: Image.Image, most: int) -> bytes:
    """The picture at the best quality that fits, or the lowest."""
    for quality in QUALITIES:
        file = BytesIO()
        picture.save(file, "JPEG", quality=quality, subsampling=0)
        if file.tell() <= most:
            break
    return file.getvalue()
