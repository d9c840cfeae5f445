"""Totals that are printed under another heading than the column that they add up."""

from collections.abc import Iterator

from extractor.model.check import Verdict
from extractor.model.message import Message
from extractor.model.record import Claim
from extractor.reconciliation.equations import sum_equation
from extractor.reconciliation.figures import FigureTable
from extractor.reconciliation.results import Draft, show
from extractor.reconciliation.rounding import total
from extractor.reconciliation.steps import added

__all__ = ["displaced", "displaced_column"]

_SEVERAL = 2


def displaced_column(table: FigureTable, row: int, claim: Claim) -> int | None:
    """Return the figure column that a total stated under another heading adds up, None if none.

    A total may be printed beside its column, which is then blank in the total row.
    """
    for column in range(table.width):
        parts = table.column_claims(column, table.data_rows)
        is_free = table.is_added(column) and table.claim(row, column) is None
        if is_free and len(parts) >= _SEVERAL and total(parts)[0] == claim.value:
            return column
    return None


def displaced(table: FigureTable, rule: str) -> Iterator[Draft]:
    """Yield the totals that close over a column other than the one they stand in."""
    for row in table.table.total_rows:
        for column in range(table.width):
            stated = table.claim(row, column)
            if stated is None or not table.is_text_column(column):
                continue
            found = displaced_column(table, row, stated)
            if found is not None:
                yield _draft(table, stated, found, rule)


def _draft(table: FigureTable, stated: Claim, column: int, rule: str) -> Draft:
    parts = table.column_claims(column, table.data_rows)
    header, value = table.column(column).header, show(stated.value)
    return Draft(
        rule=rule,
        verdict=Verdict.CONSISTENT,
        stated=stated.value,
        computed=stated.value,
        equation=sum_equation(parts, stated.value),
        claims=(stated, *parts),
        steps=tuple(added(parts)),
        message=Message(
            zh=f"{table.label} 的合计 {value} 写在别的列，等于“{header}”各行之和。",
            en=f'{table.label}: the total {value} stands in another column, and is the sum of "{header}".',
        ),
    )
