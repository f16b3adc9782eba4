"""Untrusted bytes become a photo: upright, sRGB, 8-bit RGB, alpha over white, no metadata."""

from storage.intake.faults import Fault, FaultyPhoto
from storage.intake.limits import FORMATS, LIMITS, MAX_BYTES, MAX_PIXELS, MIN_SIDE, Limits
from storage.intake.photo import Photo, take_in
from storage.intake.safely import TakenIn, pixels_safely, read_photo, take_in_async, take_in_safely

__all__ = [
    "FORMATS",
    "LIMITS",
    "MAX_BYTES",
    "MAX_PIXELS",
    "MIN_SIDE",
    "Fault",
    "FaultyPhoto",
    "Limits",
    "Photo",
    "TakenIn",
    "pixels_safely",
    "read_photo",
    "take_in",
    "take_in_async",
    "take_in_safely",
]
