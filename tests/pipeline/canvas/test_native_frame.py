import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.canvas.native import NativeFrame, NativeSize, plan_native

STREET = NativeSize(128, 192, 32, 0.5, 1.0)
STABLE = NativeSize(512, 768, 64, 0.5, 2.0)


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [(600, 900, (128, 192)), (4000, 6000, (128, 192)), (1000, 1000, (160, 160)), (500, 1000, (96, 192))],
)
def test_a_canvas_within_the_aspects_is_one_window(
    width: int, height: int, expected: tuple[int, int]
) -> None:
    frame = plan_native(width, height, STREET)
    assert (frame.width, frame.height) == expected
    assert [(w.left, w.top, w.width, w.height) for w in frame.windows] == [(0, 0, *expected)]


def test_a_wide_canvas_has_windows_half_over_each_other_and_a_flush_last_one() -> None:
    frame = plan_native(1500, 1000, STREET)
    assert (frame.width, frame.height) == (288, 192)
    assert [w.left for w in frame.windows] == [0, 64, 128, 160]
    assert {(w.top, w.width, w.height) for w in frame.windows} == {(0, 128, 192)}


def test_a_tall_canvas_is_covered_from_top_to_bottom() -> None:
    frame = plan_native(400, 1200, STREET)
    assert frame.width == 128
    assert frame.height == 384
    assert [w.top for w in frame.windows] == [0, 96, 192]


def cover(frame: NativeFrame) -> list[list[int]]:
    columns, rows = [0] * frame.width, [0] * frame.height
    for w in frame.windows:
        columns[w.left : w.left + w.width] = [n + 1 for n in columns[w.left : w.left + w.width]]
        rows[w.top : w.top + w.height] = [n + 1 for n in rows[w.top : w.top + w.height]]
    return [columns, rows]


@given(st.integers(64, 9000), st.integers(64, 9000), st.sampled_from([STREET, STABLE]))
def test_windows_cover_the_frame_and_fit_the_network(width: int, height: int, native: NativeSize) -> None:
    frame = plan_native(width, height, native)
    assert frame.width % native.multiple == frame.height % native.multiple == 0
    assert all(min(counts) >= 1 for counts in cover(frame))
    for w in frame.windows:
        assert w.left % native.multiple == w.top % native.multiple == 0
        assert w.left + w.width <= frame.width
        assert w.top + w.height <= frame.height


@given(st.integers(400, 9000), st.floats(0.5, 1.0))
def test_one_window_keeps_area_and_aspect_about(height: int, aspect: float) -> None:
    width = round(height * aspect)
    frame = plan_native(width, height, STREET)
    assert 0.6 < frame.width * frame.height / (128 * 192) < 1.5
    assert 0.8 < frame.width / frame.height / (width / height) < 1.25
