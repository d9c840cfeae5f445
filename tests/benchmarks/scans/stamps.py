"""Draw the red stamps of an office: ink that is pressed over the print, which stays black below it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

__all__ = ["Stamp", "press"]

Pixels = NDArray[np.float32]

_INCH = 25.4
_ROUND, _SQUARE = 42.0, 24.0
"""How wide they are in millimetres."""
_RED = (205, 32, 45)
_STRENGTH = 0.8
_POINTS = 5
_INNER = 0.382
_SQUARE_TEXT = 4
_FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "C:/Windows/Fonts/simsun.ttc",
    "/System/Library/Fonts/STHeiti Light.ttc",
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp: round with a star or square, what it says, where its middle stands (parts of the page's sides)."""

    shape: str
    text: str
    x: float
    y: float
    angle: float


def press(page: Pixels, stamp: Stamp, dpi: int, chance: np.random.Generator) -> Pixels:
    """Return a page (height, width, 3; 0 to 255) with a stamp on it."""
    ink = _ink(stamp, dpi)
    ink = ink * chance.uniform(0.75, 1.0, ink.shape).astype(
        np.float32
    )  # the pad was not evenly wet
    height, width = page.shape[:2]
    size = ink.shape[0]
    left, top = round(stamp.x * width - size / 2), round(stamp.y * height - size / 2)
    rows = slice(max(top, 0), min(top + size, height))
    columns = slice(max(left, 0), min(left + size, width))
    part = ink[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left]
    stamped = page.copy()
    absorbed = 1 - np.asarray(_RED, np.float32) / 255
    stamped[rows, columns] *= 1 - _STRENGTH * part[:, :, None] * absorbed
    return stamped


def _ink(stamp: Stamp, dpi: int) -> Pixels:
    """Return how much ink there is, 0 to 1, on a square piece of the page."""
    side = round((_ROUND if stamp.shape == "round" else _SQUARE) / _INCH * dpi * 1.1)
    picture = Image.new("L", (side, side))
    if stamp.shape == "round":
        _round(picture, stamp.text)
    else:
        _square(picture, stamp.text)
    turned = picture.rotate(stamp.angle, Image.Resampling.BICUBIC)
    soft = turned.filter(ImageFilter.GaussianBlur(dpi / 300))
    return (np.asarray(soft, np.float32) / 255).astype(np.float32)


def _round(picture: Image.Image, text: str) -> None:
    side = picture.width
    middle, radius = side / 2, side / 2.2
    draw = ImageDraw.Draw(picture)
    box = (middle - radius, middle - radius, middle + radius, middle + radius)
    draw.ellipse(box, outline=255, width=round(side / 35))
    draw.polygon(_star(middle, radius * 0.3), fill=255)
    font = _font(round(radius * 0.3))
    step = min(0.42, 4.4 / max(len(text), 1))
    for number, character in enumerate(text):
        angle = (number - (len(text) - 1) / 2) * step
        glyph = Image.new("L", picture.size)
        ImageDraw.Draw(glyph).text(
            (middle, middle - radius * 0.75), character, fill=255, font=font, anchor="mm"
        )
        turned = glyph.rotate(-math.degrees(angle), Image.Resampling.BICUBIC)
        picture.paste(255, mask=turned)


def _star(middle: float, radius: float) -> Sequence[tuple[float, float]]:
    points = []
    for number in range(2 * _POINTS):
        reach = radius if number % 2 == 0 else radius * _INNER
        angle = math.pi * number / _POINTS - math.pi / 2
        points.append((middle + reach * math.cos(angle), middle + reach * math.sin(angle)))
    return points


def _square(picture: Image.Image, text: str) -> None:
    side = picture.width
    draw = ImageDraw.Draw(picture)
    edge = side * 0.05
    draw.rectangle((edge, edge, side - edge, side - edge), outline=255, width=round(side / 24))
    font = _font(round(side * 0.36))
    for number, character in enumerate(text[:_SQUARE_TEXT]):
        column, row = 1 - number // 2, number % 2  # from the right, downwards
        place = (side * (0.29 + 0.42 * column), side * (0.29 + 0.42 * row))
        draw.text(place, character, fill=255, font=font, anchor="mm")


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    for path in _FONTS:
        if Path(path).exists():
            return ImageFont.truetype(path, size)
    return ImageFont.load_default(size)
