"""A table's figures by row and column, and what each row and column is to a sum."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from extractor.grammar.schema import Checks, SumRules
from extractor.model.provenance import Place
from extractor.model.record import Claim, Column, Report, Role, Table
from extractor.text.normalise import strip_space

__all__ = [
    "OWN_ROWS",
    "TOTAL_ROWS",
    "CellKind",
    "FigureTable",
    "Group",
    "RowKind",
    "figure_tables",
    "table_label",
]


Group = tuple[int, ...]
"""Rows (or columns) that belong together."""

ORDINAL_FIELD = "ordinal"


class RowKind(Enum):
    """What a row is to the sums around it."""

    DATA = "data"
    TOTAL = "total"
    SUBTOTAL = "subtotal"
    BAND = "band"
    OF_WHICH = "of which"
    REST = "rest"


OWN_ROWS = frozenset({RowKind.DATA, RowKind.OF_WHICH})
"""Rows that name a thing of their own."""
TOTAL_ROWS = frozenset({RowKind.TOTAL, RowKind.SUBTOTAL})


class CellKind(Enum):
    """What a cell gives to a sum. Blank, awaited and unreadable are three different things."""

    FIGURE = "figure"
    AWAITED = "awaited"
    UNREADABLE = "unreadable"
    EMPTY = "empty"


@dataclass(frozen=True)
class FigureTable:
    """A table with the claims of its cells."""

    table: Table
    claims: Mapping[tuple[int, int], Claim]
    block: int | None
    checks: Checks

    def claim(self, row: int, column: int) -> Claim | None:
        """Return the figure of a cell, None where it states none."""
        return self.claims.get((row, column))

    def column_claims(self, column: int, rows: Iterable[int]) -> tuple[Claim, ...]:
        """Return the figures of one column in `rows`."""
        found = (self.claim(row, column) for row in rows)
        return tuple(claim for claim in found if claim)

    def row_claims(self, row: int, columns: Iterable[int]) -> tuple[Claim, ...]:
        """Return the figures of one row in `columns`."""
        found = (self.claim(row, column) for column in columns)
        return tuple(claim for claim in found if claim)

    def cell_kind(self, row: int, column: int) -> CellKind:
        """Return what a cell gives to a sum; a merged cell gives its figure once, where it begins."""
        if self.is_merged(row, column):
            return CellKind.EMPTY
        if (row, column) in self.claims:
            return CellKind.FIGURE
        if (row, column) in self._pending:
            return CellKind.AWAITED
        holds_digit = any(character.isdigit() for character in self.text(row, column))
        return CellKind.UNREADABLE if holds_digit else CellKind.EMPTY

    def is_merged(self, row: int, column: int) -> bool:
        """Tell whether a cell only repeats a merged one that begins elsewhere."""
        return (row, column) in self._merged

    def text(self, row: int, column: int) -> str:
        """Return a cell's text without white space; a row may be shorter than the header."""
        cells = self._texts[row]
        return cells[column] if column < len(cells) else ""

    def place(self, row: int, column: int) -> Place:
        """Return the place of a cell that is no claim."""
        page = self._pages.get(row)
        return Place(block=self.block, page=page, table=self.table.id, row=row, column=column)

    def column(self, index: int) -> Column:
        """Return what a column holds; nothing is known of a column beyond the header."""
        known = index < len(self.table.columns)
        return self.table.columns[index] if known else Column(header="")

    def is_text_column(self, index: int) -> bool:
        """Tell whether a column names things, so that a total under it counts them."""
        column = self.column(index)
        if column.field in self.rules.text_fields:
            return True
        return column.indicator is None and index not in self._figure_columns

    def is_added(self, index: int) -> bool:
        """Tell whether the figures of a column add up: neither names, rates, means nor codes."""
        claims = self.column_claims(index, self.all_rows)
        return self._may_be_added(index) and not any(self._is_rate(claim) for claim in claims)

    def is_added_row(self, row: int, column: int) -> bool:
        """Tell whether a row's figure in a 合计 column may be the sum of others: no rate, no mean."""
        claim = self.claim(row, column)
        if claim is None or self._is_rate(claim):
            return False
        return not self._is_not_added_header(self.row_label(row))

    def is_added_across(self, index: int) -> bool:
        """Tell whether figures of a column may be parts of a 合计 column, though rates stand among them."""
        rates = [self._is_rate(claim) for claim in self.column_claims(index, self.all_rows)]
        return not all(rates) and self._may_be_added(index)

    def counts_kinds(self, index: int) -> bool:
        """Tell whether a column counts kinds of things, which two rows may share."""
        return self.rules.kinds.find(strip_space(self.column(index).header)) is not None

    def is_subtracted(self, row: int) -> bool:
        """Tell whether a row says that its figures are taken off."""
        return self.rules.subtracted.find(self.row_label(row)) is not None

    def row_label(self, row: int) -> str:
        """Return what a row calls itself: its first text that is no number."""
        texts = (self.text(row, column) for column in range(self.width))
        return next((text for text in texts if text and not text.isdigit()), "")

    def numbering_style(self, row: int) -> int | None:
        """Return which style of numbers a row begins with (一、 1. …), None where with none."""
        return self._styles[row]

    def _numbering_style(self, row: int) -> int | None:
        ordinals = (c for c in range(self.width) if self.column(c).field == ORDINAL_FIELD)
        number = next((self.text(row, column) for column in ordinals), "")
        text = number or self.row_label(row)
        styles = enumerate(self.rules.numbering)
        return next((index for index, rule in styles if rule.find(text)), None)

    @cached_property
    def added_columns(self) -> Group:
        """The columns whose figures add up."""
        return tuple(column for column in range(self.width) if self.is_added(column))

    @cached_property
    def block_width(self) -> int:
        """The columns of one block, where one list is laid out in blocks side by side; else all."""
        width, header = self.width, self.table.header
        spans = (span for span in range(2, width // 2 + 1) if width % span == 0)
        return next((s for s in spans if header == header[:s] * (width // s)), width)

    def twins(self, column: int) -> Group:
        """Return the columns that go on with `column` in the other blocks."""
        span = max(self.block_width, 1)
        return tuple(other for other in range(column % span, self.width, span) if other != column)

    def is_beside_total(self, row: int, column: int) -> bool:
        """Tell whether a total row holds an entry of its own here: in a block before that of 合计."""
        span, last = self.block_width, self.width - self.block_width
        names = range(column - column % span, column) if column < last else ()
        return any(
            self.text(row, name) not in {"", self.text(row, last + name % span)}
            for name in names
            if self.is_text_column(name)
        )

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.table.header)

    @property
    def all_rows(self) -> range:
        """The indices of all body rows."""
        return range(len(self.table.rows))

    @cached_property
    def row_kinds(self) -> tuple[RowKind, ...]:
        """What each body row is."""
        return tuple(self._row_kind(row) for row in self.all_rows)

    @cached_property
    def data_rows(self) -> tuple[int, ...]:
        """The rows that name a thing of their own: neither totals, bands nor repeated headers."""
        return tuple(row for row, kind in enumerate(self.row_kinds) if kind in OWN_ROWS)

    @property
    def rules(self) -> SumRules:
        """Which columns and rows are no parts of a sum."""
        return self.checks.sums

    @property
    def label(self) -> str:
        """What a reader calls the table."""
        return table_label(self.table, self.checks)

    @cached_property
    def _styles(self) -> tuple[int | None, ...]:
        return tuple(map(self._numbering_style, self.all_rows))

    @cached_property
    def _texts(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(map(strip_space, row)) for row in self.table.rows)

    @cached_property
    def _pages(self) -> Mapping[int, int | None]:
        """The page of each row; of one over two pages that where it begins."""
        return {
            row: part.page
            for part in reversed(self.table.fragments)
            for row in range(part.rows[0], part.rows[1] + 1)
        }

    @cached_property
    def _headers(self) -> frozenset[str]:
        return frozenset(map(strip_space, self.table.header))

    @cached_property
    def _merged(self) -> frozenset[tuple[int, int]]:
        return frozenset(self.table.merged)

    @cached_property
    def _pending(self) -> frozenset[tuple[int, int]]:
        return frozenset(self.table.pending)

    @cached_property
    def _totals(self) -> frozenset[int]:
        return frozenset(self.table.total_rows)

    @cached_property
    def _subtotals(self) -> frozenset[int]:
        return frozenset(self.table.subtotal_rows)

    def _row_kind(self, row: int) -> RowKind:
        if row in self._subtotals:
            return RowKind.SUBTOTAL
        if row in self._totals:
            return RowKind.TOTAL
        return self._untotalled_row_kind(row)

    def _untotalled_row_kind(self, row: int) -> RowKind:
        texts = [text for column in range(self.width) if (text := self.text(row, column))]
        if self._headers.issuperset(texts):
            return RowKind.REST
        if len(set(texts)) == 1 and self.width > 1 and not self._has_value(row):
            return RowKind.BAND
        if self.rules.not_added_rows.find(self.row_label(row)):
            return RowKind.REST
        is_of_which = self.rules.of_which.find(self.row_label(row)) is not None
        return RowKind.OF_WHICH if is_of_which else RowKind.DATA

    def _has_value(self, row: int) -> bool:
        given = {CellKind.FIGURE, CellKind.AWAITED}
        return any(self.cell_kind(row, column) in given for column in range(self.width))

    def _may_be_added(self, index: int) -> bool:
        column = self.column(index)
        if self.is_text_column(index) or column.indicator in self.rules.not_added_indicators:
            return False
        return column.indicator is not None or not self._is_not_added_header(column.header)

    @cached_property
    def _figure_columns(self) -> frozenset[int]:
        broadest = max(map(len, (self.table.header, *self.table.rows)))
        return frozenset(index for index in range(broadest) if self._holds_figures(index))

    def _holds_figures(self, index: int) -> bool:
        """Tell whether at least half of what a column holds are figures: a class name may be one."""
        given = {CellKind.FIGURE, CellKind.AWAITED}
        filled = [row for row in self.data_rows if self.text(row, index)]
        found = sum(1 for row in filled if self.cell_kind(row, index) in given)
        return found > 0 and found * 2 >= sum(
            1 for row in filled if (row, index) not in self._merged
        )

    def _is_not_added_header(self, header: str) -> bool:
        return self.rules.not_added_headers.find(strip_space(header)) is not None

    def _is_rate(self, claim: Claim) -> bool:
        return claim.role is Role.RATE or claim.unit in self.rules.not_added_units


def figure_tables(report: Report, checks: Checks) -> Iterator[FigureTable]:
    """Yield every table of a report with its figures."""
    claims: dict[str, dict[tuple[int, int], Claim]] = defaultdict(dict)
    for claim in report.claims:
        at = claim.at
        if at.table is not None and at.row is not None and at.column is not None:
            claims[at.table].setdefault((at.row, at.column), claim)
    blocks = {block.table: index for index, block in enumerate(report.blocks) if block.table}
    for table in report.tables:
        yield FigureTable(table, claims.get(table.id, {}), blocks.get(table.id), checks)


def table_label(table: Table, checks: Checks) -> str:
    """Return the number that a caption gives its table, else the caption, else our own number."""
    caption = table.caption or table.id
    numbered = checks.captions.find(caption)
    return strip_space(numbered[0]) if numbered else caption
