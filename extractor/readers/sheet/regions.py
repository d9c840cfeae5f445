"""Part a sheet at its blank rows: tables, and the lines of text above and below them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from extractor.errors import ReadCause, ReadError
from extractor.model.document import Cell, Grid, Item, Line
from extractor.readers.sheet.shown import Shown

__all__ = ["read_items"]

Row = Sequence[Shown]

_CELL_LIMIT = 2_000_000  # positions of one table, blank ones included


def read_items(cells: Sequence[Shown], name: str) -> list[Item]:
    """Return the lines and grids of one sheet; `name` is for the error only.

    Raises:
        ReadError: a table stretches over more positions than a report could fill.
    """
    return [item for region in _regions(cells) for item in _region_items(region, name)]


def _regions(cells: Sequence[Shown]) -> Iterator[list[Row]]:
    """Yield the rows between blank ones; a row that a merged cell reaches into is not blank."""
    rows: list[Row] = []
    end = 0
    for row, group in groupby(cells, lambda cell: cell.row):
        filled = list(group)
        if rows and row > end:
            yield rows
            rows = []
        rows.append(filled)
        end = max(end, *(cell.row_end for cell in filled))
    if rows:
        yield rows


def _region_items(rows: Sequence[Row], name: str) -> Iterator[Item]:
    left = min(cell.column for row in rows for cell in row)
    right = max(cell.column + 1 for row in rows for cell in row)
    start, end = 0, len(rows)
    while start < end and _is_title(rows[start], left, right):
        start += 1
    while end > start and _is_note(rows[end - 1], left, right):
        end -= 1
    yield from _lines(rows[:start], is_first=True)
    if start < end:
        yield _grid(rows[start:end], name)
    yield from _lines(rows[end:], is_first=False)


def _is_title(row: Row, left: int, right: int) -> bool:
    """Return whether a row above a table is text: one cell, over all columns, or at either side.

    The name of a group of columns stands alone in its row, too, but it is merged over some of them.
    """
    cell = row[0]
    if len(row) > 1 or cell.row_span > 1:
        return False
    is_wide = cell.column <= left and cell.column_end >= right
    return is_wide or cell.column == left or (cell.column_span == 1 and cell.column_end == right)


def _is_note(row: Row, left: int, right: int) -> bool:
    """Return whether a row below a table is text: merged over all columns, or too long for its cell."""
    cell = row[0]
    if len(row) > 1 or cell.row_span > 1 or cell.column != left:
        return False
    return cell.column_end >= right or cell.overflows


def _lines(rows: Sequence[Row], *, is_first: bool) -> Iterator[Line]:
    """Yield the lines of text in each row; a blank row stands above the first of a region."""
    for index, (cell, *_) in enumerate(rows):
        for part, text in enumerate(filter(str.strip, cell.text.splitlines())):
            yield Line(text, style=cell.style, gap=is_first and index == part == 0)


def _grid(rows: Sequence[Row], name: str) -> Grid:
    """Return the grid that the cells span, its blank positions filled with empty cells."""
    cells = [cell for row in rows for cell in row]
    top, left = cells[0].row, min(cell.column for cell in cells)
    height = max(cell.row for cell in cells) + 1 - top
    width = max(cell.column for cell in cells) + 1 - left
    if height * width > _CELL_LIMIT:
        raise ReadError(name, ReadCause.TOO_LARGE, f"a table of {height} × {width} cells")
    filled = [
        Cell(
            cell.text,
            cell.row - top,
            cell.column - left,
            min(cell.row_end - top, height) - (cell.row - top),
            min(cell.column_end - left, width) - (cell.column - left),
        )
        for cell in cells
    ]
    return Grid((*filled, *_blanks(filled, height, width)), height, width)


def _blanks(filled: Sequence[Cell], height: int, width: int) -> Iterator[Cell]:
    taken = {
        (row, column)
        for cell in filled
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    for row in range(height):
        for column in range(width):
            if (row, column) not in taken:
                yield Cell("", row, column)
