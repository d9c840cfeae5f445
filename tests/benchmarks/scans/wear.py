"""What befalls a page between the printer and the reader: stamped, laid askew, copied, scanned, turned, packed."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from tests.benchmarks.scans.stamps import Pixels, Stamp, press

__all__ = ["BLUR", "NOISE", "QUALITY", "TILT", "Wear", "pack", "wear_out"]

NOISE = 8.0
"""Standard deviation of the noise, of 255."""
BLUR = 0.7
"""Radius of the blur in pixels."""
QUALITY = 60
"""Of JPEG."""
TILT = 1.5
"""The largest skew in degrees."""

_TURNS = {
    90: Image.Transpose.ROTATE_90,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_270,
}
_SHADOW_REACH, _SHADOW_DEPTH = 0.09, 0.55
_PALE_BLACK, _PALE_WHITE = 105, 215
_BORDER = 6
_PAPER = 251


@dataclass(frozen=True, slots=True)
class Wear:
    """What befalls one page.

    `tilt`: degrees, counter-clockwise; `turn`: by how much the finished picture is turned, counter-clockwise;
    `shadow`: the margin ("left", "right", "top") that is dark; `pale`: low contrast; `grey`: no colour.
    """

    dpi: int
    tilt: float
    seed: int
    turn: int = 0
    stamps: tuple[Stamp, ...] = ()
    shadow: str | None = None
    pale: bool = False
    grey: bool = False
    noise: float = NOISE


def wear_out(page: Image.Image, wear: Wear) -> Image.Image:
    """Return a printed page as it comes out; equal wears give equal pixels."""
    chance = np.random.default_rng(wear.seed)
    pixels = np.minimum(np.asarray(page.convert("RGB"), np.float32), _PAPER)
    for stamp in wear.stamps:
        pixels = press(pixels, stamp, wear.dpi, chance)
    pixels = _tilted(pixels, wear.tilt)
    if wear.shadow:
        pixels *= _shade(pixels.shape[:2], wear.shadow)[:, :, None]
    if wear.pale:
        pixels = _PALE_BLACK + pixels * ((_PALE_WHITE - _PALE_BLACK) / 255)
    if wear.grey:
        pixels = pixels.mean(axis=2, keepdims=True)
    blurred = _picture(pixels).filter(ImageFilter.GaussianBlur(BLUR))
    pixels = np.asarray(blurred, np.float32).reshape(pixels.shape)
    pixels = pixels + wear.noise * chance.standard_normal(pixels.shape, np.float32)
    worn = _picture(pixels)
    return worn.transpose(_TURNS[wear.turn]) if wear.turn else worn


def pack(page: Image.Image) -> bytes:
    """Return a page as JPEG."""
    packed = io.BytesIO()
    page.save(packed, "JPEG", quality=QUALITY)
    return packed.getvalue()


def _picture(pixels: Pixels) -> Image.Image:
    whole = np.clip(np.rint(pixels), 0, 255).astype(np.uint8)
    return Image.fromarray(whole[:, :, 0] if whole.shape[2] == 1 else whole)


def _tilted(pixels: Pixels, tilt: float) -> Pixels:
    picture = _picture(pixels)
    turned = picture.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=(_PAPER - _BORDER,) * 3)
    return np.asarray(turned, np.float32).copy()


def _shade(shape: Sequence[int], side: str) -> Pixels:
    """Return how bright each pixel is, where a margin lay in the shadow of a book's fold or a lid."""
    height, width = shape
    length = height if side == "top" else width
    away = np.arange(length, dtype=np.float32) / (length * _SHADOW_REACH)
    if side == "right":
        away = away[::-1]
    bright = 1 - _SHADOW_DEPTH * np.exp(-(away**2))
    line = bright[:, None] if side == "top" else bright[None, :]
    return np.broadcast_to(line, (height, width)).astype(np.float32)
