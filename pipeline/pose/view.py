"""The part of the plane that a drawing for people shows, and its scale."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pose.pose import Pose

PHONE_WIDTH, PHONE_HEIGHT = 360, 640  # pixels a phone's chat gives a picture
DENSITY = 3.0  # drawn pixels a phone pixel
MARGIN = 0.06  # of the larger side, around joints outside the picture
FARTHEST = 1.5  # picture heights or widths beyond the picture that are still shown
BRIGHTNESS, SATURATION = 0.5, 0.5
GROUND = (24, 24, 28)  # beyond the picture
_DIMMING = BRIGHTNESS * (SATURATION * np.eye(3) + (1 - SATURATION) * np.full((3, 3), 1 / 3))


@dataclass(frozen=True)
class View:
    """A rectangle from (left, top) in picture pixels, drawn at `scale` on width x height sheet pixels."""

    left: float
    top: float
    scale: float
    width: int
    height: int
    unit: float  # sheet pixels a phone pixel

    def on_sheet(self, x: float, y: float) -> tuple[float, float]:
        """A place in picture pixels as one on the sheet."""
        return (x - self.left) * self.scale, (y - self.top) * self.scale

    def dimmed(self, picture: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
        """The sheet with the dimmed picture in its place."""
        height, width = picture.shape[:2]
        (left, top), (right, bottom) = self.on_sheet(0, 0), self.on_sheet(width, height)
        size = max(1, round(right) - round(left)), max(1, round(bottom) - round(top))
        method = cv2.INTER_AREA if self.scale < 1 else cv2.INTER_LINEAR
        small = cv2.resize(picture, size, interpolation=method)
        dim = np.asarray(cv2.transform(small, _DIMMING), dtype=np.uint8)
        if dim.shape[:2] == (self.height, self.width):  # nothing is shown beyond it
            return dim
        sheet = np.full((self.height, self.width, 3), GROUND, dtype=np.uint8)
        place = sheet[round(top) : round(top) + size[1], round(left) : round(left) + size[0]]
        place[:] = dim[: place.shape[0], : place.shape[1]]
        return sheet


def view_of(pose: Pose, density: float = DENSITY) -> View:
    """The view that shows the whole picture and all joints near it, with so many pixels a phone pixel."""
    width, height = pose.width, pose.height
    margin = MARGIN * max(width, height)
    shown = [j for person in pose.people for j in person.joints if j.shown]
    outside_x = [j.x for j in shown if not 0 <= j.x < width and abs(j.x) < (1 + FARTHEST) * width]
    outside_y = [j.y for j in shown if not 0 <= j.y < height and abs(j.y) < (1 + FARTHEST) * height]
    left = min([0.0, *(x - margin for x in outside_x)])
    top = min([0.0, *(y - margin for y in outside_y)])
    right = max([float(width), *(x + margin for x in outside_x)])
    bottom = max([float(height), *(y + margin for y in outside_y)])
    scale = density * min(PHONE_WIDTH / (right - left), PHONE_HEIGHT / (bottom - top))
    size = max(1, round((right - left) * scale)), max(1, round((bottom - top) * scale))
    return View(left, top, scale, *size, density)
