"""The objects of a page one after the other, those inside form XObjects too."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import pypdfium2.raw as pdfium_c

from extractor.model.provenance import BoundingBox
from extractor.readers.paged import calls
from extractor.readers.paged.pages import Matrix, Page, compose

__all__ = [
    "Clips",
    "PageObject",
    "TooMuchError",
    "bounds_of",
    "common",
    "is_empty",
    "size_of",
    "walk",
]

MAX_OBJECTS = 50_000
"""A page of more objects is a map or a plot; it would take minutes and holds no table we can read."""
MAX_DEPTH = 8
OPPOSITE = 2
"""The segment of a rectangle's path that ends in the corner across from the first."""
MAX_CLIP_SEGMENTS = 1_000

_FORM = pdfium_c.FPDF_PAGEOBJ_FORM
_new = tuple.__new__
_raw = pdfium_c.FS_MATRIX()
_raw_at = ctypes.addressof(_raw)
_floats = (ctypes.c_float * 4)()
_floats_at = [ctypes.addressof(_floats) + 4 * index for index in range(4)]


class TooMuchError(Exception):
    """A page holds more objects than can be looked at, or forms in forms without end."""


class PageObject(NamedTuple):
    """An object of a page: its address, its kind, and the way from the space it is in to the page."""

    at: int
    kind: int
    to_page: Matrix

    @property
    def own_to_page(self) -> Matrix:
        """The way from the object's own space to the page."""
        calls.object_matrix(self.at, _raw_at)
        own = (_raw.a, _raw.b, _raw.c, _raw.d, _raw.e, _raw.f)
        return compose(own, self.to_page)


def walk(page: Page) -> Iterator[PageObject]:
    """Yield the objects of a page that paint something; a form is none, what is in it stands for it.

    Raises:
        TooMuchError: after `MAX_OBJECTS`, or deeper than `MAX_DEPTH`.
    """
    at = calls.address(page.handle.raw)
    count = pdfium_c.FPDFPage_CountObjects(page.handle)
    found = (calls.object_at(at, index) for index in range(count))
    for number, page_object in enumerate(_descend(found, page.matrix, 0)):
        if number >= MAX_OBJECTS:
            raise TooMuchError
        yield page_object


def _descend(found: Iterable[int], to_page: Matrix, depth: int) -> Iterator[PageObject]:
    if depth > MAX_DEPTH:
        raise TooMuchError
    for at in found:
        kind = calls.object_kind(at)
        page_object = _new(PageObject, (at, kind, to_page))
        if kind == _FORM:
            children = (calls.child_at(at, index) for index in range(calls.count_children(at)))
            yield from _descend(children, page_object.own_to_page, depth + 1)
        else:
            yield page_object


def size_of(text_object: PageObject) -> float:
    """Return the type size that a text object sets, before its matrix."""
    return float(_floats[0]) if calls.object_font_size(text_object.at, _floats_at[0]) else 0.0


def is_empty(text_object: PageObject) -> bool:
    """Tell text that covers nothing: blanks, or glyphs of a font that is not at hand."""
    box = bounds_of(text_object)
    return box is not None and box.x1 <= box.x0 and box.bottom <= box.top


def bounds_of(page_object: PageObject) -> BoundingBox | None:
    """Return what an object covers of the page; None where PDFium does not know."""
    if not calls.object_bounds(page_object.at, *_floats_at):
        return None
    left, bottom, right, top = _floats
    return _box_around(page_object.to_page, [(left, bottom), (right, top)])


class Clips:
    """What of a page its objects may show on. Chromium clips every glyph, one like the next."""

    def __init__(self) -> None:
        """Know no clip yet."""
        self._known: dict[tuple[object, ...], BoundingBox | None] = {}

    def of(self, page_object: PageObject) -> BoundingBox | None:
        """Return the part of the page that an object may show on; None where it is not clipped.

        Clips are taken for the same where there are as many and the last has the same corners.
        """
        clip = calls.clip_of(page_object.at)
        count = calls.count_clips(clip)
        if count <= 0:
            return None
        corners = (_corner(clip, count - 1, 0), _corner(clip, count - 1, OPPOSITE))
        key = (count, corners, page_object.to_page)
        if key not in self._known:
            self._known[key] = _read_clip(clip, count, page_object.to_page)
        return self._known[key]


def _read_clip(clip: int, count: int, to_page: Matrix) -> BoundingBox | None:
    """Return the box that the boxes of all clipping paths have in common."""
    shown: BoundingBox | None = None
    for index in range(count):
        segments = min(calls.count_clip_segments(clip, index), MAX_CLIP_SEGMENTS)
        points = [_corner(clip, index, segment) for segment in range(segments)]
        if len(points) > OPPOSITE:
            box = _box_around(to_page, points)
            shown = box if shown is None else common(shown, box)
    return shown


def _corner(clip: int, index: int, segment: int) -> tuple[float, float]:
    calls.segment_point(calls.clip_segment(clip, index, segment), *_floats_at[:2])
    x, y, *_ = _floats
    return x, y


def _box_around(to_page: Matrix, points: Sequence[tuple[float, float]]) -> BoundingBox:
    """Return the box around points, on the page."""
    a, b, c, d, e, f = to_page
    xs, ys = [a * x + c * y + e for x, y in points], [b * x + d * y + f for x, y in points]
    return BoundingBox(min(xs), min(ys), max(xs), max(ys))


def common(one: BoundingBox, other: BoundingBox) -> BoundingBox:
    """Return what two boxes share; without extent where they are apart."""
    return BoundingBox(
        max(one.x0, other.x0),
        max(one.top, other.top),
        min(one.x1, other.x1),
        min(one.bottom, other.bottom),
    )
