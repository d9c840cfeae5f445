"""When pages that are pictures are recognised, and the one way to it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from extractor.errors import ReadCause, ReadError
from extractor.model.document import Doubt
from extractor.readers.paged.content import Read, page_content
from extractor.readers.paged.ocr import is_installed

if TYPE_CHECKING:  # the extra may be missing
    from extractor.readers.paged.ocr.engine import Picture

__all__ = ["SURE", "Recognised", "Recognition", "recognise", "require_recogniser"]

SURE = 0.9
"""A character recognised with less than this may be another."""


class Recognition(StrEnum):
    """Whether text is recognised in pictures: where a page has none of its own, never, on every page."""

    AUTO = "auto"
    OFF = "off"
    FORCE = "force"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A recognised page, what was unsure on it, and by how many quarters it lay turned."""

    read: Read
    doubts: tuple[Doubt, ...]
    quarters: int


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
    doubts = tuple(
        Doubt(number, round(glyph.x, 2), round(glyph.y, 2), glyph.text, round(confidence, 3))
        for glyph, confidence in zip(page.glyphs, page.confidences, strict=True)
        if confidence < SURE
    )
    read = page_content(number, (page.width, page.height), page.glyphs, page.drawing)
    return Recognised(read, doubts, page.quarters)
