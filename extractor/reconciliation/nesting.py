"""Which rows of a table are parts of a row above them: 其中, numbered lists in cells."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from extractor.reconciliation.figures import OWN_ROWS, FigureTable, Group, RowKind
from extractor.reconciliation.rounding import implied, total

__all__ = ["divided_rows", "numbered_children", "parts_within", "unmarked_parts"]

_NESTABLE = frozenset({RowKind.DATA, RowKind.OF_WHICH, RowKind.SUBTOTAL})

_LONGEST = 24
"""A row is not divided into more rows than this by figures alone."""


def numbered_children(table: FigureTable) -> dict[int, Group]:
    """Return row → the rows numbered one level below it: 1. and 2. under 一、.

    A style of numbers is above those that first come after it.
    """
    found: dict[int, list[int]] = defaultdict(list)
    open_rows: dict[int, int] = {}
    for row in table.all_rows:
        style = table.numbering_style(row)
        if table.row_kinds[row] in {RowKind.TOTAL, RowKind.BAND}:
            open_rows = {}
        if style is None or table.row_kinds[row] not in _NESTABLE:
            continue
        styles = list(open_rows)
        outer = styles[: styles.index(style)] if style in styles else styles
        open_rows = {known: open_rows[known] for known in outer}
        if open_rows:
            found[next(reversed(open_rows.values()))].append(row)
        open_rows[style] = row
    return {row: tuple(children) for row, children in found.items()}


def parts_within(table: FigureTable) -> frozenset[int]:
    """Return the rows without number that divide the row above them.

    A row that says 其中 is one in any case. What follows it, or follows a numbered row, is one where
    the figures show it: together they make that row.
    """
    return frozenset(
        part
        for row, rows in enumerate(_followers(table))
        if _may_have_parts(table, row)
        for part in _parts(table, row, rows)
    )


def divided_rows(table: FigureTable) -> Iterator[tuple[int, Group]]:
    """Yield each row that says it is divided, with the rows under it that make it."""
    for head, rows in enumerate(_followers(table)):
        if rows and _may_have_parts(table, head) and _is_of_which(table, rows[0]):
            size = _closing_size(table, head, rows)
            if size > 1:
                yield head, tuple(rows[:size])


def unmarked_parts(table: FigureTable) -> frozenset[int]:
    """Return the rows that together make the row above them, though nothing marks them as its parts."""
    found: set[int] = set()
    for head, after in enumerate(_followers(table)):
        if _may_have_parts(table, head) and head not in found:
            rows = tuple(islice((row for row in after if row not in found), _LONGEST))
            size = _closing_size(table, head, rows)
            found.update(rows[:size] if size > 1 else ())
    return frozenset(found)


def _may_have_parts(table: FigureTable, row: int) -> bool:
    return table.row_kinds[row] in {RowKind.DATA, RowKind.SUBTOTAL}


def _parts(table: FigureTable, head: int, rows: range) -> Iterator[int]:
    """Yield those of the `rows` under `head` that divide it, one division after the other."""
    while rows and (_is_of_which(table, rows[0]) or table.numbering_style(head) is not None):
        said = list(takewhile(lambda row: _is_of_which(table, row), rows))
        size = _closing_size(table, head, rows) or len(said)
        yield from rows[:size]
        rows = rows[size:] if size else range(0)


def _followers(table: FigureTable) -> list[range]:
    """Return for each row those right after it that have no number of their own."""
    found: list[range] = []
    end = len(table.all_rows)
    for row in reversed(table.all_rows):
        found.append(range(row + 1, end))
        if table.row_kinds[row] not in OWN_ROWS or table.numbering_style(row) is not None:
            end = row
    return found[::-1]


def _is_of_which(table: FigureTable, row: int) -> bool:
    return table.row_kinds[row] is RowKind.OF_WHICH


def _closing_size(table: FigureTable, head: int, rows: Sequence[int]) -> int:
    """Return how many of `rows` make `head` in each column that gives both, 0 where none do."""
    sizes = range(1, min(len(rows), _LONGEST) + 1)
    return next((size for size in sizes if _make(table, head, rows[:size])), 0)


def _make(table: FigureTable, head: int, rows: Sequence[int]) -> bool:
    is_made = False
    for column in table.added_columns:
        whole, parts = table.claim(head, column), table.column_claims(column, rows)
        if whole and parts:
            is_made = implied(whole).meets(total(parts)[1])
            if not is_made:
                break
    return is_made
