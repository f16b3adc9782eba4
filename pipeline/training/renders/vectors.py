"""Small geometry: array types, unit vectors, rotations about the axes (x person's left, y up, z forward)."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

LEFTWARD, UP, FORWARD = np.eye(3)


def unit(vector: Floats) -> Floats:
    """Vectors (...,3) of length 1 in the same directions."""
    length = np.sqrt(np.einsum("...i,...i->...", vector, vector))  # twice as fast as norm
    return np.asarray(vector / np.maximum(length, 1e-12)[..., None])


def turned_x(degrees: float) -> Floats:
    """The rotation (3,3) that leans what stands forward."""
    c, s = _circle(degrees)
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def turned_y(degrees: float) -> Floats:
    """The rotation (3,3) that turns what looks forward to the person's left."""
    c, s = _circle(degrees)
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def turned_z(degrees: float) -> Floats:
    """The rotation (3,3) that tips what stands to the person's right."""
    c, s = _circle(degrees)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def direction(forward: float, left: float = 0.0, up: float = 0.0) -> Floats:
    """The unit vector (3,) of these shares."""
    return unit(np.array([left, up, forward]))


def smoothstep(low: float, high: float, values: Floats) -> Floats:
    """0 below `low`, 1 above `high`, smooth between."""
    share = np.clip((values - low) / (high - low), 0, 1)
    return np.asarray(share * share * (3 - 2 * share))


def _circle(degrees: float) -> tuple[float, float]:
    return float(np.cos(np.radians(degrees))), float(np.sin(np.radians(degrees)))
