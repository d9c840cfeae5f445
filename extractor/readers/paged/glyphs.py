"""Glyphs of a PDF's text layer, as they stand on the displayed page. The home of PDFium documents.

All coordinates are in points from the top left corner of the page as a viewer shows it: crop box and
page rotation are applied here, once, and nobody after this module thinks of them.
"""

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import NamedTuple, Self

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractor.errors import ReadCause, ReadError

__all__ = [
    "REPLACEMENT",
    "Glyph",
    "GlyphPage",
    "Matrix",
    "Page",
    "PdfFile",
    "compose",
    "read_glyphs",
]

Matrix = tuple[float, float, float, float, float, float]
"""An affine map as PDF writes it: x' = a x + c y + e, y' = b x + d y + f."""

UPRIGHT_COSINE = 0.985
"""Writing within ten degrees of a side of the page counts as along it (a scan may lie askew)."""
CENTRE_RISE = 0.35
"""A glyph's centre above its baseline, in type sizes. Never taken from ink: the ink of 一 is a dash."""
BOLD_WEIGHT = 600
BOLD_NAMES = ("bold", "black", "heavy", "simhei")
FORCE_BOLD = 1 << 18
FILL_AND_STROKE = 2
REPLACEMENT = "\ufffd"
SOFT_HYPHEN = 0xAD
LINE_END_HYPHENS = frozenset({0x02, 0xFFFE})
"""What PDFium puts for a hyphen that ends a line."""
INVISIBLE = frozenset({0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF})
SPACE = 0x20
RADICALS = range(0x2E80, 0x2FE0)
SURROGATES = range(0xD800, 0xE000)
LOW_SURROGATES = range(0xDC00, 0xE000)
FONT_NAME_BYTES = 256
WIDE_FROM = "\u2e80"
"""From here on characters are as broad as their type size."""
BLANK_GAP = 0.21
"""The least gap (in type sizes) that is a blank. LibreOffice sets figures 0.2 off from Chinese."""
BLANK_GAP_END = 1.0


class Glyph(NamedTuple):
    """One character as printed.

    `x0`, `x1` and `baseline` are measured in the frame of writing: for upright text (`turn` 0) that
    is the page itself; for text turned by `turn` quarters clockwise it is the page turned back.
    `x` and `y` are the glyph's centre on the page. `run` tells the text objects of a page apart.
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
    """The glyphs of a page, and how many were left out since they run across the page's sides.

    `artifacts`: the runs that a tagged page keeps out of its content, such as running headers.
    """

    glyphs: list[Glyph]
    askew: int
    artifacts: frozenset[int] = frozenset()


class _Face(NamedTuple):
    """What is known of a font."""

    bold: bool
    is_nameless: bool


class _Writing(NamedTuple):
    """How text runs; `along` and `across` give its u and v from PDF's x and y."""

    turn: int
    scale: float
    along: tuple[float, float, float]
    across: tuple[float, float, float]


class _Run(NamedTuple):
    """What all glyphs of one text object share."""

    number: int
    size: float
    bold: bool
    turn: int
    is_nameless: bool
    along: tuple[float, float, float]
    across: tuple[float, float, float]


_DIRECTIONS = ((1, 0), (0, 1), (-1, 0), (0, -1))


@dataclass(frozen=True, slots=True)
class Page:
    """A loaded page: its number from 1, its displayed size, and the way from PDF space to it."""

    number: int
    width: float
    height: float
    matrix: Matrix
    handle: pdfium.PdfPage


class PdfFile:
    """An open PDF. Pages are loaded one at a time and closed again.

    Raises:
        ReadError: the file needs a password, or PDFium finds no page in it.
    """

    def __init__(self, data: bytes, name: str) -> None:
        """Open the file that `data` holds; `name` is for messages."""
        self.name = name
        try:
            self._pdf = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            locked = error.err_code in {pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY}
            cause = ReadCause.ENCRYPTED if locked else ReadCause.DAMAGED
            raise ReadError(name, cause, str(error)) from error

    def __enter__(self) -> Self:
        """Return the open file."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._pdf.close()

    def __len__(self) -> int:
        """Return the number of pages."""
        return len(self._pdf)

    def page_size(self, number: int) -> tuple[float, float]:
        """Return width and height of a page without loading it."""
        try:
            width, height = self._pdf.get_page_size(number - 1)
        except pdfium.PdfiumError:
            return (0.0, 0.0)
        return (width, height)

    @contextmanager
    def page(self, number: int) -> Iterator[Page]:
        """Load a page (from 1) for as long as the block runs.

        Raises:
            ReadError: PDFium cannot load it.
        """
        try:
            handle = self._pdf[number - 1]
        except pdfium.PdfiumError as error:
            place = f"page {number}"
            raise ReadError(self.name, ReadCause.DAMAGED, str(error), place) from error
        try:
            width, height = handle.get_size()
            yield Page(number, width, height, _display_matrix(handle), handle)
        finally:
            handle.close()


def _display_matrix(handle: pdfium.PdfPage) -> Matrix:
    """Return the map from the page's own space to the page as displayed."""
    box = pdfium_c.FS_RECTF()
    pdfium_c.FPDF_GetPageBoundingBox(handle, box)
    quarter = pdfium_c.FPDFPage_GetRotation(handle)
    return (
        (1.0, 0.0, 0.0, -1.0, -box.left, box.top),
        (0.0, 1.0, 1.0, 0.0, -box.bottom, -box.left),
        (-1.0, 0.0, 0.0, 1.0, box.right, -box.bottom),
        (0.0, -1.0, -1.0, 0.0, box.top, box.right),
    )[quarter % 4]


def compose(first: Matrix, then: Matrix) -> Matrix:
    """Return the map that applies `first`, then `then`."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def read_glyphs(page: Page) -> GlyphPage:
    """Return the page's glyphs in the order of its text layer, without those PDFium made up."""
    text_page = pdfium_c.FPDFText_LoadPage(page.handle)
    if not text_page:
        return GlyphPage([], 0)
    try:
        return _TextLayer(page, text_page).read()
    finally:
        pdfium_c.FPDFText_ClosePage(text_page)


class _TextLayer:
    """One page's text layer while it is being read; keeps the buffers that PDFium writes to."""

    def __init__(self, page: Page, text_page: ctypes.c_void_p) -> None:
        self._page = page
        self._text_page = text_page
        self._runs: dict[int, _Run | None] = {}
        self._untagged: set[int] = set()
        self._faces: dict[int, _Face] = {}
        self._writings: dict[tuple[float, float, float, float], _Writing | None] = {}

    def read(self) -> GlyphPage:
        """Go through the characters once."""
        text_page = self._text_page
        box = pdfium_c.FS_RECTF()
        x, y = ctypes.c_double(), ctypes.c_double()
        glyphs: list[Glyph] = []
        askew = 0
        for index, text in self._characters():
            run = self._run(index)
            if run is None:
                askew += 1
                continue
            pdfium_c.FPDFText_GetLooseCharBox(text_page, index, box)
            pdfium_c.FPDFText_GetCharOrigin(text_page, index, x, y)
            glyphs.append(_glyph(text, run, box, x.value, y.value))
        width, height = self._page.width, self._page.height
        shown = [g for g in glyphs if 0 <= g.x <= width and 0 <= g.y <= height]
        if not any(glyph.text == " " for glyph in shown):
            shown = list(_with_blanks(shown))
        return GlyphPage(shown, askew, self._artifacts())

    def _artifacts(self) -> frozenset[int]:
        """Return the runs outside the tagged content; none on a page without tags."""
        runs = {run.number for run in self._runs.values() if run is not None}
        return frozenset(self._untagged) if self._untagged < runs else frozenset()

    def _characters(self) -> Iterator[tuple[int, str]]:
        """Yield index and text of each printed character; a pair of surrogates is one."""
        text_page = self._text_page
        unicode_at, is_generated = pdfium_c.FPDFText_GetUnicode, pdfium_c.FPDFText_IsGenerated
        high = 0
        for index in range(pdfium_c.FPDFText_CountChars(text_page)):
            code = unicode_at(text_page, index)
            if code <= SPACE and is_generated(text_page, index):
                continue
            if code in SURROGATES:
                pair, high = (high, code), 0 if code in LOW_SURROGATES else code
                if high:
                    continue
                code = _pair(*pair)
            text = _printed(code)
            if text:
                yield index, text

    def _run(self, index: int) -> _Run | None:
        """Return what the glyph's text object lays down, None where it is written askew."""
        found = pdfium_c.FPDFText_GetTextObject(self._text_page, index)
        key = ctypes.addressof(found.contents) if found else 0
        if key not in self._runs:
            self._runs[key] = self._describe(index, found)
        return self._runs[key]

    def _describe(self, index: int, text_object: object) -> _Run | None:
        """Ask PDFium for matrix and font of a text object; Chromium makes one of every glyph."""
        raw = pdfium_c.FS_MATRIX()
        pdfium_c.FPDFText_GetMatrix(self._text_page, index, raw)
        linear = (raw.a, raw.b, raw.c, raw.d)
        if linear not in self._writings:
            self._writings[linear] = _writing(linear, self._page.matrix)
        writing = self._writings[linear]
        if writing is None:
            return None
        if text_object and pdfium_c.FPDFPageObj_GetMarkedContentID(text_object) < 0:
            self._untagged.add(len(self._runs))
        face = self._face(index, text_object)
        mode = pdfium_c.FPDFTextObj_GetTextRenderMode(text_object) if text_object else 0
        return _Run(
            number=len(self._runs),
            size=round(pdfium_c.FPDFText_GetFontSize(self._text_page, index) * writing.scale, 2),
            bold=face.bold or mode == FILL_AND_STROKE,
            turn=writing.turn,
            is_nameless=face.is_nameless,
            along=writing.along,
            across=writing.across,
        )

    def _face(self, index: int, text_object: object) -> _Face:
        """Return what is known of a glyph's font."""
        font = pdfium_c.FPDFTextObj_GetFont(text_object) if text_object else None
        key = ctypes.addressof(font.contents) if font else 0
        if key not in self._faces:
            self._faces[key] = self._ask_face(index)
        return self._faces[key]

    def _ask_face(self, index: int) -> _Face:
        """Tell a bold face by name, flag or weight; a font drawn by the page itself has no name."""
        buffer, flags = ctypes.create_string_buffer(FONT_NAME_BYTES), ctypes.c_int()
        pdfium_c.FPDFText_GetFontInfo(self._text_page, index, buffer, FONT_NAME_BYTES, flags)
        name = buffer.value.decode("utf-8", "replace").lower()
        named_bold = any(word in name for word in BOLD_NAMES) or bool(flags.value & FORCE_BOLD)
        weight = pdfium_c.FPDFText_GetFontWeight(self._text_page, index)
        return _Face(named_bold or weight >= BOLD_WEIGHT, not name)


def _writing(linear: tuple[float, float, float, float], to_page: Matrix) -> _Writing | None:
    """Return how text of a matrix runs over the displayed page; None where askew."""
    a, b, c, d, *_ = compose((*linear, 0.0, 0.0), to_page)
    turn = _quarter_turn(a, b)
    if turn is None:
        return None
    dx, dy = _DIRECTIONS[turn]
    p, q, r, s, t, u = to_page
    along = (p * dx + q * dy, r * dx + s * dy, t * dx + u * dy)
    across = (q * dx - p * dy, s * dx - r * dy, u * dx - t * dy)
    return _Writing(turn, math.hypot(c, d), along, across)


def _quarter_turn(a: float, b: float) -> int | None:
    """Return how many quarters clockwise the direction (a, b) is turned; None between quarters."""
    length = math.hypot(a, b)
    if not length:
        return 0
    for turn, (dx, dy) in enumerate(_DIRECTIONS):
        if a * dx + b * dy >= UPRIGHT_COSINE * length:
            return turn
    return None


def _glyph(text: str, run: _Run, box: pdfium_c.FS_RECTF, x: float, y: float) -> Glyph:
    """Place one character by its advance box and the origin on its baseline."""
    by_x, by_y, shift = run.along
    u0 = by_x * box.left + by_y * box.bottom + shift
    u1 = by_x * box.right + by_y * box.top + shift
    if u0 > u1:
        u0, u1 = u1, u0
    if run.is_nameless:  # PDFium gives the ink of a drawn font's glyph, not its advance
        u0 = min(u0, by_x * x + by_y * y + shift)
        u1 = max(u1, u0 + run.size) if text >= WIDE_FROM else u1
    by_x, by_y, shift = run.across
    baseline = by_x * x + by_y * y + shift
    u, v = (u0 + u1) / 2, baseline - CENTRE_RISE * run.size
    dx, dy = _DIRECTIONS[run.turn]
    return Glyph(
        text,
        u0,
        u1,
        baseline,
        run.size,
        run.bold,
        run.turn,
        run.number,
        u * dx - v * dy,
        u * dy + v * dx,
    )


def _with_blanks(glyphs: list[Glyph]) -> Iterator[Glyph]:
    """Yield glyphs with a blank in each gap: Chromium moves on without drawing one."""
    last: Glyph | None = None
    for glyph in glyphs:
        if last is not None and glyph.turn == last.turn and glyph.baseline == last.baseline:
            gap = (glyph.x0 - last.x1) / (glyph.size or 1.0)
            if BLANK_GAP <= gap < BLANK_GAP_END:
                yield last._replace(text=" ", x0=last.x1, x1=glyph.x0)
        yield glyph
        last = glyph


def _pair(high: int, low: int) -> int:
    """Join two UTF-16 halves; a half alone has no meaning."""
    if not high or low not in LOW_SURROGATES:
        return ord(REPLACEMENT)
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)


def _printed(code: int) -> str:
    """Return what a reader sees for a code point of the text layer; empty for nothing."""
    if code in RADICALS:
        folded = unicodedata.normalize("NFKC", chr(code))
        return folded if len(folded) == 1 else chr(code)
    if code in LINE_END_HYPHENS or code == SOFT_HYPHEN:
        return "-"
    if code == 0:
        return REPLACEMENT
    if code < SPACE or code in INVISIBLE:  # of the control characters only these three part words
        return " " if code in {0x09, 0x0A, 0x0D} else ""
    return chr(code)
