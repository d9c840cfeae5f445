"""Make records of the rows of a table, and of sentences that list what a row would."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from extractor.assembly.claims import CellKey, printed_place
from extractor.grammar import Grammar
from extractor.model.mention import (
    CellState,
    Certificate,
    ColumnMeaning,
    ListingMention,
    RowNames,
    TableReading,
)
from extractor.model.outline import Outline, StitchedTable
from extractor.model.record import Claim, Record

__all__ = ["FIGURE_FIELDS", "record_listings", "record_rows"]

FIGURE_FIELDS = (
    "approved_count",
    "applied_count",
    "person_days",
    "registered",
    "examined",
    "certified",
    "pass_rate",
)
"""The fields of a record that hold a figure."""

LISTED = frozenset({"approved_count", "applied_count"})
"""The fields that a sentence may fill which lists what was applied for or approved."""

RESULTS = frozenset({"certified", "pass_rate"})
SITTINGS = frozenset({"registered", "examined"})


def record_rows(
    table: StitchedTable, reading: TableReading, claims: Mapping[CellKey, Claim], first: int
) -> Iterator[Record]:
    """Yield the records of a table of a known kind, numbered from `first`; a total row is none.

    A row is one record; where the header spreads levels over columns, one a level.
    """
    number, levels = first, _levels(reading.columns)
    total_rows = frozenset(reading.total_rows)
    for row, names in enumerate(reading.names):
        if row in total_rows or not _names_anything(names):
            continue
        for level in levels:
            figures = _figures(table.id, row, level, reading.columns, claims)
            if len(levels) > 1 and not figures:
                continue
            yield Record(
                id=f"r{number}",
                type=reading.kind,
                table=table.id,
                row=row,
                batch=names.batch,
                certificate=names.certificate,
                level=level or names.level,
                tier=names.tier,
                department=names.department,
                majors=names.majors,
                grades=names.grades,
                pending=_is_pending(row, level, reading, figures),
                sources={field: claim.id for field, claim in figures.items()},
                **_values(figures),
            )
            number += 1


def record_listings(
    outline: Outline,
    listings: Sequence[ListingMention],
    claims: Sequence[Claim],
    records: Sequence[Record],
    grammar: Grammar,
) -> Iterator[Record]:
    """Yield the records of sentences, numbered after `records`.

    What a table, or an earlier sentence, gives already is not given again.
    """
    known = {_identity(record.certificate, record.level) for record in records}
    number = len(records) + 1
    for listing in listings:
        identity = _identity(listing.certificate, listing.level)
        if identity in known:
            continue
        known.add(identity)
        figures = _stated(listing, claims, grammar)
        yield Record(
            id=f"r{number}",
            type=grammar.records.listing.type,
            batch=listing.batch,
            certificate=listing.certificate,
            level=listing.level,
            sources={field: claim.id for field, claim in figures.items()},
            at=printed_place(outline, listing),
            **_values(figures),
        )
        number += 1


def _identity(certificate: Certificate | None, level: str | None) -> tuple[str | None, str | None]:
    return certificate.name if certificate else None, level


def _stated(listing: ListingMention, claims: Sequence[Claim], grammar: Grammar) -> dict[str, Claim]:
    """Return field → claim of what the sentence counts of a certificate at one level."""
    fields = {rule.indicator: rule.field for rule in grammar.tables.field if rule.field in LISTED}
    wanted = {
        "certificate": listing.certificate and listing.certificate.name,
        "level": listing.level,
    }
    figures: dict[str, Claim] = {}
    for claim in claims:
        if (
            claim.at.block == listing.block
            and listing.sentence[0] <= (claim.at.start or 0) < listing.sentence[1]
            and claim.indicator in fields
            and all(claim.dimensions.get(name) == value for name, value in wanted.items())
        ):
            figures.setdefault(fields[claim.indicator], claim)
    return figures


def _names_anything(names: RowNames) -> bool:
    return any((names.certificate, names.department, names.majors, names.batch, names.level))


def _levels(columns: tuple[ColumnMeaning, ...]) -> tuple[str | None, ...]:
    """Return the levels that the header spreads over columns; None for columns of all levels."""
    figures = [column.level for column in columns if column.field in FIGURE_FIELDS]
    return tuple(dict.fromkeys(figures)) or (None,)


def _figures(
    table: str,
    row: int,
    level: str | None,
    columns: tuple[ColumnMeaning, ...],
    claims: Mapping[CellKey, Claim],
) -> dict[str, Claim]:
    """Return field → claim of one row; the first column of a field counts."""
    figures: dict[str, Claim] = {}
    for index, column in enumerate(columns):
        claim = claims.get((table, row, index))
        if column.field in FIGURE_FIELDS and claim and column.level == level:
            figures.setdefault(column.field, claim)
    return figures


def _values(figures: Mapping[str, Claim]) -> dict[str, Any]:
    return {field: claim.value for field, claim in figures.items()}


def _is_pending(
    row: int, level: str | None, reading: TableReading, figures: Mapping[str, Claim]
) -> bool:
    """Return whether somebody sat the examination and the results are marked as not there yet."""
    sat = any(figures[field].value for field in SITTINGS & figures.keys())
    awaited = {
        column.field
        for cell, column in zip(reading.cells[row], reading.columns, strict=True)
        if cell.state is CellState.PENDING and column.level == level
    }
    return sat and bool(awaited & RESULTS) and "certified" not in figures
