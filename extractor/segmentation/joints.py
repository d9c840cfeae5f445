"""Judge whether one piece of a table goes on with the table before it, and how surely.

The evidence, in order: the header said again; the same columns in the same places; a body row that is
like those before. Against it: a total row has closed the table, or its 序号 begins anew.
"""

import statistics
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.grammar import Grammar
from extractor.model.document import Grid
from extractor.segmentation.grids import Piece, Row, is_figure, is_rest, same_texts
from extractor.segmentation.parts import WholeTable
from extractor.text.normalise import fold

__all__ = ["Joint", "Joints"]

_CERTAIN, _LIKELY, _PLAUSIBLE = 1.0, 0.9, 0.7
_MOSTLY = 0.8
_EDGE = 4.0
"""Column edges this near each other (points) are the same."""


@dataclass(frozen=True, slots=True)
class Joint:
    """Why a piece goes on with a table, how surely, and where its body begins in `piece.every`."""

    reason: str
    score: float
    start: int


class Joints:
    """Judges joints with the grammar's words for totals."""

    def __init__(self, grammar: Grammar) -> None:
        """Take the total rows' labels."""
        self._total = grammar.tables.total
        self._subtotal = grammar.tables.subtotal

    def between(
        self, table: WholeTable, before: Grid, piece: Piece, *, said: Collection[str]
    ) -> Joint | None:
        """Return how `piece` goes on with `table`, whose last grid is `before`, or None.

        `said`: the folded titles that may stand over its header without making it another table.
        """
        if piece.grid.caption or table.columns != piece.grid.columns:
            return None
        repeated = _repeated_header(table, piece, said)
        start = 0 if repeated is None else repeated
        body = piece.body(start)
        is_other = _are_beside(before, piece.grid) and not _counts_on(table, body)
        if is_other or self._is_apart(table, body):
            return None
        if repeated is not None:
            return Joint("same header", _CERTAIN, start)
        if not body or not self._is_like(table, body[0]):
            return None
        if self._same_places(before, piece.grid):
            return Joint("same columns", _LIKELY, start)
        return (
            Joint("same columns", _PLAUSIBLE, start)
            if self._shares_values(table, body[0])
            else None
        )

    def is_total(self, row: Row) -> bool:
        """Return whether a row is labelled as a total: 合计, 总计, 小计."""
        return any(self._total.find(text) for text in _labels(row))

    def _is_apart(self, table: WholeTable, body: Sequence[Row]) -> bool:
        """Return whether the table is closed, or the next rows count from 1 again."""
        ordinals = _ordinals(table.recent)
        begins = _integer(body[0][0].text) if body and body[0] else None
        if ordinals and begins is not None:
            if begins == ordinals[-1] + 1:
                return False
            if begins == 1 and len(ordinals) > 1:
                return True
        return self._is_closed(table.rows) and not (body and is_rest(body[0]))

    def _is_closed(self, rows: Sequence[Row]) -> bool:
        """Return whether the last row is the table's total; one that total rows divide goes on."""
        if not rows or not self._is_grand_total(rows[-1]):
            return False
        return not any(self._is_grand_total(row) for row in rows[:-1])

    def _is_grand_total(self, row: Row) -> bool:
        return self.is_total(row) and not any(self._subtotal.find(text) for text in _labels(row))

    def _is_like(self, table: WholeTable, row: Row) -> bool:
        """Return whether a row may stand in the table's body: figures where it has figures."""
        cells = [row[column].text for column in _figure_columns(table.recent)]
        filled = [text for text in cells if text]
        return not filled or any(is_figure(text) or not _has_letters(text) for text in filled)

    def _shares_values(self, table: WholeTable, row: Row) -> bool:
        """Return whether the row repeats a value of its column, counts on, or has its figures."""
        if any(is_figure(row[column].text) for column in _figure_columns(table.recent)):
            return True
        return any(
            slot.text and fold(slot.text) in {fold(other[column].text) for other in table.recent}
            for column, slot in enumerate(row)
        )

    def _same_places(self, before: Grid, grid: Grid) -> bool:
        """Return whether two grids on following pages have their columns at the same places."""
        if before.page is None or grid.page is None or grid.page != before.page + 1:
            return False
        one, other = _edges(before), _edges(grid)
        return bool(one) and all(
            abs(one.get(key, edge) - edge) <= _EDGE for key, edge in other.items()
        )


def _repeated_header(table: WholeTable, piece: Piece, said: Collection[str]) -> int | None:
    """Return where the body begins after a header that says the table's again."""
    depth = len(table.header_levels)
    titles = [fold(slot.text) for slot in piece.leading]
    for lead in range(piece.lead + 1):
        rows = piece.every[lead : lead + depth]
        is_said = all(title in said for title in titles[:lead])
        if depth and is_said and same_texts(rows, table.header_levels):
            return lead + depth
    return None


def _are_beside(one: Grid, other: Grid) -> bool:
    """Return whether two grids stand side by side on a page: as a rule, they are two tables."""
    if one.page != other.page or one.box is None or other.box is None:
        return False
    are_apart = one.box.x1 <= other.box.x0 or other.box.x1 <= one.box.x0
    return are_apart and one.box.top < other.box.bottom and other.box.top < one.box.bottom


def _counts_on(table: WholeTable, body: Sequence[Row]) -> bool:
    """Return whether the next row's number follows the last: one list set in two halves."""
    ordinals = _ordinals(table.recent)
    begins = _integer(body[0][0].text) if body else None
    return bool(ordinals) and begins == ordinals[-1] + 1


def _labels(row: Row) -> list[str]:
    """Return the first texts of a row that are no figures: where 合计 stands, in whatever column."""
    filled = [slot.text for slot in row if slot.text and not slot.merged]
    return [text for text in filled[:2] if not is_figure(text)]


def _figure_columns(rows: Sequence[Row]) -> list[int]:
    columns = range(len(rows[0])) if rows else range(0)
    return [
        column
        for column in columns
        if statistics.fmean(is_figure(row[column].text) for row in rows) >= _MOSTLY
    ]


def _ordinals(rows: Sequence[Row]) -> list[int]:
    """Return the counting numbers of the first column, or nothing where it does not count by one."""
    numbers = [number for row in rows if (number := _integer(row[0].text)) is not None]
    counts = 2 * len(numbers) > len(rows) and all(b - a == 1 for a, b in pairwise(numbers))
    return numbers if counts else []


def _integer(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None


def _has_letters(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _edges(grid: Grid) -> dict[int, float]:
    """Return column → left edge, from the cells that begin there and have a place."""
    return {cell.column: cell.box.x0 for cell in grid.cells if cell.box}
