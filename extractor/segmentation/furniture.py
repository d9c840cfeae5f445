"""Tell running headers, footers and page numbers from the text.

What the format itself calls a header or footer is one. On pages, a line at the outer edge is one where
it comes back on other pages with other digits only, or is a page number. A line that merely repeats is
none: a table's header stands at the top of each page too, but inside the text's frame.
"""

import re
from collections.abc import Iterator, Sequence

from extractor.model.document import Document, Grid, Item, Line, LineRole
from extractor.segmentation.wording import Wording
from extractor.text.normalise import fold

__all__ = ["split_furniture"]

_MARGIN = 0.11
"""The part of a page's height, at its top and its foot, in which running lines stand."""
_LEAST_MARGIN = 60.0
"""On a small page the margin is not narrower than that, in points."""
_SHARE = 0.4
"""A running line stands on at least this part of the pages (left and right pages may differ)."""
_OUTERMOST = 2
"""Running lines are among so many lines from the edge of the page."""
_SAME_HEIGHT = 6.0
"""Running lines stand at one height, in points; odd and even pages may differ a little."""
_DIGITS = re.compile(r"\d+")


def split_furniture(document: Document, wording: Wording) -> tuple[list[Item], list[Line]]:
    """Return the document's items without its furniture, and the furniture."""
    edges = _edge_lines(document)
    running = _running(document.items, edges, wording)
    body: list[Item] = []
    furniture: list[Line] = []
    for index, item in enumerate(document.items):
        is_running = isinstance(item, Line) and (
            item.role in {LineRole.HEADER, LineRole.FOOTER} or index in running
        )
        if isinstance(item, Line) and is_running:
            furniture.append(item)
        else:
            body.append(item)
    return body, furniture


def _edge_lines(document: Document) -> dict[int, int]:
    """Return item index → page of the lines at the top and the foot of each page."""
    pages: dict[int, list[int]] = {}
    for index, item in enumerate(document.items):
        if item.page is not None:
            pages.setdefault(item.page, []).append(index)
    return {
        index: page
        for page, indices in pages.items()
        for index in _outermost(document, indices)
        if _in_margin(document, index, page)
    }


def _outermost(document: Document, indices: Sequence[int]) -> Iterator[int]:
    for side in (indices[:_OUTERMOST], indices[: -_OUTERMOST - 1 : -1]):
        for index in side:
            if isinstance(document.items[index], Grid):
                break
            yield index


def _in_margin(document: Document, index: int, page: int) -> bool:
    """Return whether an item stands in the page's margin; True where there are no places."""
    box = document.items[index].box
    if box is None or not 0 < page <= len(document.page_sizes):
        return box is None
    height = document.page_sizes[page - 1][1]
    margin = max(height * _MARGIN, _LEAST_MARGIN)
    return box.bottom < margin or box.top > height - margin


def _running(items: Sequence[Item], edges: dict[int, int], wording: Wording) -> set[int]:
    pages = {item.page for item in items if item.page is not None}
    often = max(2, _SHARE * len(pages))
    alike: dict[str, list[int]] = {}
    for index in edges:
        alike.setdefault(_shape(items[index]), []).append(index)
    return {
        index
        for group in alike.values()
        for index in group
        if _is_page_number(items[index], wording)
        or (
            len({edges[other] for other in group if _same_height(items[index], items[other])})
            >= often
            and not wording.is_numbered_caption(_text(items[index]))
        )
    }


def _same_height(one: Item, other: Item) -> bool:
    """Return whether two lines stand as high on their pages: an issuer may sign under its own name."""
    if one.box is None or other.box is None:
        return one.box is other.box
    return abs(one.box.top - other.box.top) <= _SAME_HEIGHT


def _is_page_number(item: Item, wording: Wording) -> bool:
    """Return whether a line at the edge is a page number; a bare figure in a text file is none."""
    text = _text(item)
    return wording.is_page_number(text) and (item.box is not None or not text.isdigit())


def _shape(item: Item) -> str:
    return _DIGITS.sub("#", fold(_text(item)))


def _text(item: Item) -> str:
    return item.text.strip() if isinstance(item, Line) else ""
