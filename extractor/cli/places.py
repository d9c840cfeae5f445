"""Says in words where something stands in a report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import set_cell_size

from extractor.cli import messages
from extractor.cli.messages import filled
from extractor.cli.terminal import Terminal
from extractor.model.extraction import Extraction
from extractor.model.outline import BlockKind, Section
from extractor.model.provenance import Place
from extractor.model.record import Table
from extractor.text.normalise import one_line

__all__ = ["Atlas", "Location", "describe", "heading"]

_NUMBER = re.compile(r"\S{1,8} ?\d+(?:[-.]\d+)*(?=\s)")
"""What stands before the name of a table: a short word and a number, as captions begin."""

_LABEL = 39
"""Columns of the screen for the name of a table or section."""

_AROUND = 20
"""Characters quoted on each side of a figure."""


@dataclass(frozen=True, slots=True)
class Location:
    """A place, and what a person looks it up by.

    `table` and `header` are the caption of its table and the heading of its column, `section` is the
    innermost one around it, `quote` the words around it in a sentence.
    """

    place: Place
    section: str | None = None
    table: str | None = None
    header: str | None = None
    quote: str | None = None

    def words(self, language: str, *, within: str | None = None) -> str:
        """Return page, and table with row or section or paragraph, as far as they are known.

        `within` is the id of a table that need not be named.
        """
        return " ".join(self._parts(language, within))

    def _parts(self, language: str, within: str | None) -> Iterator[str]:
        place = self.place
        if place.page is not None:
            yield filled(messages.PAGE, language, page=place.page)
        if place.table is not None:
            if place.table != within:
                yield self._table_name(language)
            if place.row is not None:
                row = messages.ROW if place.row >= 0 else messages.HEADER
                yield filled(row, language, row=place.row + 1)
        elif self.section:
            yield _cut(self.section)
        elif place.block is not None:
            yield filled(messages.PARAGRAPH, language, block=place.block + 1)

    def _table_name(self, language: str) -> str:
        """Return what numbers the table in its caption; the caption's beginning or the id where nothing does."""
        if not self.table:
            return filled(messages.TABLE, language, id=self.place.table)
        number = _NUMBER.match(self.table)
        return _cut(number[0] if number else self.table)


class Atlas:
    """Leads from the places of one report to their locations."""

    def __init__(self, extraction: Extraction) -> None:
        """Note the captions and headings."""
        self._blocks = extraction.blocks
        self._tables = {table.id: table for table in extraction.tables}
        self._by_id = {section.id: section for section in extraction.sections}
        self._sections: dict[int, Section] = {}
        for section in sorted(extraction.sections, key=lambda section: section.depth):
            span = range(section.first_block, section.last_block + 1)
            self._sections.update(dict.fromkeys(span, section))

    def locate(self, place: Place) -> Location:
        """Return the location of a place."""
        table = self._tables.get(place.table or "")
        if table is None:
            section = self._sections.get(-1 if place.block is None else place.block)
            return Location(place, _titled(section), quote=self._quote(place))
        section = self._by_id.get(table.section or "")
        return Location(place, _titled(section), table.caption, _header(table, place.column))

    def _quote(self, place: Place) -> str | None:
        """Return the words around a figure of a sentence; a heading is named already."""
        if place.block is None or place.start is None or place.end is None:
            return None
        block = self._blocks[place.block]
        if block.kind is BlockKind.HEADING:
            return None
        text = block.text
        first, last = max(place.start - _AROUND, 0), place.end + _AROUND
        before, after = "…" if first else "", "…" if last < len(text) else ""
        return f"{before}{one_line(text[first:last])}{after}"


def describe(place: Place, extraction: Extraction, terminal: Terminal) -> str:
    """Return page, and table with row or section or paragraph, as far as they are known."""
    return Atlas(extraction).locate(place).words(terminal.language)


def heading(section: Section) -> str:
    """Return number and title of a section."""
    return " ".join(filter(None, (section.number, one_line(section.title))))


def _titled(section: Section | None) -> str | None:
    return heading(section) if section else None


def _header(table: Table, column: int | None) -> str | None:
    """Return the heading of a column, None where the table has no such or it is blank."""
    if column is None or not 0 <= column < len(table.header):
        return None
    return one_line(table.header[column]) or None


def _cut(text: str) -> str:
    """Shorten what is too long for a line."""
    short = set_cell_size(text, _LABEL).rstrip()
    return text if short == text or len(text) <= len(short) else f"{short}..."
