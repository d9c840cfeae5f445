"""Understand a column: what its header says it holds, and what its cells say against that."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extractor.grammar import Grammar
from extractor.grammar.schema import FieldRule
from extractor.matching.names import NameMatcher
from extractor.matching.quantities import CellReader
from extractor.model.mention import CellReading, CellState, ColumnMeaning
from extractor.text.normalise import fold

__all__ = ["NAME_FIELDS", "ColumnMatcher", "holds_mostly"]

NAME_FIELDS = frozenset(
    {"certificate", "majors", "major_code", "department", "level", "batch", "tier", "grades"}
)
"""Columns that say whom a row's figures are about."""

NUMBERED_NAMES = frozenset({"batch", "grades", "major_code"})
"""Names that may be bare numbers; a column of others that holds numbers counts them."""

MOSTLY = 0.6
"""The share of a column's filled cells that decides what the column holds."""


@dataclass(frozen=True)
class ColumnMatcher:
    """Reads columns by the header synonyms of a grammar."""

    grammar: Grammar

    def read(
        self, header: str, cells: Sequence[CellReading] = (), *, unit: str | None = None
    ) -> ColumnMeaning:
        """Return what the column under `header` with these cells holds.

        `unit` is what a line above the table states.
        """
        meaning = self._headed(header, unit)
        return self._as_fractions(_as_counts(_as_names(meaning, cells), cells), cells)

    def captioned(
        self, columns: Sequence[ColumnMeaning], caption: str
    ) -> tuple[ColumnMeaning, ...]:
        """Return the columns, those that do not say what they count taken for what the caption names.

        Those are a lone count of people (人数), or levels with what they add up to (初级, 中级, 合计).
        """
        tables = self.grammar.tables
        cues = {cue.field for cue in tables.caption_cue if cue.find(caption)}
        taken = {column.field for column in columns} & {cue.field for cue in tables.caption_cue}
        unnamed = self._unnamed(columns) if len(cues) == 1 and not taken else ()
        if not unnamed:
            return tuple(columns)
        rule = next(rule for rule in tables.field if rule.field in cues)
        return tuple(
            self._named(column, rule) if column in unnamed else column for column in columns
        )

    def _unnamed(self, columns: Sequence[ColumnMeaning]) -> Sequence[ColumnMeaning]:
        """Return the columns that count what only the caption can say, if it can be but one thing."""
        bare = [c for c in columns if self.grammar.tables.bare_count.find(_bare(c.header))]
        if bare:
            return bare if len(bare) == 1 and not bare[0].field else ()
        levels = [c for c in columns if not c.field and self._level(c.header)]
        sums = [c for c in columns if c.field == "sum" and not c.indicator]
        is_whole = len(levels) == len({c.header for c in levels}) and len(sums) <= 1
        return [*levels, *sums] if levels and is_whole else ()

    def _named(self, column: ColumnMeaning, rule: FieldRule) -> ColumnMeaning:
        """Return a column that counts what a rule says; one that adds up stays one."""
        return replace(
            column,
            field=column.field or rule.field,
            indicator=rule.indicator,
            unit=column.unit or rule.unit,
            level=self._level(column.header),
        )

    def _level(self, header: str) -> str | None:
        """Return the level that is all a header says."""
        level = self._names.level_within(header)
        return level if level == _bare(header) else None

    def _headed(self, header: str, unit: str | None) -> ColumnMeaning:
        level = self._names.level_within(header)
        stated = self._cells.unit_in_header(header)
        summed = self._summed(header)
        if summed is not None:
            rule = self._rule(_bare(summed))
            indicator, own = (rule.indicator if rule else None), self._unit(unit, rule)
            return ColumnMeaning(header, "sum", indicator, None, stated or own)
        bare = _bare(header).replace(level, "") if level else _bare(header)
        rule = self._rule(bare) or self._rule(_last_level(header, level))
        if rule is None:
            return ColumnMeaning(header, unit=stated or unit)
        return ColumnMeaning(
            header,
            rule.field,
            rule.indicator,
            rule.counts,
            stated or self._unit(unit, rule),
            level if rule.indicator else None,
        )

    def _summed(self, header: str) -> str | None:
        """Return what a 合计 column adds up: what the other header rows say; None for other columns."""
        label, upper = self.grammar.tables.sum_header, _upper_levels(header)
        if label.find(header):
            return upper
        return _lowest_level(header) if any(map(label.find, upper.split())) else None

    def _unit(self, above: str | None, rule: FieldRule | None) -> str | None:
        """Return the unit that a line above the table states, unless the column has one of its own."""
        if rule is None or self._cells.same_base(above, rule.unit):
            return above
        return rule.unit

    def _rule(self, header: str) -> FieldRule | None:
        found = self._headers.fullmatch(header) if header else None
        return self._fields[found.lastgroup or ""] if found else None

    def _as_fractions(self, meaning: ColumnMeaning, cells: Iterable[CellReading]) -> ColumnMeaning:
        """Return a column of rates that print as 0.86, not as 86 or 86%, with the unit that says so."""
        printed = [cell.quantity for cell in cells if cell.quantity]
        is_stated = self._cells.unit_in_header(meaning.header) or any(q.unit for q in printed)
        if is_stated or not self._cells.is_rate(meaning.unit):
            return meaning
        within = all(0 <= quantity.value <= 1 for quantity in printed)
        if within and any(quantity.value % 1 for quantity in printed):
            return replace(meaning, unit=self._cells.fraction)
        return meaning

    @cached_property
    def _fields(self) -> dict[str, FieldRule]:
        return {f"r{number}": rule for number, rule in enumerate(self.grammar.tables.field)}

    @cached_property
    def _headers(self) -> re.Pattern[str]:
        """All rules as one; the first that fits wins, and its group names it."""
        named = (f"(?P<{name}>{rule.compiled.pattern})" for name, rule in self._fields.items())
        return re.compile("|".join(named), re.IGNORECASE)

    @cached_property
    def _cells(self) -> CellReader:
        return CellReader(self.grammar.units)

    @cached_property
    def _names(self) -> NameMatcher:
        return NameMatcher(self.grammar)


def _as_names(meaning: ColumnMeaning, cells: Sequence[CellReading]) -> ColumnMeaning:
    """Return a column that is headed like codes but holds names as one of names."""
    if meaning.field == "major_code" and holds_mostly(CellState.TEXT, [c.state for c in cells]):
        return replace(meaning, field="majors")
    return meaning


def _as_counts(meaning: ColumnMeaning, cells: Sequence[CellReading]) -> ColumnMeaning:
    """Return a column that is headed like names but holds numbers as one that counts them."""
    is_named = meaning.field in NAME_FIELDS - NUMBERED_NAMES
    if is_named and holds_mostly(CellState.FIGURE, [cell.state for cell in cells]):
        return ColumnMeaning(meaning.header, indicator=meaning.counts, unit=meaning.unit)
    return meaning


def holds_mostly(wanted: CellState, states: Sequence[CellState]) -> bool:
    """Return whether most of a column's filled cells are in one state."""
    filled = [state for state in states if state is not CellState.BLANK]
    found = sum(1 for state in filled if state is wanted)
    return found > MOSTLY * len(filled)


def _bare(header: str) -> str:
    """Return a header without white space and without bracketed unit or remark at its end."""
    return re.sub(r"\([^()]*\)$", "", fold(header)) or fold(header)


def _upper_levels(header: str) -> str:
    """Return all header rows but the lowest: 报考人数 合计 → 报考人数."""
    return " ".join(header.split()[:-1])


def _lowest_level(header: str) -> str:
    return "".join(header.split()[-1:])


def _last_level(header: str, level: str | None) -> str:
    """Return the lowest header row's text alone: 报考情况 人数 → 人数."""
    words = [word for word in header.split() if word != level]
    return _bare(words[-1]) if words else ""
