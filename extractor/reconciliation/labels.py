"""What a report calls a figure: the names of its row, its column, the words before it."""

import unicodedata
from collections import defaultdict

from extractor.model.provenance import Place
from extractor.model.record import Claim, Report, Table
from extractor.text.normalise import one_line

__all__ = ["Labels"]

_LONGEST = 24
"""Characters of the words before a figure."""


class Labels:
    """The labels of one report's figures and cells."""

    def __init__(self, report: Report) -> None:
        """Note which cells of the tables hold figures, and what the figures of a row are about."""
        self._blocks = report.blocks
        self._pending = {table.id: frozenset(table.pending) for table in report.tables}
        self._tables = {table.id: table for table in report.tables}
        self._figures: dict[tuple[str | None, int | None], dict[int | None, Claim]] = defaultdict(
            dict
        )
        for claim in report.claims:
            self._figures[claim.at.table, claim.at.row][claim.at.column] = claim

    def label(self, at: Place, beside: Place, claim: Claim | None = None) -> str | None:
        """Return what to call what stands `at` a place, for a reader who knows that of `beside`."""
        table = self._tables.get(at.table or "")
        if table is None:
            return self._named(claim) or self._before(at)
        header = _header(table, at.column)
        if (at.table, at.row) == (beside.table, beside.row):
            return one_line(header) or None
        is_same_column = (at.table, at.column) == (beside.table, beside.column)
        names = (self._row(table, at, claim), "" if is_same_column else one_line(header))
        return " · ".join(filter(None, names)) or None

    def _row(self, table: Table, at: Place, claim: Claim | None) -> str:
        """Return what a row names: as its figures were understood, else its first text."""
        figures = self._figures[at.table, at.row]
        known = self._named(claim) or next(filter(None, map(self._named, figures.values())), "")
        if known or at.row is None or not 0 <= at.row < len(table.rows):
            return known
        pending = self._pending[table.id]
        texts = (
            one_line(text)
            for column, text in enumerate(table.rows[at.row])
            if column not in figures and (at.row, column) not in pending
        )
        return next((text for text in texts if text and not text.isdigit()), "")

    @staticmethod
    def _named(claim: Claim | None) -> str:
        return " ".join(claim.dimensions.values()) if claim else ""

    def _before(self, at: Place) -> str | None:
        """Return the words between the last stop and a figure."""
        if at.block is None or at.start is None:
            return None
        words = self._blocks[at.block].text[: at.start]
        stops = (n for n, sign in enumerate(words, 1) if unicodedata.category(sign)[0] == "P")
        return one_line(words[max(stops, default=0) :])[-_LONGEST:] or None


def _header(table: Table, column: int | None) -> str:
    """Return the heading of a column, nothing where the table has no such."""
    if column is None or not 0 <= column < len(table.header):
        return ""
    return table.header[column]
