"""Set recognised lines as type: place, size and weight of each glyph, as a text layer would give them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np

from extractor.readers.paged.glyphs import CENTRE_RISE, WIDE_FROM, Glyph
from extractor.readers.paged.ocr.engine import Picture, Printed, Strip
from extractor.readers.paged.ocr.picture import DPI, INCH
from extractor.readers.paged.ocr.rules import INK

__all__ = ["ReadLine", "set_glyphs"]

USUAL_RATIO = 1.35
"""How high a strip is, in type sizes."""
IDEOGRAPH_INK, LETTER_INK = 0.92, 0.72
"""How high the ink of ideographs, and of letters and figures, is, in type sizes."""
ENOUGH = 4
"""Ideographs side by side whose pitch is their type size."""
WIDE, NARROW = 1.0, 0.5
"""How wide an ideograph and a letter are, in type sizes."""
SIZE_SLACK = 0.1
"""Sizes nearer than this share of each other are one: a scan does not tell them apart."""
BLANK = 0.6
"""A gap between two characters of this many type sizes is a blank."""
SIMILAR = 1.3
BOLDER = 1.25
"""Strokes thicker than those of most print of its size by this factor are bold."""
POINT = INCH / DPI


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A strip with the characters read from it, and its picture."""

    strip: Strip
    printed: Sequence[Printed]
    crop: Picture


def set_glyphs(lines: Sequence[ReadLine]) -> tuple[list[Glyph], list[float]]:
    """Return the glyphs of all lines of a page, and how sure each is."""
    sizes = _sizes(lines)
    bold = _bold(lines, sizes)
    glyphs = [
        glyph
        for run, (line, size) in enumerate(zip(lines, sizes, strict=True))
        for glyph in _glyphs(line, size, bold=bold[run], run=run)
    ]
    return glyphs, [printed.confidence for line in lines for printed in line.printed]


def _sizes(lines: Sequence[ReadLine]) -> list[float]:
    """Return the type size of each line in points: by the pitch of its ideographs, else by its ink."""
    pitches = [_pitch(line) for line in lines]
    shares = [
        _ink_height(line) / pitch for line, pitch in zip(lines, pitches, strict=True) if pitch
    ]
    usual = median(shares) if shares else IDEOGRAPH_INK
    sizes = [
        (pitch or _ink_height(line) / (usual * _height_of(line))) * POINT
        for line, pitch in zip(lines, pitches, strict=True)
    ]
    return _evened(sizes, [len(line.printed) for line in lines])


def _height_of(line: ReadLine) -> float:
    """Return how high the print of a line is, ideographs taken for one."""
    has_ideographs = any(each.text >= WIDE_FROM for each in line.printed)
    return 1.0 if has_ideographs else LETTER_INK / IDEOGRAPH_INK


def _ink_height(line: ReadLine) -> float:
    """Return how many rows of a line's picture its ink takes; that of a flat stroke says nothing."""
    rows = np.flatnonzero((line.crop < INK).any(axis=1))
    height = float(rows[-1] - rows[0] + 1) if len(rows) else 0.0
    return max(height, line.strip.height / USUAL_RATIO * LETTER_INK)


def _pitch(line: ReadLine) -> float | None:
    """Return how far apart the ideographs of a line stand, where enough stand side by side."""
    gaps = [
        (after.along - before.along) * line.strip.length
        for before, after in pairwise(line.printed)
        if before.text >= WIDE_FROM and after.text >= WIDE_FROM
    ]
    return sum(gaps) / len(gaps) if len(gaps) >= ENOUGH else None


def _evened(sizes: Sequence[float], lengths: Sequence[int]) -> list[float]:
    """Return sizes in half points, each that is near a commoner one as that."""
    common: dict[float, int] = {}
    for size, length in zip(sizes, lengths, strict=True):
        half = round(2 * size) / 2
        common[half] = common.get(half, 0) + length
    by_use = sorted(common, key=lambda size: -common[size])
    return [
        next(other for other in by_use if abs(other - size) <= max(SIZE_SLACK * other, 0.25))
        for size in sizes
    ]


def _bold(lines: Sequence[ReadLine], sizes: Sequence[float]) -> list[bool]:
    """Return which lines have thicker strokes than most print of about their size."""
    strokes = [_stroke(line.crop) / size for line, size in zip(lines, sizes, strict=True)]
    lengths = [len(line.printed) for line in lines]
    usual = {size: _usual(size, sizes, strokes, lengths) for size in set(sizes)}
    return [stroke > BOLDER * usual[size] for stroke, size in zip(strokes, sizes, strict=True)]


def _usual(
    size: float, sizes: Sequence[float], strokes: Sequence[float], lengths: Sequence[int]
) -> float:
    """Return the middle stroke of all characters set in about a size."""
    alike = [
        (stroke, length)
        for other, stroke, length in zip(sizes, strokes, lengths, strict=True)
        if size / SIMILAR <= other <= size * SIMILAR
    ]
    half, seen = sum(length for _, length in alike) / 2, 0
    for stroke, length in sorted(alike):
        seen += length
        if seen >= half:
            return stroke
    return 0.0


def _stroke(crop: Picture) -> float:
    """Return how thick the strokes of a line are, in pixels: twice the ink by the length of its edges."""
    ink = 255.0 - crop
    edges = float(np.abs(np.diff(ink, axis=1)).sum() + np.abs(np.diff(ink, axis=0)).sum())
    return 2 * float(ink.sum()) / edges if edges else 0.0


def _glyphs(line: ReadLine, size: float, *, bold: bool, run: int) -> Iterator[Glyph]:
    """Yield the glyphs of a line; each reaches to its neighbours, unless a blank stands between."""
    strip, printed = line.strip, line.printed
    y = (strip.top + strip.bottom) / 2 * POINT
    middles = [(strip.x0 + each.along * strip.length) * POINT for each in printed]
    halves = [(WIDE if each.text >= WIDE_FROM else NARROW) * size / 2 for each in printed]
    touching = [
        not after.is_apart
        and middles[index + 1] - middles[index] - halves[index] - halves[index + 1] < BLANK * size
        for index, after in enumerate(printed[1:])
    ]
    borders = [(before + after) / 2 for before, after in pairwise(middles)]
    for index, (each, x, half) in enumerate(zip(printed, middles, halves, strict=True)):
        x0, x1 = x - half, x + half
        if index and touching[index - 1]:
            x0 = borders[index - 1]
        if index < len(touching) and touching[index]:
            x1 = borders[index]
        yield Glyph(each.text, x0, x1, y + CENTRE_RISE * size, size, bold, 0, run, x, y)
