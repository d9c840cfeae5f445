"""Read text files: plain, Markdown, and tables of pipes, tabs or commas.

A line of the file is a line of print. Only the marks of Markdown and the separators of tables are
taken away; every other character stays as it is.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractor.errors import ReadCause, ReadError
from extractor.model.document import Document, Item, Line, LineRole, Style
from extractor.model.provenance import Source
from extractor.readers.decoding import decode
from extractor.readers.delimited import comma_tables, join_quoted, pipe_tables, tab_tables
from extractor.readers.html import read_fragment

__all__ = ["read_plain"]

_LINE_END = re.compile("\r\n|[\n\r\v\u2028\u2029]")
_RULE = re.compile(r"\s*([-*_=])(?:\s*\1){2,}\s*")
_HEADING = re.compile(r"(#{1,6})\s+(\S.*)")
_BULLET = re.compile(r"\s*[-*]\s+(\S.*)")
_PAGE_NUMBER = re.compile(r"\s*-\s*\d+\s*-\s*")
_BOLD = re.compile(r"\s*\*\*(?=[^\s*])((?:(?!\*\*).)+)(?<=\S)\*\*\s*")
_BOLD_LEAD = re.compile(r"^\s*\*\*(?=[^\s*])((?:(?!\*\*).)+)(?<=\S)\*\*(?=\S)")

_TABLE_OPENS = re.compile(r"\s*<table\b", re.IGNORECASE)
_TABLE_CLOSES = "</table>"
_TABLE_LINES = 200  # markup that has not closed by then is text


def read_plain(data: bytes, source: Source) -> Document:
    """Read a text file in UTF-8, UTF-16 or GB18030.

    Pages are counted only where form feeds part them.

    Raises:
        ReadError: the bytes are no text in any of these encodings.
    """
    text = decode(data)
    if text is None:
        raise ReadError(source.name, ReadCause.DAMAGED, "neither UTF-8, UTF-16 nor GB18030")
    pages = [_LINE_END.split(page) for page in text.rstrip("\x1a").split("\f")]
    if len(pages) == 1:
        return Document(source, comma_tables(pages[0]) or tuple(_items(pages[0])))
    items = (
        replace(item, page=number)
        for number, lines in enumerate(pages, start=1)
        for item in _items(lines)
    )
    return Document(source.model_copy(update={"pages": len(pages)}), tuple(items))


def _items(lines: list[str]) -> Iterator[Item]:
    """Yield lines and tables from top to bottom; a drawn rule is a gap."""
    lines, position, gap = join_quoted(lines), 0, False
    while position < len(lines):
        line = lines[position]
        if not line.strip() or _RULE.fullmatch(line):
            position, gap = position + 1, True
            continue
        items, position = _take(lines, position)
        for item in items:
            yield _marked(replace(item, gap=gap)) if isinstance(item, Line) else item
            gap = False


def _take(lines: list[str], position: int) -> tuple[list[Item], int]:
    """Return what begins at a line, and the position after it."""
    for take in (_markup_table, pipe_tables, tab_tables):
        items, end = take(lines, position)
        if items:
            return items, end
    return [Line(lines[position], whole=False)], position + 1


def _markup_table(lines: list[str], position: int) -> tuple[list[Item], int]:
    """Read an HTML table within Markdown, as converters write those that pipes cannot show."""
    if _TABLE_OPENS.match(lines[position]):
        for end in range(position + 1, min(position + _TABLE_LINES, len(lines)) + 1):
            if lines[end - 1].rstrip().lower().endswith(_TABLE_CLOSES):
                return read_fragment("\n".join(lines[position:end])), end
    return [], position


def _marked(line: Line) -> Line:
    """Take the marks of Markdown off a line: of a heading, a list item, a bold line or its bold beginning."""
    if heading := _HEADING.fullmatch(line.text):
        line = replace(
            line, text=_without_end_marks(heading[2]), role=LineRole.HEADING, level=len(heading[1])
        )
    elif not _PAGE_NUMBER.fullmatch(line.text) and (bullet := _BULLET.fullmatch(line.text)):
        line = replace(line, text=bullet[1], role=LineRole.LIST_ITEM)
    if bold := _BOLD.fullmatch(line.text):
        return replace(line, text=bold[1], style=Style(bold=True))
    return replace(line, text=_BOLD_LEAD.sub(r"\1", line.text))


def _without_end_marks(heading: str) -> str:
    """Return a heading without the number signs that may close it."""
    text = heading.rstrip()
    bare = text.rstrip("#")
    return bare.rstrip() if bare != bare.rstrip() else text
