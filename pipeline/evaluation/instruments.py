"""What measures a picture: landmarks, features of two networks, the count of legs."""

from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import numpy.typing as npt

from pipeline.evaluation.asks import shoe_colour_seen
from pipeline.evaluation.cut import CutPhoto
from pipeline.evaluation.extra_legs import extra_regions
from pipeline.evaluation.features import FeatureReader
from pipeline.evaluation.figures import ankle_errors, ankles_found, seam, sharpness_ratio, untouched
from pipeline.evaluation.landmarks import Eyes
from pipeline.evaluation.opennsfw import OpenNsfwReader
from pipeline.evaluation.records import Measured, Net, Record
from pipeline.evaluation.second_look import sees_another_leg


class Reader(Protocol):
    """Reads the features of lower parts."""

    def read(self, picture: npt.NDArray[np.uint8], row: int) -> npt.NDArray[np.float32]:
        """The features of the picture (H,W,3) from row downward."""
        ...


@dataclass(frozen=True, eq=False)
class Instruments:
    """Landmarks, and features of two networks."""

    eyes: Eyes
    features: FeatureReader
    unseen: Reader  # features that no loss knows

    def measure(
        self, photo: CutPhoto, picture: npt.NDArray[np.uint8], run_name: str, whole: bool = True
    ) -> Measured:
        """The figures of a picture of the whole photo's size; features and extra legs only if `whole`."""
        found = self.eyes.see(picture)
        record = Record(
            photo=photo.name,
            run=run_name,
            untouched=untouched(photo.photo, picture),
            found=ankles_found(found, len(picture)),
            errors=ankle_errors(photo.body, found),
            seam=seam(picture, photo.row),
            sharpness=sharpness_ratio(picture, photo.row),
            colour_seen=shoe_colour_seen(picture, found),
        )
        if not whole:
            return Measured(record, picture)
        extra = extra_regions(picture, photo.row, found, photo.body) > 0
        extra = extra or sees_another_leg(picture, photo.row, found, self.eyes)
        readers: dict[Net, Reader] = {Net.EFFICIENTNET: self.features, Net.OPENNSFW: self.unseen}
        features = {net: reader.read(picture, photo.row) for net, reader in readers.items()}
        return Measured(replace(record, extra_legs=extra), picture, features)


def make_instruments() -> Instruments:
    """Everything loaded."""
    return Instruments(Eyes(), FeatureReader(), OpenNsfwReader())
