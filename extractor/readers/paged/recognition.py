"""When pages that are pictures are recognised, and the one way to it."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from extractor.errors import ReadCause, ReadError
from extractor.model.document import Doubt
from extractor.model.provenance import Frame
from extractor.readers.paged.content import Read, page_content
from extractor.readers.paged.ocr import is_installed

if TYPE_CHECKING:  # the extra may be missing
    from extractor.readers.paged.ocr.engine import Picture
    from extractor.readers.paged.ocr.page import PicturePage

__all__ = ["SURE", "Recognised", "Recognition", "recognise", "require_recogniser"]

LEVEL = 0.001
"""A slope (radians) below this moves nothing by as much as a point."""
SURE = 0.9
"""A character recognised with less than this may be another."""


class Recognition(StrEnum):
    """Whether text is recognised in pictures: where a page has none of its own, never, on every page."""

    AUTO = "auto"
    OFF = "off"
    FORCE = "force"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A recognised page and what was unsure on it.

    `size` is that of the page as displayed; `frame` leads there, None where it was read as it stands;
    `is_turned`: it lay on its side or on its head.
    """

    read: Read
    size: tuple[float, float]
    doubts: tuple[Doubt, ...]
    frame: Frame | None
    is_turned: bool


def require_recogniser(name: str) -> None:
    """See that the extra is there.

    Raises:
        ReadError: it is not; the file `name` cannot be read without.
    """
    if not is_installed():
        raise ReadError(name, ReadCause.NEEDS_OCR)


def recognise(picture: "Picture", dpi: float | None, number: int) -> Recognised:
    """Return what a picture of page `number`, taken at so many dots an inch (if known), says."""
    from extractor.readers.paged.ocr.engine import recogniser  # noqa: PLC0415  the extra may be missing
    from extractor.readers.paged.ocr.page import read_picture  # noqa: PLC0415  likewise

    page = read_picture(picture, dpi, recogniser())
    frame = _frame(page)
    doubts = tuple(
        Doubt(number, *frame.point(glyph.x, glyph.y), glyph.text, round(confidence, 3))
        for glyph, confidence in zip(page.glyphs, page.confidences, strict=True)
        if confidence < SURE
    )
    size = page.width, page.height
    read = page_content(number, size, page.glyphs, page.drawing)
    is_moved = bool(page.quarters) or abs(page.slope) > LEVEL
    shown = size[::-1] if page.quarters % 2 else size
    return Recognised(read, shown, doubts, frame if is_moved else None, bool(page.quarters))


def _frame(page: "PicturePage") -> Frame:
    """Return the way back: to the slope about the middle, then by quarters clockwise."""
    width, height = page.width, page.height
    cos, sin = math.cos(page.slope), math.sin(page.slope)
    lean = Frame(
        cos,
        sin,
        -sin,
        cos,
        width / 2 * (1 - cos) + height / 2 * sin,
        height / 2 * (1 - cos) - width / 2 * sin,
    )
    turn = (
        Frame(1, 0, 0, 1, 0, 0),
        Frame(0, 1, -1, 0, height, 0),
        Frame(-1, 0, 0, -1, width, height),
        Frame(0, -1, 1, 0, 0, width),
    )[page.quarters % 4]
    return Frame(
        *(
            turn.a * lean.a + turn.c * lean.b,
            turn.b * lean.a + turn.d * lean.b,
            turn.a * lean.c + turn.c * lean.d,
            turn.b * lean.c + turn.d * lean.d,
        ),
        *turn.point(lean.e, lean.f),
    )
