"""Which rows a total row may total, and which columns a total column: structure, no arithmetic."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from itertools import pairwise, takewhile

from extractor.reconciliation.figures import FigureTable, Group, RowKind
from extractor.reconciliation.nesting import numbered_children, parts_within, unmarked_parts

__all__ = ["Axis", "Footing", "column_footings", "row_footings"]

SUM_FIELD = "sum"
"""The field of a column that totals others."""

_SHARED_HEADING = 2
"""So many characters that headers have in common show that one heading spans their columns."""


class Axis(Enum):
    """What is added up: the rows of a column, or the columns of a row."""

    ROWS = "rows"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class Footing:
    """A total row (or column) and the ways to read what it totals, the likeliest first.

    Attributes:
        total: the index of the total row or column.
        lines: the columns (rows) in which it is to be checked.
        readings: each is one or more groups, every one of which makes the same total.
        is_certain: the table alone says that the first reading is meant.
        inside: the rows within a 小计 row, to be used where that row's own cell is blank.
    """

    axis: Axis
    total: int
    lines: tuple[int, ...]
    readings: tuple[tuple[Group, ...], ...]
    is_certain: bool
    inside: Mapping[int, Group] = field(default_factory=dict)


def row_footings(table: FigureTable) -> Iterator[Footing]:
    """Yield what each 合计 and 小计 row of a table may total."""
    layout = _Layout(table)
    lines = table.added_columns
    for row in layout.totals:
        readings = _distinct(layout.readings(row))
        if readings:
            own = tuple(line for line in lines if not table.is_beside_total(row, line))
            certain = layout.is_certain(row)
            yield Footing(Axis.ROWS, row, own, readings, certain, layout.inside)


class _Layout:
    """Where the total rows of a table stand among its data rows."""

    def __init__(self, table: FigureTable) -> None:
        self._kinds = table.row_kinds
        self.totals = self._rows(RowKind.TOTAL, RowKind.SUBTOTAL)
        self._grand = self._rows(RowKind.TOTAL)
        self._subtotals = self._rows(RowKind.SUBTOTAL)
        self._band_rows = self._rows(RowKind.BAND)
        self._numbered = numbered_children(table)
        within = parts_within(table)
        self._data = tuple(row for row in self._rows(RowKind.DATA) if row not in within)
        self._of_which = _merge(self._rows(RowKind.OF_WHICH), within)
        self._unmarked = unmarked_parts(table)

    def _rows(self, *kinds: RowKind) -> Group:
        return tuple(row for row, kind in enumerate(self._kinds) if kind in kinds)

    @cached_property
    def inside(self) -> dict[int, Group]:
        """The rows that each 小计 row totals, by its place alone, and what is numbered below a row."""
        return {row: self._beside(row) for row in self._subtotals} | self._numbered

    @cached_property
    def _subtotals_lead(self) -> bool:
        """小计 rows stand above what they total: the first has no data row before it."""
        first = next(iter(self._subtotals), None)
        return first is not None and not _between(self._data, -1, first)

    def readings(self, row: int) -> Iterator[tuple[Group, ...]]:
        """Yield the ways to read what a total row totals, the likeliest first."""
        if self._kinds[row] is RowKind.SUBTOTAL:
            yield from self._subtotal_readings(row)
        else:
            yield from self._total_readings(row)

    def is_certain(self, row: int) -> bool:
        """Tell whether the place of the rows alone says what `row` totals."""
        if row in self._numbered:
            return True
        if self._of_which or self._bands(-1, len(self._kinds)):
            return False
        if self._kinds[row] is RowKind.SUBTOTAL:
            return bool(self.inside[row]) and not self._has_loose_rows
        others = [other for other in self._grand if other != row]
        before, after = (bool(_between(self._data, *ends)) for ends in self._sides(row))
        return not others and before != after

    @cached_property
    def _has_loose_rows(self) -> bool:
        """Some data row is in no 小计 row's group, so the groups may be other than they seem."""
        covered = {inner for rows in self.inside.values() for inner in rows}
        return any(row not in covered for row in self._data)

    def _sides(self, row: int) -> tuple[tuple[int, int], tuple[int, int]]:
        return (-1, row), (row, len(self._kinds))

    def _subtotal_readings(self, row: int) -> Iterator[tuple[Group, ...]]:
        yield (self.inside[row],)
        start, end = self._neighbours(row, self.totals)
        yield (_between(self._data, start, row),)
        yield (_between(self._data, row, end),)
        outer_start, _ = self._neighbours(row, self._grand)
        yield (_between(self._subtotals, outer_start, row),)

    def _total_readings(self, row: int) -> Iterator[tuple[Group, ...]]:
        start, end = self._neighbours(row, self._grand)
        for low, high in self._ordered((start, row), (row, end)):
            yield (self._tree(low, high),)
            yield (_between(self._data, low, high),)
            yield (_between((*self._data, *self._of_which), low, high),)
            yield (_between(self._subtotals, low, high),)
            yield tuple(self._bands(low, high))
        for low, high in self._ordered(*self._sides(row)):
            yield (_merge(_between(self._grand, low, high), self._loose(row, low, high)),)
            yield (_between(self._data, low, high),)
        yield (_merge(self._data),)
        yield (_merge(row for row in self._data if row not in self._unmarked),)

    def _ordered(
        self, above: tuple[int, int], below: tuple[int, int]
    ) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return the two sides of a total row, first the one that its place suggests."""
        return (above, below) if _between(self._data, *above) else (below, above)

    def _loose(self, row: int, low: int, high: int) -> Group:
        """Return what stands between `row` and the next total row on the side from low to high."""
        start, end = self._neighbours(row, self._grand)
        return self._tree(max(low, start), min(high, end))

    def _tree(self, low: int, high: int) -> Group:
        """Return the 小计 rows between two rows, and the data rows outside of their groups."""
        subtotals = _between(self._subtotals, low, high)
        covered = {inner for rows in self.inside.values() for inner in rows if low < inner < high}
        return _merge(
            (row for row in subtotals if row not in covered),
            (row for row in _between(self._data, low, high) if row not in covered),
        )

    def _bands(self, low: int, high: int) -> list[Group]:
        """Return the data rows under each band row; a single band divides nothing."""
        bands = _between(self._band_rows, low, high)
        groups = [_between(self._data, *ends) for ends in pairwise((*bands, high))]
        filled = [group for group in groups if group]
        return filled if len(filled) > 1 else []

    def _beside(self, row: int) -> Group:
        start, end = self._neighbours(row, self.totals)
        if self._subtotals_lead:
            return _between(self._data, row, end)
        direct = _between(self._data, start, row)
        outer_start, _ = self._neighbours(row, self._grand)
        return direct or _between(self._subtotals, outer_start, row)

    def _neighbours(self, row: int, among: Group) -> tuple[int, int]:
        """Return the nearest rows of `among` before and after `row`, or the table's ends."""
        before = max((other for other in among if other < row), default=-1)
        after = min((other for other in among if other > row), default=len(self._kinds))
        return before, after


def column_footings(table: FigureTable) -> Iterator[Footing]:
    """Yield what each 合计 column of a table may total.

    It is certain only where one heading spans the column and its parts.
    """
    for column in range(table.width):
        if table.column(column).field != SUM_FIELD:
            continue
        below = _same_lowest_heading(table, column)
        groups = (below, *_column_groups(table, column))
        readings = _distinct((group,) for group in groups if len(group) > 1)
        if readings:
            lines = tuple(row for row in table.all_rows if table.is_added_row(row, column))
            parts = readings[0][0]
            certain = parts == below or _share_a_heading(table, (*parts, column))
            yield Footing(Axis.COLUMNS, column, lines, readings, certain)


def _same_lowest_heading(table: FigureTable, column: int) -> Group:
    """Return the columns that are headed like `column` in the lowest of several header rows."""
    own = table.column(column).header.split()
    return tuple(
        other
        for other in range(table.width)
        if table.column(other).field != SUM_FIELD
        and len(own) > 1
        and table.column(other).header.split()[-1:] == own[-1:]
        and _alike(table, other, column)
    )


def _column_groups(table: FigureTable, column: int) -> Iterator[Group]:
    """Yield the figure columns up to the 合计 column before, the ones after, the 合计 columns before."""

    def is_part(other: int) -> bool:
        return _alike(table, other, column) and table.column(other).field != SUM_FIELD

    left = tuple(takewhile(is_part, range(column - 1, -1, -1)))
    yield _without_of_which(table, left)
    yield left
    sums = _run(lambda other: _alike(table, other, column), range(column - 1, -1, -1))
    yield _merge((other for other in sums if table.column(other).field == SUM_FIELD), left)
    yield _without_of_which(table, _run(is_part, range(column + 1, table.width)))


def _run(test: Callable[[int], bool], columns: Iterable[int]) -> Group:
    return tuple(takewhile(test, columns))


def _alike(table: FigureTable, other: int, column: int) -> bool:
    """Tell whether two columns may stand in one sum: figures of one unit, where both have one."""
    units = {table.column(index).unit for index in (other, column)} - {None}
    return table.is_added_across(other) and len(units) <= 1


def _without_of_which(table: FigureTable, columns: Group) -> Group:
    of_which = table.rules.of_which
    return _merge(other for other in columns if not of_which.find(table.column(other).header))


def _share_a_heading(table: FigureTable, columns: Group) -> bool:
    letters = zip(*(table.column(column).header for column in columns), strict=False)
    shared = takewhile(lambda alike: len(set(alike)) == 1, letters)
    return sum(1 for _ in shared) >= _SHARED_HEADING


def _between(rows: Iterable[int], low: int, high: int) -> Group:
    return tuple(sorted(row for row in rows if low < row < high))


def _merge(*groups: Iterable[int]) -> Group:
    return tuple(sorted({row for group in groups for row in group}))


def _distinct(readings: Iterable[tuple[Group, ...]]) -> tuple[tuple[Group, ...], ...]:
    """Return the readings without repeats, those that hold nothing left out."""
    return tuple(dict.fromkeys(reading for reading in readings if reading and all(reading)))
