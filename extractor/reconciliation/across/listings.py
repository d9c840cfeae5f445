"""Whom a report lists: the departments of a school, the schools of an organisation, with their figures."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.model.outline import BlockKind
from extractor.model.record import Claim
from extractor.reconciliation.across.scope import Scope
from extractor.reconciliation.across.stated import Spot, Stated, as_stated, is_fact
from extractor.reconciliation.figures import FigureTable, figure_tables
from extractor.text.normalise import fold

__all__ = ["Listing", "read_listings"]

_FIELD = "department"
_CERTIFICATE = "certificate"
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Listing:
    """Names that a table or a sentence lists.

    Attributes:
        names: as printed, each once.
        heading: what the column of a table is called.
        spot: where the list stands.
        totals: the figure of a table's total row by indicator.
        rows: the one figure of a name, by name and indicator.
        certificates: what a table's caption says that it is about.
        row_certificates: what its rows are about.
        is_open: the list goes on.
        is_table: it is a table.
    """

    names: tuple[str, ...]
    spot: Spot
    totals: Mapping[str, Stated]
    rows: Mapping[tuple[str, str], Stated]
    heading: str = ""
    certificates: frozenset[str] = frozenset()
    row_certificates: frozenset[str] = frozenset()
    is_open: bool = False
    is_table: bool = True


def read_listings(scope: Scope, years: Sequence[int]) -> tuple[Listing, ...]:
    """Return the lists in the tables of a report; without any, the longest in its sentences."""
    tables = figure_tables(scope.report, scope.grammar.checks)
    found = tuple(listing for table in tables for listing in _in_table(table, scope, years))
    said = max(_in_sentences(scope), key=lambda listing: len(listing.names), default=None)
    return found or ((said,) if said else ())


def _in_table(table: FigureTable, scope: Scope, years: Sequence[int]) -> Iterator[Listing]:
    """Yield the list of a table that has a column of names, and is about all of each of them."""
    columns = [each for each in range(table.width) if table.column(each).field == _FIELD]
    caption = table.table.caption or ""
    if len(columns) != 1 or scope.is_narrow(caption) or scope.is_narrow_section(table.block):
        return
    named = {row: table.text(row, columns[0]) for row in table.data_rows}
    names = tuple(dict.fromkeys(filter(None, named.values())))
    if len(names) >= _SEVERAL:
        facts = [claim for claim in table.claims.values() if is_fact(claim, years)]
        totals = dict(_totals(facts, table, scope))
        yield Listing(
            names=names,
            spot=Spot.of(table.place(0, columns[0])),
            totals=totals,
            rows=dict(_rows(facts, named, totals, table, scope)),
            heading=fold(table.column(columns[0]).header),
            certificates=scope.certificates_in(caption),
            row_certificates=_certificates(facts),
        )


def _totals(
    facts: Sequence[Claim], table: FigureTable, scope: Scope
) -> Iterator[tuple[str, Stated]]:
    """Yield the one figure of an indicator that a total row gives for all."""
    found = [as_stated(claim, scope, table) for claim in facts]
    totals = [figure for figure in found if figure.is_total]
    times = Counter(figure.indicator for figure in totals)
    return ((each.indicator, each) for each in totals if times[each.indicator] == 1)


def _rows(
    facts: Sequence[Claim],
    named: Mapping[int, str],
    totals: Mapping[str, Stated],
    table: FigureTable,
    scope: Scope,
) -> Iterator[tuple[tuple[str, str], Stated]]:
    """Yield the figures of the names that have one row, from the column that is totalled or is alone."""
    times = Counter(named.values())
    columns = {indicator: figure.spot.column for indicator, figure in totals.items()}
    held = Counter(table.column(each).indicator for each in range(table.width))
    for claim in facts:
        name, indicator = named.get(claim.at.row or 0, ""), claim.indicator or ""
        is_meant = columns.get(indicator, claim.at.column) == claim.at.column
        is_alone = indicator in columns or held[indicator] == 1
        if claim.at.row in named and times[name] == 1 and is_meant and is_alone:
            yield (name, indicator), as_stated(claim, scope, table)


def _certificates(facts: Sequence[Claim]) -> frozenset[str]:
    return frozenset(
        claim.dimensions[_CERTIFICATE] for claim in facts if _CERTIFICATE in claim.dimensions
    )


def _in_sentences(scope: Scope) -> Iterator[Listing]:
    """Yield the lists of departments that sentences give."""
    rules = scope.grammar.across
    for index, block in enumerate(scope.report.blocks):
        if block.kind is BlockKind.FURNITURE:
            continue
        text = fold(block.text)
        for found in (
            match for rule in rules.departments for match in rule.compiled.finditer(text)
        ):
            names = tuple(dict.fromkeys(re.split(rules.name_mark, found["names"])))
            told = scope.grammar.numerals.read_integer(found["count"])
            place = Spot(index, None, None, block.page, None, None, None)
            yield Listing(names, place, {}, {}, is_open=told != len(names), is_table=False)
