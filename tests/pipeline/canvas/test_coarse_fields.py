import numpy as np
import numpy.typing as npt
import pytest

from pipeline.canvas.coarse import carry, grid_over
from pipeline.canvas.match import colour_correction


def test_a_field_is_carried_smoothly_and_fades() -> None:
    values = np.zeros((40, 30, 1), np.float32)
    values[:20] = 8
    known = np.zeros((40, 30), np.bool_)
    known[:20] = True
    carried = carry(values, known, reach=5.0)[:, 15, 0]
    assert (carried[:20] == 8).all()
    # The exact solution of the screened membrane with a free end: cosh of the distance to it.
    exact = 8 * np.cosh((19.5 - np.arange(20)) / 5) / np.cosh(20.5 / 5)
    assert carried[20:] == pytest.approx(exact, abs=0.1)


def test_with_great_reach_it_is_the_membrane_between_its_ends() -> None:
    values = np.zeros((21, 9, 1), np.float32)
    values[0], values[-1] = 0, 20
    known = np.zeros((21, 9), np.bool_)
    known[[0, -1]] = True
    assert carry(values, known, reach=1e4)[:, 4, 0] == pytest.approx(np.arange(21), abs=1e-3)


@pytest.mark.parametrize("known", [True, False])
def test_nothing_to_carry(known: bool) -> None:
    values = np.ones((5, 6, 2), np.float32)
    carried = carry(values, np.full((5, 6), known), reach=3.0)
    assert (carried == (1 if known else 0)).all()


@pytest.mark.parametrize("strip", [200, 40, 8])
def test_spreading_is_the_same_in_whatever_strips(strip: int) -> None:
    grid = grid_over(400, 777)
    step = max(1, strip // grid.cell) * grid.cell
    field = np.random.default_rng(0).normal(size=(grid.rows, grid.columns, 3)).astype(np.float32)
    whole = grid.spread(field, 0, 400)
    parts = [grid.spread(field, top, min(400, top + step)) for top in range(0, 400, step)]
    assert np.allclose(np.concatenate(parts), whole, atol=1e-5)


def test_gathering_takes_the_mean_of_each_cell() -> None:
    grid = grid_over(1000, 500)
    pixels = np.random.default_rng(0).normal(size=(1000, 500)).astype(np.float32)
    cells = grid.gather(pixels, 1000)
    assert cells.shape == (grid.rows, grid.columns)
    assert cells[3, 2] == pytest.approx(pixels[18:24, 12:18].mean(), abs=1e-4)


def field(value: float) -> npt.NDArray[np.float32]:
    return np.full((60, 40, 3), value, np.float32)


def test_a_cast_goes_everywhere_and_a_local_difference_fades() -> None:
    known = np.zeros((60, 40), np.float32)
    known[:20] = 1
    assert colour_correction(field(9), known) == pytest.approx(field(9), abs=0.01)
    local = field(9)
    local[:, :6] += 15
    correction = colour_correction(local, known)[..., 0]
    assert correction[21, 2] > 18
    assert correction[59, 2] == pytest.approx(9, abs=4)
    assert correction[40, 38] == pytest.approx(9, abs=2)


def test_nothing_known_corrects_nothing() -> None:
    assert (colour_correction(field(9), np.zeros((60, 40), np.float32)) == 0).all()
