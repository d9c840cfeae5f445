"""Pages as pictures: scans and photographs, read with RapidOCR. Needs the extra `ocr`.

`engine` finds and reads lines, `picture` makes a picture readable, `rules` finds the rules of tables,
`strips` sees that each strip holds one line of one cell and that no ink is missed, `type` sets what was
read as glyphs. From there on a scan is a page like any other.

Nothing is imported here: without the extra, there is nothing to import.
"""

from importlib.util import find_spec

__all__ = ["is_installed"]

NEEDED = ("rapidocr", "onnxruntime", "cv2")


def is_installed() -> bool:
    """Return whether the packages of the extra are there."""
    return all(find_spec(package) is not None for package in NEEDED)
