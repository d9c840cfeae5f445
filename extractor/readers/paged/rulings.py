"""Straight lines that are drawn on a PDF page: the rules of its tables.

A rule is drawn as a stroked path, as the border of a rectangle, or as a thin filled rectangle.
Word uses thin rectangles, LibreOffice and reportlab strokes, Chromium both.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import pypdfium2.raw as pdfium_c

from extractor.readers.paged.pages import Matrix, Page, compose

__all__ = ["TOLERANCE", "Drawing", "Rule", "meet", "read_drawing"]

TOLERANCE = 3.0
"""Rules nearer than this (in points) are one, and meet; pdfplumber's own default."""
MAX_OBJECTS = 50_000
"""A page of more objects is a map or a plot; it would take minutes and holds no table we can read."""
MAX_DEPTH = 8
THIN = 3.0
"""A filled rectangle up to this many points across is a rule."""
SLANT = 0.5
"""A stroke that strays less than this from level or plumb is straight."""
WHITE = 250
"""A colour whose three parts reach this cannot be told from paper."""
FAINT = 8
SHADE_MARGIN = 2.0

Point = tuple[float, float]


class Rule(NamedTuple):
    """A level or plumb line. `at` is its y (level) or x (plumb); it runs from `low` to `high`."""

    at: float
    low: float
    high: float


@dataclass(slots=True)
class Drawing:
    """What is drawn on a page besides glyphs.

    `complete` is False where it was too much to read, `lacks_font` True where text was passed over.
    """

    level: list[Rule] = field(default_factory=list)
    plumb: list[Rule] = field(default_factory=list)
    objects: int = 0
    has_images: bool = False
    lacks_font: bool = False
    complete: bool = True


def meet(level: Rule, plumb: Rule) -> bool:
    """Return whether a level and a plumb rule touch."""
    return (
        plumb.low - TOLERANCE <= level.at <= plumb.high + TOLERANCE
        and level.low - TOLERANCE <= plumb.at <= level.high + TOLERANCE
    )


class _Box(NamedTuple):
    x0: float
    top: float
    x1: float
    bottom: float


def read_drawing(page: Page) -> Drawing:
    """Return the rules of a page, in its displayed coordinates."""
    return _Reader(page).read()


class _Reader:
    """Walks a page's objects once, form XObjects included."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._drawing = Drawing()
        self._shades: list[_Box] = []
        self._white = Drawing()

    def read(self) -> Drawing:
        """Walk the page, then add the white rules that part shaded cells."""
        handle = self._page.handle
        count = pdfium_c.FPDFPage_CountObjects(handle)
        found = (pdfium_c.FPDFPage_GetObject(handle, index) for index in range(count))
        self._walk(found, self._page.matrix, 0)
        for white, rules, is_level in (
            (self._white.level, self._drawing.level, True),
            (self._white.plumb, self._drawing.plumb, False),
        ):
            rules.extend(rule for rule in white if self._is_shaded(rule, is_level=is_level))
        return self._drawing

    def _walk(self, objects: Iterator[object], to_page: Matrix, depth: int) -> None:
        """Read each object; what lies deeper than `MAX_DEPTH` or beyond `MAX_OBJECTS` is left."""
        for page_object in objects:
            self._drawing.objects += 1
            if self._drawing.objects > MAX_OBJECTS or depth > MAX_DEPTH:
                self._drawing.complete = False
                return
            kind = pdfium_c.FPDFPageObj_GetType(page_object)
            if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
                self._read_path(page_object, compose(_matrix(page_object), to_page))
            elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
                self._drawing.has_images = True
            elif kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
                self._drawing.lacks_font = self._drawing.lacks_font or _is_lost(page_object)
            elif kind == pdfium_c.FPDF_PAGEOBJ_FORM:
                inner = compose(_matrix(page_object), to_page)
                self._walk(_children(page_object), inner, depth + 1)

    def _read_path(self, path: object, to_page: Matrix) -> None:
        """Take the straight strokes and thin fills of one path."""
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium_c.FPDFPath_GetDrawMode(path, fill, stroke)
        stroke_ink = _ink(path, pdfium_c.FPDFPageObj_GetStrokeColor) if stroke.value else None
        fill_ink = _ink(path, pdfium_c.FPDFPageObj_GetFillColor) if fill.value else None
        if stroke_ink is None and fill_ink is None:
            return
        for points in _outlines(path, to_page):
            if stroke_ink is not None:
                self._take_strokes(points, white=stroke_ink)
            if fill_ink is not None:
                self._take_fill(points, white=fill_ink)

    def _take_strokes(self, points: list[Point], *, white: bool) -> None:
        target = self._white if white else self._drawing
        for (x0, y0), (x1, y1) in pairwise(points):
            if abs(y0 - y1) <= SLANT:
                self._add_level(target, (y0 + y1) / 2, x0, x1)
            elif abs(x0 - x1) <= SLANT:
                self._add_plumb(target, (x0 + x1) / 2, y0, y1)

    def _take_fill(self, points: list[Point], *, white: bool) -> None:
        """Take a filled rectangle as a rule along its length; a broad one only shades what is on it."""
        if not _is_rectangle(points):
            return
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = _Box(min(xs), min(ys), max(xs), max(ys))
        width, height = box.x1 - box.x0, box.bottom - box.top
        target = self._white if white else self._drawing
        if height <= THIN and height <= width:
            self._add_level(target, (box.top + box.bottom) / 2, box.x0, box.x1)
        if width <= THIN and width <= height:
            self._add_plumb(target, (box.x0 + box.x1) / 2, box.top, box.bottom)
        if not white and min(width, height) > THIN:
            self._shades.append(box)

    def _add_level(self, target: Drawing, y: float, x0: float, x1: float) -> None:
        if 0 <= y <= self._page.height:
            target.level.extend(_within(self._page.width, y, x0, x1))

    def _add_plumb(self, target: Drawing, x: float, y0: float, y1: float) -> None:
        if 0 <= x <= self._page.width:
            target.plumb.extend(_within(self._page.height, x, y0, y1))

    def _is_shaded(self, rule: Rule, *, is_level: bool) -> bool:
        """Tell whether a white rule can be seen: some broad fill lies under or beside it."""
        middle = (rule.low + rule.high) / 2
        x, y = (middle, rule.at) if is_level else (rule.at, middle)
        margin = SHADE_MARGIN
        return any(
            box.x0 - margin <= x <= box.x1 + margin and box.top - margin <= y <= box.bottom + margin
            for box in self._shades
        )


def _within(reach: float, at: float, start: float, end: float) -> Iterator[Rule]:
    """Yield the part of a rule that lies on the page, which reaches from 0 to `reach`."""
    low, high = max(min(start, end), 0.0), min(max(start, end), reach)
    if high > low:
        yield Rule(at, low, high)


def _children(form: object) -> Iterator[object]:
    """Yield the objects inside a form XObject."""
    for index in range(pdfium_c.FPDFFormObj_CountObjects(form)):
        yield pdfium_c.FPDFFormObj_GetObject(form, index)


def _is_lost(text_object: object) -> bool:
    """Return whether PDFium passes a text over: its glyphs have no size in any font at hand.

    So it is with single glyphs of a font that is neither in the file nor on the machine.
    """
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    known = pdfium_c.FPDFPageObj_GetBounds(text_object, left, bottom, right, top)
    if not known or right.value > left.value or top.value > bottom.value:
        return False
    return not pdfium_c.FPDFFont_GetIsEmbedded(pdfium_c.FPDFTextObj_GetFont(text_object))


def _matrix(page_object: object) -> Matrix:
    """Return an object's own matrix."""
    raw = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(page_object, raw)
    return (raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def _ink(path: object, ask: object) -> bool | None:
    """Return whether a path's colour is white; None where it is too faint to be seen."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not callable(ask) or not ask(path, *parts):
        return False
    *colour, alpha = (part.value for part in parts)
    if alpha < FAINT:
        return None
    return min(colour) >= WHITE


def _outlines(path: object, to_page: Matrix) -> Iterator[list[Point]]:
    """Yield each subpath as the corners it runs through, the first again where it is closed.

    A curve ends an outline: what goes round a corner with it is no rule, the straight parts are.
    """
    a, b, c, d, e, f = to_page
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    start: Point = (0.0, 0.0)
    for index in range(pdfium_c.FPDFPath_CountSegments(path)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind != pdfium_c.FPDF_SEGMENT_LINETO:
            if len(points) > 1:
                yield points
            points = []
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            start = point
        points.append(point)
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            points.append(start)
    if len(points) > 1:
        yield points


def _is_rectangle(points: list[Point]) -> bool:
    """Tell a rectangle along the page's sides: three or four sides, each level or plumb."""
    sides = [(start, end) for start, end in pairwise(points) if start != end]
    return len(sides) in {3, 4} and all(
        abs(x0 - x1) <= SLANT or abs(y0 - y1) <= SLANT for (x0, y0), (x1, y1) in sides
    )
