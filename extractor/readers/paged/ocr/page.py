"""Read the picture of a page: its glyphs and rules come out as those of a page with a text layer."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extractor.readers.paged.glyphs import Glyph
from extractor.readers.paged.ocr.engine import Picture, Printed, Recogniser, Strip
from extractor.readers.paged.ocr.picture import (
    DPI,
    INCH,
    flattened,
    levelled,
    quarter_turned,
    resampled,
    slope_of,
)
from extractor.readers.paged.ocr.rules import Ruled, find_rules
from extractor.readers.paged.ocr.strips import centred, cut_at_rules, missed_by
from extractor.readers.paged.ocr.type import ReadLine, set_glyphs
from extractor.readers.paged.rulings import Drawing

__all__ = ["PicturePage", "read_picture"]

SURE = 0.5
"""What is recognised with less than this is dirt, a seal, a signature."""
SAMPLE = 12
"""So many of the longest lines tell which way up a page is."""
TALL = 1.5
PAPER_LENGTH = 11.69
"""Inches of the long side of A4, which a picture without a resolution is first taken for."""
USUAL_STRIP = 42.0
"""How high a strip of about twelve points is, in pixels."""
LEAST_RATIO, MOST_RATIO = 0.75, 1.3
LEAST_SIDE = 3.0
"""A strip smaller than this many pixels cannot be read."""


@dataclass(frozen=True, slots=True)
class PicturePage:
    """What the picture of a page holds, upright and level, in points.

    `confidences` go with `glyphs`. `quarters` and `slope` (radians) say how far clockwise the picture
    was turned, and leaned, before.
    """

    width: float
    height: float
    glyphs: list[Glyph]
    confidences: list[float]
    drawing: Drawing
    quarters: int
    slope: float


@dataclass(frozen=True, slots=True)
class _Parted:
    """A level picture without its rules, and the strips of print on it."""

    clean: Picture
    ruled: Ruled
    strips: list[Strip]
    slope: float


def read_picture(picture: Picture, dpi: float | None, recogniser: Recogniser) -> PicturePage:
    """Return the glyphs and rules of a picture taken at so many dots an inch; None: nobody knows."""
    grey = flattened(resampled(picture, dpi or max(picture.shape) / PAPER_LENGTH))
    parted, turned = _upright(grey, recogniser)
    if dpi is None and (enlargement := _enlargement(parted.strips)):
        grey = resampled(grey, DPI * enlargement)
        parted = _parted(quarter_turned(grey, -turned), recogniser)
    strips = cut_at_rules(parted.strips, parted.ruled.plumb)
    strips += missed_by(strips, parted.clean, parted.ruled.plumb)
    lines = _read(parted.clean, centred(strips, parted.clean), recogniser)
    glyphs, confidences = set_glyphs(lines)
    height, width = (side * INCH / DPI for side in parted.clean.shape)
    drawing = parted.ruled.drawing()
    return PicturePage(width, height, glyphs, confidences, drawing, turned, parted.slope)


def _upright(grey: Picture, recogniser: Recogniser) -> tuple[_Parted, int]:
    """Return a page the right way up, and by how many quarters it was turned clockwise."""
    parted = _parted(grey, recogniser)
    quarters = 0
    if _lies_on_its_side(parted.strips):
        quarters = 1
        parted = _parted(quarter_turned(grey, -1), recogniser)
    if _is_upside_down(parted, recogniser):
        quarters += 2
        parted = _parted(quarter_turned(grey, -quarters), recogniser)
    return parted, quarters


def _parted(grey: Picture, recogniser: Recogniser) -> _Parted:
    slope = slope_of(grey)
    level = levelled(grey, slope)
    ruled = find_rules(level)
    clean = ruled.without(level)
    return _Parted(clean, ruled, recogniser.find(clean), slope)


def _enlargement(strips: Sequence[Strip]) -> float | None:
    """Return how much larger print is than it usually is; None where that is about right."""
    ratio = median(strip.height for strip in strips) / USUAL_STRIP if strips else 1.0
    return None if LEAST_RATIO <= ratio <= MOST_RATIO else ratio


def _lies_on_its_side(strips: Sequence[Strip]) -> bool:
    """Return whether most lines run from top to bottom."""
    tall = sum(strip.height for strip in strips if strip.height > TALL * strip.length)
    level = sum(strip.length for strip in strips if strip.length > TALL * strip.height)
    return tall > level


def _is_upside_down(parted: _Parted, recogniser: Recogniser) -> bool:
    longest = sorted(parted.strips, key=lambda strip: strip.length)[-SAMPLE:]
    crops = [crop for strip in longest if (crop := _crop(parted.clean, strip)).size]
    return bool(crops) and recogniser.is_upside_down(crops)


def _read(clean: Picture, strips: Sequence[Strip], recogniser: Recogniser) -> list[ReadLine]:
    """Return what the strips say; what nobody could read is left out."""
    legible = [strip for strip in strips if min(strip.length, strip.height) >= LEAST_SIDE]
    crops = [_crop(clean, strip) for strip in legible]
    lines = recogniser.read(crops)
    return [
        ReadLine(strip, printed, crop)
        for strip, printed, crop in zip(legible, lines, crops, strict=True)
        if printed and _confidence(printed) >= SURE
    ]


def _confidence(printed: Sequence[Printed]) -> float:
    return sum(each.confidence for each in printed) / len(printed)


def _crop(picture: Picture, strip: Strip) -> Picture:
    rows = slice(max(0, round(strip.top)), max(1, round(strip.bottom)))
    return picture[rows, max(0, round(strip.x0)) : max(1, round(strip.x1))]
