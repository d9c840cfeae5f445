"""Make a claim of every figure, in tables and in sentences."""

from collections.abc import Iterator, Sequence

from extractor.grammar import Grammar
from extractor.model.mention import (
    CellReading,
    CellState,
    ColumnMeaning,
    FigureMention,
    ListingMention,
    RowNames,
    TableReading,
)
from extractor.model.outline import Outline, Slot, StitchedTable
from extractor.model.provenance import Place
from extractor.model.quantity import Quantity
from extractor.model.record import Claim, Role

__all__ = ["CellKey", "claim_cells", "claim_figures", "printed_place"]

NUMBERS = frozenset({"ordinal", "major_code"})
"""Columns whose numbers are no quantities."""

CellKey = tuple[str, int, int]
"""Table id, row and column of a body cell."""


def claim_cells(
    table: StitchedTable, reading: TableReading, grammar: Grammar, first: int
) -> Iterator[tuple[CellKey, Claim]]:
    """Yield the claims of a table's figures, row by row, numbered from `first`.

    A merged cell's figure is claimed once, where the cell begins. A serial number is no claim, nor is a code.
    """
    rates = {rule.base or rule.name for rule in grammar.units.unit if rule.is_rate}
    number, total_rows = first, frozenset(reading.total_rows)
    for row, column, slot in table.slots():
        cell, meaning = reading.cells[row][column], reading.columns[column]
        if meaning.field in NUMBERS and row not in total_rows:
            continue
        if cell.state is CellState.FIGURE and cell.quantity and not slot.merged:
            total = row in total_rows
            figure = cell.quantity
            yield (
                (table.id, row, column),
                Claim(
                    id=f"c{number}",
                    indicator=_indicator(meaning, total=total),
                    value=figure.value,
                    unit=figure.unit,
                    text=slot.text[cell.start : cell.end],
                    modifier=figure.modifier,
                    low=figure.low,
                    high=figure.high,
                    step=figure.step,
                    role=_role(figure, meaning, rates, total=total),
                    dimensions=_dimensions(RowNames() if total else reading.names[row], meaning),
                    period=reading.period,
                    at=_place(table, row, column, slot, cell),
                ),
            )
            number += 1


def claim_figures(
    outline: Outline, figures: Sequence[FigureMention], first: int
) -> Iterator[Claim]:
    """Yield the claims of the sentences' figures, numbered from `first`."""
    for number, figure in enumerate(figures, start=first):
        quantity = figure.quantity
        yield Claim(
            id=f"c{number}",
            indicator=figure.indicator,
            value=quantity.value,
            unit=quantity.unit,
            text=outline.blocks[figure.block].text[figure.start : figure.end],
            modifier=quantity.modifier,
            low=quantity.low,
            high=quantity.high,
            step=quantity.step,
            role=figure.role,
            modality=figure.modality,
            dimensions=dict(figure.dimensions),
            period=figure.period,
            at=printed_place(outline, figure),
            confidence=figure.confidence,
        )


def printed_place(outline: Outline, mention: FigureMention | ListingMention) -> Place:
    """Return where something is printed: the page and box of the line that it begins on."""
    line = next(
        (line for line in outline.lines[mention.block] if line.start <= mention.start < line.end),
        None,
    )
    return Place(
        block=mention.block,
        start=mention.start,
        end=mention.end,
        page=line.page if line else outline.blocks[mention.block].page,
        bbox=line.box if line else None,
    )


def _indicator(meaning: ColumnMeaning, *, total: bool) -> str | None:
    """Return what a figure counts: in the total row of a text column, the column's entries."""
    return meaning.counts if total and meaning.counts else meaning.indicator


def _role(quantity: Quantity, meaning: ColumnMeaning, rates: set[str], *, total: bool) -> Role:
    if quantity.unit in rates:
        return Role.RATE
    if total or meaning.field == "sum":
        return Role.COUNT if meaning.counts else Role.TOTAL
    return Role.PART


def _place(table: StitchedTable, row: int, column: int, slot: Slot, cell: CellReading) -> Place:
    return Place(
        block=table.block,
        start=cell.start,
        end=cell.end,
        page=slot.page,
        bbox=slot.box,
        table=table.id,
        row=row,
        column=column,
    )


def _dimensions(names: RowNames, meaning: ColumnMeaning) -> dict[str, str]:
    """Return whom a row's figure is about, in the forms that rows are joined on."""
    found = {
        "batch": names.batch_key,
        "certificate": names.certificate.name if names.certificate else None,
        "level": meaning.level or names.level,
        "tier": names.tier,
        "department": names.department,
        "major": names.majors[0].name if len(names.majors) == 1 else None,
        "grade": names.grades[0] if len(names.grades) == 1 else None,
    }
    return {key: value for key, value in found.items() if value}
