"""A PDF and its pages, loaded one at a time. The home of PDFium documents.

All coordinates that leave this package are in points from the top left corner of the page as a viewer
shows it: crop box and page rotation are in a page's matrix, once, and nobody else thinks of them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractor.errors import ReadCause, ReadError

if TYPE_CHECKING:  # numpy comes with the extra that recognises pictures
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Matrix", "Page", "PdfFile", "compose", "margin_of", "picture_of"]

INCH = 72
PICTURE_DPI = 200
MOST_PIXELS = 5_000
"""The long side of a picture: A2 at 200 dots an inch, larger pages at fewer."""
MARGIN_SHARE = 0.12
LEAST_MARGIN = 60.0

Matrix = tuple[float, float, float, float, float, float]
"""An affine map as PDF writes it: x' = a x + c y + e, y' = b x + d y + f."""


@dataclass(frozen=True, slots=True)
class Page:
    """A loaded page: its number from 1, its displayed size, and the way from PDF space to it."""

    number: int
    width: float
    height: float
    matrix: Matrix
    handle: pdfium.PdfPage


class PdfFile:
    """An open PDF. Pages are loaded one at a time and closed again.

    Raises:
        ReadError: the file needs a password, or PDFium finds no page in it.
    """

    def __init__(self, data: bytes, name: str) -> None:
        """Open the file that `data` holds; `name` is for messages."""
        self.name = name
        try:
            self._pdf = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            locked = error.err_code in {pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY}
            cause = ReadCause.ENCRYPTED if locked else ReadCause.DAMAGED
            raise ReadError(name, cause, str(error)) from error

    def __enter__(self) -> Self:
        """Return the open file."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._pdf.close()

    def __len__(self) -> int:
        """Return the number of pages."""
        return len(self._pdf)

    def page_size(self, number: int) -> tuple[float, float]:
        """Return width and height of a page without loading it."""
        try:
            width, height = self._pdf.get_page_size(number - 1)
        except pdfium.PdfiumError:
            return (0.0, 0.0)
        return (width, height)

    @contextmanager
    def page(self, number: int) -> Iterator[Page]:
        """Load a page (from 1) for as long as the block runs.

        Raises:
            ReadError: PDFium cannot load it.
        """
        try:
            handle = self._pdf[number - 1]
        except pdfium.PdfiumError as error:
            place = f"page {number}"
            raise ReadError(self.name, ReadCause.DAMAGED, str(error), place) from error
        try:
            width, height = handle.get_size()
            yield Page(number, width, height, _display_matrix(handle), handle)
        finally:
            handle.close()


def _display_matrix(handle: pdfium.PdfPage) -> Matrix:
    """Return the map from the page's own space to the page as displayed."""
    box = pdfium_c.FS_RECTF()
    pdfium_c.FPDF_GetPageBoundingBox(handle, box)
    quarter = pdfium_c.FPDFPage_GetRotation(handle)
    return (
        (1.0, 0.0, 0.0, -1.0, -box.left, box.top),
        (0.0, 1.0, 1.0, 0.0, -box.bottom, -box.left),
        (-1.0, 0.0, 0.0, 1.0, box.right, -box.bottom),
        (0.0, -1.0, -1.0, 0.0, box.top, box.right),
    )[quarter % 4]


def picture_of(page: Page) -> "tuple[NDArray[np.uint8], float]":
    """Return a page as a viewer shows it (height, width, blue-green-red), and its dots an inch."""
    longest = max(page.width, page.height, 1.0)
    scale = min(PICTURE_DPI / INCH, MOST_PIXELS / longest)
    picture = page.handle.render(scale=scale, may_draw_forms=False).to_numpy()[:, :, :3].copy()
    return picture, scale * INCH


def margin_of(height: float) -> float:
    """Return how far from the edge of a page of this height running lines stand at most, in points."""
    return max(MARGIN_SHARE * height, LEAST_MARGIN)


def compose(first: Matrix, then: Matrix) -> Matrix:
    """Return the map that applies `first`, then `then`."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )
