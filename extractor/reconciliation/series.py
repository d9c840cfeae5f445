"""The figures of one indicator in one table, by what their rows are about."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.model.record import Claim, Role
from extractor.reconciliation.figures import OWN_ROWS, TOTAL_ROWS, CellKind, FigureTable
from extractor.text.normalise import strip_space

__all__ = ["Key", "Series", "table_series"]

Key = tuple[str, ...]
"""What rows are about: the values of some dimensions, or the row's own label."""

_LEVEL = "level"
"""The dimension that may be said by a column's heading."""


@dataclass(frozen=True)
class Series:
    """The figures that a table states of one indicator, or under one heading that the grammar does not know.

    `parts` are those of its rows, `totals` those of rows that total all.
    """

    table: FigureTable
    name: str
    unit: str | None
    is_known: bool
    parts: tuple[Claim, ...]
    totals: tuple[Claim, ...]

    @property
    def period(self) -> str | None:
        """The year that all its figures are about."""
        periods = {claim.period for claim in (*self.parts, *self.totals)}
        return periods.pop() if len(periods) == 1 else None

    @cached_property
    def dimensions(self) -> frozenset[str]:
        """The dimensions that every figure has, or every one but those of a 合计 column."""
        plain = [set(claim.dimensions) for claim in self.parts if claim.role is Role.PART]
        found = plain or [set(claim.dimensions) for claim in self.parts]
        return frozenset(set.intersection(*found)) if found else frozenset()

    @cached_property
    def has_gaps(self) -> bool:
        """Some cell of its columns awaits a value or cannot be read."""
        columns = {claim.at.column or 0 for claim in self.parts}
        gaps = {CellKind.AWAITED, CellKind.UNREADABLE}
        rows = self.table.data_rows
        return any(self.table.cell_kind(row, each) in gaps for row in rows for each in columns)

    def by(self, keys: Sequence[str]) -> dict[Key, tuple[Claim, ...]]:
        """Return the figures by the values of dimensions; by their row's label where `keys` are none.

        Where a 合计 column says what others divide by level, its figures stand for theirs.
        """
        sums = [claim for claim in self.parts if claim.role is Role.TOTAL]
        chosen = sums if sums and _LEVEL not in keys else self.parts
        found: dict[Key, list[Claim]] = defaultdict(list)
        for claim in chosen:
            key = self._key(claim, keys)
            if all(key):
                found[key].append(claim)
        return {key: tuple(claims) for key, claims in found.items()}

    def _key(self, claim: Claim, keys: Sequence[str]) -> Key:
        if not keys:
            return (self.table.row_label(claim.at.row or 0),)
        return tuple(claim.dimensions.get(name, "") for name in keys)


def table_series(table: FigureTable) -> Iterator[Series]:
    """Yield the series of a table; rates, and what a total row counts, are of none."""
    found: dict[tuple[str, str | None, bool], tuple[list[Claim], list[Claim]]] = {}
    subtotals = set(table.table.subtotal_rows)
    for column in range(table.width):
        if not table.is_added_across(column):
            continue
        for row in table.all_rows:
            claim = table.claim(row, column)
            if claim is None or row in subtotals:
                continue
            name = claim.indicator or strip_space(table.column(column).header)
            if name:
                key = (name, claim.unit, claim.indicator is not None)
                parts, totals = found.setdefault(key, ([], []))
                _sorted(table, claim, parts, totals)
    for (name, unit, is_known), (parts, totals) in found.items():
        yield Series(table, name, unit, is_known, tuple(parts), tuple(totals))


def _sorted(table: FigureTable, claim: Claim, parts: list[Claim], totals: list[Claim]) -> None:
    """Put a figure where it belongs; rows that are held in others are of neither."""
    kind = table.row_kinds[claim.at.row or 0]
    if kind in OWN_ROWS:
        parts.append(claim)
    elif kind in TOTAL_ROWS and claim.role is Role.TOTAL and not claim.dimensions:
        totals.append(claim)
