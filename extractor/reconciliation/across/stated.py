"""The figures of a report that those of another may be held against."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from extractor.model.provenance import Place
from extractor.model.quantity import Modifier
from extractor.model.record import Claim, Modality, Role
from extractor.reconciliation.across.scope import Scope
from extractor.reconciliation.figures import CellKind, FigureTable, figure_tables
from extractor.reconciliation.rounding import EXACT, Interval

__all__ = [
    "Dimensions",
    "Spot",
    "Stated",
    "as_stated",
    "firm",
    "is_fact",
    "lasting",
    "stated_figures",
]

_SCHOOL = "school"

Dimensions = tuple[tuple[str, str], ...]
"""What a figure is about; empty for the whole."""


class Spot(NamedTuple):
    """A place as small as it can be kept: of thousands of reports all are in memory at once."""

    block: int | None
    start: int | None
    end: int | None
    page: int | None
    table: str | None
    row: int | None
    column: int | None

    @classmethod
    def of(cls, place: Place) -> "Spot":
        """Return a place without its box."""
        return cls(*(getattr(place, name) for name in cls._fields))

    def place(self) -> Place:
        """Return the place."""
        return Place(**self._asdict())


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that a report gives as an exact fact of its own years.

    Attributes:
        is_total: the wording or a total row says that it is the whole.
        is_part: the wording or its place says that it is not.
        is_pending: rows that it totals await their results.
    """

    claim: str
    indicator: str
    about: Dimensions
    value: Decimal
    unit: str | None
    step: Decimal
    spot: Spot
    is_total: bool = False
    is_part: bool = False
    is_pending: bool = False

    @property
    def interval(self) -> Interval:
        """The numbers that the printed digits may stand for; a whole number is a count, and exact."""
        slack = Decimal(0) if self.step == 1 else self.step / 2
        return Interval(EXACT.subtract(self.value, slack), EXACT.add(self.value, slack))


def stated_figures(scope: Scope, years: Sequence[int]) -> tuple[Stated, ...]:
    """Return the figures of a report that are exact, about these years, and of nothing less than they say."""
    tables = {each.table.id: each for each in figure_tables(scope.report, scope.grammar.checks)}
    found = (
        as_stated(claim, scope, tables.get(claim.at.table or ""))
        for claim in scope.report.claims
        if is_fact(claim, years) and scope.is_general(claim)
    )
    return tuple(figure for figure in found if figure.about or not figure.is_part)


def is_fact(claim: Claim, years: Sequence[int]) -> bool:
    """Tell whether a claim gives an exact figure of these years."""
    is_exact = claim.modality is Modality.STATED and claim.modifier is Modifier.EXACT
    is_figure = claim.indicator is not None and claim.role not in {Role.CHANGE, Role.OTHER}
    return is_exact and is_figure and claim.period in {None, lasting(years)}


def lasting(years: Sequence[int]) -> str:
    """Return how a claim names the years of its report.

    >>> lasting((2023,)), lasting((2021, 2022))
    ('2023', '2021-2022')
    """
    return "-".join(map(str, dict.fromkeys((*years[:1], *years[-1:]))))


def as_stated(claim: Claim, scope: Scope, table: FigureTable | None) -> Stated:
    """Return a claim as a figure to compare; the issuer's own name is nothing that it is about."""
    names = ((key, name) for key, name in claim.dimensions.items())
    own = ((key, name) for key, name in names if key != _SCHOOL or not scope.names_own(name))
    about = tuple(sorted(own))
    is_total = _is_total_row(claim, table) if table else claim.role is Role.TOTAL
    return Stated(
        claim=claim.id,
        indicator=claim.indicator or "",
        about=about,
        value=claim.value,
        unit=claim.unit,
        step=claim.step,
        spot=Spot.of(claim.at),
        is_total=is_total and not about,
        is_part=claim.role is Role.PART or (table is not None and not is_total),
        is_pending=table is not None and _awaits(claim, table),
    )


def _is_total_row(claim: Claim, table: FigureTable) -> bool:
    row = claim.at.row
    return row in table.table.total_rows and row not in table.table.subtotal_rows


def _awaits(claim: Claim, table: FigureTable) -> bool:
    """Tell whether a cell above a total is still to be filled."""
    column = claim.at.column or 0
    return any(table.cell_kind(row, column) is CellKind.AWAITED for row in table.data_rows)


def firm(figures: Iterable[Stated]) -> tuple[Stated, ...]:
    """Return the figures that say what the whole is, all of one value; none where they differ.

    Total rows and totals in words go before plain counts.
    """
    figures = tuple(figures)
    totals = tuple(figure for figure in figures if figure.is_total) or figures
    return totals if len({(figure.value, figure.unit) for figure in totals}) == 1 else ()
