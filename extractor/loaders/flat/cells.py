"""The cells of a table as flat rows, one a cell, and the grid they make again.

What the lists of a `Table` say together (its totals, its pending and merged cells) and what its
claims and fragments say of a cell stands here with the cell itself, so that a query needs no join.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from extractor.loaders.flat.shapes import Column, Row
from extractor.model.record import Table

__all__ = ["CELL_COLUMNS", "HEADER", "cell_rows", "grid", "row_page", "row_role"]

HEADER = -1
"""The row number of the header, as in `Place`."""

CELL_COLUMNS = (
    Column("row", int, title="行"),
    Column("column", int, title="列"),
    Column("role", str, title="行类型"),
    Column("state", str, title="状态"),
    Column("text", str, title="文字"),
    Column("page", int, title="页", required=False),
)
"""`role` is header, body, total or subtotal; `state` is pending, merged, figure, blank or text."""

_NAMES = tuple(column.name for column in CELL_COLUMNS)


def cell_rows(table: Table, figures: Collection[tuple[int | None, int | None]]) -> Iterator[Row]:
    """Yield a row for each cell of a table, the header's first.

    Args:
        table: the table.
        figures: row and column of the cells that hold a claim.
    """
    pending, merged = set(table.pending), set(table.merged)
    for number, texts in enumerate((table.header, *table.rows), HEADER):
        role, page = row_role(table, number), row_page(table, number)
        for column, text in enumerate(texts):
            at = (number, column)
            state = _state(text, at in pending, at in merged, at in figures)
            values = (number, column, role, state, text, page)
            yield dict(zip(_NAMES, values, strict=True))


def grid(cells: Iterable[Row], rows: int) -> tuple[list[object], list[list[object]]]:
    """Return the texts of header and body from the cells, which come by row and column."""
    lines: list[list[object]] = [[] for _ in range(rows + 1)]
    for number, line in groupby(cells, key=itemgetter("row")):
        lines[int(str(number)) - HEADER] = [cell["text"] for cell in line]
    return lines[0], lines[1:]


def row_role(table: Table, row: int) -> str:
    """Return what the row is in its table."""
    if row == HEADER:
        return "header"
    if row in table.subtotal_rows:
        return "subtotal"
    return "total" if row in table.total_rows else "body"


def _state(text: str, is_pending: bool, is_merged: bool, is_figure: bool) -> str:  # noqa: FBT001
    """Return what the cell holds; a mark for "no value yet" goes before all else."""
    states = {"pending": is_pending, "merged": is_merged, "figure": is_figure}
    held = (state for state, holds in states.items() if holds)
    return next(held, "text" if text.strip() else "blank")


def row_page(table: Table, row: int) -> int | None:
    """Return the page on which the row begins; the header's is that of the first fragment."""
    for fragment in table.fragments:
        first, last = fragment.rows
        if row == HEADER or first <= row <= last:
            return fragment.page
    return None
