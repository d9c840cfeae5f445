"""Tables: which hold data, and where their cells stand."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from lxml import etree

from extractor.model.document import Cell, Grid, Item, Line
from extractor.readers.html.looks import HEADINGS, is_unseen

__all__ = ["is_layout", "read_tables"]

_CELLS = frozenset({"td", "th"})
_GROUPS = {"thead": 0, "tbody": 1, "tfoot": 2}  # and the order in which they are shown
_PARAGRAPHS = frozenset({"p", "div", "li"})
_LAYOUT_PARAGRAPHS = 3
_WIDEST = 1000  # columns that one cell may span, as HTML has it


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[etree._Element, ...]
    group: etree._Element

    @property
    def is_header(self) -> bool:
        return self.group.tag == "thead" or all(cell.tag == "th" for cell in self.cells)


def is_layout(table: etree._Element) -> bool:
    """Return whether a table only lays out text.

    So does one of a single column, and one in which a cell holds most of the text and in it
    headings, paragraphs or tables of its own.
    """
    if table.get("role") in {"presentation", "none"}:
        return True
    rows = _rows(table)
    if max((len(row.cells) for row in rows), default=0) < 2:  # noqa: PLR2004
        return True
    half = _length(table) / 2
    cells = (cell for row in rows for cell in row.cells)
    return half == 0 or any(_length(cell) > half and _holds_blocks(cell) for cell in cells)


def read_tables(
    table: etree._Element, read_flow: Callable[[etree._Element], list[Item]]
) -> Iterator[Grid]:
    """Yield the grid of a table, and then those of the tables in its cells.

    `read_flow` reads a cell. It calls back here for inner tables, never deeper than the text can
    be halved, since a cell with a table and most of the text makes a layout.
    """
    rows = _rows(table)
    contents = [[read_flow(cell) for cell in row.cells] for row in rows]
    texts = [[_text(items) for items in row] for row in contents]
    yield _grid(rows, texts, _caption(table, read_flow))
    for items in (items for row in contents for items in row):
        yield from (item for item in items if isinstance(item, Grid))


def _grid(rows: Sequence[_Row], texts: Sequence[Sequence[str]], caption: str | None) -> Grid:
    cells = _close_up(
        [
            replace(cell, text=text)
            for cell, text in zip(_placed(rows), (t for row in texts for t in row), strict=True)
        ]
    )
    headers = sum(1 for _ in takewhile(lambda row: row.is_header, rows))
    return Grid(
        cells,
        rows=max(cell.row + cell.row_span for cell in cells),
        columns=max(cell.column + cell.column_span for cell in cells),
        header_rows=headers if 0 < headers < len(rows) else None,
        caption=caption,
    )


def _rows(table: etree._Element) -> list[_Row]:
    """Return the rows that hold cells, in the order in which they are shown."""
    own = (cell for cell in _own(table) if cell.tag in _CELLS)
    rows = [_Row(tuple(cells), _group(row, table)) for row, cells in groupby(own, _parent)]
    return sorted(rows, key=lambda row: _GROUPS.get(str(row.group.tag), 1))


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    return element if parent is None else parent


def _group(row: etree._Element, table: etree._Element) -> etree._Element:
    """Return the `<thead>`, `<tbody>` or `<tfoot>` around a row, else the table."""
    return next(
        (
            element
            for element in (row, *row.iterancestors())
            if element is table or element.tag in _GROUPS
        ),
        table,
    )


def _own(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the descendants that are seen, in order, but none within cells."""
    stack = list(reversed(table))
    while stack:
        element = stack.pop()
        if not is_unseen(element):
            yield element
            if element.tag not in _CELLS and element.tag != "table":
                stack.extend(reversed(element))


def _length(element: etree._Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def _holds_blocks(cell: etree._Element) -> bool:
    """Return whether a cell holds what only a page's layout would put there."""
    if next(cell.iter("table", *HEADINGS), None) is not None:
        return True
    paragraphs = sum(1 for element in cell.iter(*_PARAGRAPHS) if _length(element))
    return paragraphs >= _LAYOUT_PARAGRAPHS


def _caption(
    table: etree._Element, read_flow: Callable[[etree._Element], list[Item]]
) -> str | None:
    caption = next((element for element in _own(table) if element.tag == "caption"), None)
    return None if caption is None else _text(read_flow(caption)) or None


def _text(items: Sequence[Item]) -> str:
    return "\n".join(item.text for item in items if isinstance(item, Line))


def _placed(rows: Sequence[_Row]) -> Iterator[Cell]:
    """Yield a cell without text for each element, where the spans before it leave room."""
    spans: list[
        tuple[int, int, int]
    ] = []  # first column, column after the last, row after the last
    ends = _group_ends(rows)
    for index, row in enumerate(rows):
        spans = sorted(span for span in spans if span[2] > index)
        column, added = 0, []
        for element in row.cells:
            column = _free(column, spans)
            most = ends[index] - index
            height = _span(element, "rowspan", most) or most  # 0: to the end of the group
            width = _span(element, "colspan", _WIDEST) or 1
            yield Cell("", index, column, height, width)
            added.append((column, column + width, index + height))
            column += width
        spans += added


def _group_ends(rows: Sequence[_Row]) -> list[int]:
    """Return for each row where its group ends, which no cell spans beyond."""
    ends: list[int] = []
    for _, group in groupby(rows, lambda row: row.group):
        size = len(list(group))
        ends += [len(ends) + size] * size
    return ends


def _free(column: int, spans: Sequence[tuple[int, int, int]]) -> int:
    for first, end, _ in spans:
        if first <= column < end:
            column = end
    return column


def _span(element: etree._Element, name: str, most: int) -> int:
    text = element.get(name, "1").strip()
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 10 else 1  # noqa: PLR2004


def _close_up(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Leave out the rows and columns in which no cell begins: only spans stretch over them."""
    rows = sorted({cell.row for cell in cells})
    columns = sorted({cell.column for cell in cells})
    return tuple(
        Cell(
            cell.text,
            row=bisect_left(rows, cell.row),
            column=bisect_left(columns, cell.column),
            row_span=bisect_left(rows, cell.row + cell.row_span) - bisect_left(rows, cell.row),
            column_span=bisect_left(columns, cell.column + cell.column_span)
            - bisect_left(columns, cell.column),
        )
        for cell in cells
    )
