"""Understand a table: what each column holds, which rows are totals, what each cell and row says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.grammar import Grammar
from extractor.grammar.schema import PatternRule
from extractor.matching.columns import NAME_FIELDS, ColumnMatcher, holds_mostly
from extractor.matching.names import NameMatcher
from extractor.matching.quantities import CellReader
from extractor.model.mention import CellReading, CellState, ColumnMeaning, RowNames, TableReading
from extractor.model.outline import Slot, StitchedTable
from extractor.text.normalise import fold_width, strip_space
from extractor.text.periods import read_years

__all__ = ["TableMatcher"]

_NAMELESS = RowNames()

NUMBERED_WITHIN = 2
"""A row that numbers the columns stands right below the header, or below a second row of it."""

SEVERAL = 3


@dataclass(frozen=True)
class TableMatcher:
    """Reads tables by the header synonyms and record types of a grammar."""

    grammar: Grammar

    def read(
        self,
        table: StitchedTable,
        *,
        unit: str | None = None,
        year: int | None = None,
        heading: str = "",
    ) -> TableReading:
        """Return what a table says.

        `unit` is what a line above it states, `year` the report's, `heading` that of its section.
        """
        read = [[self._cells.read(slot.text) for slot in row] for row in table.rows]
        _leave_out_column_numbers(table, read)
        headed = [
            self.column(header, [row[index] for row in read], unit=unit)
            for index, header in enumerate(table.header)
        ]
        columns = self._columns.captioned(headed, table.caption or "")
        cells = tuple(
            tuple(
                self._cells.in_unit(cell, column.unit)
                for cell, column in zip(row, columns, strict=True)
            )
            for row in read
        )
        totals = self._total_rows(table, cells)
        return TableReading(
            kind=self._kind(columns, table.caption),
            columns=columns,
            cells=cells,
            names=tuple(self._names(row, columns, year) for row in table.rows),
            total_rows=totals,
            subtotal_rows=tuple(row for row in totals if self._is_subtotal(table.rows[row])),
            period=self._period(table.caption or "") or self._period(heading),
        )

    def column(
        self, header: str, cells: Sequence[CellReading] = (), *, unit: str | None = None
    ) -> ColumnMeaning:
        """Return what a column holds; `unit` is what a line above the table states."""
        return self._columns.read(header, cells, unit=unit)

    def _period(self, text: str) -> str | None:
        """Return the one year that a caption or heading names."""
        periods = self.grammar.periods
        years = read_years(text, periods.year.compiled, periods.school_year.compiled)
        return str(years[0]) if len(years) == 1 else None

    def _kind(self, columns: Sequence[ColumnMeaning], caption: str | None) -> str:
        fields = {column.field for column in columns}
        if not fields & NAME_FIELDS:
            return "other"
        for rule in self.grammar.records.record:
            one_of = fields.intersection(rule.any_of) or not rule.any_of
            by_caption = not rule.caption or re.fullmatch(rule.caption, strip_space(caption or ""))
            excluded = fields.intersection(rule.without)
            if fields.issuperset(rule.requires) and one_of and by_caption and not excluded:
                return rule.type
        return "other"

    def _total_rows(
        self, table: StitchedTable, cells: Sequence[Sequence[CellReading]]
    ) -> tuple[int, ...]:
        rules = self.grammar.tables
        last, closing = len(table.rows) - 1, _last_with_figures(cells)
        return tuple(
            index
            for index, (row, read) in enumerate(zip(table.rows, cells, strict=True))
            if _has_label(row, read, rules.total)
            or (0 < index == closing and _has_label(row, read, rules.closing_total))
            or (index == last and self._totals_without_label(cells))
        )

    def _totals_without_label(self, cells: Sequence[Sequence[CellReading]]) -> bool:
        """Return whether the last row counts what the rows above it name (36 under 证书名称)."""
        if len(cells) < 3:  # noqa: PLR2004  two rows of names, and the row that counts them
            return False
        *body, last = cells
        if any(cell.state is CellState.TEXT for cell in last):
            return False
        return any(
            cell.state is CellState.FIGURE
            and holds_mostly(CellState.TEXT, [row[column].state for row in body])
            for column, cell in enumerate(last)
        )

    def _is_subtotal(self, row: Sequence[Slot]) -> bool:
        return any(self.grammar.tables.subtotal.find(slot.text) for slot in row)

    def _names(
        self, row: Sequence[Slot], columns: Sequence[ColumnMeaning], year: int | None
    ) -> RowNames:
        texts = {
            column.field: slot.text
            for slot, column in zip(reversed(row), reversed(columns), strict=True)
            if column.field in NAME_FIELDS and slot.text.strip()
        }
        if not texts:
            return _NAMELESS
        names, batch = self._names_of, texts.get("batch")
        return RowNames(
            batch=batch,
            batch_key=names.batch_key(batch) if batch else None,
            certificate=names.certificate(texts.get("certificate", "")),
            level=names.level(texts.get("level", ""))
            or names.level_within(texts.get("certificate", "")),
            tier=names.tier(texts.get("tier", "")),
            department=strip_space(texts["department"]) if "department" in texts else None,
            majors=names.majors(texts.get("majors", ""), year, texts.get("major_code", "")),
            grades=names.grades(texts.get("grades", "")),
        )

    @cached_property
    def _columns(self) -> ColumnMatcher:
        return ColumnMatcher(self.grammar)

    @cached_property
    def _cells(self) -> CellReader:
        return CellReader(self.grammar.units)

    @cached_property
    def _names_of(self) -> NameMatcher:
        return NameMatcher(self.grammar)


def _leave_out_column_numbers(table: StitchedTable, read: list[list[CellReading]]) -> None:
    """Take the figures of a row that only numbers the columns (甲 1 2 3 4) for text."""
    for number, row in enumerate(table.rows[:NUMBERED_WITHIN]):
        texts = [fold_width(cell.text).strip("() ") for cell in row if not cell.merged]
        figures = [text for text in texts if text.isdecimal()]
        others = [text for text in texts if not text.isdecimal()]
        is_counting = figures == [str(place) for place in range(1, len(figures) + 1)]
        if len(figures) >= SEVERAL and is_counting and all(len(text) <= 1 for text in others):
            read[number] = [CellReading(CellState.TEXT)] * len(row)


def _has_label(row: Sequence[Slot], cells: Sequence[CellReading], label: PatternRule) -> bool:
    """Return whether the row's first words are a label; a total may stand in any column."""
    texts = [
        slot.text
        for slot, cell in zip(row, cells, strict=True)
        if cell.state is CellState.TEXT and not slot.merged
    ]
    return any(label.find(text) for text in texts[:2])


def _last_with_figures(cells: Sequence[Sequence[CellReading]]) -> int:
    """Return the last row that holds a figure, -1 where none does."""
    given = (i for i, row in enumerate(cells) if any(c.state is CellState.FIGURE for c in row))
    return max(given, default=-1)
