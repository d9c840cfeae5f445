"""What a report counts for one certificate alone, over its levels and batches."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.reconciliation.across.scope import Scope
from extractor.reconciliation.across.stated import Stated, as_stated, is_fact
from extractor.reconciliation.figures import CellKind, FigureTable, figure_tables
from extractor.reconciliation.rounding import EXACT

__all__ = ["Share", "Shares", "read_shares"]

_CERTIFICATE = "certificate"


@dataclass(frozen=True, slots=True)
class Share:
    """What one table or sentence counts for a certificate; `is_pending`: some of it is still awaited."""

    value: Decimal
    figures: tuple[Stated, ...]
    is_pending: bool = False


Shares = Mapping[tuple[str, str], tuple[Share, ...]]
"""By indicator and certificate, one of each table and sentence that gives it."""


def read_shares(scope: Scope, years: Sequence[int], stated: Sequence[Stated]) -> Shares:
    """Return what a report counts for each certificate."""
    found: dict[tuple[str, str], list[Share]] = defaultdict(list)
    for table in figure_tables(scope.report, scope.grammar.checks):
        if not scope.is_narrow(table.table.caption or "") and not scope.is_narrow_section(
            table.block
        ):
            for indicator, certificate, share in _in_table(table, scope, years):
                found[indicator, certificate].append(share)
    for figure in stated:
        if figure.spot.table is None and [key for key, _ in figure.about] == [_CERTIFICATE]:
            found[figure.indicator, figure.about[0][1]].append(Share(figure.value, (figure,)))
    return {key: tuple(shares) for key, shares in found.items()}


def _in_table(
    table: FigureTable, scope: Scope, years: Sequence[int]
) -> Iterator[tuple[str, str, Share]]:
    """Yield the sum of each certificate's rows, where each of them has its figure or awaits it."""
    rows = _rows(table, scope)
    indicators = [table.column(column).indicator for column in range(table.width)]
    for column, indicator in enumerate(indicators):
        if indicator is None or indicators.count(indicator) > 1:
            continue
        for certificate, own in rows.items():
            claims = table.column_claims(column, own)
            kinds = {table.cell_kind(row, column) for row in own}
            is_whole = kinds <= {CellKind.FIGURE, CellKind.AWAITED} and CellKind.FIGURE in kinds
            if is_whole and all(is_fact(claim, years) for claim in claims):
                figures = tuple(as_stated(claim, scope, table) for claim in claims)
                value = Decimal(0)
                for figure in figures:
                    value = EXACT.add(value, figure.value)
                yield indicator, certificate, Share(value, figures, CellKind.AWAITED in kinds)


def _rows(table: FigureTable, scope: Scope) -> Mapping[str, tuple[int, ...]]:
    """Return the rows of each certificate."""
    named = {
        record.row: record.certificate.name
        for record in scope.report.records
        if record.table == table.table.id and record.certificate
    }
    found: dict[str, list[int]] = defaultdict(list)
    for row in table.data_rows:
        if row in named:
            found[named[row]].append(row)
    return {name: tuple(rows) for name, rows in found.items()}
