"""The files that reports were made from, for their pages and for checking again.

A file is taken for the report's own if its bytes are those that were converted, and for nothing
else: a database from elsewhere may name any file of this machine, and gets to see none.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

from extractor.model.extraction import Extraction
from extractor.pictures.png import png
from extractor.readers.paged.pages import PdfFile
from extractor.readers.paged.render import page_images

__all__ = ["PDFIUM", "Original", "find_original", "page_picture", "page_sizes"]

PDFIUM = Lock()
"""PDFium is not made for several threads."""

_PDF = "application/pdf"
_DPI = 110


@dataclass(frozen=True, slots=True)
class Original:
    """Where a report's file is, or why it cannot be used: `gone` or `changed`, and what it is called."""

    path: Path | None
    problem: str = ""
    name: str = ""


def find_original(extraction: Extraction, files: Iterable[str], folder: Path) -> Original:
    """Look for the file of a report, from where we are and from the folder of the database."""
    problem, shown = "gone", ""
    for file in files:
        shown = shown or file
        for path in dict.fromkeys((Path(file), folder / file)):
            digest = _digest(path)
            if digest == extraction.source.sha256:
                return Original(path)
            problem = "changed" if digest else problem
    return Original(None, problem, shown or extraction.source.name)


def _digest(path: Path) -> str | None:
    """Return the hash of a file; None where there is none."""
    try:
        if not path.is_file():
            return None
        status = path.stat()
        return _digest_of(path, status.st_mtime_ns, status.st_size)
    except (OSError, ValueError):
        return None


@lru_cache(256)
def _digest_of(path: Path, changed: int, size: int) -> str:
    """Return the hash of a file as it was at that time."""
    del changed, size
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def page_sizes(extraction: Extraction, original: Original) -> Mapping[int, tuple[float, float]]:
    """Return width and height of the pages, in points; nothing where they cannot be shown."""
    if original.path is None or extraction.source.media_type != _PDF:
        return {}
    return _sizes(original.path, extraction.source.sha256)


@lru_cache(256)
def _sizes(path: Path, digest: str) -> Mapping[int, tuple[float, float]]:
    del digest
    with PDFIUM, PdfFile(path.read_bytes(), path.name) as pdf:
        return {number: pdf.page_size(number) for number in range(1, len(pdf) + 1)}


@lru_cache(64)
def page_picture(path: Path, digest: str, number: int) -> bytes:
    """Return a page as PNG; `digest` tells one state of the file from another.

    Raises:
        ReadError: the page cannot be drawn.
    """
    del digest
    with PDFIUM:
        (image,) = page_images(path.read_bytes(), path.name, (number,), _DPI)
    return png(image.rows, image.columns)
