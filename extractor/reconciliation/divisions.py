"""`table.sum` where no 合计 row says so: rows that divide the row above, columns that divide one beside, shares."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.grammar.loader import Grammar
from extractor.grammar.schema import Family
from extractor.model.check import Verdict
from extractor.model.message import Message
from extractor.model.record import Claim
from extractor.reconciliation.equations import sum_equation
from extractor.reconciliation.figures import TOTAL_ROWS, CellKind, FigureTable, Group
from extractor.reconciliation.footings import row_footings
from extractor.reconciliation.nesting import divided_rows
from extractor.reconciliation.reasons import sum_hints
from extractor.reconciliation.results import Draft, joined, show
from extractor.reconciliation.rounding import EXACT, implied, rounded, total
from extractor.reconciliation.statements import conclusion
from extractor.reconciliation.steps import added

__all__ = ["check_divisions"]

_SEVERAL = 2
_WHOLE = Decimal(100)
"""Shares of one whole add up to this."""


def check_divisions(table: FigureTable, grammar: Grammar, rule: str) -> Iterator[Draft]:
    """Yield what divides a figure of a table without a 合计 row that says so."""
    for row, parts in divided_rows(table):
        yield from _rows(table, row, parts, rule)
    for family in grammar.relations.family:
        yield from _columns(table, family, rule)
    yield from _shares(table, rule)


def _rows(table: FigureTable, row: int, parts: Group, rule: str) -> Iterator[Draft]:
    """Yield the figures of a row that the rows under it make: 药品收入, 其中：西药, 中成药."""
    for column in table.added_columns:
        stated, figures = table.claim(row, column), table.column_claims(column, parts)
        if stated and len(figures) >= _SEVERAL and _closes(stated, figures):
            yield _draft(table, stated, figures, rule)


def _columns(table: FigureTable, family: Family, rule: str) -> Iterator[Draft]:
    """Yield the figures of a column beside those that bear the names of a whole: 总人数, 男, 女.

    That they make it is known where they do in most rows.
    """
    size = len(family.members)
    for start in range(table.width - size + 1):
        group = tuple(range(start, start + size))
        if not _is_family(table, group, family):
            continue
        for whole in (start - 1, start + size):
            if 0 <= whole < table.width and table.is_added_across(whole):
                yield from _beside(table, whole, group, rule)


def _beside(table: FigureTable, whole: int, group: Group, rule: str) -> Iterator[Draft]:
    lines = [
        (stated, parts)
        for row in table.all_rows
        if (stated := table.claim(row, whole))
        and len(parts := table.row_claims(row, group)) == len(group)
    ]
    closing = sum(1 for stated, parts in lines if _closes(stated, parts))
    if closing >= _SEVERAL and closing * 2 > len(lines):
        yield from (_draft(table, stated, parts, rule) for stated, parts in lines)


def _is_family(table: FigureTable, group: Group, family: Family) -> bool:
    """Return whether columns are headed by the names of a whole, each by another."""
    named = set()
    for column in group:
        header = "".join(table.column(column).header.split()[-1:])
        found = [n for n, words in enumerate(family.members) if any(w in header for w in words)]
        if len(found) != 1 or not table.is_added_across(column):
            return False
        named.add(found[0])
    return len(named) == len(group)


def _shares(table: FigureTable, rule: str) -> Iterator[Draft]:
    """Yield the columns of shares that a total row closes with 100, for all that rounding allows.

    Shares that do not add up are wrong only where the heading says that they are shares, and another
    column shows which rows the total is over.
    """
    wholes = {
        (row, column): claim
        for (row, column), claim in table.claims.items()
        if claim.value == _WHOLE and table.row_kinds[row] in TOTAL_ROWS
    }
    for footing in row_footings(table) if wholes else ():
        for column in range(table.width):
            stated = wholes.get((footing.total, column))
            if stated is None or column in table.added_columns:
                continue
            groups = [reading[0] for reading in footing.readings if len(reading) == 1]
            sums = [(group, table.column_claims(column, group)) for group in groups]
            made = [found for _, found in sums if len(found) >= _SEVERAL and _closes(stated, found)]
            if made:
                yield _draft(table, stated, made[0], rule)
                continue
            proved = [f for g, f in sums if f and _is_proved(table, footing.total, column, g)]
            if proved:
                yield _draft(table, stated, proved[0], rule)


def _is_proved(table: FigureTable, row: int, column: int, group: Group) -> bool:
    """Return whether a column is headed as shares, is full, and the rows make the total beside it."""
    is_share = table.rules.shares.find(table.column(column).header)
    is_full = all(table.cell_kind(part, column) is CellKind.FIGURE for part in group)
    return (
        bool(is_share)
        and is_full
        and any(
            (stated := table.claim(row, other))
            and _closes(stated, table.column_claims(other, group))
            for other in table.added_columns
        )
    )


def _closes(stated: Claim, parts: Sequence[Claim]) -> bool:
    return implied(stated).meets(total(parts)[1])


def _draft(table: FigureTable, stated: Claim, parts: Sequence[Claim], rule: str) -> Draft:
    value = total(parts)[0]
    agrees = _closes(stated, parts)
    computed = rounded(value, stated.step)
    difference = show(EXACT.subtract(stated.value, computed))
    place, count = (stated.at.row or 0) + 1, len(parts)
    header = table.column(stated.at.column or 0).header
    return Draft(
        rule=rule,
        verdict=Verdict.CONSISTENT if agrees else Verdict.INCONSISTENT,
        stated=stated.value,
        computed=computed,
        equation=sum_equation(parts, value),
        claims=(stated, *parts),
        steps=tuple(added(parts)),
        hints=() if agrees else sum_hints(stated, parts, computed, rates_say={}),
        message=joined(
            Message(
                zh=f"{table.label} 第 {place} 行“{header}”为 {show(stated.value)}，其 {count} 个分项相加得 {show(computed)}",
                en=f'{table.label}, row {place}: "{header}" is {show(stated.value)}, its {count} parts add up to {show(computed)}',
            ),
            Message(
                zh="" if agrees else f"，相差 {difference}", en="" if agrees else f"({difference})"
            ),
            conclusion(agrees=agrees),
        ),
    )
