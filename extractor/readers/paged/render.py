"""A page as a viewer shows it, for people to look at."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from extractor.readers.paged.pages import PdfFile

__all__ = ["PageImage", "page_images"]

INCH = 72


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page's size in points, and its picture: rows of red, green and blue from the top."""

    number: int
    width: float
    height: float
    columns: int
    rows: tuple[bytes, ...]


def page_images(data: bytes, name: str, pages: Collection[int], dpi: float) -> Iterator[PageImage]:
    """Yield the pages of these numbers, one at a time.

    Raises:
        ReadError: the file or a page cannot be loaded.
    """
    with PdfFile(data, name) as pdf:
        for number in sorted(pages):
            with pdf.page(number) as page:
                bitmap = page.handle.render(scale=dpi / INCH, rev_byteorder=True, prefer_bgrx=False)
                flat = bytes(bitmap.buffer)
                used = bitmap.width * bitmap.n_channels
                starts = range(0, bitmap.height * bitmap.stride, bitmap.stride)
                rows = tuple(flat[start : start + used] for start in starts)
                yield PageImage(number, page.width, page.height, bitmap.width, rows)
                bitmap.close()
