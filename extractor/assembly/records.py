"""Make records of the rows of a table."""

from collections.abc import Iterator, Mapping
from typing import Any

from extractor.assembly.claims import CellKey
from extractor.model.mention import CellState, ColumnMeaning, RowNames, TableReading
from extractor.model.outline import StitchedTable
from extractor.model.record import Claim, Record

__all__ = ["FIGURE_FIELDS", "record_rows"]

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

RESULTS = frozenset({"certified", "pass_rate"})
SITTINGS = frozenset({"registered", "examined"})


def record_rows(
    table: StitchedTable, reading: TableReading, claims: Mapping[CellKey, Claim], first: int
) -> Iterator[Record]:
    """Yield the records of a table of a known kind, numbered from `first`; a total row is none.

    A row is one record; where the header spreads levels over columns, one a level.
    """
    number = first
    for row, names in enumerate(reading.names):
        if row in reading.total_rows or not _names_anything(names):
            continue
        levels = _levels(reading.columns)
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
