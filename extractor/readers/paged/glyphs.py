"""Glyphs of a PDF's text layer, as they stand on the displayed page."""

import ctypes
import math
from array import array
from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count as numbers
from itertools import pairwise, repeat
from operator import itemgetter
from typing import NamedTuple

import pypdfium2.raw as pdfium_c

from extractor.model.provenance import BoundingBox
from extractor.readers.paged import calls
from extractor.readers.paged.characters import (
    FIRST_PRIVATE,
    LOW_SURROGATES,
    Signs,
    is_unknown,
    pair,
)
from extractor.readers.paged.faces import Face, face_of
from extractor.readers.paged.objects import is_empty, size_of
from extractor.readers.paged.pages import Page, margin_of
from extractor.readers.paged.rulings import Drawing
from extractor.readers.paged.writing import DIRECTIONS, Linear, Writing, writing_of

__all__ = ["Glyph", "GlyphPage", "read_glyphs"]

CENTRE_RISE = 0.35
"""A glyph's centre above its baseline, in type sizes. Never taken from ink: the ink of 一 is a dash."""
FILL_AND_STROKE = 2
UNPAINTED = frozenset({3, 7})
"""The render modes that leave no ink: invisible, and clipping alone."""
SPACE = 0x20
SURROGATES = range(0xD800, 0xE000)
WIDE_FROM = "\u2e80"
"""From here on characters are as broad as their type size."""
BLANK_GAP = 0.21
"""The least gap (in type sizes) that is a blank. LibreOffice sets figures 0.2 off from Chinese."""
BLANK_GAP_END = 1.0
BLANK_WIDTH = 0.25
NO_RUN = -1
BOX_FLOATS = 4
_MATRIX_BYTES, _POINT_BYTES = 24, 16


class Glyph(NamedTuple):
    """One character as printed.

    `x0`, `x1` and `baseline` are measured in the frame of writing: for upright text (`turn` 0) that
    is the page itself; for text turned by `turn` quarters clockwise it is the page turned back.
    `x` and `y` are the glyph's centre on the page. `run` tells the text objects of a page apart.
    `text` is one character but for a ligature.
    """

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool
    turn: int
    run: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class GlyphPage:
    """The glyphs of a page, and what was left out or is out of the ordinary.

    `askew`: how many run across the page's sides and were left out. `hidden`: how many leave no ink
    and lie over no picture that they would make searchable. `artifacts`: the runs that a tagged page
    keeps out of its content, such as running headers. `unknown`: how many do not say which character
    they are.
    """

    glyphs: list[Glyph]
    askew: int = 0
    hidden: int = 0
    artifacts: frozenset[int] = frozenset()
    unknown: int = 0


class _Manner(NamedTuple):
    """How text is set: what many runs share. `signs` are those of its font, which may have no `name`."""

    size: float
    bold: bool
    is_painted: bool
    name: str
    signs: Signs
    writing: Writing


class _Run(NamedTuple):
    """The glyphs of one text object: its number, how it is set, what of the page it may show on."""

    number: int
    manner: _Manner
    clip: BoundingBox | None


def read_glyphs(page: Page, drawing: Drawing) -> GlyphPage:
    """Return the page's glyphs in the order of its text layer, without those PDFium made up.

    Args:
        page: the loaded page.
        drawing: what is drawn on it: what clips text, and where pictures lie whose text was recognised.
    """
    text_page = pdfium_c.FPDFText_LoadPage(page.handle)
    if not text_page:
        return GlyphPage([])
    try:
        return _TextLayer(page, text_page, drawing).read()
    finally:
        pdfium_c.FPDFText_ClosePage(text_page)


class _TextLayer:
    """One page's text layer while it is being read; keeps the buffers that PDFium writes to."""

    def __init__(self, page: Page, text_page: ctypes.c_void_p, drawing: Drawing) -> None:
        self._page = page
        self._text_page = text_page
        self._at = calls.address(text_page)
        self._drawing = drawing
        self._owners: list[int] = []
        self._unpainted: set[int] = set()
        self._shared: _Run | None = None
        self._faces: dict[int, Face] = {}
        self._manners: dict[tuple[object, ...], _Manner | None] = {}
        self._matrix = array("f", bytes(_MATRIX_BYTES))
        self._matrix_at, _ = self._matrix.buffer_info()
        self._point = array("d", bytes(_POINT_BYTES))
        self._point_at, _ = self._point.buffer_info()
        self._signs: dict[str, Signs] = {}

    def read(self) -> GlyphPage:
        """Go through the characters once, a text object after the other."""
        count = pdfium_c.FPDFText_CountChars(self._text_page)
        if count <= 0:
            return GlyphPage([])
        codes, boxes = self._codes(count), self._boxes(count)
        owners = list(map(calls.text_object_at, repeat(self._at, count), range(count)))
        special = [index for index, code in enumerate(codes) if _is_special(code)]
        special.append(count)
        glyphs: list[Glyph] = []
        askew = start = passed = 0
        owner = owners[0]
        for end, follower in enumerate((*owners[1:], -1), 1):
            if follower == owner:
                continue
            indices: Sequence[int] = range(start, end)
            points: Sequence[int] = codes[start:end]
            if special[passed] < end:
                indices, points = self._characters(codes, start, end)
                while special[passed] < end:
                    passed += 1
            if indices:
                run = self._run(owner or 0, start)
                if run is None:
                    askew += len(indices)
                elif run.manner.writing.is_plain and (run.manner.name or len(indices) == 1):
                    glyphs += self._plain_glyphs(run, indices, points, boxes)
                else:
                    glyphs += self._glyphs(run, indices, points, boxes)
            owner, start = follower, end
        glyphs += self._lone_blanks({*owners})
        return self._page_of(glyphs, askew)

    def _lone_blanks(self, owners: Collection[int | None]) -> Iterator[Glyph]:
        """Yield the blanks that are text objects of their own, which PDFium passes over."""
        for text_object in self._drawing.texts:
            if text_object.at in owners or not is_empty(text_object):
                continue  # it is read, or is another's double
            a, b, _, d, x, baseline = text_object.own_to_page
            size = size_of(text_object) * abs(d)
            if a > 0 and not b:
                end, y = x + BLANK_WIDTH * size, baseline - CENTRE_RISE * size
                yield Glyph(
                    text=" ",
                    x0=x,
                    x1=end,
                    baseline=baseline,
                    size=size,
                    bold=False,
                    turn=0,
                    run=NO_RUN,
                    x=(x + end) / 2,
                    y=y,
                )

    def _page_of(self, glyphs: list[Glyph], askew: int) -> GlyphPage:
        """Leave out what is not on the page or cannot be seen there, and put in blanks."""
        shown = self._on_page(glyphs)
        hidden = 0
        unpainted = self._unpainted
        if unpainted:
            found = [g for g in shown if g.run not in unpainted or self._is_scanned(g)]
            hidden, shown = len(shown) - len(found), found
        counts = Counter(map(_TEXT, shown))
        if " " not in counts:
            shown = list(_with_blanks(shown))
        unknown = sum(n for text, n in counts.items() if text >= FIRST_PRIVATE and is_unknown(text))
        return GlyphPage(shown, askew, hidden, self._artifacts(shown), unknown)

    def _on_page(self, glyphs: list[Glyph]) -> list[Glyph]:
        """Leave out the glyphs whose centres are not on the page; hardly a page has such."""
        xs, ys = list(map(_X, glyphs)), list(map(_Y, glyphs))
        width, height = self._page.width, self._page.height
        is_sound = bool(glyphs) and math.isfinite(sum(xs) + sum(ys))
        if is_sound and 0 <= min(xs) <= max(xs) <= width and 0 <= min(ys) <= max(ys) <= height:
            return glyphs
        return [g for g in glyphs if 0 <= g.x <= width and 0 <= g.y <= height]

    def _is_scanned(self, glyph: Glyph) -> bool:
        return any(_is_inside(glyph.x, glyph.y, box) for box in self._drawing.pictures)

    def _artifacts(self, glyphs: Sequence[Glyph]) -> frozenset[int]:
        """Return the runs in the margins outside the tagged content; none on a page without tags."""
        margin, height = margin_of(self._page.height), self._page.height
        runs = {glyph.run for glyph in glyphs if not margin < glyph.y < height - margin}
        owners = self._owners
        untagged = {
            run
            for run in runs
            if run != NO_RUN and owners[run] and calls.marked_content(owners[run]) < 0
        }
        if untagged and any(owner and calls.marked_content(owner) >= 0 for owner in owners):
            return frozenset(untagged)
        return frozenset()

    def _codes(self, count: int) -> Sequence[int]:
        """Return the UTF-16 code of each character."""
        buffer = array("H", bytes(2 * (count + 1)))
        start, _ = buffer.buffer_info()
        room = ctypes.cast(start, ctypes.POINTER(ctypes.c_ushort))
        if pdfium_c.FPDFText_GetText(self._text_page, 0, count, room) == count + 1:
            return buffer
        # The text leaves some character out, and so its places are not those of the characters.
        unicode_at = pdfium_c.FPDFText_GetUnicode
        return [unicode_at(self._text_page, index) for index in range(count)]

    def _boxes(self, count: int) -> list[float]:
        """Return left, top, right and bottom of the box of each character, one after the other."""
        boxes = array("f", bytes(count * BOX_FLOATS * array("f").itemsize))
        start, _ = boxes.buffer_info()
        step = BOX_FLOATS * boxes.itemsize
        places = numbers(start, step)
        found = map(calls.loose_box, repeat(self._at, count), range(count), places)
        deque(found, maxlen=0)  # to run them all
        return boxes.tolist()

    def _characters(
        self, codes: Sequence[int], start: int, end: int
    ) -> tuple[list[int], list[int]]:
        """Return indices and code points of the printed characters; a pair of surrogates is one."""
        indices, points = [], []
        high = 0
        for index in range(start, end):
            code = codes[index]
            if code <= SPACE:
                if pdfium_c.FPDFText_IsGenerated(self._text_page, index):
                    continue
            elif code in SURROGATES:
                halves, high = (high, code), 0 if code in LOW_SURROGATES else code
                if high:
                    continue
                code = pair(*halves)
            indices.append(index)
            points.append(code)
        return indices, points

    def _plain_glyphs(
        self, run: _Run, indices: Sequence[int], points: Iterable[int], boxes: list[float]
    ) -> list[Glyph]:
        """Return the glyphs of a run like nearly all: level, upright, in a font or alone. As short as can be."""
        number, (size, bold, _, font, signs, writing), clip = run
        _, _, _, _, (_, _, shift), (s, t, u) = writing
        first = indices[0]
        calls.origin(self._at, first, self._point_at, self._point_at + _POINT_BYTES // 2)
        start, rise = self._point
        baseline = s * start + t * rise + u
        y = baseline - CENTRE_RISE * size
        if isinstance(indices, range):
            place, end = BOX_FLOATS * first, BOX_FLOATS * indices.stop
            lefts, rights = boxes[place:end:BOX_FLOATS], boxes[place + 2 : end : BOX_FLOATS]
        else:
            lefts = [boxes[BOX_FLOATS * index] for index in indices]
            rights = [boxes[BOX_FLOATS * index + 2] for index in indices]
        if shift:
            lefts, rights = [x + shift for x in lefts], [x + shift for x in rights]
        texts = [signs[point] for point in points]
        if not font:
            lefts[0], rights[0] = _advance(texts[0], lefts[0], rights[0], start + shift, size)
        glyphs = [
            _new(Glyph, (text, x0, x1, baseline, size, bold, 0, number, (x0 + x1) / 2, y))
            for text, x0, x1 in zip(texts, lefts, rights, strict=True)
            if text
        ]
        return glyphs if clip is None else [g for g in glyphs if _is_inside(g.x, g.y, clip)]

    def _glyphs(
        self, run: _Run, indices: Sequence[int], points: Iterable[int], boxes: list[float]
    ) -> list[Glyph]:
        """Return the glyphs of one run."""
        number, (size, bold, _, font, signs, writing), clip = run
        turn, _, is_level, _, (by_x, by_y, shift), _ = writing
        first = indices[0]
        start, baseline = self._origin(first, writing)
        rise = CENTRE_RISE * size
        found = []
        dx, dy = DIRECTIONS[turn]
        for index, code in zip(indices, points, strict=True):
            text = signs[code]
            if not text:
                continue
            left, top, right, bottom = boxes[BOX_FLOATS * index : BOX_FLOATS * (index + 1)]
            u0 = by_x * left + by_y * bottom + shift
            u1 = by_x * right + by_y * top + shift
            if u0 > u1:
                u0, u1 = u1, u0
            if index != first and not (is_level and font):
                start, baseline = self._origin(index, writing)
            if not font:
                u0, u1 = _advance(text, u0, u1, start, size)
            u, v = (u0 + u1) / 2, baseline - rise
            x, y = u * dx - v * dy, u * dy + v * dx
            found.append(_new(Glyph, (text, u0, u1, baseline, size, bold, turn, number, x, y)))
        return found if clip is None else [g for g in found if _is_inside(g.x, g.y, clip)]

    def _signs_of(self, font: str) -> Signs:
        if font not in self._signs:
            self._signs[font] = Signs(font)
        return self._signs[font]

    def _origin(self, index: int, writing: Writing) -> tuple[float, float]:
        """Return where a character starts on its baseline: u and v."""
        calls.origin(self._at, index, self._point_at, self._point_at + _POINT_BYTES // 2)
        x, y = self._point
        (p, q, r), (s, t, u) = writing.along, writing.across
        return p * x + q * y + r, s * x + t * y + u

    def _run(self, owner: int, index: int) -> _Run | None:
        """Return what a text object lays down that begins at a character; None where it is written askew.

        Chromium makes a text object of every glyph. All that is of none is one run.
        """
        if not owner and self._shared:
            return self._shared
        calls.matrix_of(self._at, index, self._matrix_at)
        a, b, c, d, *_ = self._matrix
        font = calls.font_of(owner) if owner else 0
        mode = calls.render_mode(owner) if owner else 0
        size = calls.font_size(self._at, index)
        key = (font, mode, size, a, b, c, d)
        if key not in self._manners:
            self._manners[key] = self._manner(key, index)
        manner = self._manners[key]
        if manner is None:
            return None
        number = len(self._owners)
        self._owners.append(owner)
        if not manner.is_painted:
            self._unpainted.add(number)
        clips = self._drawing.clips
        run = _new(_Run, (number, manner, clips.get(owner) if clips else None))
        if not owner:
            self._shared = run
        return run

    def _manner(self, key: tuple[int, int, float, *Linear], index: int) -> _Manner | None:
        """Return how text of a font, render mode, size and matrix is set; None where askew."""
        font, mode, size, *linear = key
        a, b, c, d = linear
        writing = writing_of((a, b, c, d), self._page.matrix)
        if writing is None:
            return None
        if font not in self._faces:
            self._faces[font] = face_of(self._text_page, index)
        name, is_bold = self._faces[font]
        bold = is_bold or mode == FILL_AND_STROKE
        scaled = round(size * writing.scale, 2)
        return _Manner(scaled, bold, mode not in UNPAINTED, name, self._signs_of(name), writing)


_TEXT, _X, _Y = (itemgetter(Glyph._fields.index(name)) for name in ("text", "x", "y"))
_new = tuple.__new__
"""Makes a glyph in a third of the time of `Glyph(…)`."""


def _advance(text: str, x0: float, x1: float, start: float, size: float) -> tuple[float, float]:
    """Return about what a drawn font's glyph takes of the line; PDFium gives its ink."""
    x0 = min(x0, start)
    return x0, max(x1, x0 + size) if text >= WIDE_FROM else x1


def _is_special(code: int) -> bool:
    """Tell a UTF-16 code that may be made up by PDFium, or be half a character."""
    return code <= SPACE or code in SURROGATES


def _is_inside(x: float, y: float, box: BoundingBox) -> bool:
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _with_blanks(glyphs: list[Glyph]) -> Iterator[Glyph]:
    """Yield glyphs with a blank in each gap: Chromium moves on without drawing one."""
    yield from glyphs[:1]
    for last, glyph in pairwise(glyphs):
        if glyph.x0 > last.x1 and glyph.turn == last.turn and glyph.baseline == last.baseline:
            gap = (glyph.x0 - last.x1) / (glyph.size or 1.0)
            if BLANK_GAP <= gap < BLANK_GAP_END:
                yield last._replace(text=" ", x0=last.x1, x1=glyph.x0)
        yield glyph
