"""Which counts a column of rates is made of, and the figures of one row."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.grammar.schema import RatioRule
from extractor.model.quantity import Modifier
from extractor.model.record import Claim
from extractor.reconciliation.figures import FigureTable, Group
from extractor.reconciliation.rounding import EXACT, stated_rate

__all__ = ["Quotient", "RateColumns", "quotients", "rate_columns"]

_LEVEL = "level"

_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Quotient:
    """A rate and the counts it is made of; several where a count is spread over columns or rows.

    `is_certain`: the table has no other counts that might be meant.
    """

    table: FigureTable
    rate: Claim
    parts: tuple[Claim, ...]
    wholes: tuple[Claim, ...]
    is_certain: bool

    @property
    def part(self) -> Decimal:
        """The count above the line."""
        return _added(self.parts)

    @property
    def whole(self) -> Decimal:
        """The count below the line."""
        return _added(self.wholes)

    @property
    def agrees(self) -> bool:
        """Tell whether the counts print as the rate."""
        return stated_rate(self.part, self.whole, self.rate)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All figures, the rate first."""
        return (self.rate, *self.parts, *self.wholes)


def _added(claims: Iterable[Claim]) -> Decimal:
    value = Decimal(0)
    for claim in claims:
        value = EXACT.add(value, claim.value)
    return value


@dataclass(frozen=True, slots=True)
class RateColumns:
    """The columns of a rate, its part and its wholes, the plain whole first."""

    rate: int
    part: Group
    wholes: tuple[Group, ...]
    is_certain: bool


def rate_columns(table: FigureTable, rule: RatioRule) -> Iterator[RateColumns]:
    """Yield, for each column of rates, the columns of counts that it goes with.

    Of several that may be meant the one stands that agrees in most rows; one that the grammar does
    not name, where it alone does.
    """
    for rate in _columns_of(table, rule.rate):
        parts = _companions(table, rate, rule.part)
        named = [found for name in rule.wholes if (found := _companions(table, rate, name))]
        if parts:
            yield from _chosen(table, rate, parts, named)


def _chosen(
    table: FigureTable, rate: int, parts: Sequence[Group], named: Sequence[Sequence[Group]]
) -> Iterator[RateColumns]:
    def agreeing(part: Group, whole: Group) -> int:
        columns = RateColumns(rate, part, (whole,), is_certain=True)
        found = (quotient for row in table.all_rows for quotient in quotients(table, columns, row))
        return sum(1 for quotient in found if quotient.part and quotient.whole and quotient.agrees)

    def best_part(wholes: Sequence[Group]) -> tuple[int, int]:
        return max((agreeing(p, w), -i) for i, p in enumerate(parts) for w in wholes)

    every = [whole for found in named for whole in found]
    known, index = best_part(every) if every else (0, 0)
    others = _other_counts(table, rate, [*parts, *every])
    proved, other_index = best_part(others) if others else (0, 0)
    is_other = proved >= _SEVERAL and proved > known
    part = parts[-(other_index if is_other else index)]
    wholes = [max(found, key=lambda whole: agreeing(part, whole)) for found in named]
    if is_other:
        wholes.insert(0, max(others, key=lambda whole: agreeing(part, whole)))
    if wholes:
        is_single = not is_other and all(len(found) == 1 for found in (parts, *named))
        stated = sum(1 for row in table.all_rows if table.claim(row, rate))
        is_certain = is_single or max(known, proved) * 2 > stated
        yield RateColumns(rate, part, tuple(wholes), is_certain)


def _other_counts(table: FigureTable, rate: int, known: Sequence[Group]) -> list[Group]:
    """Return the columns that hold counts and are none of the known ones, the nearest on the left first."""
    taken = {column for group in known for column in group}
    free = [c for c in range(table.width) if c not in taken and table.is_added(c)]
    return [(column,) for column in _nearest(free, rate)]


def _columns_of(table: FigureTable, indicator: str) -> list[int]:
    return [column for column in range(table.width) if table.column(column).indicator == indicator]


def _companions(table: FigureTable, rate: int, indicator: str) -> list[Group]:
    """Return the columns of counts that a rate may go with, the likeliest first.

    They are of the same level … as the rate's column; of several, the nearest on its left comes first.
    Counts that are spread over levels are together the count of a rate over all levels.
    """
    alike = _columns_of(table, indicator)
    same = [column for column in alike if _shared(table, column) == _shared(table, rate)]
    likely = same or (alike if len(alike) == 1 else [])
    if not likely and _are_levels(table, alike) and _LEVEL not in dict(_shared(table, rate)):
        return [tuple(alike)]
    return [(column,) for column in _nearest(likely, rate)]


def _are_levels(table: FigureTable, columns: Sequence[int]) -> bool:
    """Tell whether columns divide a count by level: each has one, and no two the same."""
    levels = [dict(_shared(table, column)).get(_LEVEL) for column in columns]
    return len(levels) >= _SEVERAL and None not in levels and len(set(levels)) == len(levels)


def _nearest(columns: Iterable[int], rate: int) -> list[int]:
    return sorted(columns, key=lambda column: (column > rate, abs(column - rate)))


def _shared(table: FigureTable, column: int) -> frozenset[tuple[str, str]]:
    """Return the dimensions that all figures of a column share: the level in its header."""
    sets = [set(claim.dimensions.items()) for claim in table.column_claims(column, table.data_rows)]
    return frozenset(set.intersection(*sets)) if sets else frozenset()


def quotients(table: FigureTable, columns: RateColumns, row: int) -> Iterator[Quotient]:
    """Yield the rate of one row with each whole that stands there, the plain one first."""
    rate, parts = table.claim(row, columns.rate), table.row_claims(row, columns.part)
    for group in columns.wholes:
        wholes = table.row_claims(row, group)
        if rate and parts and wholes:
            quotient = Quotient(table, rate, parts, wholes, columns.is_certain)
            if all(claim.modifier is Modifier.EXACT for claim in quotient.claims):
                yield quotient
