"""Read one grid: spans expanded, header rows told from body rows, titles and notes taken out."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.model.document import Cell, Grid
from extractor.model.outline import Slot
from extractor.segmentation.wording import Wording
from extractor.text.normalise import fold

__all__ = ["Piece", "Row", "is_figure", "is_rest", "read_pieces", "same_texts", "texts"]

Row = tuple[Slot, ...]

_FIGURE = re.compile(r"[-+(\u2212]?\d[\d,.\s]*%?\)?")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_MOST_HEADER_ROWS = 4
_FEWEST_NAMES = 2
_FEWEST_COLUMNS = 3
"""In a table as narrow as two columns a row with one text says nothing about itself."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a table in one place, spans expanded.

    `every` has all its rows: `lead` full-width ones on top (a title, a unit), `head` header rows, the
    body, `tail` notes at the foot. `spanning`: positions in `every` whose cell spans several rows.
    """

    grid: Grid
    every: tuple[Row, ...]
    lead: int
    head: int
    tail: int
    spanning: frozenset[tuple[int, int]]

    @property
    def header(self) -> tuple[Row, ...]:
        """The header rows."""
        return self.every[self.lead : self.lead + self.head]

    def body(self, start: int | None = None) -> tuple[Row, ...]:
        """Return the body rows; from row `start` of `every`, where the header is not its own."""
        begin = self.lead + self.head if start is None else start
        return self.every[begin : len(self.every) - self.tail]

    @property
    def leading(self) -> tuple[Slot, ...]:
        """One slot for each row above the header."""
        return tuple(_only(row) for row in self.every[: self.lead])

    @property
    def notes(self) -> tuple[Slot, ...]:
        """One slot for each note at the foot."""
        return tuple(row[0] for row in self.every[len(self.every) - self.tail :])


def read_pieces(grid: Grid, wording: Wording, known: Sequence[Row] = ()) -> list[Piece]:
    """Return the pieces that a grid holds: one, or more where its header is printed again inside it.

    That comes of a table copied page by page: the header of each page is then a row among the others.
    `known`: the header of the table that the grid may go on with.
    """
    rest = _parted(_read_grid(grid, wording), known)
    pieces: list[Piece] = []
    while at := _next_header(rest):
        pieces.append(replace(rest, every=rest.every[:at], tail=0))
        spanning = frozenset((row - at, column) for row, column in rest.spanning if row >= at)
        rest = replace(rest, every=rest.every[at:], lead=0, spanning=spanning)
    return [*pieces, rest]


def _parted(piece: Piece, header: Sequence[Row]) -> Piece:
    """Return the piece with a header that stands again in one row with the body row below it made two.

    A program that repeats the header over a cut row may draw no rule between the two.
    """
    at = piece.lead + len(header) - 1
    if not header or len(header[0]) != piece.grid.columns:
        return piece
    if at >= len(piece.every) - piece.tail:
        return piece
    rests = [
        _after(slot.text, title.text)
        for slot, title in zip(piece.every[at], header[-1], strict=True)
    ]
    found = [rest for rest in rests if rest is not None]
    is_above = same_texts(piece.every[piece.lead : at], header[:-1])
    if len(found) < len(rests) or not any(found) or not is_above:
        return piece
    rest = tuple(
        replace(slot, text=text) for slot, text in zip(piece.every[at], found, strict=True)
    )
    every = (*piece.every[:at], header[-1], rest, *piece.every[at + 1 :])
    spanning = frozenset((row + (row > at), column) for row, column in piece.spanning)
    return replace(
        piece,
        grid=replace(piece.grid, cut_above=True),
        every=every,
        head=len(header),
        spanning=spanning,
    )


def _after(text: str, title: str) -> str | None:
    """Return what follows a title at the head of a text, white space aside; None where it is not there."""
    rest = text
    for character in "".join(title.split()):
        rest = rest.lstrip()
        if not rest.startswith(character):
            return None
        rest = rest[1:]
    return rest.strip()


def _next_header(piece: Piece) -> int | None:
    """Return where in `every` the header stands again; a single text or a figure is no header."""
    named = {text for row in piece.header for text in texts(row) if text}
    if len(named) < _FEWEST_NAMES or any(_has_figures(row) for row in piece.header):
        return None
    last = len(piece.every) - piece.tail - piece.head
    starts = range(piece.lead + piece.head, last + 1)
    return next((at for at in starts if _is_header_again(piece, at)), None)


def _is_header_again(piece: Piece, at: int) -> bool:
    """Return whether the header is printed at `at`, not only merged down to it."""
    rows = piece.every[at : at + piece.head]
    is_spanned = any((at, column) in piece.spanning for column in range(len(rows[0])))
    return same_texts(rows, piece.header) and (not is_spanned or piece.head > 1)


def _read_grid(grid: Grid, wording: Wording) -> Piece:
    rows = _expand(grid)
    full = _full_width_rows(grid)
    lead = _count_lead(rows, full)
    last = len(rows)
    while last > lead and last - 1 in full and wording.is_note(rows[last - 1][0].text):
        last -= 1
    return Piece(
        grid=grid,
        every=tuple(rows),
        lead=lead,
        head=_count_header_rows(grid, rows[lead:last], lead),
        tail=len(rows) - last,
        spanning=frozenset(
            (row, cell.column)
            for cell in grid.cells
            if cell.row_span > 1
            for row in range(cell.row, cell.row + cell.row_span)
        ),
    )


def texts(row: Row) -> list[str]:
    """Return the texts of a row's slots, folded for comparison."""
    return [fold(slot.text) for slot in row]


def same_texts(one: Sequence[Row], other: Sequence[Row]) -> bool:
    """Return whether two headers say the same, white space and width aside."""
    return [texts(row) for row in one] == [texts(row) for row in other]


def is_figure(text: str) -> bool:
    """Return whether a cell is a number and nothing else.

    >>> is_figure("1,361"), is_figure("86.00%"), is_figure("2020级"), is_figure("--")
    (True, True, False, False)
    """
    return bool(_FIGURE.fullmatch(unicodedata.normalize("NFKC", text).strip()))


def is_rest(row: Row) -> bool:
    """Return whether a row holds nothing but marks: the % of figures on the page before."""
    filled = [slot.text for slot in row if slot.text]
    return bool(filled) and not any(character.isalnum() for text in filled for character in text)


def _expand(grid: Grid) -> list[Row]:
    slots = [[Slot("", grid.page) for _ in range(grid.columns)] for _ in range(grid.rows)]
    for cell in grid.cells:
        for row in range(cell.row, min(cell.row + cell.row_span, grid.rows)):
            for column in range(cell.column, min(cell.column + cell.column_span, grid.columns)):
                is_repeat = (row, column) != (cell.row, cell.column)
                slots[row][column] = Slot(cell.text.strip(), grid.page, cell.box, merged=is_repeat)
    return [tuple(row) for row in slots]


def _full_width_rows(grid: Grid) -> set[int]:
    return {
        cell.row
        for cell in grid.cells
        if cell.column_span >= grid.columns > 1 and cell.row_span == 1 and cell.text.strip()
    }


def _count_lead(rows: Sequence[Row], full: set[int]) -> int:
    """Return how many rows above the header hold one text each: the table's title, its unit."""
    lead = 0
    while lead < len(rows) - 1 and (lead in full or _stands_alone(rows[lead], rows[lead + 1])):
        lead += 1
    return lead


def _stands_alone(row: Row, below: Row) -> bool:
    """Return whether one cell of a row is filled, and most of the row below: a sheet's title row."""
    filled = [slot for slot in row if slot.text]
    return (
        len(row) >= _FEWEST_COLUMNS
        and len(filled) == 1
        and not is_figure(filled[0].text)
        and sum(1 for slot in below if slot.text) > len(row) / 2
    )


def _only(row: Row) -> Slot:
    return next((slot for slot in row if slot.text), row[0])


def _count_header_rows(grid: Grid, rows: Sequence[Row], first: int) -> int:
    """Return how many rows are header: as the format says, else judged by figures and spans."""
    cells = [cell for cell in grid.cells if cell.row >= first]
    if grid.header_rows is not None and grid.header_rows < grid.rows:
        marked = max(0, min(grid.header_rows - first, len(rows)))
        return _deepen(cells, rows, first, marked) if marked else 0
    if not rows or _has_figures(rows[0]):
        return 0
    return _deepen(cells, rows, first, 1)


def _deepen(cells: Sequence[Cell], rows: Sequence[Row], first: int, depth: int) -> int:
    """Return the header's depth: to the foot of its spans, and below each cell that spans columns."""
    while depth < min(len(rows), _MOST_HEADER_ROWS) and not _has_figures(rows[depth]):
        inside = [cell for cell in cells if cell.row < first + depth]
        is_spanned = any(cell.row + cell.row_span > first + depth for cell in inside)
        has_group = any(
            cell.column_span > 1 and cell.row + cell.row_span == first + depth for cell in inside
        )
        is_grouped = has_group or (is_spanned and _is_spanned_by_header(inside, first))
        if not is_grouped and not _is_written_out(rows[depth - 1], rows[depth]):
            break
        depth += 1
    return depth


def _is_spanned_by_header(cells: Sequence[Cell], first: int) -> bool:
    """Return whether rows are spanned beside a group of columns, as only headers are."""
    return any(cell.column_span > 1 and cell.row == first for cell in cells)


def _is_written_out(upper: Row, lower: Row) -> bool:
    """Return whether two rows are a header of groups whose spans a text file cannot show.

    A group's name is said again over each of its columns, or is blank but over the first; the lower row
    names the columns inside and has nothing new elsewhere.
    """
    above, below = texts(upper), texts(lower)
    inside = [_is_in_group(above, column) for column in range(len(above))]
    if not any(inside) or not all(below[column] for column, is_in in enumerate(inside) if is_in):
        return False
    outside = [column for column, is_in in enumerate(inside) if not is_in]
    named = [below[column] for column, is_in in enumerate(inside) if is_in]
    is_new = any(below[column] not in {"", above[column]} for column in outside)
    return not is_new and len(outside) > 0 and len(set(named)) > 1 and named != above


def _is_in_group(names: Sequence[str], column: int) -> bool:
    """Return whether a column has its neighbour's name, or a blank beside it."""
    left = names[column - 1] if column else None
    right = names[column + 1] if column + 1 < len(names) else None
    own = names[column]
    if not own:
        return column > 0
    return own in {left, right} or right == ""


def _has_figures(row: Row) -> bool:
    return any(is_figure(slot.text) and not _YEAR.fullmatch(slot.text.strip()) for slot in row)
