"""The lines that a path of a PDF page runs along, and how it is painted."""

import ctypes
from collections.abc import Callable, Iterator

import pypdfium2.raw as pdfium_c

from extractor.readers.paged import calls
from extractor.readers.paged.objects import PageObject

__all__ = ["Point", "colour", "draw_mode", "outlines"]

Point = tuple[float, float]

_numbers = (ctypes.c_int * 4)()
_numbers_at = [ctypes.addressof(_numbers) + 4 * index for index in range(4)]
_point = (ctypes.c_float * 2)()
_x_at = ctypes.addressof(_point)
_y_at = _x_at + 4


def draw_mode(path: PageObject) -> tuple[bool, bool]:
    """Return whether a path is filled, and whether it is stroked."""
    calls.draw_mode(path.at, *_numbers_at[:2])
    return bool(_numbers[0]), bool(_numbers[1])


def colour(path: PageObject, ask: Callable[..., object]) -> tuple[int, ...]:
    """Return red, green, blue and opacity of a path's fill or stroke; empty where it has no plain colour."""
    return tuple(_numbers) if ask(path.at, *_numbers_at) else ()


def outlines(path: PageObject) -> Iterator[list[Point]]:
    """Yield each subpath as the corners it runs through, the first again where it is closed.

    A curve ends an outline: what goes round a corner with it is no rule, the straight parts are.
    """
    a, b, c, d, e, f = path.own_to_page
    at = path.at
    points: list[Point] = []
    start: Point = (0.0, 0.0)
    for index in range(calls.count_segments(at)):
        segment = calls.segment_at(at, index)
        calls.segment_point(segment, _x_at, _y_at)
        x, y = _point
        point = (a * x + c * y + e, b * x + d * y + f)
        kind = calls.segment_kind(segment)
        if kind != pdfium_c.FPDF_SEGMENT_LINETO:
            if len(points) > 1:
                yield points
            points = []
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            start = point
        points.append(point)
        if calls.closes(segment):
            points.append(start)
    if len(points) > 1:
        yield points
