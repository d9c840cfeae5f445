"""Understand a table: what each column holds, which rows are totals, what each cell and row says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.grammar import Grammar
from extractor.grammar.schema import FieldRule
from extractor.matching.names import NameMatcher
from extractor.matching.quantities import CellReader
from extractor.model.mention import CellReading, CellState, ColumnMeaning, RowNames, TableReading
from extractor.model.outline import Slot, StitchedTable
from extractor.text.normalise import fold, strip_space

__all__ = ["TableMatcher"]

NAME_FIELDS = frozenset({"certificate", "majors", "department", "level", "batch", "tier", "grades"})
"""Columns that say whom a row's figures are about."""

MOSTLY = 0.6
"""The share of a column's filled cells that decides what the column holds."""


@dataclass(frozen=True)
class TableMatcher:
    """Reads tables by the header synonyms and record types of a grammar."""

    grammar: Grammar

    def read(
        self, table: StitchedTable, *, unit: str | None = None, year: int | None = None
    ) -> TableReading:
        """Return what a table says; `unit` is what a line above it states, `year` the report's."""
        columns = tuple(self.column(header, unit) for header in table.header)
        cells = tuple(
            tuple(
                self._cells.read(slot.text, unit=column.unit)
                for slot, column in zip(row, columns, strict=True)
            )
            for row in table.rows
        )
        totals = self._total_rows(table, cells)
        return TableReading(
            kind=self._kind(columns, table.caption),
            columns=columns,
            cells=cells,
            names=tuple(self._names(row, columns, year) for row in table.rows),
            total_rows=totals,
            subtotal_rows=tuple(row for row in totals if self._is_subtotal(table.rows[row])),
        )

    def column(self, header: str, unit: str | None = None) -> ColumnMeaning:
        """Return what a column under `header` holds; `unit` is what a line above the table states."""
        bare = _bare(header)
        level = self._names_of.level_within(header)
        if level:
            bare = bare.replace(level, "")
        rule = self._rule(bare) or self._rule(_last_level(header, level))
        stated = self._cells.unit_in_header(header)
        if self.grammar.tables.sum_header.find(header):
            return ColumnMeaning(
                header, "sum", rule.indicator if rule else None, None, stated or unit
            )
        if rule is None:
            return ColumnMeaning(header, unit=stated or unit)
        above = unit if self._cells.same_base(unit, rule.unit) else None
        return ColumnMeaning(
            header,
            rule.field,
            rule.indicator,
            rule.counts,
            stated or above or rule.unit,
            level if rule.indicator else None,
        )

    def _rule(self, header: str) -> FieldRule | None:
        rules = self.grammar.tables.field
        return next((rule for rule in rules if header and rule.compiled.fullmatch(header)), None)

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
        labelled = [
            index
            for index, row in enumerate(table.rows)
            if self._has_total_label(row, cells[index])
        ]
        last = len(table.rows) - 1
        if last not in labelled and self._totals_without_label(cells):
            labelled.append(last)
        return tuple(labelled)

    def _has_total_label(self, row: Sequence[Slot], cells: Sequence[CellReading]) -> bool:
        """Return whether the row's first words are 合计 or the like; a total may stand in any column."""
        texts = [
            slot.text
            for slot, cell in zip(row, cells, strict=True)
            if cell.state is CellState.TEXT and not slot.merged
        ]
        return any(self.grammar.tables.total.find(text) for text in texts[:2])

    def _totals_without_label(self, cells: Sequence[Sequence[CellReading]]) -> bool:
        """Return whether the last row counts what the rows above it name (36 under 证书名称)."""
        if len(cells) < 3:  # noqa: PLR2004  two rows of names, and the row that counts them
            return False
        *body, last = cells
        if any(cell.state is CellState.TEXT for cell in last):
            return False
        return any(
            cell.state is CellState.FIGURE and _holds_names([row[column].state for row in body])
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
        names, batch = self._names_of, texts.get("batch")
        return RowNames(
            batch=batch,
            batch_key=names.batch_key(batch) if batch else None,
            certificate=names.certificate(texts.get("certificate", "")),
            level=names.level(texts.get("level", ""))
            or names.level_within(texts.get("certificate", "")),
            tier=names.tier(texts.get("tier", "")),
            department=strip_space(texts["department"]) if "department" in texts else None,
            majors=names.majors(texts.get("majors", ""), year),
            grades=names.grades(texts.get("grades", "")),
        )

    @cached_property
    def _cells(self) -> CellReader:
        return CellReader(self.grammar.units)

    @cached_property
    def _names_of(self) -> NameMatcher:
        return NameMatcher(self.grammar)


def _bare(header: str) -> str:
    """Return a header without white space and without bracketed unit or remark at its end."""
    return re.sub(r"\([^()]*\)$", "", fold(header)) or fold(header)


def _last_level(header: str, level: str | None) -> str:
    """Return the lowest header row's text alone: 报考情况 人数 → 人数."""
    words = [word for word in header.split() if word != level]
    return _bare(words[-1]) if words else ""


def _holds_names(states: Sequence[CellState]) -> bool:
    """Return whether a column holds text for the most part."""
    filled = [state for state in states if state is not CellState.BLANK]
    return filled.count(CellState.TEXT) > MOSTLY * len(filled)
