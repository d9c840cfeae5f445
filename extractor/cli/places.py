"""Says in words where something stands in a report."""

import re
from collections.abc import Iterator

from rich.cells import set_cell_size

from extractor.cli import messages
from extractor.cli.terminal import Terminal
from extractor.model.extraction import Extraction
from extractor.model.outline import Section
from extractor.model.provenance import Place

__all__ = ["describe"]

_NUMBER = re.compile(r"\S{1,8} ?\d+(?:[-.]\d+)*(?=\s)")
"""What stands before the name of a table: a short word and a number, as captions begin."""

_LABEL = 19
"""Columns of the screen for the name of a table or section."""


def describe(place: Place, extraction: Extraction, terminal: Terminal) -> str:
    """Return page, and table with row or section or paragraph, as far as they are known."""
    return " ".join(_parts(place, extraction, terminal))


def _parts(place: Place, extraction: Extraction, terminal: Terminal) -> Iterator[str]:
    if place.page is not None:
        yield terminal.text(messages.PAGE, page=place.page)
    if place.table is not None:
        yield _table(place.table, extraction, terminal)
        if place.row is not None:
            row = messages.ROW if place.row >= 0 else messages.HEADER
            yield terminal.text(row, row=place.row + 1)
    elif place.block is not None:
        section = _section(place.block, extraction)
        yield (
            _short(section) if section else terminal.text(messages.PARAGRAPH, block=place.block + 1)
        )


def _table(table_id: str, extraction: Extraction, terminal: Terminal) -> str:
    """Return what numbers a table in its caption; the caption's beginning or the id where nothing does."""
    captions = {table.id: table.caption or "" for table in extraction.tables}
    caption = captions.get(table_id) or terminal.text(messages.TABLE, id=table_id)
    number = _NUMBER.match(caption)
    return _cut(number[0] if number else caption)


def _section(block: int, extraction: Extraction) -> Section | None:
    """Return the innermost section around a block."""
    around = (
        section
        for section in extraction.sections
        if section.first_block <= block <= section.last_block
    )
    return max(around, key=lambda section: section.depth, default=None)


def _short(section: Section) -> str:
    return _cut(" ".join(filter(None, (section.number, section.title))))


def _cut(text: str) -> str:
    """Shorten what is too long for its column."""
    short = set_cell_size(text, _LABEL).rstrip()
    return text if short == text or len(text) <= len(short) else f"{short}..."
