"""What a reader makes of a file: lines and grids in reading order, with style and place, no meaning."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from extractor.model.diagnostic import Diagnostic
from extractor.model.provenance import BoundingBox, Frame, Source

__all__ = ["Cell", "Document", "Doubt", "Grid", "Item", "Line", "LineRole", "Style"]


class LineRole(StrEnum):
    """What the *format itself* says a line is (a Word header part, `<h2>`, `<caption>`)."""

    BODY = "body"
    TITLE = "title"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is set. None: the format does not say."""

    size: float | None = None
    bold: bool | None = None
    centred: bool | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print, or a whole paragraph where the format knows paragraphs.

    `text` holds what a reader of the page sees, so a list number that Word makes itself is in it.
    `whole`: the format says that a paragraph begins and ends here (DOCX, HTML). Where it is False the
    line is one of print (PDF, text files), and segmentation puts the paragraph together.
    `gap`: a blank line, or clearly more space than between lines, stands before it.
    `level`: the heading level the format gives (1 for `<h1>` or Heading 1).
    `column`: left and right edge of the column of text that it stands in, where a page has several.
    """

    text: str
    page: int | None = None
    box: BoundingBox | None = None
    style: Style = field(default_factory=Style)
    role: LineRole = LineRole.BODY
    level: int | None = None
    whole: bool = True
    gap: bool = False
    column: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `row` and `column` count from 0 and name its upper left corner in the grid.

    `cut_above` and `cut_below`: no rule closes it there, so that a page break may run through it.
    """

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    box: BoundingBox | None = None
    cut_above: bool = False
    cut_below: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it stands in one place: a page, or the whole where the format has no pages.

    `header_rows`: how many rows the format marks as header (`<thead>`, Word's repeated header rows);
    None where it does not say. `cut_above` and `cut_below`: no cell of the first or last row is closed,
    so the page break may run through the row. `caption`: what the format ties to it (`<caption>`).
    `score`: how sure the reader is that this is a table with these cells, 0 to 1.
    """

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    page: int | None = None
    box: BoundingBox | None = None
    header_rows: int | None = None
    caption: str | None = None
    cut_above: bool = False
    cut_below: bool = False
    score: float = 1.0


Item = Line | Grid


@dataclass(frozen=True, slots=True)
class Doubt:
    """A recognised character that may be another: its page, its middle there (points), how sure it is."""

    page: int
    x: float
    y: float
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: items in reading order, page sizes (width, height in points).

    `frames`: of pages that lay turned or askew, the way from where they were read to where they stand.
    """

    source: Source
    items: tuple[Item, ...]
    page_sizes: tuple[tuple[float, float], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    frames: Mapping[int, Frame] = field(default_factory=dict)
