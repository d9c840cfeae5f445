"""Cut a page into strips, each with one line of print of one cell, and miss no ink."""

from collections.abc import Iterable, Iterator, Sequence
from statistics import median

import cv2
import numpy as np

from extractor.readers.paged.ocr.engine import Picture, Strip
from extractor.readers.paged.ocr.rules import INK
from extractor.readers.paged.rulings import Rule

__all__ = ["centred", "cut_at_rules", "missed_by"]

CROSSING = 0.5
"""A rule parts a strip when it runs beside at least this much of its height."""
LEAST_LENGTH = 0.3
"""A piece shorter than this many heights is a margin that detection left."""
SPECK = 0.1
"""Ink smaller than this (in line heights) both ways is dirt, or a dot of a character."""
REACH = 0.5
"""Ink nearer than this many line heights belongs together."""
USUAL_HEIGHT = 36.0
FLAT = 0.25
"""Ink lower than this share of its strip is a flat stroke."""
MARGIN = 0.15


def cut_at_rules(strips: Iterable[Strip], plumb: Sequence[Rule]) -> list[Strip]:
    """Return the strips, parted where a plumb rule runs through."""
    return [piece for strip in strips for piece in _pieces(strip, plumb)]


def _pieces(strip: Strip, plumb: Sequence[Rule]) -> Iterator[Strip]:
    start = strip.x0
    for rule in sorted(plumb):
        shared = min(rule.high, strip.bottom) - max(rule.low, strip.top)
        if start < rule.at < strip.x1 and shared >= CROSSING * strip.height:
            if rule.at - start >= LEAST_LENGTH * strip.height:
                yield strip._replace(x0=start, x1=rule.at)
            start = rule.at
    if strip.x1 - start >= LEAST_LENGTH * strip.height:
        yield strip._replace(x0=start)


def missed_by(strips: Sequence[Strip], clean: Picture, plumb: Sequence[Rule]) -> list[Strip]:
    """Return strips round the ink that no strip covers: a lone 一, a dash, the last character of a cell.

    `clean` is the picture without rules.
    """
    usual = median([strip.height for strip in strips]) if strips else USUAL_HEIGHT
    ink = (clean < INK).astype(np.uint8)
    for strip in strips:
        ink[_area(strip, ink.shape)] = 0
    reach = max(1, int(REACH * usual))
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((3, reach), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(joined)
    found = []
    for x, y, width, height, area in boxes[1:count]:
        if (
            max(width, height) < SPECK * 2 * usual
            or area < (SPECK * usual) ** 2
            or height > 2 * usual
        ):
            continue
        middle, half = y + height / 2, max(height, usual * 0.8) / 2
        margin = MARGIN * usual
        found.append(Strip(x - margin, middle - half, x + width + margin, middle + half))
    return cut_at_rules(_merged(found), plumb)


def centred(strips: Iterable[Strip], clean: Picture) -> list[Strip]:
    """Return the strips, those that hold but a flat stroke (一, --) with that in their middle."""
    return [_centred(strip, clean) for strip in strips]


def _centred(strip: Strip, clean: Picture) -> Strip:
    rows = np.flatnonzero((clean[_area(strip, clean.shape)] < INK).any(axis=1))
    if not len(rows) or rows[-1] - rows[0] > FLAT * strip.height:
        return strip
    middle = max(0, int(strip.top)) + float(rows[0] + rows[-1]) / 2
    return strip._replace(top=middle - strip.height / 2, bottom=middle + strip.height / 2)


def _merged(strips: list[Strip]) -> list[Strip]:
    """Return strips with those that overlap made one: the strokes of one character."""
    merged: list[Strip] = []
    for strip in sorted(strips):
        for index, other in enumerate(merged):
            if _overlap(strip, other):
                merged[index] = Strip(
                    min(strip.x0, other.x0),
                    min(strip.top, other.top),
                    max(strip.x1, other.x1),
                    max(strip.bottom, other.bottom),
                )
                break
        else:
            merged.append(strip)
    return merged


def _overlap(one: Strip, other: Strip) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 0 and down > 0.5 * min(one.height, other.height)


def _area(strip: Strip, shape: tuple[int, ...]) -> tuple[slice, slice]:
    """Return a strip's pixels."""
    height, width = shape[:2]
    rows = slice(max(0, int(strip.top)), min(height, int(strip.bottom) + 1))
    return rows, slice(max(0, int(strip.x0)), min(width, int(strip.x1) + 1))
