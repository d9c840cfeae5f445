"""The cells of a sheet that show something, counted over the rows and columns that are not hidden."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet.worksheet import Worksheet

from extractor.model.document import Style
from extractor.readers.sheet.display import Value, display

__all__ = ["Shown", "filtered_rows", "shown_cells"]

# Built-in date formats of East Asian systems (ECMA-376 18.8.30), which openpyxl takes for numbers.
_EAST_ASIAN_DATES = dict.fromkeys((28, 29, 30, 31, 51, 53, 54, 58), "yyyy-mm-dd")
_EAST_ASIAN_DATES |= dict.fromkeys((27, 36, 50, 52, 57), "yyyy-mm")
_DEFAULT_WIDTH = 8.43  # characters
_CENTRED = frozenset({"center", "centerContinuous"})


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell with text. `overflows`: the text is wider than the cell and runs over its neighbours."""

    text: str
    row: int
    column: int
    row_span: int
    column_span: int
    style: Style
    overflows: bool

    @property
    def row_end(self) -> int:
        """The row after the last."""
        return self.row + self.row_span

    @property
    def column_end(self) -> int:
        """The column after the last."""
        return self.column + self.column_span


def shown_cells(sheet: Worksheet) -> tuple[list[Shown], int]:
    """Return the filled cells from top to bottom, and how many filled ones are hidden."""
    rows, columns = _hidden_rows(sheet), _hidden_columns(sheet)
    ends = {
        (area.min_row, area.min_col): (area.max_row, area.max_col) for area in sheet.merged_cells
    }
    shown, hidden = [], 0
    for (row, column), cell in sorted(sheet._cells.items()):  # noqa: SLF001  # the public ways make a cell for each blank
        text = _text(cell)
        if not text.strip():
            continue
        last_row, last_column = ends.get((row, column), (row, column))
        top, height = _without(rows, row, last_row)
        left, width = _without(columns, column, last_column)
        if height and width:
            is_merged = (row, column) in ends
            shown.append(
                Shown(
                    text,
                    top,
                    left,
                    height,
                    width,
                    _style(cell),
                    not is_merged and _overflows(cell, text),
                )
            )
        else:
            hidden += 1
    return shown, hidden


def _without(hidden: Sequence[int], first: int, last: int) -> tuple[int, int]:
    """Return where a range begins and how long it is once what is hidden is left out."""
    start = first - bisect_left(hidden, first)
    return start, last + 1 - bisect_left(hidden, last + 1) - start


def _hidden_rows(sheet: Worksheet) -> list[int]:
    """Return the rows that are hidden, but for those that only a filter hides: totals count them."""
    filtered = filtered_rows(sheet)
    rows = (row for row, dimension in sheet.row_dimensions.items() if dimension.hidden)
    return sorted(row for row in rows if row not in filtered)


def filtered_rows(sheet: Worksheet) -> list[int]:
    """Return the rows with text that a filter hides."""
    tables = (table.autoFilter.ref for table in sheet.tables.values() if table.autoFilter)
    inside = {
        row
        for area in (sheet.auto_filter.ref, *tables)
        if area
        for row in range(range_boundaries(area)[1] or 1, (range_boundaries(area)[3] or 0) + 1)
    }
    filled = {row for row, _ in sheet._cells}  # noqa: SLF001  # as above
    return sorted(row for row in inside & filled if sheet.row_dimensions[row].hidden)


def _hidden_columns(sheet: Worksheet) -> list[int]:
    """Return the hidden columns; one dimension may stand for a range of them."""
    hidden = (dimension for dimension in sheet.column_dimensions.values() if dimension.hidden)
    return sorted({column for each in hidden for column in _columns(each.min, each.max)})


def _columns(first: int | None, last: int | None) -> Iterator[int]:
    if first is not None and last is not None:
        yield from range(first, last + 1)


def _text(cell: Cell) -> str:
    """Return what the cell shows; of a date in an East Asian format, the ISO date."""
    value: Value = cell.value
    number_format = str(cell.number_format)
    if cell.has_style and isinstance(value, int | float):
        number_id = cell._style.numFmtId  # noqa: SLF001  # `number_format` has lost it
        if local := _EAST_ASIAN_DATES.get(number_id):
            with suppress(OverflowError, ValueError):  # no date after all: the number itself
                return display(from_excel(value, cell.parent.parent.epoch), local)
    return display(value, number_format)


def _style(cell: Cell) -> Style:
    font = cell.font
    return Style(size=font.sz, bold=bool(font.b), centred=cell.alignment.horizontal in _CENTRED)


def _overflows(cell: Cell, text: str) -> bool:
    dimensions = cell.parent.column_dimensions
    letter = get_column_letter(cell.column)
    width = (dimensions[letter].width if letter in dimensions else None) or _DEFAULT_WIDTH
    length = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
    return length > width and not cell.alignment.wrap_text
