"""Straight lines that are drawn on a PDF page: the rules of its tables.

A rule is drawn as a stroked path, as the border of a rectangle, or as a thin filled rectangle.
Word uses thin rectangles, LibreOffice and reportlab strokes, Chromium both.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import pypdfium2.raw as pdfium_c

from extractor.model.provenance import BoundingBox
from extractor.readers.paged import calls
from extractor.readers.paged.objects import (
    Clips,
    PageObject,
    TooMuchError,
    bounds_of,
    common,
    is_empty,
    walk,
)
from extractor.readers.paged.outlines import Point, colour, draw_mode, outlines
from extractor.readers.paged.pages import Page

__all__ = ["TOLERANCE", "Drawing", "Rule", "meet", "read_drawing"]

TOLERANCE = 3.0
"""Rules nearer than this (in points) are one, and meet; pdfplumber's own default."""
THIN = 3.0
"""A filled rectangle up to this many points across is a rule."""
SLANT = 0.5
"""A stroke that strays less than this from level or plumb is straight."""
WHITE = 250
"""A colour whose three parts reach this cannot be told from paper."""
FAINT = 8
SHADE_MARGIN = 2.0


class Rule(NamedTuple):
    """A level or plumb line. `at` is its y (level) or x (plumb); it runs from `low` to `high`."""

    at: float
    low: float
    high: float


@dataclass(slots=True)
class Drawing:
    """What is drawn on a page besides glyphs.

    `complete` is False where it was too much to read, `lacks_font` True where text was passed over.
    `clips` says of text objects, by address, what of the page they show on where that is not all of it.
    `texts` are the text objects that have a font.
    """

    level: list[Rule] = field(default_factory=list)
    plumb: list[Rule] = field(default_factory=list)
    objects: int = 0
    has_images: bool = False
    pictures: list[BoundingBox] = field(default_factory=list)
    clips: dict[int, BoundingBox] = field(default_factory=dict)
    texts: list[PageObject] = field(default_factory=list)
    lacks_font: bool = False
    complete: bool = True


def meet(level: Rule, plumb: Rule) -> bool:
    """Return whether a level and a plumb rule touch."""
    return (
        plumb.low - TOLERANCE <= level.at <= plumb.high + TOLERANCE
        and level.low - TOLERANCE <= plumb.at <= level.high + TOLERANCE
    )


def read_drawing(page: Page) -> Drawing:
    """Return the rules of a page, in its displayed coordinates."""
    return _Reader(page).read()


class _Reader:
    """Goes through a page's objects once."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._paper = BoundingBox(0.0, 0.0, page.width, page.height)
        self._shown = self._paper
        self._drawing = Drawing()
        self._shades: list[BoundingBox] = []
        self._white = Drawing()
        self._clips = Clips()
        self._embedded: dict[int, bool] = {}

    def read(self) -> Drawing:
        """Look at each object, then add the white rules that part shaded cells."""
        try:
            for page_object in walk(self._page):
                self._drawing.objects += 1
                self._read_object(page_object)
        except TooMuchError:
            self._drawing.complete = False
        for white, rules, is_level in (
            (self._white.level, self._drawing.level, True),
            (self._white.plumb, self._drawing.plumb, False),
        ):
            rules.extend(rule for rule in white if self._is_shaded(rule, is_level=is_level))
        return self._drawing

    def _read_object(self, page_object: PageObject) -> None:
        clip = self._clips.of(page_object)
        if page_object.kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            if clip is not None and not _holds(clip, self._paper):
                self._drawing.clips[page_object.at] = clip
            if self._is_lost(page_object):
                self._drawing.lacks_font = True
            else:
                self._drawing.texts.append(page_object)
        elif page_object.kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            self._shown = self._paper if clip is None else common(clip, self._paper)
            self._read_path(page_object)
        elif page_object.kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            self._drawing.has_images = True
            self._drawing.pictures.append(bounds_of(page_object) or self._paper)

    def _is_lost(self, text_object: PageObject) -> bool:
        """Return whether PDFium passes a text over: its glyphs have no size in any font at hand.

        So it is with single glyphs of a font that is neither in the file nor on the machine.
        """
        font = calls.font_of(text_object.at) or 0
        if font not in self._embedded:
            self._embedded[font] = not font or calls.is_embedded(font) != 0
        return not self._embedded[font] and is_empty(text_object)

    def _read_path(self, path: PageObject) -> None:
        """Take the straight strokes and thin fills of one path."""
        is_filled, is_stroked = draw_mode(path)
        stroke_ink = _ink(path, calls.stroke_colour) if is_stroked else None
        fill_ink = _ink(path, calls.fill_colour) if is_filled else None
        if stroke_ink is None and fill_ink is None:
            return
        for points in outlines(path):
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
        box = BoundingBox(min(xs), min(ys), max(xs), max(ys))
        width, height = box.x1 - box.x0, box.bottom - box.top
        target = self._white if white else self._drawing
        if height <= THIN and height <= width:
            self._add_level(target, (box.top + box.bottom) / 2, box.x0, box.x1)
        if width <= THIN and width <= height:
            self._add_plumb(target, (box.x0 + box.x1) / 2, box.top, box.bottom)
        if not white and min(width, height) > THIN:
            self._shades.append(box)

    def _add_level(self, target: Drawing, y: float, x0: float, x1: float) -> None:
        left, top, right, bottom = self._shown
        if top <= y <= bottom:
            target.level.extend(_within(left, right, y, x0, x1))

    def _add_plumb(self, target: Drawing, x: float, y0: float, y1: float) -> None:
        left, top, right, bottom = self._shown
        if left <= x <= right:
            target.plumb.extend(_within(top, bottom, x, y0, y1))

    def _is_shaded(self, rule: Rule, *, is_level: bool) -> bool:
        """Tell whether a white rule can be seen: some broad fill lies under or beside it."""
        middle = (rule.low + rule.high) / 2
        x, y = (middle, rule.at) if is_level else (rule.at, middle)
        margin = SHADE_MARGIN
        return any(
            box.x0 - margin <= x <= box.x1 + margin and box.top - margin <= y <= box.bottom + margin
            for box in self._shades
        )


def _within(least: float, most: float, at: float, start: float, end: float) -> Iterator[Rule]:
    """Yield the part of a rule that is shown, between `least` and `most`."""
    low, high = max(min(start, end), least), min(max(start, end), most)
    if high > low:
        yield Rule(at, low, high)


def _holds(outer: BoundingBox, inner: BoundingBox) -> bool:
    return (
        outer.x0 <= inner.x0
        and outer.top <= inner.top
        and outer.x1 >= inner.x1
        and outer.bottom >= inner.bottom
    )


def _ink(path: PageObject, ask: Callable[..., object]) -> bool | None:
    """Return whether a path's colour is white; None where it is too faint to be seen."""
    if not (parts := colour(path, ask)):
        return False
    *three, alpha = parts
    return None if alpha < FAINT else min(three) >= WHITE


def _is_rectangle(points: list[Point]) -> bool:
    """Tell a rectangle along the page's sides: three or four sides, each level or plumb."""
    sides = [(start, end) for start, end in pairwise(points) if start != end]
    return len(sides) in {3, 4} and all(
        abs(x0 - x1) <= SLANT or abs(y0 - y1) <= SLANT for (x0, y0), (x1, y1) in sides
    )
