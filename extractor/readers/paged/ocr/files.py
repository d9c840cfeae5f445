"""Open the pictures of a file: PNG, JPEG, GIF, and TIFF with its pages."""

import io
from collections.abc import Iterator

import numpy as np
from PIL import Image, ImageOps

from extractor.errors import ReadCause, ReadError
from extractor.readers.paged.ocr.engine import Picture

__all__ = ["MAX_PIXELS", "pictures"]

FORMATS = ("PNG", "JPEG", "GIF", "TIFF")
"""What Pillow may try."""
MAX_PIXELS = 80_000_000
"""A0 at 200 dots an inch; a file that declares more is no page."""
CREDIBLE_LENGTHS = (4.0, 34.0)
CREDIBLE_DPI = (90, 1300)


def pictures(data: bytes, name: str) -> Iterator[tuple[Picture, float | None]]:
    """Yield each page's picture (height, width, blue-green-red) and its dots an inch, if it says so.

    Raises:
        ReadError: no picture, damaged, or larger than any page.
    """
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as file:
            for number in range(getattr(file, "n_frames", 1)):
                file.seek(number)
                if file.width * file.height > MAX_PIXELS:
                    size = f"{file.width} x {file.height}"
                    raise ReadError(name, ReadCause.TOO_LARGE, size, f"page {number + 1}")
                yield _picture(file)
    except Image.DecompressionBombError as error:
        raise ReadError(name, ReadCause.TOO_LARGE, str(error)) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise ReadError(name, ReadCause.DAMAGED, str(error)) from error


def _picture(file: Image.Image) -> tuple[Picture, float | None]:
    """Return a frame as the camera held it, on white where it is transparent."""
    turned = ImageOps.exif_transpose(file)
    if turned.mode in {"RGBA", "LA", "PA"} or "transparency" in turned.info:
        seen = turned.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        turned = Image.alpha_composite(paper, seen)
    pixels = np.asarray(turned.convert("RGB"))
    return np.ascontiguousarray(pixels[:, :, ::-1]), _dpi(file)


def _dpi(file: Image.Image) -> float | None:
    """Return the resolution that a picture states, where that makes a page."""
    longest = max(file.size)
    stated = file.info.get("dpi")
    try:
        dpi = float(stated[0]) if stated else 0.0
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        dpi = 0.0
    low, high = CREDIBLE_LENGTHS
    if CREDIBLE_DPI[0] <= dpi <= CREDIBLE_DPI[1] and low <= longest / dpi <= high:
        return dpi
    return None
