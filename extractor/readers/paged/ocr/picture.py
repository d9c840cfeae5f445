"""Make a scan or a photograph easy to read: even light, no stamp, upright, level."""

import cv2
import numpy as np

from extractor.readers.paged.ocr.engine import Picture

__all__ = ["DPI", "INCH", "flattened", "levelled", "quarter_turned", "resampled", "slope_of"]

DPI = 200
"""What everything is read at: print of ten points is then 28 pixels high."""
INCH = 72
LIGHT_SCALE = 8
"""The light on the paper changes slowly: it is measured on a picture so many times smaller."""
PAPER_REACH = 31
"""Pixels of the small picture; wider than any stroke, narrower than a shadow."""
EMPTY = 225
"""A page whose darkest pixels are lighter than this holds no print, and nothing to stretch."""
RED_LEAD = 40
"""How much more red than green and blue a stamp's ink is."""
STAMP_SIDE = (0.7, 2.6)
"""Inches across; a round stamp measures 3 to 5 cm."""
STAMP_SHAPE = 2.0
SEARCH = ((0.06, 0.004), (0.004, 0.0005))
"""How far (radians) and how finely a slope is looked for: up to 3.4 degrees."""
FAINT = 0.0007
"""A slope (in radians) that moves a line by a pixel over the page's width."""


def resampled(picture: Picture, dpi: float) -> Picture:
    """Return a picture at `DPI`."""
    scale = DPI / dpi
    if 0.95 < scale < 1.05:  # noqa: PLR2004  not worth the blur
        return picture
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.resize(picture, None, fx=scale, fy=scale, interpolation=how)


def flattened(picture: Picture) -> Picture:
    """Return a coloured picture as grey on white paper: stamps out, shadows evened, contrast full."""
    grey = _without_stamps(picture) if picture.ndim > 2 else picture  # noqa: PLR2004
    height, width = grey.shape
    small = cv2.resize(
        grey,
        (max(1, width // LIGHT_SCALE), max(1, height // LIGHT_SCALE)),
        interpolation=cv2.INTER_AREA,
    )
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), PAPER_REACH)
    light = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    even = cv2.divide(grey, light, scale=255)
    dark = float(np.percentile(even[::4, ::4], 0.5))
    if dark > EMPTY:
        return even
    return cv2.convertScaleAbs(even, alpha=255 / (255 - dark), beta=-255 * dark / (255 - dark))


def _without_stamps(picture: Picture) -> Picture:
    """Return a picture as grey, round or square red stamps out of it; what they cover stays."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    blue, green, red = (channel.astype(np.int16) for channel in cv2.split(picture))
    lead = red - np.maximum(blue, green)
    is_red = (lead > RED_LEAD).astype(np.uint8)
    if not is_red.any():
        return grey
    reach = DPI // 12
    joined = cv2.morphologyEx(is_red, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(joined)
    for x, y, width, height, _ in boxes[1:count]:
        if _is_stamp(width, height):
            rows = slice(max(0, y - reach), y + height + reach)
            place = rows, slice(max(0, x - reach), x + width + reach)
            grey[place] = _under_stamp(red[place], lead[place])
    return grey


def _is_stamp(width: float, height: float) -> bool:
    """Return whether a red area has a stamp's size; red print (a letterhead) is wider than high."""
    low, high = (side * DPI for side in STAMP_SIDE)
    shorter, longer = min(width, height), max(width, height)
    return shorter >= low and longer <= high and longer < STAMP_SHAPE * shorter


def _under_stamp(red: Picture, lead: Picture) -> Picture:
    """Return what red light shows, the stamp's own ink taken for paper: print under it stays dark."""
    inked = lead > RED_LEAD // 2
    paper, ink = np.percentile(red, 90), np.percentile(red[inked], 60)
    shown = np.where(inked, red * (paper / ink), red)
    return np.clip(shown, 0, 255).astype(np.uint8)


def quarter_turned(picture: Picture, quarters: int) -> Picture:
    """Return a picture turned clockwise by quarters."""
    return np.ascontiguousarray(np.rot90(picture, -quarters))


def slope_of(grey: Picture) -> float:
    """Return the slope (radians, clockwise) at which rows of ink and rows of paper part best."""
    small = cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    ink = 255 - small
    best = 0.0
    for reach, step in SEARCH:
        slopes = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(slopes, key=lambda slope: _contrast(ink, slope)))
    return best


def _contrast(ink: Picture, slope: float) -> float:
    """Return how much neighbouring rows differ when a picture is sheared level."""
    height, width = ink.shape
    shear = np.array([[1, 0, 0], [-slope, 1, slope * width / 2]], np.float32)
    level = cv2.warpAffine(ink, shear, (width, height), flags=cv2.INTER_LINEAR)
    rows = level.sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def levelled(picture: Picture, slope: float) -> Picture:
    """Return a picture turned about its middle so that a line of this slope lies level."""
    if abs(slope) < FAINT:
        return picture
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(np.degrees(slope)), 1.0)
    return cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=255)
