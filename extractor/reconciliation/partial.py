"""Which tables are only a part: they go on elsewhere, so that what they lack may stand there."""

from collections.abc import Iterator, Sequence

from extractor.grammar.loader import Grammar
from extractor.reconciliation.figures import FigureTable

__all__ = ["partial_tables"]

_BESIDE = 2
"""A rest stands so many blocks at most behind the table that it goes on with."""


def partial_tables(tables: Sequence[FigureTable], grammar: Grammar) -> frozenset[str]:
    """Return the ids of the tables that say that they go on, or have neither name nor heading of their own."""
    return frozenset(_partial(tables, grammar))


def _partial(tables: Sequence[FigureTable], grammar: Grammar) -> Iterator[str]:
    for place, each in enumerate(tables):
        if _says_so(each, grammar) or (place and _is_rest(each, tables[place - 1])):
            yield each.table.id


def _says_so(each: FigureTable, grammar: Grammar) -> bool:
    """Return whether a caption (续表) or a row (转下页) says that the table goes on."""
    is_again = grammar.headings.continued.find(each.table.caption or "")
    carried = grammar.checks.sums.carried
    return bool(is_again) or any(carried.find(each.row_label(row)) for row in each.all_rows)


def _is_rest(each: FigureTable, before: FigureTable) -> bool:
    """Return whether a table without heading stands right behind one as wide that no total closes."""
    is_named = each.table.caption or any(each.table.header)
    if is_named or each.block is None or before.block is None:
        return False
    is_open = not before.table.total_rows and before.width == each.width
    return is_open and each.block - before.block <= _BESIDE
