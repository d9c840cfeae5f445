"""Find tables that separators draw in lines of text: pipes (Markdown), tabs, commas.

Each finder looks at one position and returns the items it made and the position after them;
no items: no such table begins there.
"""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from extractor.model.document import Cell, Grid, Item, Line
from extractor.readers.ragged import align_rows, fit_groups

__all__ = ["comma_tables", "join_quoted", "pipe_tables", "tab_tables"]

Row = Sequence[str]

_FRAMED = re.compile(r"\s*\|.*\|\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_SEPARATOR = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*+\|?\s*")
_LONG_DASHES = "---"
_BREAK = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)
_BOLD = re.compile(r"\*\*(?=[^\s*])((?:(?!\*\*).)+)(?<=\S)\*\*", re.DOTALL)

_SURE_CELLS = 4
_MARKER_LENGTH = 5
_QUOTED_LINES = 40  # a quoted cell that has not closed by then is no cell
_QUOTED = re.compile(r'"((?:[^"]|"")*)"', re.DOTALL)
_PROSE = 40  # characters: where cells are longer on average, commas are punctuation


def pipe_tables(lines: list[str], position: int) -> tuple[list[Item], int]:
    """Read the pipe rows from `position` on; a separator row makes the row above it a header.

    Rows need their outer pipes, or a separator below the first of them.
    """
    below = lines[position + 1] if position + 1 < len(lines) else ""
    loose = "|" in lines[position] and "|" in below and bool(_SEPARATOR.fullmatch(below))
    if not loose and not _FRAMED.fullmatch(lines[position]):
        return [], position
    end = position + 1
    while end < len(lines) and (_FRAMED.fullmatch(lines[end]) or (loose and "|" in lines[end])):
        end += 1
    run = lines[position:end]
    if len(run) == 1 and len(_pipe_cells(run[0])) == 1:
        return [], position
    return [item for table in _split_run(run) for item in _pipe_table(table)], end


def _split_run(run: list[str]) -> Iterator[list[str]]:
    """Part tables that follow each other without a blank line: a separator belongs to a new header.

    A row of short dashes is no separator within a table: its cells hold no value yet.
    """
    start = 0
    for index in range(2, len(run)):
        if _LONG_DASHES in run[index] and _SEPARATOR.fullmatch(run[index]) and index - 1 > start:
            yield run[start : index - 1]
            start = index - 1
    yield run[start:]


def _pipe_table(lines: list[str]) -> list[Item]:
    """Build one table; a header left blank, which Markdown forces on tables without one, is none."""
    head = 1 if len(lines) > 1 and _SEPARATOR.fullmatch(lines[1]) else 0
    rows = [_pipe_cells(line) for line in (lines[:1] + lines[2:] if head else lines)]
    if not head and _SEPARATOR.fullmatch(lines[0]):
        rows = rows[1:]
    if head and not any(rows[0]):
        head, rows = 0, rows[1:]
    if not any(map(any, rows)):
        return []
    return _with_titles(rows, header_rows=1) if head else [_grid(rows)]


def _pipe_cells(line: str) -> list[str]:
    r"""Part a row at its pipes; `\|` is a pipe in the text, `<br>` a line break in the cell.

    >>> _pipe_cells("| a | b<br>c | d\\|e |")
    ['a', 'b\nc', 'd|e']
    """
    cells = _PIPE.split(line.strip())
    inner = cells[not cells[0] : len(cells) - (len(cells) > 1 and not cells[-1])]
    return [_pipe_cell(cell) for cell in inner]


def _pipe_cell(cell: str) -> str:
    parts = _BREAK.split(cell.replace("\\|", "|"))
    text = "\n".join(part.strip() for part in parts).strip()
    bold = _BOLD.fullmatch(text)
    return bold[1] if bold else text


def join_quoted(lines: list[str]) -> list[str]:
    r"""Join the lines of a cell that Excel quoted because it holds line breaks.

    >>> join_quoted(['no.\t"applied', 'for"\tyear', "1\t50\t2023"])
    ['no.\t"applied\nfor"\tyear', '1\t50\t2023']
    """
    joined: list[str] = []
    position = 0
    while position < len(lines):
        end = _quoted_end(lines, position)
        joined.append("\n".join(lines[position:end]))
        position = end
    return joined


def _quoted_end(lines: list[str], position: int) -> int:
    """Return where the row that begins at `position` ends: one line on, or past its quoted breaks."""
    first = lines[position]
    if first.count('"') % 2 == 0 or not (first.startswith('"') or '\t"' in first):
        return position + 1
    quotes, tabbed = 0, False
    for end in range(position, min(position + _QUOTED_LINES, len(lines))):
        quotes += lines[end].count('"')
        tabbed = tabbed or "\t" in lines[end]
        if quotes % 2 == 0:
            closes = lines[end].endswith('"') or '"\t' in lines[end]
            return end + 1 if tabbed and closes else position + 1
    return position + 1


def tab_tables(lines: list[str], position: int) -> tuple[list[Item], int]:
    """Read the lines with tabs from `position` on: a table, or lines that only use tabs as space.

    The number of tabs that most lines have is the table's; shorter lines before it are headings, or
    the names of its columns' groups; shorter ones within it lost empty or merged cells.
    """
    end = position
    while end < len(lines) and "\t" in lines[end] and lines[end].strip():
        end += 1
    run = lines[position:end]
    counts = [line.count("\t") for line in run]
    tabs = max((often, count) for count, often in Counter(counts).items())[1] if run else 0
    if not _is_table(run, tabs):
        return [Line(line, whole=False) for line in run], end
    start = next(index for index, count in enumerate(counts) if count >= tabs)
    rows = [_tab_cells(line) for line in run[start:]]
    groups = fit_groups(_tab_cells(run[start - 1]), rows[0]) if start else None
    if groups:
        start, rows = start - 1, [groups, *rows]
    before: list[Item] = [Line(line, whole=False) for line in run[:start]]
    return before + _with_titles(align_rows(rows)), end


def _is_table(run: list[str], tabs: int) -> bool:
    """Tell a table from indented paragraphs and from lists whose marker a tab follows."""
    rows = [line for line in run if line.count("\t") == tabs]
    if len(rows) == 1:  # what a page break left of a table, if it has enough cells to be sure
        return _filled(rows[0]) >= _SURE_CELLS
    if not rows or sum(_filled(row) > 1 for row in rows) * 2 < len(rows):
        return False
    return tabs > 1 or not all(_is_marker(row.split("\t")[0].strip()) for row in rows)


def _filled(line: str) -> int:
    return sum(bool(cell.strip()) for cell in line.split("\t"))


def _is_marker(text: str) -> bool:
    """Return whether the text is short and ends as markers of lists do: 1. （2） ③ •."""
    if not text or len(text) > _MARKER_LENGTH:
        return False
    category = unicodedata.category(text[-1])
    return category.startswith("P") or category == "No"


def _tab_cells(line: str) -> list[str]:
    """Part a row at its tabs; quotes go only where Excel must have set them."""
    return [_unquoted(cell.strip()) for cell in line.split("\t")]


def _unquoted(cell: str) -> str:
    quoted = _QUOTED.fullmatch(cell)
    if quoted and ("\n" in cell or '""' in quoted[1]):
        return quoted[1].replace('""', '"').strip()
    return cell


def comma_tables(lines: Sequence[str]) -> tuple[Item, ...]:
    """Read a whole file of comma-separated values; nothing if it is not clearly one.

    Every row has the same number of cells, and the cells are too short for sentences.
    """
    try:
        rows = list(csv.reader((f"{line}\n" for line in lines), strict=True))
    except csv.Error:
        return ()
    rows = [[cell.strip() for cell in row] for row in rows]
    filled = [row for row in rows if any(row)]
    if not _is_comma_table(filled):
        return ()
    blocks = (list(block) for is_filled, block in groupby(rows, key=any) if is_filled)
    return tuple(item for block in blocks for item in _with_titles(block))


def _is_comma_table(rows: Sequence[Row]) -> bool:
    widths = Counter(len(row) for row in rows)
    columns = max(widths, default=0)
    if len(widths) != 1 or columns < 2 or len(rows) < (2 if columns > 2 else 3):  # noqa: PLR2004
        return False
    return sum(len(cell) for row in rows for cell in row) < _PROSE * columns * len(rows)


def _with_titles(rows: Sequence[Row], header_rows: int | None = None) -> list[Item]:
    """Return the rows as a table; a title above it in the first cell, and the unit below that, are lines."""
    columns = max((len(row) for row in rows), default=0)
    start = 0
    while (
        start < len(rows) - 1 and columns > 1 and _is_title(rows[start], columns, under=start > 0)
    ):
        start += 1
    items: list[Item] = [Line("".join(row), whole=False) for row in rows[:start]]
    if any(map(any, rows[start:])):
        items.append(_grid(rows[start:], None if start else header_rows))
    return items


def _is_title(row: Row, columns: int, *, under: bool) -> bool:
    """Return whether only the first cell is filled or, under a title, only the last.

    A row cut by a page break may fill only its last cell, so the last alone makes no title.
    """
    filled = [column for column, text in enumerate(row) if text]
    return filled == [0] or (under and filled == [columns - 1])


def _grid(rows: Sequence[Row], header_rows: int | None = None) -> Grid:
    """Return the rows as a grid, short ones filled up with empty cells."""
    columns = max(len(row) for row in rows)
    cells = (
        Cell(row[column] if column < len(row) else "", index, column)
        for index, row in enumerate(rows)
        for column in range(columns)
    )
    return Grid(tuple(cells), len(rows), columns, header_rows=header_rows)
